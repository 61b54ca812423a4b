import { bounds, isoDay, pad, seasonDays, yearDays } from "./calendar.ts";
import { ordinalAt } from "./numbers.ts";
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

/** "in 2013", "the 2016 elections", "Expo 2016"; "2014-16" is a range. */
export function year(p: Place): Reading | undefined {
  if (isOld(p)) return stated(1, at(p, 0), "year");
  const season = /^((?:1[5-9]|20)\d\d)\/(\d\d)$/.exec(at(p, 0));
  if (season && Number(season[2]) === (Number(season[1]) + 1) % 100)
    return stated(1, `${season[1]}/${Number(season[1]) + 1}`, "years");
  if (!isYear(at(p, 0)) || p.w.numbered.has(at(p, -1)) || isCount(p)) return undefined;
  const short = p.w.dash.has(at(p, 1)) || at(p, 1) === "/" ? /^\d\d$/.exec(at(p, 2)) : null;
  const until = short && Number(at(p, 0).slice(0, 2) + short[0]);
  if (until && until > Number(at(p, 0)) && !p.tokens[p.i]!.spaceAfter)
    return stated(3, `${at(p, 0)}/${until}`, "years");
  const named = /^NNPS?$/.test(tagAt(p, -1)) && Number(at(p, 0)) >= 1900;
  const led = p.w.yearBefore.has(at(p, -1)) || p.i === 0 || p.w.months.has(at(p, -1).replace(/\.$/, ""));
  const modifies = /^(?:DT|POS|PRP\$)$/.test(tagAt(p, -1)) && /^(?:NN|JJ|VB[GN])/.test(tagAt(p, 1));
  const followed = /^(?:[,.;:)!?]|)$/.test(at(p, 1)) || p.w.yearAfter.has(at(p, 1));
  return led || followed || named || (modifies && Number(at(p, 0)) >= 1900)
    ? stated(1, at(p, 0), "year")
    : undefined;
}

/** "in 1453": so far back only where nothing but a year can stand. */
const isOld = (p: Place): boolean =>
  /^1[0-4]\d\d$/.test(at(p, 0)) &&
  (p.w.in.has(at(p, -1)) || p.w.rangeSince.has(at(p, -1)) || p.w.rangeUntil.has(at(p, -1))) &&
  /^(?:|[.,;:)]|CC|VBD|WDT|WRB)$/.test(tagAt(p, 1));

