import { dayNumber, isDay, isoDate, isoDay, weekday } from "./calendar.ts";
import { monthAt, yearTold } from "./months.ts";
import { dayOf, ordinalOf } from "./numbers.ts";
import { at, implied, isYear, one, type Place, type Reading, stated, tagAt } from "./reading.ts";
import { weekdayAt } from "./weekdays.ts";

/** A day and month at a place: how many words they take, the last day where they are several ("3 to 5 May"). */
interface DayMonth {
  readonly month: number;
  readonly day: number;
  readonly until?: number;
  readonly length: number;
}

/** "24 November 2016", "Friday, Nov. 24", "May 3-5", "2016-11-24", "24.11.2016". */
export function fullDate(p: Place): Reading | undefined {
  const name = weekdayAt(p, 0);
  if (name === undefined) return digits(p) ?? written(p, 0, undefined);
  const lead = at(p, 1) === "," ? 2 : 1;
  return written(p, lead + one(p, lead, p.w.the), name);
}

function written(p: Place, lead: number, named: number | undefined): Reading | undefined {
  const found = monthFirst(p, lead) ?? dayFirst(p, lead);
  if (found === undefined) return undefined;
  const length = lead + found.length;
  const year = yearTold(p, length);
  if (year !== undefined) return valued(found, year.year, length + year.length, year.basis, "date");
  if (p.now === undefined) return valued(found, "XXXX", length, "stated", "date-without-year");
  return valued(found, yearOf(p, found, named), length, "implied", "date-without-year");
}

/** "November 24", "Nov. 24th", "May the 3rd", "May 3-5". */
function monthFirst(p: Place, lead: number): DayMonth | undefined {
  const month = monthAt(p, lead);
  if (month === undefined) return undefined;
  const the = one(p, lead + 1, p.w.the);
  const from = lead + 1 + the;
  const day = dayOf(at(p, from));
  if (day === undefined) return undefined;
  const second = dayOf(at(p, from + 2));
  const joined = p.w.rangeTo.has(at(p, from + 1)) || (p.w.and.has(at(p, from + 1)) && second === day + 1);
  const until = joined ? second : undefined;
  const further = until !== undefined && until > day && monthAt(p, from + 3) === undefined;
  return further ? { month, day, until, length: the + 4 } : { month, day, length: the + 2 };
}

/** "24 November", "the 24th of November", "3 to 5 May", "3 and 4 May". */
function dayFirst(p: Place, lead: number): DayMonth | undefined {
  const day = dayOf(at(p, lead)) ?? ordinalDay(p, lead);
  if (day === undefined) return undefined;
  const single = monthOf(p, lead + 1);
  if (single) return { month: single.month, day, length: 1 + single.length };
  const joined = p.w.rangeTo.has(at(p, lead + 1)) || p.w.and.has(at(p, lead + 1));
  const until = joined ? dayOf(at(p, lead + 2)) : undefined;
  const month = until === undefined || until <= day ? undefined : monthOf(p, lead + 3);
  return month && { month: month.month, day, until: until!, length: 3 + month.length };
}

const ordinalDay = (p: Place, k: number): number | undefined =>
  p.w.of.has(at(p, k + 1)) ? ordinalOf(p, k) : undefined;

/** "of May", "May". */
function monthOf(p: Place, k: number) {
  const of = one(p, k, p.w.of);
  const month = monthAt(p, k + of);
  return month === undefined ? undefined : { month, length: of + 1 };
}

function valued(
  d: DayMonth,
  year: number | "XXXX",
  length: number,
  basis: Reading["basis"],
  by: string,
): Reading | undefined {
  if (!isDay(year === "XXXX" ? leapYear : year, d.month, d.until ?? d.day)) return undefined;
  const on = (day: number) =>
    year === "XXXX" ? `XXXX-${isoDate(0, d.month, day).slice(5)}` : isoDate(year, d.month, day);
  const value = d.until === undefined ? on(d.day) : `${on(d.day)}/${on(d.until)}`;
  return { length, type: "DATE", value, by, basis };
}

/** The year of a day and month told without one: that in which the weekday told with it fits, else by the tense. */
function yearOf(p: Place, d: DayMonth, named: number | undefined): number {
  const day = (year: number) => dayNumber(year, d.month, d.day);
  const near = nearYear(p, day);
  // A 29 February was in the last leap year, or will be in the next.
  const step = day(near) < p.now! ? -1 : 1;
  const years = [0, 1, 2, 3, 4].map(n => near + n * step).filter(y => isDay(y, d.month, d.day));
  const close = [near, near - 1, near + 1].filter(y => years.length > 0 && isDay(y, d.month, d.day));
  return close.find(y => weekday(day(y)) === named) ?? years[0] ?? near;
}

/** Ahead: the next such day, those just gone being still meant. Past: the last one. Open: the last, or one close ahead. */
function nearYear(p: Place, day: (year: number) => number): number {
  const year = Number(isoDay(p.now!).slice(0, 4));
  const tense = p.tense();
  if (tense === "ahead") {
    if (day(year) < p.now! - graceDays) return year + 1;
    return day(year - 1) >= p.now! - graceDays ? year - 1 : year;
  }
  const slack = { past: 1, timetable: nearDays, open: closeDays }[tense];
  if (day(year + 1) <= p.now! + slack) return year + 1;
  return day(year) > p.now! + slack ? year - 1 : year;
}

/** Days by which a coming date may lie back (what runs from a day already gone); an open one ahead, and one of a timetable. */
const graceDays = 7;
const closeDays = 14;
const nearDays = 90;

const leapYear = 2000;

/** "2016-11-24", "24.11.2016", "11/24/2016": only where no reader can take day for month. */
function digits(p: Place): Reading | undefined {
  const word = at(p, 0);
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(word);
  if (iso) return isDay(Number(iso[1]), Number(iso[2]), Number(iso[3])) ? stated(1, word, "iso") : undefined;
  const m = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(word);
  if (!m || !isYear(m[4]!)) return undefined;
  const [a, b] = [Number(m[1]), Number(m[3])];
  const dayFirstly = m[2] === "." || a > 12 || a === b;
  if (!dayFirstly && b <= 12) return undefined;
  const [day, month] = dayFirstly ? [a, b] : [b, a];
  return isDay(Number(m[4]), month, day) ? stated(1, isoDate(Number(m[4]), month, day), "digits") : undefined;
}

/** "on the 24th": the day of the month last told. */
export function dayOfMonth(p: Place): Reading | undefined {
  const day = p.w.the.has(at(p, 0)) && /\d/.test(at(p, 1)) ? ordinalOf(p, 1) : undefined;
  const alone = !/^(?:NN|JJ|CD|VBG)/.test(tagAt(p, 2)) && !p.w.of.has(at(p, 2)) && at(p, 2) !== "-";
  const [year, month] = p.told.month ?? [];
  if (day === undefined || day > 31 || !alone || !p.w.on.has(at(p, -1))) return undefined;
  return year === undefined || month === undefined
    ? stated(2, `XXXX-XX-${String(day).padStart(2, "0")}`, "day-of-month")
    : implied(2, isoDate(year, month, day), "day-of-month");
}
