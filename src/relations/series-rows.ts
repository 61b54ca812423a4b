import { eventTypes } from "../events/event.ts";
import type { Series, SeriesPeriod } from "./series.ts";

const directions = ["ab", "ba", "mutual"] as const;
const quads = [1, 2, 3, 4] as const;

/** A series as a table: a row of names, then one a period; an empty cell for what is not known. */
export const seriesRows = (found: Series): readonly (readonly string[])[] => [
  [
    ...["start", "end", "incidents", "index", "low", "high", "level"],
    ...directions.flatMap(d => [...quads.map(q => `${d}_quad${q}`), ...eventTypes.map(t => `${d}_${t}`)]),
  ],
  ...found.periods.map(rowOf),
];

const rowOf = (p: SeriesPeriod): readonly string[] => [
  p.start,
  p.end,
  String(p.incidents),
  ...[p.index, p.low, p.high].map(value => (value === null ? "" : String(value))),
  p.level,
  ...directions.flatMap(d => [
    ...quads.map(q => String(p.counts[d].quads[q])),
    ...eventTypes.map(t => String(p.counts[d].types[t] ?? 0)),
  ]),
];
