import { chanceFrom, quantile, shuffled } from "./chance.ts";
import type { Passage } from "./passage.ts";

/**
 * The index before a day, and what it rests on: `evidence` is how many incidents stand behind it, the older the less.
 *
 *   index(t) = sum(w s 2^((d - t) / h)) / sum(w 2^((d - t) / h))
 *
 * over all incidents before the day t: w certainty, s score, d the day, h the half-life. `evidence` is the smaller of their effective
 * number (Kish: square of the sum of weights by the sum of squares) and the sum of what age leaves of each.
 */
export interface Tone {
  readonly index: number;
  readonly evidence: number;
}

/** Half-lives after the last incident beyond which an index says nothing. */
const silence = 4;

/** Incidents behind an index below which it is thin. */
export const leastEvidence = 3;

/** Sums over incidents before each day, aged to it: of weights, of weighted scores, of squared weights, of ages, and days since the last. */
interface Sums {
  readonly weights: Float64Array;
  readonly scores: Float64Array;
  readonly squares: Float64Array;
  readonly ages: Float64Array;
  readonly since: Float64Array;
}

/** `passages` and `days` in order of time; `times` multiplies the weight of each passage. */
function sumsAt(
  passages: readonly Passage[],
  days: readonly number[],
  halfLifeDays: number,
  times?: readonly number[],
): Sums {
  const made = () => new Float64Array(days.length);
  const out = { weights: made(), scores: made(), squares: made(), ages: made(), since: made() };
  let [w, s, q, f, at, last, i] = [0, 0, 0, 0, 0, Number.NEGATIVE_INFINITY, 0];
  const ageTo = (day: number) => {
    const left = 2 ** ((at - day) / halfLifeDays);
    [w, s, q, f, at] = [w * left, s * left, q * left * left, f * left, day];
  };
  days.forEach((day, j) => {
    for (; i < passages.length && passages[i]!.day < day; i++) {
      const p = passages[i]!;
      ageTo(p.day);
      const u = p.weight * (times === undefined ? 1 : times[i]!);
      [w, s, q, f, last] = [w + u, s + u * p.score, q + u * u, f + 1, p.day];
    }
    ageTo(day);
    out.weights[j] = w;
    out.scores[j] = s;
    out.squares[j] = q;
    out.ages[j] = f;
    out.since[j] = day - last;
  });
  return out;
}

/** The index before each day; `undefined` where nothing was told for four half-lives. Both lists in order of time. */
export function tonesAt(
  passages: readonly Passage[],
  days: readonly number[],
  halfLifeDays: number,
): readonly (Tone | undefined)[] {
  const { weights, scores, squares, ages, since } = sumsAt(passages, days, halfLifeDays);
  return days.map((_, j) =>
    weights[j]! === 0 || since[j]! > silence * halfLifeDays
      ? undefined
      : { index: scores[j]! / weights[j]!, evidence: Math.min(weights[j]! ** 2 / squares[j]!, ages[j]!) },
  );
}

/** The mean score of incidents by their certainty, whatever their age; `undefined` where there are none. */
export function meanTone(passages: readonly Passage[]): number | undefined {
  const all = passages.reduce((n, p) => n + p.weight, 0);
  return all === 0 ? undefined : passages.reduce((n, p) => n + p.weight * p.score, 0) / all;
}

/** Draws of the bootstrap. */
const draws = 1000;

/** Incidents that each draw adds, so that an index of few is not taken for sure: of the pair at any time, and of any score at all. */
const borrowed = { own: 3, any: 1.5 };

/**
 * Half the width of the 90 % interval about the index before each day (0 where there is none): nine times in ten the index of another record as large, of
 * the same relations, lies within it.
 *
 * Bootstrap over incidents: each draw takes every incident nought, one or more times (geometric, mean 1: twice the variance of one
 * sample, for the record and the other one), and adds borrowed ones at exponential weights; the width is the 90th percentile of how
 * far a draw lies from the index.
 */
export function widthsAt(
  passages: readonly Passage[],
  days: readonly number[],
  halfLifeDays: number,
): readonly number[] {
  const chance = chanceFrom("interval", ...passages.map(p => p.incident));
  const typical = passages.reduce((n, p) => n + p.weight, 0) / Math.max(1, passages.length);
  const tones = tonesAt(passages, days, halfLifeDays);
  // Long silences cost nothing: only where there is an index has it a width.
  const told = days.flatMap((day, j) => (tones[j] === undefined ? [] : [{ day, j, index: tones[j].index }]));
  const toldDays = told.map(t => t.day);
  const gaps = told.map(() => new Float64Array(draws));
  for (let r = 0; r < draws; r++) {
    const times = passages.map(() => Math.floor(-Math.log2(chance())));
    const { weights, scores } = sumsAt(passages, toldDays, halfLifeDays, times);
    const other = passages[Math.floor(chance() * passages.length)]!;
    const u = -Math.log(chance()) * borrowed.own * typical;
    const v = -Math.log(chance()) * borrowed.any * typical;
    const any = 20 * chance() - 10;
    told.forEach(({ index }, k) => {
      gaps[k]![r] = Math.abs((scores[k]! + u * other.score + v * any) / (weights[k]! + u + v) - index);
    });
  }
  const widths = new Array<number>(days.length).fill(0);
  for (const [k, { j }] of told.entries()) widths[j] = quantile(gaps[k]!.sort(), 0.9);
  return widths;
}

/** Incidents of a pair below which it has no norm of its own. */
export const leastForNorm = 10;

/** Orders in which the pair's incidents are dealt to their days. */
const orders = 200;

/** What is usual for a pair: its mean, and between what bounds the index lies nine times in ten if the same incidents come in any order. */
export interface Norm {
  readonly index: number;
  readonly low: number;
  readonly high: number;
}

/** The norm of a pair, `undefined` for fewer than ten incidents or where no index rests on enough. */
export function normOf(
  passages: readonly Passage[],
  days: readonly number[],
  halfLifeDays: number,
): Norm | undefined {
  if (passages.length < leastForNorm) return undefined;
  const chance = chanceFrom("norm", ...passages.map(p => p.incident));
  const found: number[] = [];
  for (let r = 0; r < orders; r++)
    for (const tone of tonesAt(dealt(passages, chance), days, halfLifeDays))
      if (tone !== undefined && tone.evidence >= leastEvidence) found.push(tone.index);
  if (found.length === 0) return undefined;
  found.sort((x, y) => x - y);
  return { index: meanTone(passages)!, low: quantile(found, 0.05), high: quantile(found, 0.95) };
}

/** The same incidents on the same days in another order. */
export function dealt(passages: readonly Passage[], chance: () => number): readonly Passage[] {
  const order = shuffled(passages, chance);
  return passages.map((p, i) => ({ ...order[i]!, day: p.day }));
}
