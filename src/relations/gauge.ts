import { chance, quantile, timesDrawn } from "./chance.ts";
import type { Measured } from "./measured.ts";

/** An index with the interval that the same number of other reports' incidents would put it in nine times in ten. */
export interface Reading {
  readonly index: number;
  /** Absent where too few incidents bear on it. */
  readonly low?: number;
  readonly high?: number;
  /** How many incidents of equal weight would tell as much (Kish). */
  readonly worth: number;
}

/** The weight of "nothing known, so neutral" that stands against all incidents: that of one incident that is sure. */
const neutral = 1;

/** Incidents of equal weight without which no interval is given and nothing concluded. */
export const leastWorth = 4;

/** Bootstrap samples. */
const samples = 400;

const ends = [0.05, 0.95] as const;

/**
 * The index at the beginning of each of some days, ascending: the mean score of all incidents before it, each weighing its certainty,
 * halved every `halfLifeDays`, with a neutral one beside them. `undefined` where no incident came before. @see docs/series.md
 */
export function gauge(
  incidents: readonly Measured[],
  days: readonly number[],
  halfLifeDays: number,
  seed: number,
): readonly (Reading | undefined)[] {
  const points = walk(incidents, days, halfLifeDays, () => 1);
  const next = chance(seed);
  const drawn = days.map((): number[] => []);
  for (let s = 0; s < samples; s++) {
    const again = walk(incidents, days, halfLifeDays, () => timesDrawn(next));
    for (const [i, p] of again.entries()) drawn[i]!.push(p?.index ?? 0);
  }
  return points.map((p, i) => {
    if (p === undefined) return undefined;
    if (p.worth < leastWorth) return p;
    const sorted = drawn[i]!.sort((x, y) => x - y);
    const [low, high] = ends.map(share => p.index + widened(p.worth) * (quantile(sorted, share)! - p.index));
    return { ...p, low: Math.max(-10, low!), high: Math.min(10, high!) };
  });
}

/**
 * By what the spread of samples is widened: another record's index errs as much as this one's (the root of two), and a sample of few
 * incidents shows too little of the spread (Student's factor, by a close formula).
 */
function widened(worth: number): number {
  const free = Math.max(1, worth - 1);
  return Math.SQRT2 * Math.sqrt(worth / free) * (1 + 0.93 / free + 1.1 / (free * free));
}

/** The index at each day, each incident taken so many `times`. */
function walk(
  incidents: readonly Measured[],
  days: readonly number[],
  halfLifeDays: number,
  times: () => number,
): readonly (Reading | undefined)[] {
  let [at, sum, weight, squares, next, any] = [0, 0, 0, 0, 0, false];
  const age = (to: number): void => {
    const kept = 2 ** ((at - to) / halfLifeDays);
    [sum, weight, squares, at] = [sum * kept, weight * kept, squares * kept * kept, to];
  };
  return days.map(day => {
    for (; next < incidents.length && incidents[next]!.day < day; next++) {
      const m = incidents[next]!;
      if (any) age(m.day);
      else at = m.day;
      any = true;
      const w = m.weight * times();
      sum += w * m.value;
      weight += w;
      squares += w * m.weight;
    }
    if (!any) return undefined;
    age(day);
    return { index: sum / (weight + neutral), worth: squares > 0 ? (weight * weight) / squares : 0 };
  });
}
