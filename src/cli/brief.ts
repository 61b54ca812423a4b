import type { Report } from "../record/report.ts";
import { type Brief, writeBrief } from "../relations/brief.ts";
import type { BriefRequest, TrendSentence } from "../relations/claim.ts";
import { renderHtml } from "../relations/html.ts";
import { renderMarkdown } from "../relations/render.ts";
import { series, usualHalfLife } from "../relations/series.ts";
import { loadSeriesWords } from "../relations/series-words.ts";
import { sideOf } from "../relations/side.ts";
import { trendOf } from "../relations/trend.ts";
import { inSentences } from "../relations/words.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { incidentsOf } from "./incidents.ts";
import { jsonLine } from "./json/offsets.ts";
import { openPair } from "./pair.ts";
import { printable } from "./printable.ts";

/** `attache brief A B`: one page, each line with its sources. */
export async function run(call: Call, door: Door): Promise<void> {
  const { from, to, format } = call.options;
  const { reports, ...pair } = await openPair(call, door);
  const brief = briefOf(reports, { ...pair, ...(from ? { from } : {}), ...(to ? { to } : {}) });
  if (format === "json") door.out(jsonLine(brief));
  else door.out(format === "html" ? renderHtml(brief) : printable(renderMarkdown(brief)));
}

/** A brief with how the tone of the pair stands. */
export const briefOf = (reports: readonly Report[], request: BriefRequest): Brief =>
  writeBrief(reports, { ...request, trend: trendIn(reports, request) });

/** How the tone of the pair stands, and when it turned, by the incidents of the reports. */
function trendIn(
  reports: readonly Report[],
  { a, b, names, from, to, words: briefWords }: BriefRequest,
): readonly TrendSentence[] {
  const words = loadSeriesWords();
  const named = inSentences(names, briefWords);
  const found = series(incidentsOf(reports), {
    a: sideOf(a, named(a)),
    b: sideOf(b, named(b)),
    by: "month",
    halfLifeDays: usualHalfLife,
    scale: "plover",
    words,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  });
  const behind = found.changes.at(-1)?.incidents ?? [];
  return trendOf(found, words).map((text, i) => ({ text, incidents: i === 0 ? [] : behind }));
}