/** "1709 schoolchildren": a figure right before a plural or a measure, but not "the 2016 elections". */
function isCount(p: Place): boolean {
  if (/^[$€£%#]$/.test(at(p, -1)) || /^(?:%|°)$/.test(at(p, 1))) return true;
  const dash = one(p, 1, p.w.dash);
  if (p.w.units.has(at(p, 1 + dash)) && /00$/.test(at(p, 0))) return true;
  if (tagAt(p, 1) !== "NNS" || p.w.yearAfter.has(at(p, 1))) return false;
  return !/^(?:DT|PRP\$|POS)$/.test(tagAt(p, -1)) || /00$/.test(at(p, 0));
}

/** "the 1990s", "the '60s", "the sixties", "mid-1990s". */
export function decade(p: Place): Reading | undefined {
  const the = one(p, 0, p.w.the);
  const full = /^((?:1[5-9]|20)\d)0'?s$/.exec(at(p, the));
  // "the 1800s" are a century, "the 2000s" ten years.
  if (full && /^1\d0$/.test(full[1]!)) return stated(the + 1, yearDays(Number(full[1]) * 10, 100), "century");
  if (full) return stated(the + 1, yearDays(Number(full[1]) * 10, 10), "decade");
  const quote = at(p, the) === "'" ? 1 : 0;
  const short = /^'?([2-9])0'?s$/.exec(at(p, the + quote));
  const name = p.w.decades.get(at(p, the));
  const tens = short ? Number(short[1]) : (name as number | undefined);
  const led = the === 1 || p.w.approximate.has(at(p, -1)) || at(p, the + quote).startsWith("'") || quote;
  const ages = /^PRP\$$/.test(tagAt(p, -1));
  if (tens === undefined || !led || ages) return undefined;
  return implied(the + quote + 1, yearDays(1900 + 10 * tens, 10), "decade");
}

/** "the 20th century", "nineteenth-century", "this century". */
export function century(p: Place): Reading | undefined {
  const the = one(p, 0, p.w.the);
  const nth = ordinalAt(p, the);
  const k = the + (nth?.length ?? 0);
  const length = k + one(p, k, p.w.dash) + 1;
  if (nth === undefined || !p.w.centuryWord.has(at(p, length - 1))) return undefined;
  const era = capital(p, length) ? p.w.eras.get(at(p, length)) : undefined;
  const value = era === "BC" ? `BC${pad(nth.n - 1)}` : yearDays((nth.n - 1) * 100, 100);
  return stated(length + (era === undefined ? 0 : 1), value, "century");
}

/** "summer 2016", "in the spring", "last winter", "the spring of this year". */
export function season(p: Place): Reading | undefined {
  const the = one(p, 0, p.w.the);
  const by = directionOf(at(p, the), p.w);
  const lead = the + (by === undefined ? 0 : 1);
  const name = p.w.seasons.get(at(p, lead)) as string | undefined;
  if (name === undefined) return undefined;
  const of = one(p, lead + 1, p.w.of);
  if (isYear(at(p, lead + 1 + of)))
    return stated(lead + of + 2, seasonDays(Number(at(p, lead + 1 + of)), name), "season-year");
  const ofYear =
    p.w.units.get(at(p, lead + of + 2)) === "Y" ? directionOf(at(p, lead + 1 + of), p.w) : undefined;
  const now = p.now === undefined ? undefined : Number(isoDay(p.now).slice(0, 4));
  if (ofYear !== undefined && now !== undefined)
    return implied(lead + of + 3, seasonDays(now + ofYear, name), "season-year");
  if (of === 1 || !isSeason(p, lead, by)) return undefined;
  if (p.now === undefined) return stated(lead + 1, `XXXX-${name}`, "season-undated");
  return implied(lead + 1, seasonBy(p, p.now, name, by), "season");
}

/** "in spring", "the summer", "this winter"; not "winter wheat", not "spring" as a verb or a well. */
function isSeason(p: Place, lead: number, by: number | undefined): boolean {
  if (by !== undefined) return true;
  const before = at(p, -1);
  const led =
    p.w.yearBefore.has(before) && !p.w.the.has(before) && !p.w.of.has(before) && !p.w.and.has(before);
  return led && !/^(?:NN|JJ|CD)/.test(tagAt(p, lead + 1)) && /^NN/.test(tagAt(p, lead));
}

/** The season that began last before a day, or the next or the one before, as "last" and the tense say. */
function seasonBy(p: Place, now: number, name: string, by: -1 | 0 | 1 | undefined): string {
  const year = Number(isoDay(now).slice(0, 4));
  const choices = [-2, -1, 0, 1].map(n => seasonDays(year + n, name));
  const day = isoDay(now);
  const ended = choices.filter(c => c.slice(11) < day).at(-1)!;
  const coming = choices.find(c => c.slice(0, 10) > day)!;
  const running = choices.find(c => c.slice(0, 10) <= day && day <= c.slice(11));
  if (by === -1) return ended;
  if (by === 1) return coming;
  const ahead = p.tense() === "ahead";
  if (by === 0 && !running) return choices.find(c => c.startsWith(`${year}`))!;
  return running ?? (ahead ? coming : ended);
}

/** "the first quarter of 2016", "the second half of the year", "Q3 2016", "in the third quarter". */
export function quarter(p: Place): Reading | undefined {
  const q = /^q([1-4])$/.exec(at(p, 0));
  const qOf = one(p, 1, p.w.of);
  if (q && isYear(at(p, 1 + qOf))) return stated(2 + qOf, `${at(p, 1 + qOf)}-Q${q[1]}`, "quarter");
  if (q) return quarterAlone(p, Number(q[1]), 1);
  const the = one(p, 0, p.w.the);
  const nth = ordinalAt(p, the)?.n;
  const size = p.w.quarterWord.has(at(p, the + 1)) ? "Q" : p.w.halfWord.has(at(p, the + 1)) ? "H" : undefined;
  if (nth === undefined || size === undefined || nth > (size === "Q" ? 4 : 2)) return undefined;
  const of = one(p, the + 2, p.w.of);
  if (isYear(at(p, the + 2 + of)))
    return stated(the + of + 3, `${at(p, the + 2 + of)}-${size}${nth}`, "quarter");
  if (of === 0 && size === "Q" && (p.w.yearBefore.has(at(p, -1)) || the === 0))
    return quarterAlone(p, nth, the + 2);
  if (p.now === undefined || p.w.units.get(at(p, the + of + 3)) !== "Y") return undefined;
  const by = p.w.the.has(at(p, the + of + 2)) ? 0 : directionOf(at(p, the + of + 2), p.w);
  const now = Number(isoDay(p.now).slice(0, 4));
  return by === undefined ? undefined : implied(the + of + 4, `${now + by}-${size}${nth}`, "quarter");
}

/** A quarter without its year: the last that began, or where the clause looks ahead the next that is not over. */
function quarterAlone(p: Place, nth: number, length: number): Reading | undefined {
  if (p.now === undefined) return stated(length, `XXXX-Q${nth}`, "quarter-undated");
  const day = isoDay(p.now);
  const year = Number(day.slice(0, 4));
  const [first, last] = [bounds(`${year}-Q${nth}`)!.start, bounds(`${year}-Q${nth}`)!.end];
  const by = p.tense() === "ahead" ? (last < day ? 1 : 0) : first > day ? -1 : 0;
  return implied(length, `${year + by}-Q${nth}`, "quarter");
}
