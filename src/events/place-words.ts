import { join } from "node:path";
import { loadWordSets } from "../language/names.ts";

/** The words of `places.yaml`. */
export interface PlaceWords {
  readonly locatives: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  readonly parties: ReadonlySet<string>;
  /** Articles of other tongues that open a place's name. */
  readonly articles: ReadonlySet<string>;
}

/** Reads `places.yaml` of a language's lexicon folder. */
export function loadPlaceWords(folder: string): PlaceWords {
  const sets = loadWordSets(join(folder, "places.yaml"));
  return {
    locatives: sets("locatives"),
    kinds: sets("kinds"),
    parties: sets("parties"),
    articles: sets("articles"),
  };
}
