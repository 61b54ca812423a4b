import { join } from "node:path";
import type { Clusters } from "../words.ts";
import { readWeights, type Weights } from "./weights.ts";
import { type CoreferenceWords, loadCoreferenceWords } from "./words.ts";

/** What coreference needs, loaded once. */
export interface CoreferenceMeans {
  readonly words: CoreferenceWords;
  readonly weights: Weights;
  readonly clusters: Clusters;
}

/** Loads words and weights of a language; `card` names the weights' file and its SHA-256. */
export function loadCoreference(
  lexicons: string,
  folder: string,
  card: { readonly file: string; readonly sha256: string },
  clusters: Clusters,
): CoreferenceMeans {
  return {
    words: loadCoreferenceWords(lexicons),
    weights: readWeights(join(folder, card.file), card.sha256),
    clusters,
  };
}
