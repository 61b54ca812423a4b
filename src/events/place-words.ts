import { join } from "node:path";
import { loadWordSets } from "../language/names.ts";

/** The words of `places.yaml`. */
export interface PlaceWords {
  readonly locatives: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  /** Kinds that are regions ("X province"). */
  readonly regions: ReadonlySet<string>;
  /** Parts of a place that are told by a word before its name ("northern X"). */
  readonly parts: ReadonlySet<string>;
  /** What may stand between a place and what it lies in ("X, a town in Y"), besides kinds and parts. */
  readonly between: ReadonlySet<string>;
  /** What is named after a place without lying there ("the Minsk agreement"). */
  readonly namesakes: ReadonlySet<string>;
  readonly parties: ReadonlySet<string>;
  /** Articles of other tongues that open a place's name. */
  readonly articles: ReadonlySet<string>;
}

const names = [
  "locatives",
  "kinds",
  "regions",
  "parts",
  "between",
  "namesakes",
  "parties",
  "articles",
] as const;

/** Reads `places.yaml` of a language's lexicon folder. */
export function loadPlaceWords(folder: string): PlaceWords {
  const sets = loadWordSets(join(folder, "places.yaml"));
  return Object.fromEntries(names.map(name => [name, sets(name)])) as unknown as PlaceWords;
}
