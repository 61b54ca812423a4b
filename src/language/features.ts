import type { State } from "./transition.ts";
import { mix, type WordTable } from "./words.ts";

/**
 * A sentence for the parser: hashes of each word's norm, cluster, joint and coarse tag.
 *
 * Each column is shifted by one: word `i` stands at `i + 1`, "none" at 0, the artificial root at `length + 1`.
 */
export interface Tagged {
  readonly length: number;
  readonly norm: Int32Array;
  readonly cluster: Int32Array;
  readonly tags: Int32Array;
  readonly coarse: Int32Array;
}

/** More features than one state has. */
export const parseFeatureCapacity = 110;

/** What stands for no word, and for the root. */
const [absent, root] = [mix(81, 1), mix(82, 2)];

/** The columns of a sentence given as word numbers with their tags. */
export function taggedOf(table: WordTable, words: Int32Array, tags: Int32Array, coarse: Int32Array): Tagged {
  const length = words.length;
  const [norm, cluster] = [framed(length), framed(length)];
  const [tag, kind] = [framed(length), framed(length)];
  for (let i = 0; i < length; i++) {
    const w = words[i]!;
    norm[i + 1] = table.norm[w]!;
    cluster[i + 1] = mix(77, table.cluster[w]!);
    tag[i + 1] = mix(79, tags[i]!);
    kind[i + 1] = mix(80, coarse[i]!);
  }
  return { length, norm, cluster, tags: tag, coarse: kind };
}

function framed(length: number): Int32Array {
  const out = new Int32Array(length + 2);
  out[0] = absent;
  out[length + 1] = root;
  return out;
}

// A feature's key is a sum: its template's salt, and each part times an odd number of its place. Parts are hashes already, so that
// sums spread as well as hashes of hashes would, at one multiplication a part. Labels are small numbers, and never stand first.
const m2 = 0x9e3779b1 | 0;
const m3 = 0x85ebca77 | 0;
const m4 = 0xc2b2ae3d | 0;
const salts = Int32Array.from({ length: 160 }, (_, i) => mix(mix(4242, i), 7));

/** A label as part of a key; -1 for no dependent. */
const mark = (s: State, dependent: number): number => (dependent < 0 ? 0 : s.labels[dependent]! + 1);

/** Writes the features of a state to `out`; gives their number. The first of them are those of `frontFeatures`. */
export function parseFeatures(s: State, x: Tagged, out: Int32Array): number {
  return stateFeatures(s, x, out, frontFeatures(x, s.front, out));
}

/** The features of the next words alone: they stay the same until one of them is shifted. */
export function frontFeatures(
  { length, norm, cluster, tags, coarse }: Tagged,
  b0: number,
  out: Int32Array,
): number {
  const b1 = b0 + 1 < length ? b0 + 2 : 0;
  const b2 = b0 + 2 < length ? b0 + 3 : 0;
  const b3 = b0 + 3 < length ? b0 + 4 : 0;
  const v0 = norm[b0 + 1]!;
  const v1 = norm[b1]!;
  const u0 = tags[b0 + 1]!;
  const u1 = tags[b1]!;
  const d0 = cluster[b0 + 1]!;
  const d1 = cluster[b1]!;
  out[0] = salts[1]! + v0 + Math.imul(u0, m2);
  out[1] = salts[2]! + v0;
  out[2] = salts[3]! + u0;
  out[3] = salts[4]! + v1 + Math.imul(u1, m2);
  out[4] = salts[5]! + v1;
  out[5] = salts[6]! + u1;
  out[6] = salts[7]! + norm[b2]!;
  out[7] = salts[8]! + tags[b2]!;
  out[8] = salts[9]! + tags[b3]!;
  out[9] = salts[10]! + coarse[b0 + 1]! + Math.imul(coarse[b1]!, m2) + Math.imul(coarse[b2]!, m3);
  out[10] = salts[11]! + d0;
  out[11] = salts[12]! + d1;
  out[12] = salts[13]! + d0 + Math.imul(d1, m2);
  return 13;
}

