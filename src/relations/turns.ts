import { chanceFrom } from "./chance.ts";
import type { Passage } from "./passage.ts";

/** Days [from, to), by number. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** A day from which more strife, or more amity, passes than before: balances of a month until then and since, `p` of the permutation test. */
export interface Turn {
  /** Places in the list of passages: the new stretch begins at `at` and lasts to `to` (exclusive). */
  readonly at: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  readonly p: number;
}

/** Orders that the permutation test deals. */
const orders = 499;

/** Largest `p` of a turn: below one in twenty, since reports are not spread evenly over the days as the test deals them. */
const alpha = 0.02;

/** Incidents, and days on each side of a turn, without which none is looked for. */
const leastIncidents = 6;
const leastDays = 28;

/** Days of a month, for balances. */
const month = 30;

/**
 * Turns in passages in order of time, in order of time; `[]` where chance would do as well.
 *
 * The balance of a day is the sum of its incidents' scores by their certainty. Seeded binary segmentation: of many stretches of days,
 * the split at which the mean balance of a day before and after differs most (CUSUM), where the new stretch begins with an incident
 * of its own sign: that less is told is no turn. It stands if no more than `alpha` of the records with the same incidents on days of
 * chance have one as large anywhere; then both sides are searched.
 */
export function turnsOf(passages: readonly Passage[], days: Days): readonly Turn[] {
  const cuts: { readonly at: number; readonly p: number }[] = [];
  const search = (low: number, high: number, { from, to }: Days): void => {
    const cut = cutWithin(passages.slice(low, high), { from, to });
    if (cut === undefined) return;
    const at = low + cut.at;
    const day = passages[at]!.day;
    search(low, at, { from, to: day });
    cuts.push({ at, p: cut.p });
    search(at, high, { from: day, to });
  };
  search(0, passages.length, days);
  return cuts.map((cut, i) => withBalances(passages, days, cut, cuts[i - 1]?.at, cuts[i + 1]?.at));
}

/** A cut with the balances of the stretches beside it. */
function withBalances(
  passages: readonly Passage[],
  days: Days,
  { at, p }: { readonly at: number; readonly p: number },
  previous: number | undefined,
  next: number | undefined,
): Turn {
  const day = passages[at]!.day;
  const from = previous === undefined ? days.from : passages[previous]!.day;
  const to = next === undefined ? days.to : passages[next]!.day;
  const balance = (some: readonly Passage[], length: number) =>
    (month * some.reduce((n, x) => n + addedBy(x), 0)) / length;
  return {
    at,
    to: next ?? passages.length,
    before: balance(passages.slice(previous ?? 0, at), day - from),
    after: balance(passages.slice(at, next), to - day),
    p,
  };
}

function cutWithin(
  passages: readonly Passage[],
  days: Days,
): { readonly at: number; readonly p: number } | undefined {
  if (passages.length < leastIncidents || days.to - days.from < 2 * leastDays) return undefined;
  const spans = stretches(days.to - days.from).map(([s, e]) => ({ from: days.from + s, to: days.from + e }));
  const told = {
    days: Float64Array.from(passages, p => p.day),
    values: Float64Array.from(passages, addedBy),
  };
  const seen = strongest(told, spans);
  if (seen === undefined) return undefined;
  const chance = chanceFrom("turn", ...passages.map(p => p.incident));
  let asLarge = 1;
  for (let r = 0; r < orders; r++) {
    const other = strongest(strewn(told, days, chance), spans);
    if (other !== undefined && other.size >= seen.size * (1 - 1e-9)) asLarge++;
    if (asLarge > alpha * (orders + 1)) return undefined;
  }
  return { at: seen.at, p: asLarge / (orders + 1) };
}

/** What a passage adds to the balance of its day. */
const addedBy = (p: Passage): number => p.weight * p.score;

/** Passages as the search sees them: days in order, and what each adds to the balance. */
interface Told {
  readonly days: Float64Array;
  readonly values: Float64Array;
}

/** The same values on days of chance, in order of time. */
function strewn({ days, values }: Told, { from, to }: Days, chance: () => number): Told {
  const dealt = values.slice();
  for (let i = dealt.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [dealt[i], dealt[j]] = [dealt[j]!, dealt[i]!];
  }
  return { days: days.map(() => from + Math.floor(chance() * (to - from))).sort(), values: dealt };
}

/** The largest turn of any stretch: the place of its first incident, and its CUSUM. */
function strongest(
  { days, values }: Told,
  spans: readonly Days[],
): { readonly at: number; readonly size: number } | undefined {
  const sums = new Float64Array(values.length + 1);
  values.forEach((v, i) => {
    sums[i + 1] = sums[i]! + v;
  });
  let best: { at: number; size: number } | undefined;
  for (const { from, to } of spans) {
    const [first, end] = [placeOf(days, from), placeOf(days, to)];
    for (let at = first; at < end; at++) {
      const day = days[at]!;
      const [before, after] = [day - from, to - day];
      if (before < leastDays || after < leastDays || days[at - 1] === day) continue;
      const gap = (sums[end]! - sums[at]!) / after - (sums[at]! - sums[first]!) / before;
      const ownSign = gap * (sums[placeOf(days, day + 1)]! - sums[at]!) > 0;
      const size = Math.abs(gap) * Math.sqrt((before * after) / (before + after));
      if (ownSign && (best === undefined || size > best.size)) best = { at, size };
    }
  }
  return best;
}

/** The place of the first of the days that is not before one. */
function placeOf(days: Float64Array, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Stretches of many lengths, each half over its neighbour, so that a turn and a return are seen as well as a single turn. */
function stretches(days: number): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (let length = days; length >= 2 * leastDays; length = Math.floor(length / Math.SQRT2)) {
    const count = length === days ? 1 : 2 * Math.ceil(days / length) - 1;
    const step = count === 1 ? 0 : (days - length) / (count - 1);
    for (let k = 0; k < count; k++) out.push([Math.floor(k * step), Math.floor(k * step) + length]);
  }
  return out;
}

/**
 * The days that passages in order of time fill: from the first to the last, without those at either end that stand apart by more than
 * half of what all others fill (a war of old that a report recalls).
 */
export function filledDays(passages: readonly Passage[]): Days {
  let [low, high] = [0, passages.length - 1];
  const day = (i: number) => passages[i]!.day;
  while (high - low >= leastIncidents) {
    const rest = (day(high) - day(low)) / 3;
    if (day(low + 1) - day(low) > rest) low++;
    else if (day(high) - day(high - 1) > rest) high--;
    else break;
  }
  return { from: day(low), to: day(high) + 1 };
}
