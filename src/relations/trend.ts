import { daysBefore, dayWords } from "./dates.ts";
import type { Series } from "./series-shapes.ts";
import type { SeriesWords } from "./series-words.ts";
import { leastForNorm } from "./tone.ts";
import { fill } from "./words.ts";

/** Where a pair stands against its norm on the last day, and how its tone last turned: two sentences; one where too little is told for either. `[]` for a series without an incident. */
export function trendOf(series: Series, words: SeriesWords): readonly string[] {
  const last = series.periods.at(-1);
  if (last === undefined || series.to === null) return [];
  const { norm } = series;
  if (series.incidents < leastForNorm && series.changes.length === 0)
    return [fill(words.trend.few, { a: series.a.name, b: series.b.name, incidents: series.incidents })];
  const level = fill(words.trend.level[last.level ?? "thin"]!, {
    a: series.a.name,
    b: series.b.name,
    day: dayWords(daysBefore(series.to, 1)),
    index: last.index ?? "",
    low: last.low ?? "",
    high: last.high ?? "",
    normLow: norm?.low ?? "",
    normHigh: norm?.high ?? "",
  });
  const turn = series.changes.at(-1);
  const change =
    turn === undefined
      ? fill(words.trend.change.none!, { incidents: series.incidents })
      : fill(words.trend.change[turn.direction]!, {
          date: dayWords(turn.date),
          before: turn.before,
          after: turn.after,
        });
  return [level, change];
}
