import { type LinearModel, score } from "./model.ts";
import { apply, canLeft, canRight, canShift, isFinal, newState, type State } from "./transition.ts";
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

/** Writes the features of a state to `out`; gives their number. */
export function parseFeatures(s: State, x: Tagged, out: Int32Array): number {
  const n = s.length;
  const s0 = s.top > 0 ? s.stack[s.top - 1]! : none;
  const s1 = s.top > 1 ? s.stack[s.top - 2]! : none;
  const s2 = s.top > 2 ? s.stack[s.top - 3]! : none;
  const b0 = s.front;
  const b1 = b0 + 1 < n ? b0 + 1 : none;
  const b2 = b0 + 2 < n ? b0 + 2 : none;
  const b3 = b0 + 3 < n ? b0 + 3 : none;
  const { norm, cluster, tags, coarse } = x;
  const { labels, left, right } = s;
  const s0l = s0 < 0 ? none : left[s0]!;
  const s0r = s0 < 0 ? none : right[s0]!;
  const s1l = s1 < 0 ? none : left[s1]!;
  const s1r = s1 < 0 ? none : right[s1]!;
  const b0l = left[b0]!;
  const s0l2 = s0 < 0 ? none : s.left2[s0]!;
  const s0r2 = s0 < 0 ? none : s.right2[s0]!;
  const s1r2 = s1 < 0 ? none : s.right2[s1]!;
  const b0l2 = s.left2[b0]!;
  const w0 = norm[s0 + 1]!;
  const w1 = norm[s1 + 1]!;
  const v0 = norm[b0 + 1]!;
  const v1 = norm[b1 + 1]!;
  const t0 = tags[s0 + 1]!;
  const t1 = tags[s1 + 1]!;
  const t2 = tags[s2 + 1]!;
  const u0 = tags[b0 + 1]!;
  const u1 = tags[b1 + 1]!;
  const u2 = tags[b2 + 1]!;
  const p0 = coarse[s0 + 1]!;
  const p1 = coarse[s1 + 1]!;
  const p2 = coarse[s2 + 1]!;
  const q0 = coarse[b0 + 1]!;
  const q1 = coarse[b1 + 1]!;
  const q2 = coarse[b2 + 1]!;
  const c0 = cluster[s0 + 1]!;
  const c1 = cluster[s1 + 1]!;
  const d0 = cluster[b0 + 1]!;
  const d1 = cluster[b1 + 1]!;
  const gap = s0 < 0 ? 0 : Math.min(b0 - s0, 10);
  const gap1 = s1 < 0 ? 0 : Math.min(s0 - s1, 10);
  const vl = s0 < 0 ? 0 : Math.min(s.leftCount[s0]!, 5);
  const vr = s0 < 0 ? 0 : Math.min(s.rightCount[s0]!, 5);
  const vl1 = s1 < 0 ? 0 : Math.min(s.leftCount[s1]!, 5);
  const vr1 = s1 < 0 ? 0 : Math.min(s.rightCount[s1]!, 5);
  const vb = Math.min(s.leftCount[b0]!, 5);
  const ls0l = s0l < 0 ? none : labels[s0l]!;
  const ls0r = s0r < 0 ? none : labels[s0r]!;
  const ls1l = s1l < 0 ? none : labels[s1l]!;
  const ls1r = s1r < 0 ? none : labels[s1r]!;
  const lb0l = b0l < 0 ? none : labels[b0l]!;
  const ls0l2 = s0l2 < 0 ? none : labels[s0l2]!;
  const ls0r2 = s0r2 < 0 ? none : labels[s0r2]!;
  const ls1r2 = s1r2 < 0 ? none : labels[s1r2]!;
  const lb0l2 = b0l2 < 0 ? none : labels[b0l2]!;
  out[0] = mix(mix(mix(1000, w0), t0), 0);
  out[1] = mix(mix(mix(1001, w0), 0), 0);
  out[2] = mix(mix(mix(1002, t0), 0), 0);
  out[3] = mix(mix(mix(1003, w1), t1), 0);
  out[4] = mix(mix(mix(1004, w1), 0), 0);
  out[5] = mix(mix(mix(1005, t1), 0), 0);
  out[6] = mix(mix(mix(1006, t2), 0), 0);
  out[7] = mix(mix(mix(1007, norm[s2 + 1]!), 0), 0);
  out[8] = mix(mix(mix(1008, v0), u0), 0);
  out[9] = mix(mix(mix(1009, v0), 0), 0);
  out[10] = mix(mix(mix(1010, u0), 0), 0);
  out[11] = mix(mix(mix(1011, v1), u1), 0);
  out[12] = mix(mix(mix(1012, v1), 0), 0);
  out[13] = mix(mix(mix(1013, u1), 0), 0);
  out[14] = mix(mix(mix(1014, norm[b2 + 1]!), 0), 0);
  out[15] = mix(mix(mix(1015, u2), 0), 0);
  out[16] = mix(mix(mix(1016, tags[b3 + 1]!), 0), 0);
  out[17] = mix(mix(mix(1017, w0), t0), mix(v0, u0));
  out[18] = mix(mix(mix(1018, w0), v0), 0);
  out[19] = mix(mix(mix(1019, w0), u0), 0);
  out[20] = mix(mix(mix(1020, t0), v0), 0);
  out[21] = mix(mix(mix(1021, t0), u0), 0);
  out[22] = mix(mix(mix(1022, t0), u0), u1);
  out[23] = mix(mix(mix(1023, t1), t0), u0);
  out[24] = mix(mix(mix(1024, t2), t1), t0);
  out[25] = mix(mix(mix(1025, w0), w1), 0);
  out[26] = mix(mix(mix(1026, w0), t1), 0);
  out[27] = mix(mix(mix(1027, t0), w1), 0);
  out[28] = mix(mix(mix(1028, t0), t1), 0);
  out[29] = mix(mix(mix(1029, t1), u0), 0);
  out[30] = mix(mix(mix(1030, w1), v0), 0);
  out[31] = mix(mix(mix(1031, p0), q0), q1);
  out[32] = mix(mix(mix(1032, p1), p0), q0);
  out[33] = mix(mix(mix(1033, q0), q1), q2);
  out[34] = mix(mix(mix(1034, t0), u0), tags[s0l + 1]!);
  out[35] = mix(mix(mix(1035, t0), u0), tags[s0r + 1]!);
  out[36] = mix(mix(mix(1036, t0), u0), tags[b0l + 1]!);
  out[37] = mix(mix(mix(1037, t0), t1), tags[s0l + 1]!);
  out[38] = mix(mix(mix(1038, t0), t1), tags[s0r + 1]!);
  out[39] = mix(mix(mix(1039, t1), t0), tags[s1r + 1]!);
  out[40] = mix(mix(mix(1040, t1), t0), tags[s1l + 1]!);
  out[41] = mix(mix(mix(1041, norm[s0l + 1]!), 0), 0);
  out[42] = mix(mix(mix(1042, norm[s0r + 1]!), 0), 0);
  out[43] = mix(mix(mix(1043, norm[s1r + 1]!), 0), 0);
  out[44] = mix(mix(mix(1044, norm[b0l + 1]!), 0), 0);
  out[45] = mix(mix(mix(1045, tags[s0l + 1]!), 0), 0);
  out[46] = mix(mix(mix(1046, tags[s0r + 1]!), 0), 0);
  out[47] = mix(mix(mix(1047, tags[s1l + 1]!), 0), 0);
  out[48] = mix(mix(mix(1048, tags[s1r + 1]!), 0), 0);
  out[49] = mix(mix(mix(1049, tags[b0l + 1]!), 0), 0);
  out[50] = mix(mix(mix(1050, ls0l), 0), 0);
  out[51] = mix(mix(mix(1051, ls0r), 0), 0);
  out[52] = mix(mix(mix(1052, ls1l), 0), 0);
  out[53] = mix(mix(mix(1053, ls1r), 0), 0);
  out[54] = mix(mix(mix(1054, lb0l), 0), 0);
  out[55] = mix(mix(mix(1055, t0), ls0l), ls0l2);
  out[56] = mix(mix(mix(1056, t0), ls0r), ls0r2);
  out[57] = mix(mix(mix(1057, t1), ls1r), ls1r2);
  out[58] = mix(mix(mix(1058, u0), lb0l), lb0l2);
  out[59] = mix(mix(mix(1059, w0), vl), 0);
  out[60] = mix(mix(mix(1060, t0), vl), 0);
  out[61] = mix(mix(mix(1061, w0), vr), 0);
  out[62] = mix(mix(mix(1062, t0), vr), 0);
  out[63] = mix(mix(mix(1063, v0), vb), 0);
  out[64] = mix(mix(mix(1064, u0), vb), 0);
  out[65] = mix(mix(mix(1065, t1), vr1), 0);
  out[66] = mix(mix(mix(1066, t1), vl1), 0);
  out[67] = mix(mix(mix(1067, w1), vr1), 0);
  out[68] = mix(mix(mix(1068, w0), gap), 0);
  out[69] = mix(mix(mix(1069, t0), gap), u0);
  out[70] = mix(mix(mix(1070, v0), gap), 0);
  out[71] = mix(mix(mix(1071, t0), gap1), t1);
  out[72] = mix(mix(mix(1072, w0), gap1), 0);
  out[73] = mix(mix(mix(1073, c0), 0), 0);
  out[74] = mix(mix(mix(1074, c1), 0), 0);
  out[75] = mix(mix(mix(1075, d0), 0), 0);
  out[76] = mix(mix(mix(1076, d1), 0), 0);
  out[77] = mix(mix(mix(1077, c0), d0), 0);
  out[78] = mix(mix(mix(1078, c0), c1), 0);
  out[79] = mix(mix(mix(1079, c0), u0), 0);
  out[80] = mix(mix(mix(1080, t0), d0), 0);
  out[81] = mix(mix(mix(1081, c1), t0), 0);
  out[82] = mix(mix(mix(1082, t1), c0), 0);
  out[83] = mix(mix(mix(1083, c0), d0), gap);
  out[84] = mix(mix(mix(1084, cluster[s0l + 1]!), c0), 0);
  out[85] = mix(mix(mix(1085, cluster[s0r + 1]!), c0), 0);
  out[86] = mix(mix(mix(1086, d0), d1), 0);
  out[87] = mix(mix(mix(1087, c1), d0), 0);
  out[88] = mix(mix(mix(1088, p0), ls0l), mix(ls0r, q0));
  out[89] = mix(mix(mix(1089, w0), v0), w1);
  out[90] = mix(mix(mix(1090, p0), p1), mix(p2, q0));
  return 91;
}

