import { addRows, type LinearModel } from "./model.ts";
import type { NameTypes } from "./name-types.ts";
import { mix } from "./words.ts";

/** The labels of words: outside of names, or begin, inside, end and single of a type. */
export const nameLabels: readonly string[] = [
  "O",
  ...["PER", "ORG", "LOC"].flatMap(type => ["B", "I", "E", "S"].map(place => `${place}-${type}`)),
];

/** Places within a name, as the labels number them: begin is 0. */
const [I, E, S] = [1, 2, 3];

/** Whether one label may follow another: what begins must end, with the same type. */
export function follows(before: number, label: number): boolean {
  const open = before > 0 && ((before - 1) & 3) < E;
  const inner = label > 0 && [I, E].includes((label - 1) & 3);
  return open ? inner && (before - 1) >> 2 === (label - 1) >> 2 : !inner;
}

/** Whether a stretch may end with a label. */
export const ends = (label: number): boolean => label === 0 || [E, S].includes((label - 1) & 3);

/** A sentence for the labeller: numbers of its word types, of parts of speech, and codes of what the gazetteer finds. */
export interface NameRow {
  readonly length: number;
  readonly words: Int32Array;
  readonly upos: Int32Array;
  /** Per word 0, or a number for type and position of the gazetteer's name that holds it. */
  readonly known: Int32Array;
  /** 0 running text, 1 most words capitalised, 2 all capitals. */
  readonly casing: number;
}

/** More features than one word has. */
export const nameFeatureCapacity = 80;

const none = 0x7fffffff;

/** Writes the features of word `i` to `out`; gives their number. */
export function nameFeatures(types: NameTypes, row: NameRow, i: number, out: Int32Array): number {
  const { words, upos, known, casing, length } = row;
  const word = (k: number) => (k < 0 || k >= length ? -1 : words[k]!);
  const at = (column: readonly number[], w: number) => (w < 0 ? none : column[w]!);
  const tag = (k: number) => (k < 0 || k >= length ? none : upos[k]!);
  const gaz = (k: number) => (k < 0 || k >= length ? none : known[k]!);
  const [pp, p, w, q, qq] = [word(i - 2), word(i - 1), words[i]!, word(i + 1), word(i + 2)];
  const { norm, shape, cluster, coarse, profile, kind } = types;
  const [n0, np, nq] = [norm[w]!, at(norm, p), at(norm, q)];
  const [x0, xp, xq] = [shape[w]!, at(shape, p), at(shape, q)];
  const [c0, cp, cq] = [cluster[w]!, at(cluster, p), at(cluster, q)];
  const [d0, dp, dq] = [coarse[w]!, at(coarse, p), at(coarse, q)];
  const [f0, fp, fq] = [profile[w]!, at(profile, p), at(profile, q)];
  const [k0, kp, kq] = [kind[w]!, at(kind, p), at(kind, q)];
  const [t0, tp, tq] = [tag(i), tag(i - 1), tag(i + 1)];
  const [g0, gp, gq] = [gaz(i), gaz(i - 1), gaz(i + 1)];
  const first = i === 0 ? 1 : 0;
  let k = 0;
  const put = (a: number, b = 0, c = 0) => {
    out[k] = mix(mix(mix(k + 1, a), b), c);
    k++;
  };
  put(0);
  put(n0);
  put(np);
  put(nq);
  put(at(norm, pp));
  put(at(norm, qq));
  put(np, n0);
  put(n0, nq);
  put(x0);
  put(xp);
  put(xq);
  put(xp, x0);
  put(x0, xq);
  put(xp, x0, xq);
  put(x0, casing, first);
  put(types.suffix2[w]!);
  put(types.suffix3[w]!);
  put(types.suffix4[w]!);
  put(types.prefix3[w]!);
  put(types.prefix4[w]!);
  put(c0);
  put(cp);
  put(cq);
  put(at(cluster, pp));
  put(at(cluster, qq));
  put(cp, c0);
  put(c0, cq);
  put(d0);
  put(dp);
  put(dq);
  put(dp, d0);
  put(d0, dq);
  put(c0, x0);
  put(d0, x0);
  put(f0, x0);
  put(fp, f0);
  put(f0, fq);
  put(fp, f0, fq);
  put(f0, xp);
  put(f0, xq);
  put(fp);
  put(fq);
  put(f0, np);
  put(f0, nq);
  put(k0, f0);
  put(kp, k0);
  put(k0, kq);
  put(kp, f0);
  put(kq, f0);
  put(t0);
  put(tp);
  put(tq);
  put(t0, x0);
  put(tp, t0, tq);
  put(t0, f0);
  put(g0, x0);
  put(gp, g0);
  put(g0, gq);
  put(g0, f0);
  put(np, x0);
  put(nq, x0);
  put(mix(at(norm, pp), np), x0);
  return k;
}

/** The weight of a transition that cannot be. */
export const never = -1_000_000;

/** The number of PROPN among `partsOfSpeech`: a word so tagged may be a name though it bears no capital ("in kerala"). */
const properNoun = 11;

/** From inclusive, to exclusive: stretches of a sentence in which names may stand. */
export function stretches(types: NameTypes, row: NameRow): readonly (readonly [from: number, to: number])[] {
  const out: [number, number][] = [];
  for (let i = 0; i < row.length; i++) {
    const eligible = types.eligible[row.words[i]!] || row.upos[i] === properNoun || row.known[i] !== 0;
    if (!eligible) continue;
    const last = out.at(-1);
    if (last !== undefined && i - last[1] <= 2) last[1] = i + 1;
    else out.push([i, i + 1]);
  }
  return out;
}

const count = nameLabels.length;
const features = new Int32Array(nameFeatureCapacity);
const scores = new Int32Array(count);
const sums = [new Int32Array(count), new Int32Array(count)] as const;
/** For each label those that may stand before it. */
const before = nameLabels.map((_, label) => nameLabels.flatMap((_, b) => (follows(b, label) ? [b] : [])));

/**
 * The best labels of a stretch by Viterbi, written to `out` at their places.
 *
 * `between` holds the weight of each label after each other (before * labels + label).
 */
export function labelStretch(
  model: LinearModel,
  between: Int32Array,
  types: NameTypes,
  row: NameRow,
  [from, to]: readonly [number, number],
  out: Int32Array,
): void {
  const back = new Uint8Array((to - from) * count);
  let [last, now] = sums;
  last.fill(never);
  last[0] = 0;
  for (let i = from; i < to; i++) {
    scores.fill(0);
    addRows(model, features, nameFeatures(types, row, i, features), scores);
    for (let label = 0; label < count; label++) {
      let [best, top] = [0, 2 * never];
      for (const b of before[label]!) {
        const value = last[b]! + between[b * count + label]!;
        if (value > top) [best, top] = [b, value];
      }
      now[label] = top + scores[label]!;
      back[(i - from) * count + label] = best;
    }
    [last, now] = [now, last];
  }
  let label = 0;
  for (let l = 0; l < count; l++) if (ends(l) && last[l]! > last[label]!) label = l;
  for (let i = to - 1; i >= from; i--) {
    out[i] = label;
    label = back[(i - from) * count + label]!;
  }
}
