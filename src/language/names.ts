import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { readLexicon } from "../text/lexicon.ts";

/** The words of `lexicons/<language>/names.yaml`: what a word in or before a name tells of its kind. */
export interface NameWords {
  readonly titles: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly facilities: ReadonlySet<string>;
  readonly lands: ReadonlySet<string>;
  readonly projects: ReadonlySet<string>;
  readonly connectors: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  /** Endings of the names of peoples and of those who follow somebody. */
  readonly demonyms: ReadonlySet<string>;
  readonly notNames: ReadonlySet<string>;
}

/** Reads `names.yaml` of a language's lexicon folder; a missing or misshapen list is a `LexiconFault`. */
export function loadNameWords(folder: string): NameWords {
  const sets = loadWordSets(join(folder, "names.yaml"));
  return {
    titles: sets("titles"),
    bodies: sets("bodies"),
    facilities: sets("facilities"),
    lands: sets("lands"),
    projects: sets("projects"),
    connectors: sets("connectors"),
    particles: sets("particles"),
    articles: sets("articles"),
    demonyms: sets("demonyms"),
    notNames: sets("notNames"),
  };
}

/** A reader of the word lists at the top level of one YAML file. */
export function loadWordSets(file: string): (name: string) => ReadonlySet<string> {
  const lists = readLexicon(file) as Readonly<Record<string, unknown>> | null;
  return name => {
    const list = lists?.[name];
    if (!Array.isArray(list))
      throw new LexiconFault(file, undefined, `expected a list of words under "${name}"`);
    return new Set(list.map(String));
  };
}
