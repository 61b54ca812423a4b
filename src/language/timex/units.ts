import {
  addMonths,
  dayNumber,
  isoDate,
  isoDay,
  monthsLater,
  weekDays,
  weekday,
  yearDays,
} from "./calendar.ts";
import { amountAt } from "./numbers.ts";
import { at, directionOf, implied, one, type Place, type Reading, stated, tagAt } from "./reading.ts";

/** The value of the unit that holds a day, `by` units on: a day, a week as its days, a month, a year. */
export function unitAt(day: number, unit: string, by: number): string | undefined {
  const moved = shifted(day, unit, by);
  if (moved === undefined) return undefined;
  const [year, month] = isoDay(moved).split("-").map(Number) as [number, number];
  switch (unit) {
    case "D":
      return isoDay(moved);
    case "W":
    case "F":
      return weekDays(moved);
    case "M":
      return isoDate(year, month);
    case "Q":
      return `${year}-Q${Math.ceil(month / 3)}`;
    case "Y":
      return isoDate(year);
    case "DE":
      return yearDays(Math.floor(year / 10) * 10, 10);
    default:
      return yearDays(Math.floor(year / 100) * 100, 100);
  }
}

/** A day moved by so many units of the calendar; `undefined` for units of the clock. */
export function shifted(day: number, unit: string, by: number): number | undefined {
  const days = { D: 1, W: 7, F: 14 }[unit];
  if (days !== undefined) return day + Math.round(days * by);
  const months = { M: 1, Q: 3, Y: 12, DE: 120, CE: 1200 }[unit];
  return months === undefined ? undefined : monthsLater(day, Math.round(months * by));
}

/** "last week", "this month", "next year", "late last year", "the following month". */
export function relativeUnit(p: Place): Reading | undefined {
  const lead = approximation(p);
  const the = one(p, lead, p.w.the);
  const word = at(p, lead + the);
  // "this past week" is the last one.
  const past = p.w.present.has(word) && p.w.previous.has(at(p, lead + the + 1)) ? 1 : 0;
  const by = past ? -1 : directionOf(word, p.w);
  const k = lead + the + past + 1;
  const unit = (p.w.units.get(at(p, k)) ?? misspelt(p, k, by)) as string | undefined;
  if (by === undefined || unit === undefined || unit.startsWith("T") || p.w.of.has(at(p, k + 1)))
    return undefined;
  if (the === 1 && p.w.rolling.has(word) && !comesNext(p, unit)) return rolling(p, k + 1, unit, by, 1);
  const fromTold = (the === 1 && by !== 0) || p.w.told.has(word) || (unit === "D" && by !== 0);
  const from = fromTold ? toldFor(p, unit) : p.now;
  if (from === undefined) return stated(k + 1, undated(unit), "unit-undated");
  const value = unitAt(from, unit, by);
  return value === undefined ? undefined : implied(k + 1, value, fromTold ? "unit-from-told" : "unit");
}

/** "the next day" counts from the day told, "in the next week" from the report's. */
const comesNext = (p: Place, unit: string): boolean =>
  unit === "D" || (p.tense() !== "ahead" && p.w.following.has(at(p, 1)));

/** "this years": only the apostrophe is missing. */
const misspelt = (p: Place, k: number, by: number | undefined) =>
  by === 0 && p.w.present.has(at(p, k - 1)) && /^NN/.test(tagAt(p, k + 1))
    ? p.w.plurals.get(at(p, k))
    : undefined;

/** Words before a unit that say where in it ("early", "mid-", "later"). */
function approximation(p: Place): number {
  return p.w.approximate.has(at(p, 0)) ? 1 + one(p, 1, p.w.dash) : 0;
}

/** What a unit is when no report has a date. */
export const undated = (unit: string): string =>
  ({ D: "XXXX-XX-XX", W: "XXXX-WXX", F: "XXXX-WXX", M: "XXXX-XX", Q: "XXXX-QX" })[unit] ?? "XXXX";

/** A day in the last time told that is as fine as a unit needs. */
export function toldFor(p: Place, unit: string): number | undefined {
  const { month, year } = p.told;
  // What is told in the past cannot count from a day to come.
  const ahead = p.now !== undefined && p.told.day !== undefined && p.told.day > p.now;
  const day = ahead && p.tense() === "past" ? p.told.gone : p.told.day;
  if (unit === "D" || unit === "W" || unit === "F") return day;
  if (unit === "M" || unit === "Q") return month && dayNumber(month[0], month[1], 1);
  return year === undefined ? undefined : dayNumber(year, 1, 1);
}

/** "that month", "later that year", "the same day", "earlier in the day". */
export function sameUnit(p: Place): Reading | undefined {
  const about = approximation(p);
  const within =
    p.w.the.has(at(p, about + 1)) && about > 0 ? p.w.in.has(at(p, about)) : about === 0 && oneOf(p);
  const lead = about + (within ? one(p, about, p.w.in) : one(p, about, p.w.the));
  if (!within && !p.w.same.has(at(p, lead))) return undefined;
  const same = one(p, lead + 1, p.w.same);
  const k = lead + 1 + same;
  const unit = p.w.units.get(at(p, k)) as string | undefined;
  if (unit === undefined || unit.startsWith("T")) return undefined;
  const from = toldFor(p, unit);
  const value = from === undefined ? undefined : unitAt(from, unit, 0);
  return value === undefined
    ? stated(k + 1, undated(unit), "unit-undated")
    : implied(k + 1, value, "same-unit");
}

