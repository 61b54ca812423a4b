import { period } from "./approximate.ts";
import { bounds, isoDay, parseDay } from "./calendar.ts";
import { lengthOf } from "./durations.ts";
import { nthWeekday } from "./feast-days.ts";
import { amountAt, ordinalAt } from "./numbers.ts";
import { at, type Matcher, move, one, type Place, type Reading, stated } from "./reading.ts";
import { shifted } from "./units.ts";
import { weekdayAt } from "./weekdays.ts";

/** "the first Sunday of May", "the last Friday in October". */
export function weekdayOfMonth(p: Place): Reading | undefined {
  const the = one(p, 0, p.w.the);
  const last = p.w.closing.has(at(p, the));
  const nth = last ? { n: -1, length: 1 } : ordinalAt(p, the);
  if (nth === undefined || nth.n > 5) return undefined;
  const k = the + nth.length;
  const day = weekdayAt(p, k);
  if (day === undefined || !(p.w.of.has(at(p, k + 1)) || p.w.in.has(at(p, k + 1)))) return undefined;
  const each = p.w.each.has(at(p, k + 2)) ? (p.w.units.get(at(p, k + 3)) as string | undefined) : undefined;
  if (each !== undefined) return stated(k + 4, lengthOf(1, each), "set", "SET");
  const inner = period(move(p, k + 2));
  const m = /^(\d{4})-(\d\d)$/.exec(inner?.value ?? "");
  if (inner === undefined || !m) return undefined;
  const found = isoDay(nthWeekday(Number(m[1]), Number(m[2]), nth.n, day));
  return found.startsWith(m[0])
    ? { ...inner, length: k + 2 + inner.length, value: found, by: "weekday-of-month" }
    : undefined;
}

/** "the first nine months of 2016", "the last week of October", "the first day of the month". */
export const unitsOfPeriod: Matcher = p => {
  const the = one(p, 0, p.w.the);
  const [first, last] = [p.w.opening.has(at(p, the)), p.w.closing.has(at(p, the))];
  if (!first && !last) return undefined;
  const count = amountAt(p, the + 1) ?? { n: 1, length: 0 };
  const k = the + 1 + count.length;
  // "the last days of 2017" are not counted.
  const units = count.length === 0 ? p.w.units : p.w.plurals;
  const unit = units.get(at(p, k)) as string | undefined;
  if (unit === undefined || count.n === "X" || !/^[DWFMY]$/.test(unit) || !p.w.of.has(at(p, k + 1)))
    return undefined;
  const inner = period(move(p, k + 2));
  const value = inner && stretch(inner.value, unit, count.n, first);
  return value === undefined
    ? undefined
    : { ...inner!, length: k + 2 + inner!.length, value, by: "units-of-period" };
};

/** So many units from the start of a period, or up to its end; `undefined` where they are more than it. */
function stretch(value: string, unit: string, n: number, first: boolean): string | undefined {
  const whole = bounds(value);
  if (whole === undefined) return undefined;
  const [start, end] = [parseDay(whole.start)!, parseDay(whole.end)! + 1];
  const from = first ? start : shifted(end, unit, -n)!;
  const to = first ? shifted(start, unit, n)! : end;
  if (from < start || to > end || (from === start && to === end)) return undefined;
  const cut = { M: 7, Y: 4 }[unit] ?? 10;
  const [a, b] = [isoDay(from).slice(0, cut), isoDay(to - 1).slice(0, cut)];
  return a === b ? a : `${a}/${b}`;
}
