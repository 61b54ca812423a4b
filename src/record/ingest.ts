import type { Event } from "../events/event.ts";
import type { Tellings } from "../events/tellings/telling.ts";
import type { Document } from "../text/document.ts";
import type { Entry } from "./entry.ts";
import type { JournalWriter } from "./journal.ts";
import type { Run } from "./provenance.ts";
import { contentHash, sightingOf } from "./report.ts";

/** How an ingest went. */
export interface Ingested {
  readonly added: number;
  readonly seen: number;
  readonly failed: number;
}

/** What ingest needs besides documents: how to code one, what codes, where to tell. */
export interface Ingest {
  /** A document's events, with what other reports may tell differently. */
  readonly take: (document: Document) => { readonly events: readonly Event[]; readonly tellings?: Tellings };
  readonly run: Run;
  /** Called once a report is durable. */
  readonly ack: (id: string) => void;
  readonly warn: (message: string) => void;
}

/**
 * Takes documents into a record: the one loop, and the one catch, which keeps a report that cannot be coded with its reason.
 *
 * The same text met again adds a sighting only, and its events where a stopped writer left them out. Each report and its events are one batch, acknowledged after the fsync.
 */
export async function ingest(
  documents: AsyncIterable<Document>,
  journal: Pick<JournalWriter, "append">,
  before: readonly Entry[],
  means: Ingest,
): Promise<Ingested> {
  const known = new Map(before.flatMap(e => (e.kind === "report" ? [[e.content, e.id] as const] : [])));
  const settled = new Set(
    before.flatMap(e => (e.kind === "events" || e.kind === "failed" ? [e.report] : [])),
  );
  const ids = new Set(known.values());
  const sightings = new Set(
    before.flatMap(e =>
      e.kind === "seen"
        ? [seenKey(e.id, e)]
        : e.kind === "report"
          ? [seenKey(e.id, sightingOf(e.document))]
          : [],
    ),
  );
  let [added, seen, failed] = [0, 0, 0];
  for await (const document of documents) {
    const content = contentHash(document);
    const same = known.get(content);
    if (same !== undefined) {
      const sighting = sightingOf(document);
      if (!sightings.has(seenKey(same, sighting))) journal.append([{ kind: "seen", id: same, ...sighting }]);
      sightings.add(seenKey(same, sighting));
      if (!settled.has(same)) journal.append(coded({ ...document, id: same }, content, means).slice(1));
      settled.add(same);
      seen++;
      means.ack(same);
      continue;
    }
    const id = ids.has(document.id) ? `${document.id}~${content.slice(0, 8)}` : document.id;
    if (id !== document.id) means.warn(`${document.id}: another text bears this id; kept as ${id}`);
    const stored = { ...document, id };
    const entries = coded(stored, content, means);
    if (entries.at(-1)!.kind === "failed") failed++;
    journal.append(entries);
    known.set(content, id);
    ids.add(id);
    settled.add(id);
    sightings.add(seenKey(id, sightingOf(document)));
    added++;
    means.ack(id);
  }
  return { added, seen, failed };
}

const seenKey = (
  id: string,
  s: { readonly publisher?: string; readonly published?: string; readonly url?: string },
): string => [id, s.publisher, s.published, s.url].join("\u001f");

function coded(document: Document, content: string, means: Ingest): readonly Entry[] {
  const report: Entry = { kind: "report", id: document.id, content, document };
  try {
    return [report, { kind: "events", report: document.id, run: means.run, ...means.take(document) }];
  } catch (cause) {
    const reason = (cause as Error).message;
    means.warn(`${document.id}: could not be coded (${reason}); kept, listed by attache quarantine`);
    return [report, { kind: "failed", report: document.id, reason }];
  }
}
