import { addRows, type LinearModel } from "./model.ts";
import { mix, type WordTable } from "./words.ts";

/** Number of features of one word: first those of its form alone, then those of its place. */
export const tagFeatureCount = 38;
/** Number of features of a form alone. */
const formFeatureCount = 12;

const none = 0x7fffffff;
// Keys are sums of hashes, as in features.ts.
const m2 = 0x9e3779b1 | 0;
const m3 = 0x85ebca77 | 0;
const salts = Int32Array.from({ length: 40 }, (_, i) => mix(mix(77, i), 5));

const at = (column: readonly number[], word: number): number => (word < 0 ? none : column[word]!);

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
  formFeatures(table, words[i]!, out);
  placeFeatures(table, words, length, i, t1, t2, out, formFeatureCount);
}

function formFeatures(table: WordTable, w: number, out: Int32Array): void {
  out[0] = salts[0]!;
  out[1] = salts[1]! + table.norm[w]!;
  out[2] = salts[2]! + table.suffix1[w]!;
  out[3] = salts[3]! + table.suffix2[w]!;
  out[4] = salts[4]! + table.suffix3[w]!;
  out[5] = salts[5]! + table.suffix4[w]!;
  out[6] = salts[6]! + table.prefix1[w]!;
  out[7] = salts[7]! + table.prefix2[w]!;
  out[8] = salts[8]! + table.prefix3[w]!;
  out[9] = salts[9]! + table.shape[w]!;
  out[10] = salts[10]! + mix(5, table.cluster[w]!);
  out[11] = salts[11]! + mix(6, table.coarse[w]!);
}

/** The features of a word's neighbours and of the tags before it, alone and with its form, written from `k`. */
function placeFeatures(
  table: WordTable,
  words: Int32Array,
  length: number,
  i: number,
  t1: number,
  t2: number,
  out: Int32Array,
  k: number,
): void {
  const { norm, cluster, shape, suffix2, suffix3 } = table;
  const w = words[i]!;
  const p = i > 0 ? words[i - 1]! : -1;
  const pp = i > 1 ? words[i - 2]! : -1;
  const q = i + 1 < length ? words[i + 1]! : -1;
  const qq = i + 2 < length ? words[i + 2]! : -1;
  const n0 = norm[w]!;
  const np = at(norm, p);
  const nq = at(norm, q);
  const c0 = mix(5, cluster[w]!);
  const cp = mix(5, at(cluster, p));
  const cq = mix(5, at(cluster, q));
  const s0 = suffix3[w]!;
  const x0 = shape[w]!;
  const a1 = mix(7, t1);
  const a2 = Math.imul(mix(7, t2), m2);
  out[k] = salts[12]! + np;
  out[k + 1] = salts[13]! + nq;
  out[k + 2] = salts[14]! + at(norm, pp);
  out[k + 3] = salts[15]! + at(norm, qq);
  out[k + 4] = salts[16]! + at(suffix3, p);
  out[k + 5] = salts[17]! + at(suffix3, q);
  out[k + 6] = salts[18]! + at(shape, p);
  out[k + 7] = salts[19]! + at(shape, q);
  out[k + 8] = salts[20]! + cp;
  out[k + 9] = salts[21]! + cq;
  out[k + 10] = salts[22]! + mix(5, at(cluster, pp));
  out[k + 11] = salts[23]! + mix(5, at(cluster, qq));
  out[k + 12] = salts[24]! + a1;
  out[k + 13] = salts[25]! + a2;
  out[k + 14] = salts[26]! + a1 + a2;
  out[k + 15] = salts[27]! + a1 + Math.imul(n0, m2);
  out[k + 16] = salts[28]! + a1 + Math.imul(c0, m2);
  out[k + 17] = salts[29]! + np + Math.imul(n0, m2);
  out[k + 18] = salts[30]! + n0 + Math.imul(nq, m2);
  out[k + 19] = salts[31]! + cp + Math.imul(c0, m2);
  out[k + 20] = salts[32]! + c0 + Math.imul(cq, m2);
  out[k + 21] = salts[33]! + a1 + Math.imul(s0, m2);
  out[k + 22] = salts[34]! + x0 + (i === 0 ? 1 : 0);
  out[k + 23] = salts[35]! + a1 + Math.imul(nq, m2);
  out[k + 24] = salts[36]! + a1 + a2 + Math.imul(s0, m3);
  out[k + 25] = salts[37]! + s0 + Math.imul(at(suffix2, q), m2);
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
    ownScores(model, table, words[i]!, features, scores);
    placeFeatures(table, words, length, i, t1, t2, features, 0);
    addRows(model, features, tagFeatureCount - formFeatureCount, scores);
    const best = highest(scores, allowed[i]);
    out[i] = best;
    t2 = t1;
    t1 = best;
  }
  return out;
}

/** Sets `scores` to what the model gives a word by its form alone: worked out once for each word type and kept. */
function ownScores(
  model: LinearModel,
  table: WordTable,
  word: number,
  features: Int32Array,
  scores: Int32Array,
): void {
  const { own } = table;
  if (own.model !== model) {
    own.model = model;
    own.rows.length = 0;
  }
  const kept = own.rows[word];
  if (kept !== undefined) {
    for (let c = 0; c < scores.length; c++) scores[c] = kept[c]!;
    return;
  }
  scores.fill(0);
  formFeatures(table, word, features);
  addRows(model, features, formFeatureCount, scores);
  own.rows[word] = Int16Array.from(scores);
}

/** The allowed class of the highest score, the first of equals. */
function highest(scores: Int32Array, allowed: Uint8Array | undefined): number {
  if (allowed === undefined) return highestOfAll(scores);
  let best = -1;
  for (let c = 0; c < scores.length; c++) {
    if (allowed[c] === 1 && (best < 0 || scores[c]! > scores[best]!)) best = c;
  }
  return Math.max(best, 0);
}

function highestOfAll(scores: Int32Array): number {
  let best = 0;
  for (let c = 1; c < scores.length; c++) if (scores[c]! > scores[best]!) best = c;
  return best;
}
