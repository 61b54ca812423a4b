import { csvRow } from "../exports/cells.ts";
import { scales } from "../relations/measured.ts";
import { steps } from "../relations/periods.ts";
import { series } from "../relations/series.ts";
import { seriesRows } from "../relations/series-rows.ts";
import { loadSeriesWords, notesOf, renderSeries } from "../relations/series-words.ts";
import { loadBriefWords } from "../relations/words.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { incidentsOf } from "./incidents.ts";
import { jsonLine } from "./json/offsets.ts";
import { seriesJson } from "./json/series.ts";
import { printable } from "./printable.ts";
import { worldOf } from "./reading.ts";
import { openReports } from "./reports.ts";
import { betweenSides, sideOf } from "./sides.ts";

/** `attache series A B`: counts, index, level and changes of a relation by days, weeks, months, quarters or years. */
export async function run(call: Call, door: Door): Promise<void> {
  const [first, second, ...files] = call.arguments;
  const { from, to, format, halfLife = 60 } = call.options;
  const by = steps.find(s => s === call.options.by) ?? "month";
  const scale = scales.find(s => s === call.options.scale) ?? "plover";
  const world = worldOf(call.options.lexicon);
  const [a, b] = [sideOf(first!, world), sideOf(second!, world)];
  const store = await openReports(files, call.options, door);
  const reports = await betweenSides(store, a.side, b.side);
  await store.close();
  const request = { a: a.side, b: b.side, by, scale, halfLifeDays: halfLife };
  const found = series(incidentsOf(reports), {
    ...request,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  });
  const words = loadSeriesWords();
  if (format === "json") door.out(jsonLine(seriesJson(found, a, b, request, notesOf(found, words))));
  else if (format === "csv") door.out(seriesRows(found).map(csvRow).join(""));
  else door.out(printable(renderSeries(found, { a: a.name, b: b.name, by, words, brief: loadBriefWords() })));
}
