import { isoDay, weekday } from "./calendar.ts";
import {
  at,
  capital,
  directionOf,
  implied,
  one,
  type Place,
  type Reading,
  stated,
  tagAt,
} from "./reading.ts";

/** A weekday's name at a place; an abbreviation that is a word besides needs its full stop or a date after it. */
export function weekdayAt(p: Place, k: number): number | undefined {
  const word = at(p, k).replace(/\.$/, "");
  const day = p.w.weekdays.get(word) as number | undefined;
  if (day === undefined || !capital(p, k)) return undefined;
  if (isName(p, k)) return undefined;
  const marked = at(p, k).endsWith(".") || [1, 2].some(n => p.w.months.has(at(p, k + n).replace(/\.$/, "")));
  return p.w.openAbbreviations.has(word) && !marked ? undefined : day;
}

/** "the Sunday Herald": the first word of a name. */
const isName = (p: Place, k: number): boolean =>
  p.w.the.has(at(p, k - 1)) &&
  /^NNPS?$/.test(tagAt(p, k + 1)) &&
  capital(p, k + 1) &&
  ![p.w.parts, p.w.hours, p.w.months].some(words => words.has(at(p, k + 1).replace(/\.$/, "")));

/** "on Thursday", "last Friday", "Sunday night", "Monday of last week", "the following Tuesday". */
export function weekdayName(p: Place): Reading | undefined {
  const the = one(p, 0, p.w.the);
  const by = directionOf(at(p, the), p.w);
  const lead = by === undefined ? 0 : the + 1;
  const name = weekdayAt(p, lead);
  if (name === undefined) return undefined;
  const week = weekOf(p, lead + 1);
  const length = lead + 1 + week.length;
  if (week.by !== undefined && p.now !== undefined)
    return withPart(p, length, monday(p.now) + 7 * week.by + name - 1, "weekday-of-week");
  const told = by !== undefined && (p.w.told.has(at(p, the)) || (the === 1 && p.tense() !== "ahead"));
  if (told && by !== 0 && p.told.day !== undefined)
    return withPart(p, length, step(p.told.day, name, by!), "weekday-from-told");
  if (p.now === undefined) return withPart(p, length, `XXXX-WXX-${name}`, "weekday-undated");
  return withPart(p, length, weekdayBy(p, p.now, name, by), "weekday");
}

/** "(of) last week" after a weekday. */
function weekOf(p: Place, k: number): { readonly length: number; readonly by?: number } {
  const of = one(p, k, p.w.of);
  const by = p.w.units.get(at(p, k + of + 1)) === "W" ? directionOf(at(p, k + of), p.w) : undefined;
  return by === undefined ? { length: 0 } : { length: of + 2, by };
}

const monday = (day: number): number => day - weekday(day) + 1;

/** The nearest such weekday before or after a day, never the day itself. */
function step(from: number, day: number, by: number): number {
  const ahead = (day - weekday(from) + 7) % 7;
  return by > 0 ? from + (ahead || 7) : from - (7 - ahead);
}

function weekdayBy(p: Place, now: number, day: number, by: -1 | 0 | 1 | undefined): number {
  if (by === -1 || by === 1) return step(now, day, by);
  const tense = p.tense();
  const looksAhead = tense === "ahead" || tense === "timetable";
  if (by === 0) {
    const here = monday(now) + day - 1;
    if (looksAhead) return here < now ? here + 7 : here;
    return tense === "past" && here > now ? here - 7 : here;
  }
  const ahead = (day - weekday(now) + 7) % 7;
  return looksAhead || ahead === 0 ? now + ahead : now + ahead - 7;
}

/** A day, and the part of it if one follows ("night"). */
function withPart(p: Place, length: number, day: number | string, by: string): Reading {
  const part = p.w.parts.get(at(p, length)) ?? undefined;
  const read = typeof day === "string" ? stated : implied;
  const value = typeof day === "string" ? day : isoDay(day);
  if (part !== undefined) return read(length + 1, `${value}T${part}`, by, "TIME");
  const hour = p.w.hours.get(at(p, length));
  return hour === undefined ? read(length, value, by) : read(length + 1, `${value}T${hour}`, by, "TIME");
}

/** "today", "yesterday evening", "tonight", "overnight", "the day before yesterday". */
export function dayWord(p: Place): Reading | undefined {
  const between = p.w.nights.get(at(p, 0));
  // Told in the morning, a night is the one that was; "will close overnight" is the one to come.
  if (between !== undefined && !/^NNP?S?$/.test(tagAt(p, 1)))
    return dayPart(p.now, p.tense() === "ahead" ? 0 : -1, between, 1);
  const night = p.w.dayParts.get(at(p, 0));
  if (night !== undefined)
    return p.now === undefined
      ? stated(1, `XXXX-XX-XXT${night}`, "day-word-undated", "TIME")
      : implied(1, `${isoDay(p.now)}T${night}`, "day-word", "TIME");
  const beyond =
    p.w.the.has(at(p, 0)) && p.w.units.get(at(p, 1)) === "D" && p.w.clausal.has(at(p, 2)) ? 3 : 0;
  const shift = p.w.days.get(at(p, beyond)) as number | undefined;
  if (shift === undefined || (beyond > 0 && shift === 0) || tagAt(p, beyond) === "NNP") return undefined;
  if (p.now === undefined) return withPart(p, beyond + 1, "XXXX-XX-XX", "day-word-undated");
  return withPart(p, beyond + 1, p.now + (beyond > 0 ? 2 : 1) * shift, "day-word");
}

/** "this morning", "last night", "that evening", "the next morning", "the night before". */
export function partOfDay(p: Place): Reading | undefined {
  const the = one(p, 0, p.w.the);
  const before = the === 1 ? p.w.parts.get(at(p, 1)) : undefined;
  if (before !== undefined && p.w.before.has(at(p, 2)) && !/^(?:DT|NN|PRP|JJ)/.test(tagAt(p, 3)))
    return dayPart(p.told.day, -1, before, 3);
  const inThe = the === 1 && p.w.in.has(at(p, -1)) ? p.w.parts.get(at(p, 1)) : undefined;
  const span = weekdayAt(p, 3) !== undefined;
  if (inThe !== undefined && !span && p.tense() === "past" && !p.w.of.has(at(p, 2)))
    return dayPart(p.told.day, 0, inThe, 2);
  const part = p.w.parts.get(at(p, the + 1));
  if (part === undefined) return undefined;
  const by = directionOf(at(p, the), p.w);
  if (p.w.same.has(at(p, the)) && by === undefined) return dayPart(p.told.day, 0, part, the + 2);
  if (by === undefined) return undefined;
  const from = the === 1 || p.w.told.has(at(p, the)) ? p.told.day : p.now;
  return dayPart(from, by < 0 && the === 0 ? -1 : by, part, the + 2);
}

function dayPart(from: number | undefined, by: number, part: string | number, length: number): Reading {
  return from === undefined
    ? stated(length, `XXXX-XX-XXT${part}`, "part-of-day-undated", "TIME")
    : implied(length, `${isoDay(from + by)}T${part}`, "part-of-day", "TIME");
}

/** "day five", beside a time it is another name of ("yesterday, day five of the talks"), or in a headline: the day told of. */
export function dayOfEvent(p: Place): Reading | undefined {
  const beside = p.last === p.i - 1 && at(p, -1) === ",";
  if (p.w.units.get(at(p, 0)) !== "D" || !(beside || p.headline) || tagAt(p, 1) !== "CD") return undefined;
  const day = beside ? p.told.day : p.now;
  return day === undefined ? undefined : implied(2, isoDay(day), "day-of-event");
}
