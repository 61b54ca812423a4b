import { isoDate, isoDay } from "./calendar.ts";
import {
  at,
  capital,
  directionOf,
  implied,
  isYear,
  one,
  type Place,
  type Reading,
  stated,
  tagAt,
} from "./reading.ts";

/** A month's name at a place; written small, or as a verb or modal, it is none. */
export function monthAt(p: Place, k: number): number | undefined {
  const word = at(p, k).replace(/\.$/, "");
  const month = p.w.months.get(word) as number | undefined;
  if (month === undefined || !capital(p, k) || /^(?:MD|VB)/.test(tagAt(p, k)) || isSurname(p, k))
    return undefined;
  return month;
}

/** "Mr. March": the second word of a name. */
function isSurname(p: Place, k: number): boolean {
  if (p.w.titles.has(at(p, k - 1).replace(/\.$/, ""))) return true;
  const [token, before] = [p.tokens[p.i + k]!, p.tokens[p.i + k - 1]];
  const date = p.w.weekdays.has(at(p, k - 1)) || p.w.months.has(at(p, k - 1).replace(/\.$/, ""));
  return (
    token.deprel === "flat" &&
    before !== undefined &&
    before.id === token.head &&
    before.upos === "PROPN" &&
    !date
  );
}

/** A year after a date: "2016", ", 2016", "of 2016", "last year", "of this year". */
export function yearTold(
  p: Place,
  k: number,
): { readonly year: number; readonly length: number; readonly basis: Reading["basis"] } | undefined {
  const link = at(p, k) === "," ? 1 : one(p, k, p.w.of);
  if (isYear(at(p, k + link))) return { year: Number(at(p, k + link)), length: link + 1, basis: "stated" };
  if (at(p, k) === "," || p.w.units.get(at(p, k + link + 1)) !== "Y") return undefined;
  const year = yearBy(p, at(p, k + link));
  return year === undefined ? undefined : { year, length: link + 2, basis: "implied" };
}

/** The year that "last", "this", "next" or "that" means. */
function yearBy(p: Place, word: string): number | undefined {
  const by = directionOf(word, p.w);
  if (by !== undefined) return p.now === undefined ? undefined : Number(isoDay(p.now).slice(0, 4)) + by;
  return p.w.same.has(word) ? p.told.year : undefined;
}

/** "October 2016", "last November", "November last year", "in August". */
export function monthName(p: Place): Reading | undefined {
  const by = directionOf(at(p, 0), p.w);
  const lead = by === undefined ? 0 : 1;
  const month = monthAt(p, lead);
  if (month === undefined || (lead === 0 && !standsAlone(p))) return undefined;
  const length = lead + 1;
  const year = yearTold(p, length);
  if (year !== undefined) {
    const value = isoDate(year.year, month);
    return { length: length + year.length, type: "DATE", value, by: "month-year", basis: year.basis };
  }
  if (p.now === undefined) return stated(length, `XXXX-${isoDate(0, month).slice(5)}`, "month-undated");
  const name = by === undefined ? "month-name" : "last-or-next-month";
  return implied(length, isoDate(yearOfMonth(p, month, by), month), name);
}

/** "May" and abbreviations that are words besides need a year or a word that leads to a date. */
function standsAlone(p: Place): boolean {
  const word = at(p, 0).replace(/\.$/, "");
  if (word !== "may" && !p.w.openAbbreviations.has(word)) return !/^NNP/.test(tagAt(p, 1));
  return isYear(at(p, 1)) || p.w.yearBefore.has(at(p, -1));
}

/** How far ahead a month of a timetable may lie. */
const nearMonths = 4;

/** "last" is before the report's month, "next" after it; without either the tense says. */
function yearOfMonth(p: Place, month: number, by: -1 | 0 | 1 | undefined): number {
  const [year, current] = isoDay(p.now!).split("-").map(Number) as [number, number];
  if (by === -1) return month < current ? year : year - 1;
  if (by === 0) return year;
  if (by === 1) return month > current ? year : year + 1;
  const near = p.tense() === "timetable" && (month - current + 12) % 12 <= nearMonths;
  if (near || p.tense() === "ahead") return month < current ? year + 1 : year;
  return month > current ? year - 1 : year;
}
