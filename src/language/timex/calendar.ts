/** Days since 1970-01-01 of a date of the Gregorian calendar; month and day from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468;
}

/** ISO date of a day number. */
export function isoDay(n: number): string {
  const z = n + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return isoDate(yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1);
}

export const pad = (n: number, width = 2): string => String(n).padStart(width, "0");

/** `2016`, `2016-11` or `2016-11-24`. */
export function isoDate(year: number, month?: number, day?: number): string {
  const parts = [
    pad(year, 4),
    ...(month === undefined ? [] : [pad(month)]),
    ...(month === undefined || day === undefined ? [] : [pad(day)]),
  ];
  return parts.join("-");
}

/** Whether a year has such a day. */
export const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && isoDay(dayNumber(year, month, day)) === isoDate(year, month, day);

/** Day number of an ISO day; `undefined` for anything else. */
export function parseDay(iso: string | undefined): number | undefined {
  const m = iso === undefined ? null : /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  return m ? dayNumber(Number(m[1]), Number(m[2]), Number(m[3])) : undefined;
}

/** Monday is 1, Sunday 7. */
export const weekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Year and month moved by a number of months. */
export function addMonths(year: number, month: number, by: number): readonly [year: number, month: number] {
  const n = year * 12 + month - 1 + by;
  return [Math.floor(n / 12), (((n % 12) + 12) % 12) + 1];
}

/** A day moved by a number of months; the 31st becomes the last day of a shorter month. */
export function monthsLater(day: number, by: number): number {
  const [year, month, date] = isoDay(day).split("-").map(Number) as [number, number, number];
  const first = addMonths(year, month, by);
  const last = dayNumber(...addMonths(...first, 1), 1) - 1;
  return Math.min(dayNumber(...first, 1) + date - 1, last);
}

/** The week (Monday to Sunday) of a day, as a range of days. */
export function weekDays(day: number): string {
  const monday = day - weekday(day) + 1;
  return `${isoDay(monday)}/${isoDay(monday + 6)}`;
}

/** So many years from January of the first, as a range of days. */
export const yearDays = (from: number, years: number): string =>
  `${pad(from, 4)}-01-01/${pad(from + years - 1, 4)}-12-31`;

const seasonStart: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** A season (`SP`, `SU`, `FA`, `WI`) as a range of days; a winter begins in December of its year. */
export function seasonDays(year: number, season: string): string {
  const { start, end } = months(year, seasonStart[season]!, 3);
  return `${start}/${end}`;
}

export type Precision =
  | "time"
  | "day"
  | "week"
  | "month"
  | "season"
  | "quarter"
  | "year"
  | "decade"
  | "range";

/** The days that a time takes: first and last (ISO), and how fine it was told. */
export interface Bounds {
  readonly start: string;
  readonly end: string;
  readonly precision: Precision;
}

/** First and last day of the value of a time; `undefined` for what is open, vague, undated or a duration. */
export function bounds(value: string): Bounds | undefined {
  if (value.includes("/")) return rangeBounds(...(value.split("/") as [string, string]));
  const day = /^(\d{4}-\d\d-\d\d)(T.*)?$/.exec(value);
  if (day) return { start: day[1]!, end: day[1]!, precision: day[2] ? "time" : "day" };
  const month = /^(\d{4})-(\d\d)$/.exec(value);
  if (month) return { ...months(Number(month[1]), Number(month[2]), 1), precision: "month" };
  const part = /^(\d{4})-([QH])(\d)$/.exec(value);
  if (part) {
    const size = part[2] === "Q" ? 3 : 6;
    const days = months(Number(part[1]), (Number(part[3]) - 1) * size + 1, size);
    return { ...days, precision: size === 3 ? "quarter" : "range" };
  }
  return /^\d{4}$/.test(value) ? { ...months(Number(value), 1, 12), precision: "year" } : undefined;
}

function rangeBounds(from: string, to: string): Bounds | undefined {
  const [a, b] = [bounds(from), bounds(to)];
  if (a === undefined || b === undefined) return undefined;
  return { start: a.start, end: b.end, precision: precisionOf(a.start, b.end) };
}

/** A range of days that is a week, a season or a decade is as fine as that. */
function precisionOf(start: string, end: string): Precision {
  const [a, b] = [parseDay(start)!, parseDay(end)!];
  if (weekday(a) === 1 && b - a === 6) return "week";
  const [year, month] = start.split("-").map(Number) as [number, number];
  if (month % 3 === 0 && months(year, month, 3).end === end && start.endsWith("-01")) return "season";
  return year % 10 === 0 && months(year, 1, 120).end === end && start.endsWith("-01-01") ? "decade" : "range";
}

/** First and last day of so many months. */
function months(
  year: number,
  month: number,
  count: number,
): { readonly start: string; readonly end: string } {
  return { start: isoDate(year, month, 1), end: isoDay(dayNumber(...addMonths(year, month, count), 1) - 1) };
}
