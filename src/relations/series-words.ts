import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { lexiconRoot, readLexicon } from "../text/lexicon.ts";

type Table = Readonly<Record<string, string>>;

/** The words of `series.yaml`. */
export interface SeriesWords {
  readonly formula: string;
  readonly scales: Table;
  readonly and: string;
  readonly notes: Table;
  readonly trend: { readonly level: Table; readonly change: Table };
  readonly table: Readonly<Record<"head" | "title" | "norm" | "turn" | "turns", string>> &
    Readonly<Record<"directions" | "levels" | "steps", Table>>;
}

const parts = [
  "formula",
  "scales",
  "and",
  "notes",
  "trend",
  "table",
] as const satisfies readonly (keyof SeriesWords)[];

/** Reads `series.yaml` of a language; a missing part is a `LexiconFault`. */
export function loadSeriesWords(language = "en"): SeriesWords {
  const file = join(lexiconRoot, language, "series.yaml");
  const raw = readLexicon(file) as Partial<SeriesWords> | null;
  const missing = parts.find(part => raw?.[part] === undefined);
  if (missing !== undefined) throw new LexiconFault(file, undefined, `nothing under "${missing}"`);
  return raw as SeriesWords;
}