/** The features of a state but for those of `frontFeatures`, written from `at`; gives the place after the last. */
export function stateFeatures(s: State, x: Tagged, out: Int32Array, at: number): number {
  const next = nextFeatures(s, x, out, at);
  if (s.top === 0) return next;
  const s0 = s.stack[s.top - 1]!;
  const top = reachFeatures(s, x, s0, out, topFeatures(s, x, s0, out, next));
  if (s.top === 1) return top;
  const s1 = s.stack[s.top - 2]!;
  const second = linkFeatures(s, x, s0, s1, out, secondFeatures(s, x, s0, s1, out, top));
  return s.top === 2 ? second : thirdFeatures(s, x, s.stack[s.top - 3]!, out, second);
}

/** Features of the next word with its dependents. */
function nextFeatures(s: State, { norm, tags }: Tagged, out: Int32Array, at: number): number {
  const b0 = s.front;
  const v0 = norm[b0 + 1]!;
  const u0 = tags[b0 + 1]!;
  const count = Math.min(s.leftCount[b0]!, 5);
  out[at++] = salts[20]! + v0 + Math.imul(count, m2);
  out[at++] = salts[21]! + u0 + Math.imul(count, m2);
  const l = s.left[b0]!;
  if (l < 0) return at;
  const label = mark(s, l);
  out[at++] = salts[22]! + norm[l + 1]!;
  out[at++] = salts[23]! + tags[l + 1]!;
  out[at++] = salts[24]! + Math.imul(label, m3);
  out[at++] = salts[25]! + u0 + Math.imul(label, m2) + Math.imul(mark(s, s.left2[b0]!), m3);
  out[at++] = salts[28]! + v0 + Math.imul(norm[l + 1]!, m2);
  return at;
}

/** Features of the word on top of the stack with its dependents. */
function topFeatures(s: State, x: Tagged, s0: number, out: Int32Array, at: number): number {
  const { norm, cluster, tags } = x;
  const w0 = norm[s0 + 1]!;
  const t0 = tags[s0 + 1]!;
  const c0 = cluster[s0 + 1]!;
  const lefts = Math.min(s.leftCount[s0]!, 5);
  const rights = Math.min(s.rightCount[s0]!, 5);
  out[at++] = salts[30]! + w0 + Math.imul(t0, m2);
  out[at++] = salts[31]! + w0;
  out[at++] = salts[32]! + t0;
  out[at++] = salts[33]! + c0;
  out[at++] = salts[34]! + w0 + Math.imul(lefts, m2);
  out[at++] = salts[35]! + t0 + Math.imul(lefts, m2);
  out[at++] = salts[36]! + w0 + Math.imul(rights, m2);
  out[at++] = salts[37]! + t0 + Math.imul(rights, m2);
  const l = s.left[s0]!;
  const r = s.right[s0]!;
  if (l >= 0) at = dependentFeatures(s, x, s0, l, s.left2[s0]!, 38, out, at);
  if (r >= 0) at = dependentFeatures(s, x, s0, r, s.right2[s0]!, 48, out, at);
  return at;
}

/** Features of the top with its outermost dependent on one side and the next; `salt` says which side. */
function dependentFeatures(
  s: State,
  { norm, cluster, tags }: Tagged,
  s0: number,
  outer: number,
  inner: number,
  salt: number,
  out: Int32Array,
  at: number,
): number {
  const t0 = tags[s0 + 1]!;
  const label = mark(s, outer);
  const tag = tags[outer + 1]!;
  out[at++] = salts[salt]! + norm[outer + 1]!;
  out[at++] = salts[salt + 1]! + tag;
  out[at++] = salts[salt + 2]! + Math.imul(label, m3);
  out[at++] = salts[salt + 3]! + t0 + Math.imul(label, m2) + Math.imul(mark(s, inner), m3);
  out[at++] = salts[salt + 4]! + cluster[s0 + 1]! + Math.imul(cluster[outer + 1]!, m2);
  out[at++] = salts[salt + 5]! + t0 + Math.imul(tags[s.front + 1]!, m2) + Math.imul(tag, m3);
  out[at++] = salts[salt + 6]! + norm[s0 + 1]! + Math.imul(norm[outer + 1]!, m2);
  return at;
}

