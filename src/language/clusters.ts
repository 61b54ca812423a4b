import { gunzipSync } from "node:zlib";
import { readChecked } from "./model.ts";
import type { Clusters } from "./words.ts";

/** Reads `clusters.tsv.gz`: on each line a word in lower case, its fine cluster, its coarse cluster; from 1. */
export function loadClusters(path: string, sha256: string): Clusters {
  const rows = new Map<string, { readonly fine: number; readonly coarse: number }>();
  for (const line of gunzipSync(readChecked(path, sha256)).toString("utf8").split("\n")) {
    const [word, fine, coarse] = line.split("\t");
    if (word && fine && coarse) rows.set(word, { fine: Number(fine), coarse: Number(coarse) });
  }
  const unknown = { fine: 0, coarse: 0 };
  return folded => rows.get(folded) ?? unknown;
}
