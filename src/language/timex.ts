import type { Timex } from "./mention.ts";
import type { Sentence, Token } from "./sentence.ts";
import { partly, partOfPeriod } from "./timex/approximate.ts";
import { isoDay, parseDay } from "./timex/calendar.ts";
import { clock, partOf } from "./timex/clock.ts";
import { dayOfMonth, dayOfThatMonth, fullDate } from "./timex/dates.ts";
import { distance, inDistance } from "./timex/distances.ts";
import { duration, setOf } from "./timex/durations.ts";
import { era, fiscalYear } from "./timex/eras.ts";
import { feast } from "./timex/feasts.ts";
import { monthName } from "./timex/months.ts";
import { unitsOfPeriod, weekdayOfMonth } from "./timex/nth.ts";
import { century, decade, quarter, season, year } from "./timex/periods.ts";
import { type Quotation, quoted } from "./timex/quoted.ts";
import { joinRanges, type Placed } from "./timex/ranges.ts";
import { longest, type Matcher, type Reading, type Told } from "./timex/reading.ts";
import { reference } from "./timex/references.ts";
import { tenseAt } from "./timex/tense.ts";
import { relativeUnit, rollingUnits, sameDate, sameUnit, unitEnd, weekend } from "./timex/units.ts";
import { dayOfEvent, dayWord, partOfDay, weekdayName } from "./timex/weekdays.ts";
import type { TimeWords } from "./timex/words.ts";

export { loadTimeWords, type TimeWords } from "./timex/words.ts";

/** What reads a time at a word; of readings of one length the first is taken. */
const matchers: readonly Matcher[] = [
  fullDate,
  monthName,
  weekdayName,
  dayWord,
  partOfDay,
  partOf,
  dayOfMonth,
  dayOfThatMonth,
  dayOfEvent,
  feast,
  weekdayOfMonth,
  unitsOfPeriod,
  unitEnd,
  partOfPeriod,
  partly,
  weekend,
  relativeUnit,
  sameUnit,
  sameDate,
  rollingUnits,
  distance,
  inDistance,
  setOf,
  duration,
  year,
  era,
  fiscalYear,
  decade,
  century,
  season,
  quarter,
  clock,
  reference,
];

/**
 * Time expressions of a document, values resolved against the day it was published (ISO) and against each other; in news the
 * past is meant unless the tense says otherwise. Without a day of publication what needs one keeps `XXXX` in its value.
 * @see CODEBOOK.md#times
 */
export function findTimexes(
  sentences: readonly Sentence[],
  published: string | undefined,
  w: TimeWords,
): readonly Timex[] {
  let now = parseDay(published);
  let told: Told = now === undefined ? {} : { ...toldBy(isoDay(now), {}), fromReport: true };
  let quotation: Quotation = { open: false, paragraph: 0 };
  return sentences.flatMap(s => {
    const read = timesOf(s, now, told, quotation, w);
    quotation = read.quotation;
    now = datelineOf(s, read.found, now) ?? now;
    told = read.told;
    const note = now === undefined ? noReportDate : noDayTold;
    return joinRanges(read.found, read.words, w).map(t => noted(t, note));
  });
}

/** In how many of the first sentences a dateline stands, and how many days it may lie from the day of publication. */
const datelineSentences = 6;
const datelineDays = 7;

/** The day of a line near the top that is nothing but a date: the report was written on it, and its times count from it. */
function datelineOf(s: Sentence, found: readonly Placed[], now: number | undefined): number | undefined {
  const [only] = found;
  if (s.index >= datelineSentences || found.length !== 1 || !/-\d\d-\d\d$/.test(only!.timex.value))
    return undefined;
  const { start, end, value } = only!.timex;
  const alone = s.tokens.every(t => (t.start >= start && t.end <= end) || t.upos === "PUNCT");
  const day = alone ? parseDay(value) : undefined;
  return day !== undefined && Math.abs(day - (now ?? day)) <= datelineDays ? day : undefined;
}

