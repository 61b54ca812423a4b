import { gunzipSync } from "node:zlib";
import { readChecked } from "./model.ts";
import type { Clusters } from "./words.ts";

const unknown = { fine: 0, coarse: 0 };

/** Coarse clusters are numbered below this; both numbers of a word are kept as one. */
const coarseLimit = 1 << 12;

/** Reads `clusters.tsv.gz`: on each line a word in lower case, its fine cluster, its coarse cluster; from 1. */
export function loadClusters(path: string, sha256: string): Clusters {
  const text = gunzipSync(readChecked(path, sha256)).toString("utf8");
  const rows = new Map<string, number>();
  for (let start = 0; start < text.length; ) {
    const word = text.indexOf("\t", start);
    const fine = text.indexOf("\t", word + 1);
    const found = text.indexOf("\n", fine + 1);
    const end = found < 0 ? text.length : found;
    if (word < 0 || fine < 0) break;
    const packed = Number(text.slice(word + 1, fine)) * coarseLimit + Number(text.slice(fine + 1, end));
    rows.set(text.slice(start, word), packed);
    start = end + 1;
  }
  return folded => {
    const packed = rows.get(folded);
    return packed === undefined
      ? unknown
      : { fine: Math.floor(packed / coarseLimit), coarse: packed % coarseLimit };
  };
}
