import { join } from "node:path";
import { loadWordSets } from "../language/names.ts";

/** The words of `story.yaml`. */
export interface StoryWords {
  readonly apart: ReadonlySet<string>;
  readonly otherTimes: ReadonlySet<string>;
  readonly manyTimes: ReadonlySet<string>;
  readonly once: ReadonlySet<string>;
  readonly again: ReadonlySet<string>;
  /** Verbs that in the plain present tell a state of affairs. */
  readonly states: ReadonlySet<string>;
  /** Conjunctions of a clause that tells what came before. */
  readonly thereafter: ReadonlySet<string>;
  /** Nouns for undertakings of a kind, by which one is spoken of without its name. */
  readonly works: ReadonlySet<string>;
}

/** Reads `story.yaml` of a language's lexicon folder; a missing list is a `LexiconFault`. */
export function loadStoryWords(folder: string): StoryWords {
  const sets = loadWordSets(join(folder, "story.yaml"));
  return {
    apart: sets("apart"),
    otherTimes: sets("otherTimes"),
    manyTimes: sets("manyTimes"),
    once: sets("once"),
    again: sets("again"),
    states: sets("states"),
    thereafter: sets("thereafter"),
    works: sets("works"),
  };
}