/** Features of the stack's top and the next words together. */
function reachFeatures(s: State, x: Tagged, s0: number, out: Int32Array, at: number): number {
  const { norm, cluster, tags, coarse } = x;
  const b0 = s.front;
  const b1 = b0 + 1 < s.length ? b0 + 2 : 0;
  const w0 = norm[s0 + 1]!;
  const t0 = tags[s0 + 1]!;
  const c0 = cluster[s0 + 1]!;
  const v0 = norm[b0 + 1]!;
  const d0 = cluster[b0 + 1]!;
  const u0 = tags[b0 + 1]!;
  const u2 = Math.imul(u0, m2);
  const tu = (t0 + u2) | 0;
  const q0 = coarse[b0 + 1]!;
  const u1 = tags[b1]!;
  const gap = Math.min(b0 - s0, 10);
  out[at++] = salts[60]! + w0 + Math.imul(v0, m2) + Math.imul(t0, m3) + Math.imul(u0, m4);
  out[at++] = salts[61]! + w0 + Math.imul(v0, m2);
  out[at++] = salts[62]! + w0 + u2;
  out[at++] = salts[63]! + t0 + Math.imul(v0, m2);
  out[at++] = salts[64]! + tu;
  out[at++] = salts[65]! + tu + Math.imul(u1, m3);
  out[at++] = salts[66]! + coarse[s0 + 1]! + Math.imul(q0, m2) + Math.imul(coarse[b1]!, m3);
  out[at++] = salts[67]! + w0 + Math.imul(gap, m2);
  out[at++] = salts[68]! + tu + Math.imul(gap, m3);
  out[at++] = salts[69]! + v0 + Math.imul(gap, m2);
  out[at++] = salts[70]! + c0 + Math.imul(d0, m2);
  out[at++] = salts[71]! + c0 + u2;
  out[at++] = salts[72]! + t0 + Math.imul(d0, m2);
  out[at++] = salts[73]! + c0 + Math.imul(d0, m2) + Math.imul(gap, m3);
  const l = Math.imul(mark(s, s.left[s0]!), m2);
  const r = Math.imul(mark(s, s.right[s0]!), m3);
  out[at++] = salts[74]! + coarse[s0 + 1]! + l + r + Math.imul(q0, m4);
  if (s.left[b0]! >= 0) out[at++] = salts[75]! + tu + Math.imul(tags[s.left[b0]! + 1]!, m3);
  // The tags around both: what stands before and after a head says how far it reaches.
  const before = Math.imul(tags[s0]!, m3);
  const after = Math.imul(tags[s0 + 2]!, m3);
  const inner = Math.imul(tags[b0]!, m4);
  const outer = Math.imul(u1, m4);
  out[at++] = salts[84]! + tu + after + inner;
  out[at++] = salts[85]! + tu + before + inner;
  out[at++] = salts[86]! + tu + before + outer;
  out[at++] = salts[87]! + tu + after + outer;
  return at;
}

/** Features of the word second on the stack with its dependents. */
function secondFeatures(s: State, x: Tagged, s0: number, s1: number, out: Int32Array, at: number): number {
  const { norm, tags } = x;
  const w1 = norm[s1 + 1]!;
  const t1 = tags[s1 + 1]!;
  const pair = (t1 + Math.imul(tags[s0 + 1]!, m2)) | 0;
  const rights = Math.imul(Math.min(s.rightCount[s1]!, 5), m2);
  out[at++] = salts[90]! + w1 + Math.imul(t1, m2);
  out[at++] = salts[91]! + w1;
  out[at++] = salts[92]! + t1;
  out[at++] = salts[93]! + x.cluster[s1 + 1]!;
  out[at++] = salts[94]! + t1 + rights;
  out[at++] = salts[95]! + t1 + Math.imul(Math.min(s.leftCount[s1]!, 5), m2);
  out[at++] = salts[96]! + w1 + rights;
  const l = s.left[s1]!;
  if (l >= 0) {
    out[at++] = salts[97]! + tags[l + 1]!;
    out[at++] = salts[98]! + Math.imul(mark(s, l), m3);
    out[at++] = salts[99]! + pair + Math.imul(tags[l + 1]!, m3);
  }
  const r = s.right[s1]!;
  if (r < 0) return at;
  const label = mark(s, r);
  out[at++] = salts[101]! + norm[r + 1]!;
  out[at++] = salts[102]! + tags[r + 1]!;
  out[at++] = salts[103]! + Math.imul(label, m3);
  out[at++] = salts[104]! + t1 + Math.imul(label, m2) + Math.imul(mark(s, s.right2[s1]!), m3);
  out[at++] = salts[105]! + pair + Math.imul(tags[r + 1]!, m3);
  return at;
}

