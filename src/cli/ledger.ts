import { cell, csvRow } from "../exports/cells.ts";
import { type Entry, ledger } from "../relations/ledger/ledger.ts";
import { changeWords, headOf } from "../relations/ledger/section.ts";
import { within } from "../relations/relation.ts";
import { type BriefWords, inSentences } from "../relations/words.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { incidentsOf, publishedOf } from "./incidents.ts";
import { ledgerJson } from "./json/ledger.ts";
import { jsonLine, toPoints } from "./json/offsets.ts";
import { openPair } from "./pair.ts";
import { printable } from "./printable.ts";

/** `attache ledger A B`: what is in force or pending between two actors, each change with its words. */
export async function run(call: Call, door: Door): Promise<void> {
  const { from, to, format } = call.options;
  const { a, b, reports, names, words } = await openPair(call, door);
  const published = publishedOf(reports);
  const entries = ledger(within(incidentsOf(reports), from, to), { a, b, words, published });
  const texts = new Map(reports.map(r => [r.document.id, r.document.text]));
  const json = ledgerJson(a, b, entries, id => toPoints(texts.get(id)!));
  if (format === "json") door.out(jsonLine(json));
  else if (format === "csv") door.out(ledgerRows(json).map(csvRow).join(""));
  else for (const e of entries) door.out(printable(textOf(e, words, inSentences(names, words), published)));
}

const columns = [
  "kind",
  "subject",
  "actor",
  "recipient",
  "state",
  "change",
  "start_date",
  "end_date",
  "precision",
  "incident",
  "event",
  "document",
  "start",
  "end",
  "speaker",
  "factuality",
  "quote",
];

/** Names of columns, then one row a change. */
export function ledgerRows({ entries }: ReturnType<typeof ledgerJson>): readonly (readonly string[])[] {
  const rows = entries.flatMap(e =>
    e.changes.map(c => [
      ...[e.kind, e.subject, e.actor, e.recipient, e.state, c.state],
      ...[c.date?.start, c.date?.end, c.date?.precision, c.incident, c.event, c.document],
      ...[c.start, c.end, c.speaker, c.factuality, c.quote],
    ]),
  );
  return [columns, ...rows.map(row => row.map(cell))];
}

function textOf(
  e: Entry,
  words: BriefWords,
  names: (code: string) => string,
  published: ReadonlyMap<string, string>,
): string {
  const changes = e.changes.map(
    c =>
      `  ${changeWords(c, words, published)}: “${c.event.evidence.text.replace(/\s+/g, " ")}” (${c.event.document})\n`,
  );
  return `- ${headOf(e, names, words)}: ${words.ledger.states[e.state]}\n${changes.join("")}`;
}
