import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { readLexicon } from "../text/lexicon.ts";
import type { Timex } from "./mention.ts";
import { loadWordSets } from "./names.ts";
import { children, type Sentence, type Token, tokenAt } from "./sentence.ts";
import { addMonths, dayNumber, isoDate, isoDay, isoWeek, parseDay, weekday } from "./timex/calendar.ts";

type Maps =
  | "months"
  | "weekdays"
  | "units"
  | "numbers"
  | "vague"
  | "parts"
  | "days"
  | "references"
  | "sets"
  | "seasons";
type Sets =
  | "each"
  | "previous"
  | "following"
  | "present"
  | "ago"
  | "earlier"
  | "later"
  | "approximate"
  | "yearBefore"
  | "will";

/** The words of `timex.yaml`. */
export type TimeWords = Readonly<Record<Maps, ReadonlyMap<string, string | number>>> &
  Readonly<Record<Sets, ReadonlySet<string>>>;

/** Reads `timex.yaml` of a language's lexicon folder; a missing list is a `LexiconFault`. */
export function loadTimeWords(folder: string): TimeWords {
  const file = join(folder, "timex.yaml");
  const raw = readLexicon(file) as Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  const map = (name: Maps) => {
    if (raw[name] === undefined)
      throw new LexiconFault(file, undefined, `expected a mapping under "${name}"`);
    return [name, new Map(Object.entries(raw[name]))] as const;
  };
  const sets = loadWordSets(file);
  const maps: readonly Maps[] = [
    "months",
    "weekdays",
    "units",
    "numbers",
    "vague",
    "parts",
    "days",
    "references",
    "sets",
    "seasons",
  ];
  const lists: readonly Sets[] = [
    "each",
    "previous",
    "following",
    "present",
    "ago",
    "earlier",
    "later",
    "approximate",
    "yearBefore",
    "will",
  ];
  return Object.fromEntries([
    ...maps.map(map),
    ...lists.map(name => [name, sets(name)] as const),
  ]) as unknown as TimeWords;
}

/** What a matcher read: how many tokens, and the value. */
type Reading = {
  readonly length: number;
  readonly type: Timex["type"];
  readonly value: string;
  readonly by: string;
  readonly basis?: "stated" | "implied";
};

/** Where a matcher stands: the words in lower case, the day the report counts from, whether the clause looks ahead. */
interface Place {
  readonly words: readonly string[];
  readonly i: number;
  readonly w: TimeWords;
  readonly now: number | undefined;
  /** The last day told, for "the next day". */
  readonly last: number | undefined;
  readonly ahead: boolean;
}

/** Time expressions of a document, values resolved against the day it was published (ISO), in news meaning the past unless the tense says otherwise. */
export function findTimexes(
  sentences: readonly Sentence[],
  published: string | undefined,
  w: TimeWords,
): readonly Timex[] {
  const now = parseDay(published);
  let last = now;
  return sentences.flatMap(s => {
    const words = s.tokens.map(t => t.form.toLowerCase().replace(/[’]/g, "'"));
    const out: Timex[] = [];
    for (let i = 0; i < words.length; i++) {
      const found = best({ words, i, w, now, last, ahead: looksAhead(s, s.tokens[i]!, w) });
      if (found === undefined) continue;
      const span = { start: s.tokens[i]!.start, end: s.tokens[i + found.length - 1]!.end };
      out.push({
        ...span,
        sentence: s.index,
        type: found.type,
        value: found.value,
        by: `timex/${found.by}`,
        basis: found.basis ?? "stated",
      });
      const day = found.type === "DATE" ? parseDay(found.value) : undefined;
      if (day !== undefined) last = day;
      i += found.length - 1;
    }
    return out;
  });
}

/** Whether the verb above a word is in the future. */
function looksAhead(s: Sentence, token: Token, w: TimeWords): boolean {
  let t = token;
  for (let steps = 0; steps < 4; steps++) {
    if (t.upos === "VERB" || t.upos === "AUX" || children(s, t, "cop").length > 0) {
      return (
        children(s, t, "aux").some(a => w.will.has(a.form.toLowerCase())) ||
        (children(s, t, "mark").some(m => m.xpos === "TO") && children(s, t, "nsubj", "aux").length === 0)
      );
    }
    if (t.head === 0) return false;
    t = tokenAt(s, t.head);
  }
  return false;
}