/** "that date", "marked the date": the day told last. */
export function sameDate(p: Place): Reading | undefined {
  const the = one(p, 0, p.w.the);
  const k = the + one(p, the, p.w.same);
  if (
    k === 0 ||
    !p.w.dateWord.has(at(p, k)) ||
    /^(?:NN|POS|W)/.test(tagAt(p, k + 1)) ||
    p.w.of.has(at(p, k + 1))
  )
    return undefined;
  const marked = p.w.marking.has(p.tokens[p.i - 1]?.lemma ?? "");
  if ((k === the && !marked) || p.told.day === undefined) return undefined;
  return implied(k + 1, isoDay(p.told.day), "same-unit");
}

/** "the third raid of the day", "the largest protest of the year": one of several in a time that was told. */
function oneOf(p: Place): boolean {
  if (!p.w.of.has(at(p, -1)) || !p.w.the.has(at(p, 0)) || /^(?:NN|POS)/.test(tagAt(p, 2))) return false;
  return [-2, -3, -4, -5, -6].some(
    k => p.w.ordinals.has(at(p, k)) || p.w.final.has(at(p, k)) || tagAt(p, k) === "JJS",
  );
}

/** "the past 30 days", "last few weeks", "the next three years": from or to the report's day. */
export function rollingUnits(p: Place): Reading | undefined {
  const lead = one(p, 0, p.w.the) + one(p, one(p, 0, p.w.the), p.w.present);
  const word = at(p, lead);
  const by = p.w.rolling.has(word) ? directionOf(word, p.w) : undefined;
  const count = by === undefined ? undefined : amountAt(p, lead + 1);
  const k = lead + 1 + (count?.length ?? 0);
  const unit = (p.w.plurals.get(at(p, k)) ?? undefined) as string | undefined;
  if (by === undefined || unit === undefined || p.w.of.has(at(p, k + 1))) return undefined;
  if (by > 0 && p.tense() === "past") return undefined;
  return rolling(p, k + 1, unit, by, count?.n ?? "X");
}

/** From so many units back to now, or from now to so many ahead; open at the far end where the number is vague. */
function rolling(p: Place, length: number, unit: string, by: number, n: number | "X"): Reading | undefined {
  if (p.now === undefined) return undefined;
  const [size, times] = unit === "TH" ? ["D", n === "X" ? n : Math.ceil(n / 24)] : [unit, n];
  const grain = { D: "D", W: "D", F: "D", M: "M", Q: "M" }[size as "D"] ?? "Y";
  const far =
    times === "X" ? undefined : shifted(p.now, size as string, (by < 0 ? -1 : 1) * (times as number));
  if (size!.toString().startsWith("T") || (times !== "X" && far === undefined)) return undefined;
  const here = unitAt(p.now, grain, 0)!;
  const there = far === undefined ? ".." : unitAt(far, grain, 0)!;
  return implied(length, by < 0 ? `${there}/${here}` : `${here}/${there}`, "rolling");
}

/** "the weekend", "this weekend", "last weekend": two days. */
export function weekend(p: Place): Reading | undefined {
  const the = one(p, 0, p.w.the);
  // "this past weekend" is the last one.
  const past = p.w.present.has(at(p, the)) && p.w.previous.has(at(p, the + 1)) ? 1 : 0;
  const by = past ? -1 : directionOf(at(p, the), p.w);
  const k = the + past + (by === undefined ? 0 : 1);
  if (!p.w.weekend.has(at(p, k)) || (k === 0 && !p.w.yearBefore.has(at(p, -1)))) return undefined;
  if (p.now === undefined) return stated(k + 1, "XXXX-WXX-WE", "weekend-undated");
  const saturday = p.now - weekday(p.now) + 6;
  const running = p.now >= saturday;
  const back = p.tense() !== "ahead" && (by !== 0 || p.tense() === "past");
  const first =
    by === 1 || by === -1
      ? saturday + (by === 1 || !running ? 7 * by : -7)
      : back && !running
        ? saturday - 7
        : saturday;
  const next = by === 1 && !running ? saturday : first;
  return implied(k + 1, `${isoDay(next)}/${isoDay(next + 1)}`, "weekend");
}

/** "by year end", "by month-end": the unit's last day. */
export function unitEnd(p: Place): Reading | undefined {
  if (p.now === undefined || !p.w.deadline.has(at(p, -1))) return undefined;
  if (p.w.yearEnd.has(at(p, 0))) return implied(1, lastDay(p.now, "Y"), "end-of-unit");
  const dash = one(p, 1, p.w.dash);
  const unit = p.w.end.has(at(p, 1 + dash)) ? (p.w.units.get(at(p, 0)) as string | undefined) : undefined;
  return unit !== undefined && /^[WMQY]$/.test(unit)
    ? implied(2 + dash, lastDay(p.now, unit), "end-of-unit")
    : undefined;
}

function lastDay(day: number, unit: string): string {
  if (unit === "W") return isoDay(day - weekday(day) + 7);
  const [year, month] = isoDay(day).split("-").map(Number) as [number, number];
  const size = unit === "Y" ? 12 : unit === "Q" ? 3 : 1;
  const [y, m] = addMonths(year, Math.ceil(month / size) * size, 1);
  return isoDay(dayNumber(y, m, 1) - 1);
}
