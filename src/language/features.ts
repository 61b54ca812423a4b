import type { State } from "./transition.ts";
import { mix, type WordTable } from "./words.ts";

/**
 * A sentence for the parser: norm hashes, clusters, joint and coarse tags.
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
export const parseFeatureCapacity = 100;

const none = -1;
const rootNorm = 0x5bd1e995;

/** The columns of a sentence given as word numbers with their tags. */
export function taggedOf(table: WordTable, words: Int32Array, tags: Int32Array, coarse: Int32Array): Tagged {
  const length = words.length;
  const column = (value: (i: number) => number, root: number): Int32Array => {
    const out = new Int32Array(length + 2);
    out[0] = none;
    for (let i = 0; i < length; i++) out[i + 1] = value(i);
    out[length + 1] = root;
    return out;
  };
  return {
    length,
    norm: column(i => table.norm[words[i]!]!, rootNorm),
    cluster: column(i => table.cluster[words[i]!]!, none),
    tags: column(i => tags[i]!, 999),
    coarse: column(i => coarse[i]!, 99),
  };
}

const key = (salt: number, a: number, b = 0, c = 0): number => mix(mix(mix(salt, a), b), c);

/** The word at a depth of the stack, -1 where it is not so deep. */
const stacked = (s: State, depth: number): number => (s.top > depth ? s.stack[s.top - 1 - depth]! : none);

/** Writes the features of a state to `out`; gives their number. */
export function parseFeatures(s: State, x: Tagged, out: Int32Array): number {
  const top = topFeatures(s, x, stacked(s, 0), out, 0);
  const second = secondFeatures(s, x, stacked(s, 1), out, top);
  const front = frontFeatures(s, x, out, second);
  return pairFeatures(s, x, out, front);
}

/** Features of a word on top of the stack with its children, written to `out` from `at`; gives the place after the last. */
function topFeatures(
  s: State,
  { norm, cluster, tags }: Tagged,
  s0: number,
  out: Int32Array,
  at: number,
): number {
  const { labels, left, right } = s;
  const s0l = s0 < 0 ? none : left[s0]!;
  const s0r = s0 < 0 ? none : right[s0]!;
  const s0l2 = s0 < 0 ? none : s.left2[s0]!;
  const s0r2 = s0 < 0 ? none : s.right2[s0]!;
  const w0 = norm[s0 + 1]!;
  const t0 = tags[s0 + 1]!;
  const c0 = cluster[s0 + 1]!;
  const vl = s0 < 0 ? 0 : Math.min(s.leftCount[s0]!, 5);
  const vr = s0 < 0 ? 0 : Math.min(s.rightCount[s0]!, 5);
  const ls0l = s0l < 0 ? none : labels[s0l]!;
  const ls0r = s0r < 0 ? none : labels[s0r]!;
  const ls0l2 = s0l2 < 0 ? none : labels[s0l2]!;
  const ls0r2 = s0r2 < 0 ? none : labels[s0r2]!;
  out[at++] = key(1000, w0, t0);
  out[at++] = key(1001, w0);
  out[at++] = key(1002, t0);
  out[at++] = key(1073, c0);
  out[at++] = key(1041, norm[s0l + 1]!);
  out[at++] = key(1042, norm[s0r + 1]!);
  out[at++] = key(1045, tags[s0l + 1]!);
  out[at++] = key(1046, tags[s0r + 1]!);
  out[at++] = key(1050, ls0l);
  out[at++] = key(1051, ls0r);
  out[at++] = key(1055, t0, ls0l, ls0l2);
  out[at++] = key(1056, t0, ls0r, ls0r2);
  out[at++] = key(1059, w0, vl);
  out[at++] = key(1060, t0, vl);
  out[at++] = key(1061, w0, vr);
  out[at++] = key(1062, t0, vr);
  out[at++] = key(1084, cluster[s0l + 1]!, c0);
  out[at++] = key(1085, cluster[s0r + 1]!, c0);
  return at;
}