const matchers: readonly ((p: Place) => Reading | undefined)[] = [
  fullDate,
  monthYear,
  weekdayName,
  dayWord,
  relativeUnit,
  ago,
  duration,
  setOf,
  year,
  season,
  clock,
  reference,
];

/** The longest reading at a place, the first of equals. */
function best(p: Place): Reading | undefined {
  let top: Reading | undefined;
  for (const matcher of matchers) {
    const found = matcher(p);
    if (found && (top === undefined || found.length > top.length)) top = found;
  }
  return top;
}

const at = (p: Place, k: number): string => p.words[p.i + k] ?? "";
const monthAt = (p: Place, k: number): number | undefined =>
  p.w.months.get(at(p, k).replace(/\.$/, "")) as number | undefined;
const isYear = (word: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(word);
const dayOf = (word: string): number | undefined => {
  const m = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word);
  const n = m ? Number(m[1]) : 0;
  return n >= 1 && n <= 31 ? n : undefined;
};

/** "24 November 2016", "Nov. 24", "2016-11-24". */
function fullDate(p: Place): Reading | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(at(p, 0))) return { length: 1, type: "DATE", value: at(p, 0), by: "iso" };
  const [dayFirst, monthFirst] = [dayOf(at(p, 0)), monthAt(p, 0)];
  const of = at(p, 1) === "of" ? 1 : 0;
  if (dayFirst !== undefined && monthAt(p, 1 + of) !== undefined)
    return completed(p, monthAt(p, 1 + of)!, dayFirst, 2 + of);
  const the = at(p, 1) === "the" ? 1 : 0;
  if (monthFirst !== undefined && dayOf(at(p, 1 + the)) !== undefined && !/^\d{1,2}$/.test(at(p, 2 + the)))
    return completed(p, monthFirst, dayOf(at(p, 1 + the))!, 2 + the);
  return undefined;
}

function completed(p: Place, month: number, day: number, length: number): Reading {
  const comma = at(p, length) === "," ? 1 : 0;
  if (isYear(at(p, length + comma)))
    return {
      length: length + comma + 1,
      type: "DATE",
      value: isoDate(Number(at(p, length + comma)), month, day),
      by: "date",
    };
  if (p.now === undefined)
    return {
      length,
      type: "DATE",
      value: `XXXX-${isoDate(0, month, day).slice(5)}`,
      by: "date-without-year",
    };
  const year = nearYear(p, (y: number) => dayNumber(y, month, day));
  return {
    length,
    type: "DATE",
    value: isoDate(year, month, day),
    by: "date-without-year",
    basis: "implied",
  };
}

/** The year that puts a day before the report, or after it where the clause looks ahead. A few days' slack either way. */
function nearYear(p: Place, day: (year: number) => number): number {
  const year = Number(isoDay(p.now!).slice(0, 4));
  if (p.ahead) return day(year) < p.now! - 1 ? year + 1 : year;
  return day(year) > p.now! + 7 ? year - 1 : year;
}

/** "October 2016", "last November", "in October", "early May". */
function monthYear(p: Place): Reading | undefined {
  const skip = p.w.previous.has(at(p, 0)) || p.w.following.has(at(p, 0)) || p.w.present.has(at(p, 0)) ? 1 : 0;
  const month = monthAt(p, skip);
  if (month === undefined || (at(p, skip) === "may" && skip === 0 && !yearOrPreposition(p))) return undefined;
  const of = at(p, skip + 1) === "of" || at(p, skip + 1) === "," ? 1 : 0;
  if (isYear(at(p, skip + 1 + of)))
    return {
      length: skip + 2 + of,
      type: "DATE",
      value: isoDate(Number(at(p, skip + 1 + of)), month),
      by: "month-year",
    };
  if (p.now === undefined)
    return { length: skip + 1, type: "DATE", value: `XXXX-${isoDate(0, month).slice(5)}`, by: "month" };
  const [year, current] = isoDay(p.now).split("-").map(Number) as [number, number];
  if (skip && p.w.previous.has(at(p, 0)))
    return implied(skip + 1, isoDate(month < current ? year : year - 1, month), "last-month-name");
  if ((skip && p.w.following.has(at(p, 0))) || p.ahead)
    return implied(skip + 1, isoDate(month < current ? year + 1 : year, month), "next-month-name");
  return implied(skip + 1, isoDate(month > current ? year - 1 : year, month), "month-name");
}