/** Features of the two words on top of the stack, and of the second with the next word. */
function linkFeatures(s: State, x: Tagged, s0: number, s1: number, out: Int32Array, at: number): number {
  const { norm, cluster, tags, coarse } = x;
  const b0 = s.front;
  const w0 = norm[s0 + 1]!;
  const w1 = norm[s1 + 1]!;
  const v0 = norm[b0 + 1]!;
  const t0 = tags[s0 + 1]!;
  const t1 = tags[s1 + 1]!;
  const u0 = tags[b0 + 1]!;
  const c0 = cluster[s0 + 1]!;
  const c1 = cluster[s1 + 1]!;
  const t12 = Math.imul(t1, m2);
  const tt = (t0 + t12) | 0;
  const gap = Math.min(s0 - s1, 10);
  const l = s.left[s0]!;
  const r = s.right[s0]!;
  out[at++] = salts[110]! + tt + Math.imul(u0, m3);
  out[at++] = salts[111]! + w0 + Math.imul(w1, m2);
  out[at++] = salts[112]! + w0 + t12;
  out[at++] = salts[113]! + t0 + Math.imul(w1, m2);
  out[at++] = salts[114]! + tt;
  out[at++] = salts[115]! + t1 + Math.imul(u0, m2);
  out[at++] = salts[116]! + w1 + Math.imul(v0, m2);
  const kinds = Math.imul(coarse[s0 + 1]!, m2) + Math.imul(coarse[b0 + 1]!, m3);
  out[at++] = salts[117]! + coarse[s1 + 1]! + kinds;
  if (l >= 0) out[at++] = salts[118]! + tt + Math.imul(tags[l + 1]!, m3);
  if (r >= 0) out[at++] = salts[119]! + tt + Math.imul(tags[r + 1]!, m3);
  out[at++] = salts[120]! + tt + Math.imul(gap, m3);
  out[at++] = salts[121]! + w0 + Math.imul(gap, m2);
  out[at++] = salts[122]! + c0 + Math.imul(c1, m2);
  out[at++] = salts[123]! + c1 + Math.imul(t0, m2);
  out[at++] = salts[124]! + c0 + t12;
  out[at++] = salts[125]! + c1 + Math.imul(cluster[b0 + 1]!, m2);
  out[at++] = salts[126]! + w0 + Math.imul(v0, m2) + Math.imul(w1, m3);
  const inner = Math.imul(tags[s0]!, m4);
  out[at++] = salts[140]! + tt + Math.imul(tags[s1 + 2]!, m3) + inner;
  out[at++] = salts[141]! + tt + Math.imul(tags[s1]!, m3) + inner;
  return at;
}

/** Features of the word third on the stack. */
function thirdFeatures(
  s: State,
  { norm, tags, coarse }: Tagged,
  s2: number,
  out: Int32Array,
  at: number,
): number {
  const s0 = s.stack[s.top - 1]!;
  const s1 = s.stack[s.top - 2]!;
  const t2 = tags[s2 + 1]!;
  const kinds = coarse[s0 + 1]! + Math.imul(coarse[s1 + 1]!, m2);
  out[at++] = salts[150]! + t2;
  out[at++] = salts[151]! + norm[s2 + 1]!;
  out[at++] = salts[152]! + t2 + Math.imul(tags[s1 + 1]!, m2) + Math.imul(tags[s0 + 1]!, m3);
  out[at++] = salts[153]! + kinds + Math.imul(coarse[s2 + 1]!, m3) + Math.imul(coarse[s.front + 1]!, m4);
  return at;
}
