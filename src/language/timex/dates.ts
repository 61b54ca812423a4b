import { addMonths, dayNumber, isDay, isoDate, isoDay, pad, weekday } from "./calendar.ts";
import { monthAt, yearTold } from "./months.ts";
import { dayOf, ordinalAt } from "./numbers.ts";
import { at, directionOf, implied, isYear, one, type Place, type Reading, stated, tagAt } from "./reading.ts";
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
  if (name === undefined) return moment(p) ?? digits(p) ?? written(p, leadOf(p), undefined);
  const lead = at(p, 1) === "," ? 2 : 1;
  return written(p, lead + one(p, lead, p.w.the), name);
}

/** "the" belongs to an ordinal ("the 24th of November"), else to what follows the date ("the 3 May attack"). */
const leadOf = (p: Place): number =>
  p.w.the.has(at(p, 0)) && ordinalDay(p, 1) !== undefined && monthAt(p, 1) === undefined ? 1 : 0;

function written(p: Place, lead: number, named: number | undefined): Reading | undefined {
  const found = monthFirst(p, lead) ?? dayFirst(p, lead);
  if (found === undefined) return undefined;
  const length = lead + found.length;
  const year = yearTold(p, length);
  if (year !== undefined) return valued(found, year.year, length + year.length, year.basis, "date");
  const famous = famousYear(p, found, length);
  if (famous !== undefined) return valued(found, famous, length, "implied", "famous-day");
  if (p.now === undefined) return valued(found, "XXXX", length, "stated", "date-without-year");
  return valued(found, yearOf(p, found, named), length, "implied", "date-without-year");
}

/** "the September 11 attacks": the year of a day known by its name. */
function famousYear(p: Place, d: DayMonth, length: number): number | undefined {
  const year = p.w.famousDays.get(isoDate(0, d.month, d.day).slice(5)) as number | undefined;
  const gone = p.now === undefined || (year !== undefined && isoDay(p.now) > isoDate(year, d.month, d.day));
  return gone && p.w.famousNouns.has(at(p, length)) ? year : undefined;
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
  const ordinal = ordinalDay(p, lead);
  if (ordinal) return withMonth(p, lead, ordinal);
  const day = dayOf(at(p, lead));
  if (day === undefined) return undefined;
  const single = withMonth(p, lead, { n: day, length: 1 });
  if (single) return single;
  const listed = p.w.and.has(at(p, lead + 1)) || at(p, lead + 1) === ",";
  const until = listed || p.w.rangeTo.has(at(p, lead + 1)) ? dayOf(at(p, lead + 2)) : undefined;
  const month = until === undefined || until <= day ? undefined : monthOf(p, lead + 3);
  if (month === undefined) return undefined;
  // "on 3 and 9 May" are two days, "between 3 and 9 May" all of them.
  const apart = listed && until !== day + 1 && !p.w.rangeBetween.has(at(p, lead - 1));
  return {
    month: month.month,
    day,
    ...(apart ? { length: 1 } : { until: until!, length: 3 + month.length }),
  };
}

function withMonth(p: Place, lead: number, day: { readonly n: number; readonly length: number }) {
  const month = monthOf(p, lead + day.length);
  return month && { month: month.month, day: day.n, length: day.length + month.length };
}

/** An ordinal with "of" behind it. */
function ordinalDay(p: Place, k: number) {
  const found = ordinalAt(p, k);
  return found && found.n <= 31 && p.w.of.has(at(p, k + found.length)) ? found : undefined;
}

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

/** "2016-11-24T14:30Z", however many words it was cut into. */
function moment(p: Place): Reading | undefined {
  let glued = "";
  let found: Reading | undefined;
  for (let k = 0; k < 12 && p.i + k < p.words.length; k++) {
    glued += at(p, k);
    const m = /^(\d{4}-\d\d-\d\d)t(\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?)$/.exec(glued);
    if (m) found = stated(k + 1, `${m[1]}T${m[2]!.toUpperCase()}`, "iso", "TIME");
    if (p.tokens[p.i + k]!.spaceAfter) break;
  }
  return found;
}

/** "2016-11-24", "24.11.2016", "11/24/2016"; the year alone where day may be taken for month ("04/03/2016"). */
function digits(p: Place): Reading | undefined {
  const word = at(p, 0);
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(word);
  if (iso) return isDay(Number(iso[1]), Number(iso[2]), Number(iso[3])) ? stated(1, word, "iso") : undefined;
  const m = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(word);
  if (!m || !isYear(m[4]!)) return undefined;
  const [a, b] = [Number(m[1]), Number(m[3])];
  const dayFirstly = m[2] === "." || a > 12 || a === b;
  if (!dayFirstly && b <= 12) return isDay(Number(m[4]), a, 1) ? stated(1, m[4]!, "digits") : undefined;
  const [day, month] = dayFirstly ? [a, b] : [b, a];
  return isDay(Number(m[4]), month, day) ? stated(1, isoDate(Number(m[4]), month, day), "digits") : undefined;
}

/** "the 10th of this month". */
export function dayOfThatMonth(p: Place): Reading | undefined {
  const the = one(p, 0, p.w.the);
  const day = ordinalDay(p, the);
  const k = the + (day?.length ?? 0) + 1;
  if (day === undefined || p.w.units.get(at(p, k + 1)) !== "M") return undefined;
  const by = directionOf(at(p, k), p.w);
  const [year, month] = isoDay(p.now ?? 0)
    .split("-")
    .map(Number) as [number, number];
  const from = by === undefined ? p.told.month : p.now === undefined ? undefined : addMonths(year, month, by);
  if (by === undefined && !p.w.same.has(at(p, k)) && !p.w.the.has(at(p, k))) return undefined;
  if (from === undefined) return stated(k + 2, `XXXX-XX-${pad(day.n)}`, "day-of-month");
  return isDay(...from, day.n) ? implied(k + 2, isoDate(...from, day.n), "day-of-month") : undefined;
}

/** "on the 24th": the day of the month last told. */
export function dayOfMonth(p: Place): Reading | undefined {
  const day = p.w.the.has(at(p, 0)) && /\d/.test(at(p, 1)) ? ordinalAt(p, 1)?.n : undefined;
  const alone = !/^(?:NN|JJ|CD|VBG)/.test(tagAt(p, 2)) && !p.w.of.has(at(p, 2)) && at(p, 2) !== "-";
  const [year, month] = p.told.month ?? [];
  if (day === undefined || day > 31 || !alone || !p.w.on.has(at(p, -1))) return undefined;
  return year === undefined || month === undefined
    ? stated(2, `XXXX-XX-${pad(day)}`, "day-of-month")
    : implied(2, isoDate(year, month, day), "day-of-month");
}