const yearOrPreposition = (p: Place): boolean =>
  isYear(at(p, 1)) || p.w.yearBefore.has(p.words[p.i - 1] ?? "");
const implied = (length: number, value: string, by: string, type: Timex["type"] = "DATE"): Reading => ({
  length,
  type,
  value,
  by,
  basis: "implied",
});

/** "on Thursday", "last Friday", "Sunday night". */
function weekdayName(p: Place): Reading | undefined {
  const skip = p.w.previous.has(at(p, 0)) || p.w.following.has(at(p, 0)) || p.w.present.has(at(p, 0)) ? 1 : 0;
  const day = p.w.weekdays.get(at(p, skip).replace(/\.$/, "")) as number | undefined;
  if (
    day === undefined ||
    at(p, skip) === "sat" ||
    at(p, skip) === "sun" ||
    at(p, skip) === "mon" ||
    at(p, skip) === "wed"
  )
    return undefined;
  const part = p.w.parts.get(at(p, skip + 1));
  const length = skip + 1 + (part === undefined ? 0 : 1);
  const suffix = part === undefined ? "" : `T${part}`;
  if (p.now === undefined)
    return { length, type: part ? "TIME" : "DATE", value: `XXXX-WXX-${day}${suffix}`, by: "weekday" };
  const back = (weekday(p.now) - day + 7) % 7;
  const past = p.now - (skip && p.w.previous.has(at(p, 0)) && back === 0 ? 7 : back);
  const future = p.now + ((day - weekday(p.now) + 7) % 7 || 7);
  const value = isoDay((skip && p.w.following.has(at(p, 0))) || p.ahead ? future : past);
  return implied(length, `${value}${suffix}`, "weekday", part ? "TIME" : "DATE");
}

/** "today", "yesterday evening". */
function dayWord(p: Place): Reading | undefined {
  const shift = p.w.days.get(at(p, 0)) as number | undefined;
  if (shift === undefined) return undefined;
  const part = at(p, 0) === "tonight" ? "NI" : p.w.parts.get(at(p, 1));
  const length = at(p, 0) !== "tonight" && part !== undefined ? 2 : 1;
  if (p.now === undefined) return { length, type: "DATE", value: "XXXX-XX-XX", by: "day-word" };
  return implied(
    length,
    `${isoDay(p.now + shift)}${part === undefined ? "" : `T${part}`}`,
    "day-word",
    part === undefined ? "DATE" : "TIME",
  );
}

/** "last week", "this month", "next year", "the next day", "earlier this year". */
function relativeUnit(p: Place): Reading | undefined {
  const lead = p.w.approximate.has(at(p, 0)) && at(p, 1) !== "" ? 1 : 0;
  const the = at(p, lead) === "the" ? 1 : 0;
  const word = at(p, lead + the);
  const sign = p.w.previous.has(word)
    ? -1
    : p.w.following.has(word)
      ? 1
      : p.w.present.has(word)
        ? 0
        : undefined;
  const unit = p.w.units.get(at(p, lead + the + 1));
  if (sign === undefined || unit === undefined || at(p, lead + the + 1).endsWith("s")) return undefined;
  const length = lead + the + 2;
  if (unit === "D" && the)
    return p.last === undefined ? undefined : implied(length, isoDay(p.last + sign), "next-day");
  if (p.now === undefined) return { length, type: "DATE", value: "XXXX", by: "relative-unit" };
  const value = shifted(p.now, unit as string, sign);
  return value === undefined
    ? undefined
    : implied(length, value, "relative-unit", value.includes("T") ? "TIME" : "DATE");
}