/** Says of a date that stays open why it does. */
const noted = (t: Timex, note: string): Timex =>
  (t.type === "DATE" || t.type === "TIME") && t.value.includes("X") ? { ...t, note } : t;

const noReportDate = "unresolved: the report has no date";
const noDayTold = "unresolved: what it counts from is not told";

/** The times of one sentence, and what was told last after it. */
function timesOf(s: Sentence, now: number | undefined, before: Told, quotation: Quotation, w: TimeWords) {
  // Brackets of an editor's hand ("[Ten] years ago") do not part what they stand in.
  const tokens = s.tokens.filter(t => t.form !== "[" && t.form !== "]");
  const words = tokens.map(t => plain(t.form, w));
  const found: Placed[] = [];
  const { inside, after } = quoted(s, tokens, quotation);
  const headline = s.standing === "headline";
  let told = before;
  for (let i = 0; i < words.length; i++) {
    if (!begins(words[i]!, w)) continue;
    const tense = () => tenseAt(s, tokens[i]!, w);
    const last = found.at(-1)?.to;
    const reading = longest({ words, tokens, i, w, now, told, tense, last, headline }, matchers);
    if (reading === undefined) continue;
    found.push({ timex: timexOf(s, tokens, i, reading), from: i, to: i + reading.length });
    // A speaker's "today" is no day that the report goes on from.
    if (!inside[i] || reading.by !== "day-word") told = withGone(toldBy(reading.value, told), told, now);
    i += reading.length - 1;
  }
  return { found, words, told, quotation: after };
}

/** Whether a time may begin with a word: it has a figure, or the lexicon knows it. */
const begins = (word: string, w: TimeWords): boolean =>
  w.first.has(word) || (word.endsWith(".") && w.first.has(word.slice(0, -1))) || /\d/.test(word);

/** A word in lower case, without what is hyphened before it to say where in a time ("mid-2017"). */
function plain(form: string, w: TimeWords): string {
  const lower = form.toLowerCase();
  const word = /[’‘]/.test(lower) ? lower.replace(/[’‘]/g, "'") : lower;
  const hyphen = word.indexOf("-");
  return hyphen > 0 && w.approximate.has(word.slice(0, hyphen)) ? word.slice(hyphen + 1) : word;
}

const timexOf = (s: Sentence, tokens: readonly Token[], i: number, r: Reading): Timex => ({
  start: tokens[i]!.start,
  end: tokens[i + r.length - 1]!.end,
  sentence: s.index,
  type: r.type,
  value: r.value,
  by: `timex/${r.by}`,
  basis: r.basis,
});

/** What "the next day", "that month", "a year later" count from once a value is told: its day, month and year, as far as it has them. */
function toldBy(value: string, before: Told): Told {
  const m = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d).*|T.*)?)?)?$/.exec(value);
  if (!m) return before;
  // A year or month told drops the report's own day, which nobody told, but not a day told before it.
  const kept = before.fromReport && !covers(value, before) ? {} : before;
  const year = Number(m[1]);
  const month = m[2] === undefined ? kept.month : ([year, Number(m[2])] as const);
  const day = parseDay(value) ?? kept.day;
  const minute = m[4] === undefined ? undefined : Number(m[4]) * 60 + Number(m[5]);
  return {
    year,
    ...(month && { month }),
    ...(day !== undefined && { day }),
    ...(minute !== undefined && { minute }),
    ...(before.fromReport && day === before.day && { fromReport: true }),
  };
}

/** The same with the last day told that does not lie after the report's. */
function withGone(told: Told, before: Told, now: number | undefined): Told {
  const past = told.day !== undefined && (now === undefined || told.day <= now);
  const gone = past ? told.day : before.gone;
  return gone === undefined ? told : { ...told, gone };
}

/** Whether a year or month holds the day told before it. */
const covers = (value: string, { day }: Told): boolean => day !== undefined && isoDay(day).startsWith(value);
