import { type LinearModel, score } from "./model.ts";
import { apply, canLeft, canRight, canShift, isFinal, newState, type State } from "./transition.ts";
import { mix, type WordTable } from "./words.ts";

/** A sentence for the parser: word numbers, joint tags and coarse tags, each by word from 0. */
export interface Tagged {
  readonly length: number;
  readonly words: Int32Array;
  readonly tags: Int32Array;
  readonly coarse: Int32Array;
}

/** More features than one state has. */
export const parseFeatureCapacity = 100;

const none = -1;
const rootNorm = 0x5bd1e995;

/** Writes the features of a state to `out`; gives their number. */
export function parseFeatures(table: WordTable, s: State, x: Tagged, out: Int32Array): number {
  const s0 = s.top > 0 ? s.stack[s.top - 1]! : none;
  const s1 = s.top > 1 ? s.stack[s.top - 2]! : none;
  const s2 = s.top > 2 ? s.stack[s.top - 3]! : none;
  const b0 = s.front <= s.length ? s.front : none;
  const b1 = s.front + 1 < s.length ? s.front + 1 : none;
  const b2 = s.front + 2 < s.length ? s.front + 2 : none;
  const b3 = s.front + 3 < s.length ? s.front + 3 : none;
  const W = (i: number) => (i < 0 ? none : i === x.length ? rootNorm : table.norm[x.words[i]!]!);
  const C = (i: number) => (i < 0 || i === x.length ? none : table.cluster[x.words[i]!]!);
  const T = (i: number) => (i < 0 ? none : i === x.length ? 999 : x.tags[i]!);
  const P = (i: number) => (i < 0 ? none : i === x.length ? 99 : x.coarse[i]!);
  const L = (i: number) => (i < 0 ? none : s.labels[i]!);
  const of = (row: Int32Array, i: number) => (i < 0 ? none : row[i]!);
  let k = 0;
  const put = (a: number, b = 0, c = 0) => {
    out[k] = mix(mix(mix(k + 1000, a), b), c);
    k++;
  };
  const [w0, w1, v0, v1] = [W(s0), W(s1), W(b0), W(b1)];
  const [t0, t1, t2, u0, u1, u2] = [T(s0), T(s1), T(s2), T(b0), T(b1), T(b2)];
  const [p0, p1, p2, q0, q1, q2] = [P(s0), P(s1), P(s2), P(b0), P(b1), P(b2)];
  const [c0, c1, d0, d1] = [C(s0), C(s1), C(b0), C(b1)];
  const [s0l, s0r, s1l, s1r, b0l] = [
    of(s.left, s0),
    of(s.right, s0),
    of(s.left, s1),
    of(s.right, s1),
    of(s.left, b0),
  ];
  const [s0l2, s0r2, s1r2, b0l2] = [of(s.left2, s0), of(s.right2, s0), of(s.right2, s1), of(s.left2, b0)];
  const gap = s0 < 0 || b0 < 0 ? 0 : Math.min(b0 - s0, 10);
  const gap1 = s1 < 0 ? 0 : Math.min(s0 - s1, 10);
  const [vl, vr] = [s0 < 0 ? 0 : Math.min(s.leftCount[s0]!, 5), s0 < 0 ? 0 : Math.min(s.rightCount[s0]!, 5)];
  const [vl1, vr1] = [
    s1 < 0 ? 0 : Math.min(s.leftCount[s1]!, 5),
    s1 < 0 ? 0 : Math.min(s.rightCount[s1]!, 5),
  ];
  const vb = b0 < 0 ? 0 : Math.min(s.leftCount[b0]!, 5);
  put(w0, t0);
  put(w0);
  put(t0);
  put(w1, t1);
  put(w1);
  put(t1);
  put(t2);
  put(W(s2));
  put(v0, u0);
  put(v0);
  put(u0);
  put(v1, u1);
  put(v1);
  put(u1);
  put(W(b2));
  put(u2);
  put(T(b3));
  put(w0, t0, mix(v0, u0));
  put(w0, v0);
  put(w0, u0);
  put(t0, v0);
  put(t0, u0);
  put(t0, u0, u1);
  put(t1, t0, u0);
  put(t2, t1, t0);
  put(w0, w1);
  put(w0, t1);
  put(t0, w1);
  put(t0, t1);
  put(t1, u0);
  put(w1, v0);
  put(p0, q0, q1);
  put(p1, p0, q0);
  put(q0, q1, q2);
  put(t0, u0, T(s0l));
  put(t0, u0, T(s0r));
  put(t0, u0, T(b0l));
  put(t0, t1, T(s0l));
  put(t0, t1, T(s0r));
  put(t1, t0, T(s1r));
  put(t1, t0, T(s1l));
  put(W(s0l));
  put(W(s0r));
  put(W(s1r));
  put(W(b0l));
  put(T(s0l));
  put(T(s0r));
  put(T(s1l));
  put(T(s1r));
  put(T(b0l));
  put(L(s0l));
  put(L(s0r));
  put(L(s1l));
  put(L(s1r));
  put(L(b0l));
  put(t0, L(s0l), L(s0l2));
  put(t0, L(s0r), L(s0r2));
  put(t1, L(s1r), L(s1r2));
  put(u0, L(b0l), L(b0l2));
  put(w0, vl);
  put(t0, vl);
  put(w0, vr);
  put(t0, vr);
  put(v0, vb);
  put(u0, vb);
  put(t1, vr1);
  put(t1, vl1);
  put(w1, vr1);
  put(w0, gap);
  put(t0, gap, u0);
  put(v0, gap);
  put(t0, gap1, t1);
  put(w0, gap1);
  put(c0);
  put(c1);
  put(d0);
  put(d1);
  put(c0, d0);
  put(c0, c1);
  put(c0, u0);
  put(t0, d0);
  put(c1, t0);
  put(t1, c0);
  put(c0, d0, gap);
  put(C(s0l), c0);
  put(C(s0r), c0);
  put(d0, d1);
  put(c1, d0);
  put(p0, L(s0l), mix(L(s0r), q0));
  put(w0, v0, w1);
  put(p0, p1, mix(p2, q0));
  return k;
}

/** A tree as heads (`length` for the root) and label numbers, each by word from 0. */
export interface Heads {
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

/** Parses a tagged sentence greedily: always one tree with one word under the root. `labels` is the number of labels. */
export function parseWords(model: LinearModel, table: WordTable, x: Tagged, labels: number): Heads {
  const s = newState(x.length);
  const features = new Int32Array(parseFeatureCapacity);
  const scores = new Int32Array(model.classes.length);
  while (!isFinal(s)) {
    const count = parseFeatures(table, s, x, features);
    score(model, features, count, scores);
    apply(s, bestMove(s, scores, labels), labels);
  }
  return { heads: s.heads, labels: s.labels };
}

/** The open move of the highest score, the first of equals. */
export function bestMove(s: State, scores: ArrayLike<number>, labels: number): number {
  let best = -1;
  const consider = (move: number) => {
    if (best < 0 || scores[move]! > scores[best]!) best = move;
  };
  if (canShift(s)) consider(0);
  if (canLeft(s)) for (let l = 1; l <= labels; l++) consider(l);
  if (canRight(s)) for (let l = labels + 1; l <= 2 * labels; l++) consider(l);
  return best;
}