/** A unit of time so many units from a day; `undefined` for units that no calendar counts. */
function shifted(now: number, unit: string, by: number): string | undefined {
  const [year, month] = isoDay(now).split("-").map(Number) as [number, number];
  const [y, m] = addMonths(year, month, by);
  const season = { SU: "SU", WI: "WI", SP: "SP", FA: "FA" }[unit];
  if (season !== undefined)
    return `${year + (by < 0 && seasonMonth[season]! >= month ? -1 : by > 0 && seasonMonth[season]! <= month ? 1 : 0)}-${season}`;
  const values: Readonly<Record<string, string>> = {
    D: isoDay(now + by),
    W: isoWeek(now + 7 * by),
    M: isoDate(y, m),
    Y: isoDate(year + by),
    DE: String(Math.floor(year / 10) + by),
    WE: `${isoWeek(now + 7 * by)}-WE`,
    N: `${isoDay(now + (by < 0 ? -1 : 0))}TNI`,
    MO: `${isoDay(now)}TMO`,
    EV: `${isoDay(now)}TEV`,
    AF: `${isoDay(now)}TAF`,
    Q: `${addMonths(year, month, by * 3)[0]}-Q${Math.ceil(addMonths(year, month, by * 3)[1] / 3)}`,
    F: isoWeek(now + 14 * by),
  };
  return values[unit];
}

const seasonMonth: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** A number at a place: digits, a word, or a vague "several" (`X`). */
function amount(p: Place, k: number): { readonly n: number | "X"; readonly length: number } | undefined {
  const word = at(p, k);
  if (/^\d{1,3}(?:\.\d)?$/.test(word)) return { n: Number(word), length: 1 };
  const next = p.w.vague.get(at(p, k + 1));
  if ((word === "a" || word === "the") && next !== undefined) {
    const of = at(p, k + 2) === "of" ? 1 : 0;
    return { n: next === 2 ? 2 : "X", length: 2 + of };
  }
  const number = p.w.numbers.get(word) as number | undefined;
  if (number !== undefined) return { n: number, length: 1 };
  const vague = p.w.vague.get(word);
  return vague === undefined ? undefined : { n: vague === 2 ? 2 : "X", length: 1 };
}

/** "three days ago", "a week earlier", "two years later". */
function ago(p: Place): Reading | undefined {
  const count = amount(p, 0);
  const unit = count && (p.w.units.get(at(p, count.length)) as string | undefined);
  if (count === undefined || unit === undefined) return undefined;
  const word = at(p, count.length + 1);
  const sign = p.w.ago.has(word) || p.w.earlier.has(word) ? -1 : p.w.later.has(word) ? 1 : undefined;
  if (sign === undefined || word === "before" || word === "after") return undefined;
  const from = p.w.ago.has(word) ? p.now : (p.last ?? p.now);
  const length = count.length + 2;
  if (count.n === "X")
    return { length, type: "DATE", value: sign < 0 ? "PAST_REF" : "FUTURE_REF", by: "ago" };
  if (from === undefined) return { length, type: "DATE", value: "XXXX", by: "ago" };
  const value = shifted(from, unit, sign * Math.round(count.n));
  return value === undefined ? undefined : implied(length, value, "ago");
}

/** "three days", "several months", "two-year". */
function duration(p: Place): Reading | undefined {
  const count = amount(p, 0);
  if (count === undefined) return undefined;
  const hyphen = at(p, count.length) === "-" ? 1 : 0;
  const unit = p.w.units.get(at(p, count.length + hyphen)) as string | undefined;
  if (unit === undefined || !/^(?:D|W|M|Y|DE|CE|TH|TM|TS|F)$/.test(unit)) return undefined;
  const plural = at(p, count.length + hyphen).endsWith("s");
  if (!plural && count.n !== 1 && !hyphen) return undefined;
  if ((p.w.previous.has(at(p, 0)) || p.w.following.has(at(p, 0))) && !plural) return undefined;
  const scale = { DE: [10, "Y"], CE: [100, "Y"], F: [2, "W"] }[unit] as readonly [number, string] | undefined;
  const n = count.n === "X" ? "X" : String(count.n * (scale?.[0] ?? 1));
  const name = scale?.[1] ?? unit;
  return {
    length: count.length + hyphen + 1,
    type: "DURATION",
    value: name.startsWith("T") ? `PT${n}${name[1]}` : `P${n}${name}`,
    by: "duration",
  };
}

