import { dayWords } from "./dates.ts";
import type { Series } from "./series-shapes.ts";
import type { SeriesWords } from "./series-words.ts";
import { fill } from "./words.ts";

/** Where a pair stands against its norm, and how its tone last turned: two sentences. `[]` for a series without an incident. */
export function trendOf(series: Series, words: SeriesWords): readonly string[] {
  const last = series.periods.at(-1);
  if (last === undefined || series.to === null) return [];
  const { norm } = series;
  const level = fill(words.trend.level[last.level ?? "thin"]!, {
    a: series.a.name,
    b: series.b.name,
    day: dayWords(series.to),
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
