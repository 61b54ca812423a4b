import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { lexiconRoot, readLexicon } from "../text/lexicon.ts";

type Forms = Readonly<Partial<Record<"reciprocal" | "full" | "actor" | "recipient", string>>>;

/** The words of `brief.yaml`. */
export interface BriefWords {
  readonly phrases: Readonly<Record<string, Forms>>;
  readonly issues: Readonly<Record<string, readonly string[]>>;
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly sectors: Readonly<Record<string, string>>;
  readonly sections: Readonly<Record<string, string>>;
}

/** Reads `brief.yaml` of a language; a missing part is a `LexiconFault`. */
export function loadBriefWords(language = "en"): BriefWords {
  const file = join(lexiconRoot, language, "brief.yaml");
  const raw = readLexicon(file) as Partial<BriefWords> | null;
  for (const key of ["phrases", "issues", "words", "sectors", "sections"] as const) if (raw?.[key] === undefined) throw new LexiconFault(file, undefined, `expected a mapping under "${key}"`);
  return raw as BriefWords;
}
