import { type LinearModel, score } from "./model.ts";
import { mix, type WordTable } from "./words.ts";

/** Number of features of one word. */
export const tagFeatureCount = 38;

const none = 0x7fffffff;

/**
 * The features of word `i` of a sentence of word numbers, given the classes of the two words before it.
 *
 * Writes `tagFeatureCount` keys to `out`.
 */
export function tagFeatures(
  table: WordTable,
  words: Int32Array,
  length: number,
  i: number,
  t1: number,
  t2: number,
  out: Int32Array,
): void {
  const w = words[i]!;
  const p = i > 0 ? words[i - 1]! : -1;
  const pp = i > 1 ? words[i - 2]! : -1;
  const q = i + 1 < length ? words[i + 1]! : -1;
  const qq = i + 2 < length ? words[i + 2]! : -1;
  const at = (column: readonly number[], k: number) => (k < 0 ? none : column[k]!);
  const [n0, np, nq] = [table.norm[w]!, at(table.norm, p), at(table.norm, q)];
  const [c0, cp, cq] = [table.cluster[w]!, at(table.cluster, p), at(table.cluster, q)];
  const [s0, x0] = [table.suffix3[w]!, table.shape[w]!];
  let k = 0;
  const put = (a: number, b = 0) => {
    out[k] = mix(mix(k + 1, a), b);
    k++;
  };
  put(0);
  put(n0);
  put(table.suffix1[w]!);
  put(table.suffix2[w]!);
  put(s0);
  put(table.suffix4[w]!);
  put(table.prefix1[w]!);
  put(table.prefix2[w]!);
  put(table.prefix3[w]!);
  put(x0);
  put(c0);
  put(table.coarse[w]!);
  put(np);
  put(nq);
  put(at(table.norm, pp));
  put(at(table.norm, qq));
  put(at(table.suffix3, p));
  put(at(table.suffix3, q));
  put(at(table.shape, p));
  put(at(table.shape, q));
  put(cp);
  put(cq);
  put(at(table.cluster, pp));
  put(at(table.cluster, qq));
  put(t1);
  put(t2);
  put(t1, t2);
  put(t1, n0);
  put(t1, c0);
  put(np, n0);
  put(n0, nq);
  put(cp, c0);
  put(c0, cq);
  put(t1, s0);
  put(x0, i === 0 ? 1 : 0);
  put(t1, nq);
  put(mix(t1, t2), s0);
  put(at(table.suffix2, q), s0);
}

/** For each word the classes it may bear (1) or not (0); `undefined` where all are open. */
export type Allowed = readonly (Uint8Array | undefined)[];

/** Tags a sentence of word numbers greedily from the left, within what is allowed: gives class numbers of the model. */
export function tagWords(
  model: LinearModel,
  table: WordTable,
  words: Int32Array,
  length: number,
  allowed: Allowed = [],
): Int32Array {
  const out = new Int32Array(length);
  const features = new Int32Array(tagFeatureCount);
  const scores = new Int32Array(model.classes.length);
  let [t1, t2] = [-1, -1];
  for (let i = 0; i < length; i++) {
    tagFeatures(table, words, length, i, t1, t2, features);
    score(model, features, tagFeatureCount, scores);
    const best = highest(scores, allowed[i]);
    out[i] = best;
    t2 = t1;
    t1 = best;
  }
  return out;
}

/** The allowed class of the highest score, the first of equals. */
function highest(scores: Int32Array, allowed: Uint8Array | undefined): number {
  let best = -1;
  for (let c = 0; c < scores.length; c++) {
    if ((allowed === undefined || allowed[c] === 1) && (best < 0 || scores[c]! > scores[best]!)) best = c;
  }
  return Math.max(best, 0);
}