/** Features of a word second on the stack with its children. */
function secondFeatures(
  s: State,
  { norm, cluster, tags }: Tagged,
  s1: number,
  out: Int32Array,
  at: number,
): number {
  const { labels, left, right } = s;
  const s1l = s1 < 0 ? none : left[s1]!;
  const s1r = s1 < 0 ? none : right[s1]!;
  const s1r2 = s1 < 0 ? none : s.right2[s1]!;
  const w1 = norm[s1 + 1]!;
  const t1 = tags[s1 + 1]!;
  const c1 = cluster[s1 + 1]!;
  const vl1 = s1 < 0 ? 0 : Math.min(s.leftCount[s1]!, 5);
  const vr1 = s1 < 0 ? 0 : Math.min(s.rightCount[s1]!, 5);
  const ls1l = s1l < 0 ? none : labels[s1l]!;
  const ls1r = s1r < 0 ? none : labels[s1r]!;
  const ls1r2 = s1r2 < 0 ? none : labels[s1r2]!;
  out[at++] = key(1003, w1, t1);
  out[at++] = key(1004, w1);
  out[at++] = key(1005, t1);
  out[at++] = key(1074, c1);
  out[at++] = key(1043, norm[s1r + 1]!);
  out[at++] = key(1047, tags[s1l + 1]!);
  out[at++] = key(1048, tags[s1r + 1]!);
  out[at++] = key(1052, ls1l);
  out[at++] = key(1053, ls1r);
  out[at++] = key(1057, t1, ls1r, ls1r2);
  out[at++] = key(1065, t1, vr1);
  out[at++] = key(1066, t1, vl1);
  out[at++] = key(1067, w1, vr1);
  return at;
}

/** Features of the next words. */
function frontFeatures(
  s: State,
  { norm, cluster, tags, coarse }: Tagged,
  out: Int32Array,
  at: number,
): number {
  const n = s.length;
  const b0 = s.front;
  const b1 = b0 + 1 < n ? b0 + 1 : none;
  const b2 = b0 + 2 < n ? b0 + 2 : none;
  const b3 = b0 + 3 < n ? b0 + 3 : none;
  const v0 = norm[b0 + 1]!;
  const v1 = norm[b1 + 1]!;
  const u0 = tags[b0 + 1]!;
  const u1 = tags[b1 + 1]!;
  const u2 = tags[b2 + 1]!;
  const q0 = coarse[b0 + 1]!;
  const q1 = coarse[b1 + 1]!;
  const q2 = coarse[b2 + 1]!;
  const d0 = cluster[b0 + 1]!;
  const d1 = cluster[b1 + 1]!;
  out[at++] = key(1008, v0, u0);
  out[at++] = key(1009, v0);
  out[at++] = key(1010, u0);
  out[at++] = key(1011, v1, u1);
  out[at++] = key(1012, v1);
  out[at++] = key(1013, u1);
  out[at++] = key(1014, norm[b2 + 1]!);
  out[at++] = key(1015, u2);
  out[at++] = key(1016, tags[b3 + 1]!);
  out[at++] = key(1033, q0, q1, q2);
  out[at++] = key(1075, d0);
  out[at++] = key(1076, d1);
  out[at++] = key(1086, d0, d1);
  return at;
}

