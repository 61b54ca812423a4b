import { bounds } from "./calendar.ts";
import { fullDate } from "./dates.ts";
import { monthName } from "./months.ts";
import { century, decade, quarter, season, year } from "./periods.ts";
import {
  at,
  implied,
  longest,
  type Matcher,
  move,
  one,
  type Place,
  type Reading,
  stated,
  tagAt,
} from "./reading.ts";
import { relativeUnit, undated, unitAt } from "./units.ts";
import { weekdayName } from "./weekdays.ts";

const named: readonly Matcher[] = [fullDate, monthName, weekdayName, year, decade, century, season, quarter];
const long = /^(?:decade|century|season)/;

/** "early May", "late Thursday night", "mid 2015", "the late 1980s": the time as it is, for no value says which part. */
export function partly(p: Place): Reading | undefined {
  const the = one(p, 0, p.w.the);
  if (!p.w.approximate.has(at(p, the))) return undefined;
  const lead = the + 1 + one(p, the + 1, p.w.dash);
  const inner = longest(move(p, lead), named);
  if (inner === undefined || (the === 1 && !long.test(inner.by))) return undefined;
  return { ...inner, length: lead + inner.length };
}

/** "the beginning of March", "the end of 2014": the time as it is; "by the end of 2018": its last day. */
export function partOfPeriod(p: Place): Reading | undefined {
  const the = one(p, 0, p.w.the);
  if (!p.w.within.has(at(p, the)) || !p.w.of.has(at(p, the + 1))) return undefined;
  const inner = period(move(p, the + 2));
  if (inner === undefined) return undefined;
  const deadline = p.w.end.has(at(p, the)) && p.w.deadline.has(at(p, -1));
  const last = deadline ? bounds(inner.value)?.end : undefined;
  const length = the + 2 + inner.length;
  return last === undefined ? { ...inner, length } : { ...inner, length, value: last, by: "end-of-period" };
}

const periods: readonly Matcher[] = [
  monthName,
  year,
  decade,
  century,
  season,
  quarter,
  relativeUnit,
  theUnit,
];

/** A week or more with a beginning and an end: "March", "2014", "the year", "last month", "the 1990s". */
export const period = (p: Place): Reading | undefined => longest(p, periods);

/** "the year": the report's. */
function theUnit(p: Place): Reading | undefined {
  const unit = p.w.the.has(at(p, 0)) ? (p.w.units.get(at(p, 1)) as string | undefined) : undefined;
  if (unit === undefined || !/^[WMQY]$/.test(unit) || /^(?:NN|POS)/.test(tagAt(p, 2))) return undefined;
  if (p.w.of.has(at(p, 2))) return undefined;
  return p.now === undefined
    ? stated(2, undated(unit), "unit-undated")
    : implied(2, unitAt(p.now, unit, 0)!, "unit");
}
