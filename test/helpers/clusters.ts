import { join } from "node:path";
import { loadClusters } from "../../src/language/clusters.ts";
import type { Card } from "../../src/language/languages/language.ts";
import type { Clusters } from "../../src/language/words.ts";
import { lexiconRoot, readLexicon } from "../../src/text/lexicon.ts";

const kept = new Map<string, Clusters>();

/** The word clusters of a language, loaded once. */
export function clustersOf(language: string): Clusters {
  const folder = join(lexiconRoot, "..", "models", language, "clusters");
  const { file, sha256 } = readLexicon(join(folder, "card.yaml")) as Card;
  const clusters = kept.get(language) ?? loadClusters(join(folder, file), sha256);
  kept.set(language, clusters);
  return clusters;
}
