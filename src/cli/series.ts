import { eventTypes } from "../events/event.ts";
import { csvRow } from "../exports/cells.ts";
import { directions, type Scale } from "../relations/passage.ts";
import type { Step } from "../relations/periods.ts";
import { type Series, type SeriesPeriod, series, usualHalfLife } from "../relations/series.ts";
import { loadSeriesWords, type SeriesWords } from "../relations/series-words.ts";
import { trendOf } from "../relations/trend.ts";
import { fill } from "../relations/words.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { incidentsOf } from "./incidents.ts";
import { jsonLine } from "./json/offsets.ts";
import { printable } from "./printable.ts";
import { worldOf } from "./reading.ts";
import { openReports } from "./reports.ts";
import { reportsBetween, sideNamed } from "./sides.ts";

/** `attache series A B`: counts, index, norm and changes of what passed between two sides. */
export async function run(call: Call, door: Door): Promise<void> {
  const [first, second, ...files] = call.arguments;
  const { from, to, format } = call.options;
  const words = loadSeriesWords();
  const world = worldOf(call.options.lexicon);
  const [a, b] = [sideNamed(first!, world, words.and), sideNamed(second!, world, words.and)];
  const store = await openReports(files, call.options, door);
  const reports = await reportsBetween(store, a, b);
  await store.close();
  const found = series(incidentsOf(reports), {
    a,
    b,
    by: (call.options.by as Step | undefined) ?? "month",
    halfLifeDays: call.options.halfLife ?? usualHalfLife,
    scale: (call.options.scale as Scale | undefined) ?? "plover",
    words,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  });
  if (format === "json") door.out(jsonLine(found));
  else door.out(format === "csv" ? seriesRows(found).map(csvRow).join("") : printable(page(found, words)));
}

/** Names of columns, then one row a period: totals, quad classes and types of each direction. */
export function seriesRows(found: Series): readonly (readonly string[])[] {
  const columns = directions.flatMap(d => [
    ...[1, 2, 3, 4].map(q => ({ name: `${d}_quad${q}`, of: (p: SeriesPeriod) => p.counts[d].quads[q as 1] })),
    ...eventTypes.map(t => ({
      name: `${d}_${t.toLowerCase()}`,
      of: (p: SeriesPeriod) => p.counts[d].types[t] ?? 0,
    })),
  ]);
  const head = ["start", "end", "incidents", "index", "low", "high", "level", ...columns.map(c => c.name)];
  const rows = found.periods.map(p =>
    [p.start, p.end, p.incidents, p.index, p.low, p.high, p.level, ...columns.map(c => c.of(p))].map(x =>
      String(x ?? ""),
    ),
  );
  return [head, ...rows];
}

/** The series for people: trend, table, changes, notes. */
function page(found: Series, words: SeriesWords): string {
  const { table } = words;
  const names = { a: found.a.code, b: found.b.code };
  const title = fill(table.title, {
    a: found.a.name,
    b: found.b.name,
    from: found.from ?? "",
    to: found.to ?? "",
    by: table.steps[found.by]!,
    incidents: found.incidents,
  });
  const turns = found.changes.map(c =>
    fill(table.turn, {
      date: c.date,
      direction: table.directions[c.direction]!,
      before: c.before,
      after: c.after,
      p: c.p,
      ids: c.incidents.join(", "),
    }),
  );
  return [
    `# ${title}\n`,
    ...trendOf(found, words),
    "",
    fill(table.head, names),
    "|---|--:|--:|--:|--:|--:|---|---|",
    ...found.periods.map(p => row(p, table.levels)),
    "",
    ...(found.norm ? [fill(table.norm, { ...found.norm }), ""] : []),
    ...(turns.length > 0 ? [table.turns, ...turns, ""] : []),
    `${found.formula}.\n`,
    ...found.notes.map(n => `- ${n}`),
    "",
  ].join("\n");
}

function row(p: SeriesPeriod, levels: Readonly<Record<string, string>>): string {
  const sums = directions.map(d => Object.values(p.counts[d].quads).reduce((n, x) => n + x, 0));
  const bounds = p.low === null ? "" : `${p.low} to ${p.high}`;
  const level = p.level === null ? "" : levels[p.level]!;
  return `| ${[p.start, p.incidents, ...sums, p.index ?? "", bounds, level].join(" | ")} |`;
}
