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

/** Day number of an ISO day; `undefined` for anything else. */
export function parseDay(iso: string | undefined): number | undefined {
  const m = iso === undefined ? null : /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  return m ? dayNumber(Number(m[1]), Number(m[2]), Number(m[3])) : undefined;
}

/** Monday is 1, Sunday 7. */
export const weekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** ISO week of a day: `2016-W47`. */
export function isoWeek(day: number): string {
  const thursday = day - weekday(day) + 4;
  const year = Number(isoDay(thursday).slice(0, 4));
  return `${pad(year, 4)}-W${pad(Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1)}`;
}

/** Year and month moved by a number of months. */
export function addMonths(year: number, month: number, by: number): readonly [year: number, month: number] {
  const n = year * 12 + month - 1 + by;
  return [Math.floor(n / 12), (((n % 12) + 12) % 12) + 1];
}

/** First and last day (ISO) of a TIMEX3 date value cut to day, week, month, season, quarter, year or decade; `undefined` for others. */
export function bounds(
  value: string,
): { readonly start: string; readonly end: string; readonly precision: Precision } | undefined {
  if (value.includes("/")) {
    const [a, b] = value.split("/").map(v => bounds(v));
    return a && b && { start: a.start, end: b.end, precision: "range" };
  }
  const day = /^(\d{4}-\d\d-\d\d)(T.*)?$/.exec(value);
  if (day) return { start: day[1]!, end: day[1]!, precision: day[2] ? "time" : "day" };
  const week = /^(\d{4})-W(\d\d)(-WE)?$/.exec(value);
  if (week) {
    const first = dayNumber(Number(week[1]), 1, 4);
    const monday = first - weekday(first) + 1 + (Number(week[2]) - 1) * 7;
    return {
      start: isoDay(monday + (week[3] ? 5 : 0)),
      end: isoDay(monday + 6),
      precision: week[3] ? "range" : "week",
    };
  }
  const month = /^(\d{4})-(\d\d)$/.exec(value);
  if (month) return span(Number(month[1]), Number(month[2]), 1, "month");
  const quarter = /^(\d{4})-Q(\d)$/.exec(value);
  if (quarter) return span(Number(quarter[1]), Number(quarter[2]) * 3 - 2, 3, "quarter");
  const season = /^(\d{4})-(SP|SU|FA|WI)$/.exec(value);
  if (season) return span(Number(season[1]), { SP: 3, SU: 6, FA: 9, WI: 12 }[season[2] as "SP"], 3, "season");
  if (/^\d{4}$/.test(value)) return span(Number(value), 1, 12, "year");
  return /^\d{3}$/.test(value) ? span(Number(value) * 10, 1, 120, "decade") : undefined;
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

function span(year: number, month: number, months: number, precision: Precision) {
  const [y, m] = addMonths(year, month, months);
  return { start: isoDate(year, month, 1), end: isoDay(dayNumber(y, m, 1) - 1), precision };
}
