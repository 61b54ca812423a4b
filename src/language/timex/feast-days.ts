import { addMonths, dayNumber, isoDay, weekday } from "./calendar.ts";
import { islamicMonth, islamicMonthOf, lunations, newMoon } from "./moon.ts";

/** First and last day (day numbers). */
export type Days = readonly [first: number, last: number];

/**
 * The days of a feast in a year, by its rule in `timex.yaml`: `12-25`, `11.4.4` (the fourth Thursday of November), `easter-2`,
 * `pascha+0`, `passover+163`, `islamic-9`, `islamic-10-1`, `hanukkah`, `spring`, each with `:n` for how many days it lasts.
 * Months of the Islamic year may in life begin a day sooner or later, as the moon is seen.
 */
export function feastDays(rule: string, year: number): Days | undefined {
  const [day, length] = rule.split(":") as [string, string?];
  const days = fixed(day, year) ?? nthDay(day, year) ?? counted(day, year) ?? lunar(day, year);
  return days && [days[0], days[1] + Number(length ?? 1) - 1];
}

function fixed(rule: string, year: number): Days | undefined {
  const m = /^(\d\d)-(\d\d)$/.exec(rule);
  if (!m) return undefined;
  const day = dayNumber(year, Number(m[1]), Number(m[2]));
  return [day, day];
}

function nthDay(rule: string, year: number): Days | undefined {
  const m = /^(\d+)\.(-?\d)\.(\d)$/.exec(rule);
  if (!m) return undefined;
  const day = nthWeekday(year, Number(m[1]), Number(m[2]), Number(m[3]));
  return [day, day];
}

/** The nth such weekday of a month; -1 is the last. */
export function nthWeekday(year: number, month: number, nth: number, day: number): number {
  const first = dayNumber(year, month, 1);
  if (nth > 0) return first + ((day - weekday(first) + 7) % 7) + 7 * (nth - 1);
  const last = dayNumber(...addMonths(year, month, 1), 1) - 1;
  return last - ((weekday(last) - day + 7) % 7);
}

function counted(rule: string, year: number): Days | undefined {
  const m = /^(easter|pascha|passover|hanukkah)([+-]\d+)?$/.exec(rule);
  if (!m) return undefined;
  const from = { easter, pascha, passover, hanukkah }[m[1] as "easter"](year);
  return [from + Number(m[2] ?? 0), from + Number(m[2] ?? 0)];
}

function lunar(rule: string, year: number): Days | undefined {
  if (rule === "spring") return springFeast(year);
  const [, month, day] = rule.split("-").map(Number) as [number, number, number?];
  for (const k of lunations(year).filter(n => islamicMonthOf(n) === month)) {
    const [first, next] = [islamicMonth(k), islamicMonth(k + 1)];
    const days: Days = day === undefined ? [first, next - 1] : [first + day - 1, first + day - 1];
    if (isoDay(days[0]).startsWith(String(year))) return days;
  }
  return undefined;
}

/** The new moon, by the clock of China, between 21 January and 20 February. */
function springFeast(year: number): Days | undefined {
  const days = lunations(year).map(k => Math.floor(newMoon(k) + 8 / 24));
  const day = days.find(d => d >= dayNumber(year, 1, 21) && d <= dayNumber(year, 2, 20));
  return day === undefined ? undefined : [day, day];
}

/** Easter Sunday of the western churches: the Gregorian computus. */
function easter(year: number): number {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const d = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15;
  const h = (19 * a + d) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return dayNumber(year, 3, 22) + h + l - 7 * m;
}

/** Easter Sunday of the eastern churches: the Julian computus. */
function pascha(year: number): number {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const gap = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return dayNumber(year, 3, 22) + d + e + gap;
}

/** The first day of Passover: so many days before the Hebrew new year that follows it. */
const passover = (year: number): number => hebrewNewYear(year + 3761) - 163;

/** 25 Kislev: a month earlier in the year may have 29 or 30 days, which the length of the year tells. */
function hanukkah(year: number): number {
  const first = hebrewNewYear(year + 3761);
  return first + 83 + ((hebrewNewYear(year + 3762) - first) % 10 === 5 ? 1 : 0);
}

/** The first day of a Hebrew year. @see Reingold and Dershowitz, Calendrical Calculations */
function hebrewNewYear(year: number): number {
  const [before, here, after] = [year - 1, year, year + 1].map(hebrewDays) as [number, number, number];
  const late = after - here === 356 ? 2 : here - before === 382 ? 1 : 0;
  return here + late - 1373427 - 719163;
}

/** Days from the epoch of the Hebrew calendar to the mean new moon of a year. */
function hebrewDays(year: number): number {
  const months = Math.floor((235 * year - 234) / 19);
  const parts = 12084 + 13753 * months;
  const day = 29 * months + Math.floor(parts / 25920);
  return (3 * (day + 1)) % 7 < 3 ? day + 1 : day;
}