/** A tree as heads (`length` for the root) and label numbers, each by word from 0. */
export interface Heads {
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

/** Parses a tagged sentence greedily: always one tree with one word under the root. `labels` is the number of labels. */
export function parseWords(model: LinearModel, x: Tagged, labels: number): Heads {
  const s = newState(x.length);
  const features = new Int32Array(parseFeatureCapacity);
  const scores = new Int32Array(model.classes.length);
  while (!isFinal(s)) {
    const count = parseFeatures(s, x, features);
    score(model, features, count, scores);
    apply(s, bestMove(s, scores, labels), labels);
  }
  return { heads: s.heads, labels: s.labels };
}

/** The open move of the highest score, the first of equals. */
export function bestMove(s: State, scores: ArrayLike<number>, labels: number): number {
  let best = -1;
  let top = Number.NEGATIVE_INFINITY;
  const from = canShift(s) ? 0 : canLeft(s) ? 1 : labels + 1;
  const to = canRight(s) ? 2 * labels : canLeft(s) ? labels : 0;
  const left = canLeft(s);
  for (let move = from; move <= to; move++) {
    if (!left && move >= 1 && move <= labels) move = labels + 1;
    if (scores[move]! > top) {
      top = scores[move]!;
      best = move;
    }
  }
  return best;
}
