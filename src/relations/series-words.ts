import { readWords } from "./words-file.ts";

type Table = Readonly<Record<string, string>>;

/** The words of `series.yaml`. */
export interface SeriesWords {
  readonly formula: string;
  readonly scales: Table;
  readonly and: string;
  readonly notes: Table;
  readonly trend: { readonly few: string; readonly level: Table; readonly change: Table };
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
export const loadSeriesWords = (language = "en"): SeriesWords =>
  readWords<SeriesWords>(language, "series.yaml", parts);