/** "every day", "weekly". */
function setOf(p: Place): Reading | undefined {
  const single = p.w.sets.get(at(p, 0)) as string | undefined;
  if (single !== undefined) return { length: 1, type: "SET", value: single, by: "set" };
  if (!p.w.each.has(at(p, 0))) return undefined;
  const unit = p.w.units.get(at(p, 1)) as string | undefined;
  const day = p.w.weekdays.get(at(p, 1));
  if (day !== undefined) return { length: 2, type: "SET", value: `XXXX-WXX-${day}`, by: "set" };
  return unit === undefined || unit.length > 2
    ? undefined
    : { length: 2, type: "SET", value: unit.startsWith("T") ? `PT1${unit[1]}` : `P1${unit}`, by: "set" };
}

/** "in 2013", "the 1990s", "2014-2016". */
function year(p: Place): Reading | undefined {
  const the = at(p, 0) === "the" ? 1 : 0;
  const decade = /^((?:1[5-9]|20)\d)0'?s$/.exec(at(p, the));
  if (decade) return { length: 1 + the, type: "DATE", value: decade[1]!, by: "decade" };
  if (!isYear(at(p, 0))) return undefined;
  if (/^[-–]$/.test(at(p, 1)) && isYear(at(p, 2)))
    return { length: 3, type: "DATE", value: `${at(p, 0)}/${at(p, 2)}`, by: "years" };
  const before = p.words[p.i - 1] ?? "";
  const alone = p.w.yearBefore.has(before) || p.w.months.has(before) || p.i === 0;
  const followed =
    /^(?:[,.;:)]|and|to|when|after|by|with|but|as|that|election|elections|war|deal|treaty|agreement|summit|games|olympics|attack|attacks|crisis|invasion|coup|world|report|accord|peace|ceasefire|revolution|constitution)?$/.test(
      at(p, 1),
    );
  return alone || followed ? { length: 1, type: "DATE", value: at(p, 0), by: "year" } : undefined;
}

/** "summer 2016", "in the spring". */
function season(p: Place): Reading | undefined {
  const the = at(p, 0) === "the" ? 1 : 0;
  const name = p.w.seasons.get(at(p, the)) as string | undefined;
  if (name === undefined || ((at(p, the) === "fall" || at(p, the) === "spring") && !the && !isYear(at(p, 1))))
    return undefined;
  const of = at(p, the + 1) === "of" ? 1 : 0;
  if (isYear(at(p, the + 1 + of)))
    return { length: the + 2 + of, type: "DATE", value: `${at(p, the + 1 + of)}-${name}`, by: "season-year" };
  if (p.now === undefined) return { length: the + 1, type: "DATE", value: `XXXX-${name}`, by: "season" };
  const [y, m] = isoDay(p.now).split("-").map(Number) as [number, number];
  return implied(the + 1, `${seasonMonth[name]! > m && !p.ahead ? y - 1 : y}-${name}`, "season");
}

/** "10 p.m.", "3:30 am", "noon". */
function clock(p: Place): Reading | undefined {
  const m = /^(\d{1,2})(?:[:.](\d\d))?$/.exec(at(p, 0));
  const half = /^([ap])\.?m\.?$/.exec(at(p, 1));
  if (!m || (!half && m[2] === undefined) || Number(m[1]) > 24 || Number(m[2] ?? 0) > 59) return undefined;
  if (!half && !/^\d{1,2}:\d\d$/.test(at(p, 0))) return undefined;
  const hour = (Number(m[1]) % 12) + (half?.[1] === "p" ? 12 : 0);
  const day = p.last === undefined ? "XXXX-XX-XX" : isoDay(p.last);
  return implied(
    half ? 2 : 1,
    `${day}T${String(half ? hour : Number(m[1])).padStart(2, "0")}:${m[2] ?? "00"}`,
    "clock",
    "TIME",
  );
}

function reference(p: Place): Reading | undefined {
  const value = p.w.references.get(at(p, 0)) as string | undefined;
  return value === undefined ? undefined : { length: 1, type: "DATE", value, by: "reference" };
}
