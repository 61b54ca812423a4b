import { join } from "node:path";
import { loadWordSets } from "../language/names.ts";

/** The words of `grafts.yaml`. */
export interface GraftWords {
  readonly conjunctions: ReadonlySet<string>;
  readonly signing: ReadonlySet<string>;
  readonly papers: ReadonlySet<string>;
  /** Who lifts a measure had imposed it. */
  readonly undoing: ReadonlySet<string>;
}

/** Reads `grafts.yaml` of a language's lexicon folder; a missing list is a `LexiconFault`. */
export function loadGraftWords(folder: string): GraftWords {
  const sets = loadWordSets(join(folder, "grafts.yaml"));
  return {
    conjunctions: sets("conjunctions"),
    signing: sets("signing"),
    papers: sets("papers"),
    undoing: sets("undoing"),
  };
}
