import { csvRow, defused, uncontrolled } from "../exports/cells.ts";
import type { Report } from "../record/report.ts";
import { renderLedger } from "../relations/ledger/render.ts";
import { type Entry, ledger } from "../relations/ledger.ts";
import { relate } from "../relations/relation.ts";
import { timeline } from "../relations/timeline.ts";
import { loadBriefWords } from "../relations/words.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { incidentsOf, publishedOf } from "./incidents.ts";
import { entryJson } from "./json/ledger.ts";
import { jsonLine } from "./json/offsets.ts";
import { printable } from "./printable.ts";
import { worldOf } from "./reading.ts";
import { openReports } from "./reports.ts";
import { betweenSides, type NamedSide, sideOf } from "./sides.ts";

/** `attache ledger A B`: measures, undertakings, commitments and standing, each with its state and the words for each change. */
export async function run(call: Call, door: Door): Promise<void> {
  const [first, second, ...files] = call.arguments;
  const { from, to, format } = call.options;
  const world = worldOf(call.options.lexicon);
  const [a, b] = [sideOf(first!, world), sideOf(second!, world)];
  const store = await openReports(files, call.options, door);
  const reports = await betweenSides(store, a.side, b.side);
  await store.close();
  const entries = ledgerOf(reports, a, b, from, to);
  if (format === "json") door.out(jsonLine(ledgerJson(entries, a, b, reports)));
  else if (format === "csv") door.out(ledgerRows(entries).map(csvRow).join(""));
  else door.out(printable(renderLedger(entries, world.nameOf, loadBriefWords(), publishedOf(reports))));
}

/** The ledger of a pair from the reports that speak of both. */
export function ledgerOf(
  reports: readonly Report[],
  a: NamedSide,
  b: NamedSide,
  from?: string,
  to?: string,
): readonly Entry[] {
  const all = incidentsOf(reports);
  const published = publishedOf(reports);
  const ours = timeline(relate(all, a.side, b.side, from, to), published);
  const known = new Set(ours.map(i => i.id));
  const others = all.filter(i => !known.has(i.id));
  return ledger(ours, { a: a.side, b: b.side, published, words: loadBriefWords() }, others);
}

export function ledgerJson(
  entries: readonly Entry[],
  a: NamedSide,
  b: NamedSide,
  reports: readonly Report[],
) {
  const documents = new Map(reports.map(r => [r.document.id, r.document]));
  const textOf = (id: string, inTitle: boolean): string => {
    const document = documents.get(id)!;
    return inTitle ? (document.title ?? "") : document.text;
  };
  return {
    a: { code: a.code, name: a.name },
    b: { code: b.code, name: b.name },
    entries: entries.map(e => entryJson(e, textOf)),
  };
}

const columns = [
  "kind",
  "subject",
  "actor",
  "recipient",
  "state",
  "ahead",
  "start",
  "end",
  "document",
  "quote",
];

/** One row a change. */
export const ledgerRows = (entries: readonly Entry[]): readonly (readonly string[])[] => [
  columns,
  ...entries.flatMap(e =>
    e.changes.map(c =>
      [
        e.kind,
        e.subject,
        e.actor ?? "",
        e.recipient ?? "",
        c.state,
        String(c.ahead),
        c.event.date?.start ?? "",
        c.event.date?.end ?? "",
        c.event.document,
        c.event.evidence.text,
      ].map(text => defused(uncontrolled(text))),
    ),
  ),
];
