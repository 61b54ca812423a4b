import { chance, shuffled } from "./chance.ts";
import type { Measured } from "./measured.ts";

/** A day from which on a relation is another: the mean score of the incidents on either side, up to the turns before and after. */
export interface Turn {
  /** The first day of the new state, in days since 1970-01-01. */
  readonly day: number;
  readonly before: number;
  readonly after: number;
  /** How often a record with the same incidents in an order by chance shows so clear a turn anywhere. */
  readonly p: number;
}

/** Orders by chance that a turn must stand out from, and the share of them that may be as clear. */
const orders = 499;
const level = 0.01;

/** Incidents on either side of a turn, and points of the scale that it must make up. */
const leastEach = 6;
const leastPoints = 1;

/** By how much the stretches that are searched shrink from one layer to the next. */
const shrink = Math.SQRT1_2;

/** A stretch of incidents [from, to) with the place in it that parts it best and how well. */
interface Split {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly clear: number;
}

/**
 * The turns of a relation, in order of time.
 *
 * Stretches of all lengths are parted where the means before and after differ most for their weight (CUSUM; the stretches are those of
 * seeded binary segmentation); one that is clearer than the clearest of 99 in 100 random orders of the same incidents is a turn, the
 * shortest stretches first. @see docs/series.md
 */
export function turns(incidents: readonly Measured[], seed: number): readonly Turn[] {
  if (incidents.length < 2 * leastEach) return [];
  const days = incidents.map(m => m.day);
  const stretches = stretchesOf(incidents.length);
  const next = chance(seed);
  const clearest: number[] = [];
  for (let i = 0; i < orders; i++) {
    const splits = splitsOf(shuffled(incidents, next), days, stretches);
    clearest.push(splits.reduce((best, s) => Math.max(best, s.clear), 0));
  }
  clearest.sort((x, y) => y - x);
  const bar = clearest[Math.ceil(level * (orders + 1)) - 1]!;
  const chosen = narrowest(splitsOf(incidents, days, stretches).filter(s => s.clear > bar));
  const cuts = [0, ...chosen.map(s => s.at), incidents.length];
  return chosen
    .map((s, i) => ({
      day: days[s.at]!,
      before: meanOf(incidents, cuts[i]!, s.at),
      after: meanOf(incidents, s.at, cuts[i + 2]!),
      p: (1 + clearest.filter(c => c >= s.clear).length) / (orders + 1),
    }))
    .filter(t => Math.abs(t.after - t.before) >= leastPoints);
}

/** Stretches of each length that overlap by half, from the whole down to the shortest that may hold a turn. */
function stretchesOf(n: number): readonly (readonly [number, number])[] {
  const all: [number, number][] = [];
  for (let length = n; length >= 2 * leastEach; length = Math.min(length - 1, Math.floor(length * shrink))) {
    const count = length === n ? 1 : 2 * Math.ceil(n / length) - 1;
    for (let i = 0; i < count; i++) {
      const from = count === 1 ? 0 : Math.round((i * (n - length)) / (count - 1));
      all.push([from, from + length]);
    }
  }
  return all;
}

/** How each stretch is parted best; incidents keep the days of their places, and those of one day are not parted. */
function splitsOf(
  incidents: readonly Measured[],
  days: readonly number[],
  stretches: readonly (readonly [number, number])[],
): readonly Split[] {
  const [weights, sums] = [[0], [0]];
  for (const m of incidents) {
    weights.push(weights.at(-1)! + m.weight);
    sums.push(sums.at(-1)! + m.weight * m.value);
  }
  return stretches.flatMap(([from, to]) => {
    let best: Split | undefined;
    for (let at = from + leastEach; at <= to - leastEach; at++) {
      if (days[at] === days[at - 1]) continue;
      const [w1, w2] = [weights[at]! - weights[from]!, weights[to]! - weights[at]!];
      const apart = (sums[to]! - sums[at]!) / w2 - (sums[at]! - sums[from]!) / w1;
      const clear = Math.abs(apart) * Math.sqrt((w1 * w2) / (w1 + w2));
      if (best === undefined || clear > best.clear) best = { from, to, at, clear };
    }
    return best ?? [];
  });
}

/** The splits of the shortest stretches, the clearest first; a stretch in which one was chosen is left out. In order of place. */
function narrowest(splits: readonly Split[]): readonly Split[] {
  const chosen: Split[] = [];
  const order = [...splits].sort((x, y) => x.to - x.from - (y.to - y.from) || y.clear - x.clear);
  for (const s of order) if (!chosen.some(c => c.at > s.from && c.at < s.to)) chosen.push(s);
  return chosen.sort((x, y) => x.at - y.at);
}

function meanOf(incidents: readonly Measured[], from: number, to: number): number {
  let [sum, weight] = [0, 0];
  for (const m of incidents.slice(from, to)) {
    sum += m.weight * m.value;
    weight += m.weight;
  }
  return sum / weight;
}
