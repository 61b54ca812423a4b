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
import { joinRanges, type Placed } from "./timex/ranges.ts";
import { longest, type Matcher, type Reading, type Told } from "./timex/reading.ts";
import { reference } from "./timex/references.ts";
import { tenseAt } from "./timex/tense.ts";
import { relativeUnit, rollingUnits, sameUnit, unitEnd, weekend } from "./timex/units.ts";
import { dayWord, partOfDay, weekdayName } from "./timex/weekdays.ts";
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
  feast,
  weekdayOfMonth,
  unitsOfPeriod,
  unitEnd,
  partOfPeriod,
  partly,
  weekend,
  relativeUnit,
  sameUnit,
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
  const now = parseDay(published);
  let told = now === undefined ? {} : toldBy(isoDay(now), {});
  return sentences.flatMap(s => {
    const read = timesOf(s, now, told, w);
    told = read.told;
    return joinRanges(read.found, read.words, w);
  });
}

/** The times of one sentence, and what was told last after it. */
function timesOf(s: Sentence, now: number | undefined, before: Told, w: TimeWords) {
  // Brackets of an editor's hand ("[Ten] years ago") do not part what they stand in.
  const tokens = s.tokens.filter(t => t.form !== "[" && t.form !== "]");
  const words = tokens.map(t => plain(t.form, w));
  const found: Placed[] = [];
  let told = before;
  for (let i = 0; i < words.length; i++) {
    if (!begins(words[i]!, w)) continue;
    const tense = () => tenseAt(s, tokens[i]!, w);
    const reading = longest({ words, tokens, i, w, now, told, tense }, matchers);
    if (reading === undefined) continue;
    found.push({ timex: timexOf(s, tokens, i, reading), from: i, to: i + reading.length });
    told = toldBy(reading.value, told);
    i += reading.length - 1;
  }
  return { found, words, told };
}

/** Whether a time may begin with a word: it has a figure, or the lexicon knows it. */
const begins = (word: string, w: TimeWords): boolean =>
  w.all.has(word) || w.all.has(word.replace(/\.$/, "")) || /\d/.test(word);

/** A word in lower case, without what is hyphened before it to say where in a time ("mid-2017"). */
function plain(form: string, w: TimeWords): string {
  const word = form.toLowerCase().replace(/[’‘]/g, "'");
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
  const { day: lastDay, month: lastMonth } = before;
  const year = Number(m[1]);
  const month = m[2] === undefined ? lastMonth : ([year, Number(m[2])] as const);
  const day = parseDay(value) ?? lastDay;
  const minute = m[4] === undefined ? undefined : Number(m[4]) * 60 + Number(m[5]);
  return {
    year,
    ...(month && { month }),
    ...(day !== undefined && { day }),
    ...(minute !== undefined && { minute }),
  };
}