/** Features of words together, and of the next word's children. */
function pairFeatures(
  s: State,
  { norm, cluster, tags, coarse }: Tagged,
  out: Int32Array,
  at: number,
): number {
  const { labels, left, right } = s;
  const n = s.length;
  const s0 = stacked(s, 0);
  const s1 = stacked(s, 1);
  const s2 = stacked(s, 2);
  const b0 = s.front;
  const b1 = b0 + 1 < n ? b0 + 1 : none;
  const s0l = s0 < 0 ? none : left[s0]!;
  const s0r = s0 < 0 ? none : right[s0]!;
  const s1l = s1 < 0 ? none : left[s1]!;
  const s1r = s1 < 0 ? none : right[s1]!;
  const b0l = left[b0]!;
  const b0l2 = s.left2[b0]!;
  const w0 = norm[s0 + 1]!;
  const w1 = norm[s1 + 1]!;
  const v0 = norm[b0 + 1]!;
  const t0 = tags[s0 + 1]!;
  const t1 = tags[s1 + 1]!;
  const t2 = tags[s2 + 1]!;
  const u0 = tags[b0 + 1]!;
  const u1 = tags[b1 + 1]!;
  const p0 = coarse[s0 + 1]!;
  const p1 = coarse[s1 + 1]!;
  const p2 = coarse[s2 + 1]!;
  const q0 = coarse[b0 + 1]!;
  const q1 = coarse[b1 + 1]!;
  const c0 = cluster[s0 + 1]!;
  const c1 = cluster[s1 + 1]!;
  const d0 = cluster[b0 + 1]!;
  const gap = s0 < 0 ? 0 : Math.min(b0 - s0, 10);
  const gap1 = s1 < 0 ? 0 : Math.min(s0 - s1, 10);
  const vb = Math.min(s.leftCount[b0]!, 5);
  const ls0l = s0l < 0 ? none : labels[s0l]!;
  const ls0r = s0r < 0 ? none : labels[s0r]!;
  const lb0l = b0l < 0 ? none : labels[b0l]!;
  const lb0l2 = b0l2 < 0 ? none : labels[b0l2]!;
  out[at++] = key(1006, t2);
  out[at++] = key(1007, norm[s2 + 1]!);
  out[at++] = key(1017, w0, t0, mix(v0, u0));
  out[at++] = key(1018, w0, v0);
  out[at++] = key(1019, w0, u0);
  out[at++] = key(1020, t0, v0);
  out[at++] = key(1021, t0, u0);
  out[at++] = key(1022, t0, u0, u1);
  out[at++] = key(1023, t1, t0, u0);
  out[at++] = key(1024, t2, t1, t0);
  out[at++] = key(1025, w0, w1);
  out[at++] = key(1026, w0, t1);
  out[at++] = key(1027, t0, w1);
  out[at++] = key(1028, t0, t1);
  out[at++] = key(1029, t1, u0);
  out[at++] = key(1030, w1, v0);
  out[at++] = key(1031, p0, q0, q1);
  out[at++] = key(1032, p1, p0, q0);
  out[at++] = key(1034, t0, u0, tags[s0l + 1]!);
  out[at++] = key(1035, t0, u0, tags[s0r + 1]!);
  out[at++] = key(1036, t0, u0, tags[b0l + 1]!);
  out[at++] = key(1037, t0, t1, tags[s0l + 1]!);
  out[at++] = key(1038, t0, t1, tags[s0r + 1]!);
  out[at++] = key(1039, t1, t0, tags[s1r + 1]!);
  out[at++] = key(1040, t1, t0, tags[s1l + 1]!);
  out[at++] = key(1044, norm[b0l + 1]!);
  out[at++] = key(1049, tags[b0l + 1]!);
  out[at++] = key(1054, lb0l);
  out[at++] = key(1058, u0, lb0l, lb0l2);
  out[at++] = key(1063, v0, vb);
  out[at++] = key(1064, u0, vb);
  out[at++] = key(1068, w0, gap);
  out[at++] = key(1069, t0, gap, u0);
  out[at++] = key(1070, v0, gap);
  out[at++] = key(1071, t0, gap1, t1);
  out[at++] = key(1072, w0, gap1);
  out[at++] = key(1077, c0, d0);
  out[at++] = key(1078, c0, c1);
  out[at++] = key(1079, c0, u0);
  out[at++] = key(1080, t0, d0);
  out[at++] = key(1081, c1, t0);
  out[at++] = key(1082, t1, c0);
  out[at++] = key(1083, c0, d0, gap);
  out[at++] = key(1087, c1, d0);
  out[at++] = key(1088, p0, ls0l, mix(ls0r, q0));
  out[at++] = key(1089, w0, v0, w1);
  out[at++] = key(1090, p0, p1, mix(p2, q0));
  return at;
}
