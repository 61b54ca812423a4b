import type { Event } from "../events/event.ts";
import type { Tellings } from "../events/tellings/telling.ts";
import type { Document } from "../text/document.ts";
import type { Entry, Forgotten } from "./entry.ts";
import { sightingKey, uniqueId } from "./held.ts";
import type { JournalWriter } from "./journal.ts";
import type { Run } from "./provenance.ts";
import { contentHash, sightingOf } from "./report.ts";

/** How an ingest went. */
export interface Ingested {
  readonly added: number;
  readonly seen: number;
  readonly failed: number;
  /** Reports left out because their text was taken down. */
  readonly forgotten: number;
}

/** What coding finds in a document. */
export interface Taken {
  readonly events: readonly Event[];
  /** What other reports may tell differently. */
  readonly tellings?: Tellings;
  /** What coded it, where that is not who takes it in. */
  readonly run?: Run;
}

/** A report that could not be coded elsewhere: why, and by what. */
export class NotCoded extends Error {
  readonly run: Run;
  constructor(reason: string, run: Run) {
    super(reason);
    this.run = run;
  }
}

/** What ingest needs besides documents: how to code one, what codes, where to tell. */
export interface Ingest {
  /** A document's events, with what other reports may tell differently; throws why there are none. */
  readonly code: (document: Document) => Taken | Promise<Taken>;
  readonly run: Run;
  /** Called once a report is durable. */
  readonly ack: (id: string) => void;
  readonly warn: (message: string) => void;
}

/**
 * Takes documents into a record: the one loop, and the one catch, which keeps a report that cannot be coded with its reason.
 *
 * The same text met again adds a sighting only, and its events where a stopped writer left them out; a text that was taken down
 * is left out. A report is acknowledged once it and its events are on disk, in the order in which reports came; meanwhile the next
 * ones are coded.
 */
export async function ingest(
  documents: AsyncIterable<Document>,
  journal: Pick<JournalWriter, "commit">,
  before: Iterable<Entry>,
  means: Ingest,
): Promise<Ingested> {
  const record = new Known(before);
  const done = { added: 0, seen: 0, failed: 0, forgotten: 0 };
  const writing = new Writing(journal, means.ack);
  try {
    for await (const document of documents) {
      const content = contentHash(document);
      const taken = record.forgotten.get(content);
      if (taken) {
        means.warn(
          `${document.id}: left out; its text was taken down on ${taken.at.slice(0, 10)} by ${taken.author}`,
        );
        done.forgotten++;
        continue;
      }
      const entries = record.same(content)
        ? await metAgain(document, content, record, means)
        : await newcomer(document, content, record, means);
      if (entries.some(e => e.kind === "failed")) done.failed++;
      if (record.same(content)) done.seen++;
      else done.added++;
      record.add(entries);
      await writing.commit(entries, record.same(content)!);
    }
  } finally {
    await writing.end();
  }
  return done;
}

/** Reports that may be on their way to the disk at once. */
const mostUnderWay = 64;

/** Reports on their way to the disk, acknowledged in their order. */
class Writing {
  readonly #journal: Pick<JournalWriter, "commit">;
  readonly #ack: (id: string) => void;
  readonly #underWay: Promise<void>[] = [];

  constructor(journal: Pick<JournalWriter, "commit">, ack: (id: string) => void) {
    this.#journal = journal;
    this.#ack = ack;
  }

  /** Begins to write a report; waits where many are under way. What could not be written is thrown here or at the end. */
  async commit(entries: readonly Entry[], id: string): Promise<void> {
    const written = this.#journal.commit(entries).then(() => this.#ack(id));
    // Thrown where it is waited for.
    written.catch(() => {});
    this.#underWay.push(written);
    if (this.#underWay.length >= mostUnderWay) await this.#underWay.shift();
  }

  async end(): Promise<void> {
    for (const written of this.#underWay) await written;
  }
}

/** What a record holds already, as far as it bears on what comes next. */
class Known {
  readonly forgotten = new Map<string, Forgotten>();
  readonly #ids = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #sightings = new Set<string>();
  /** Reports that neither have events nor could not be coded. */
  readonly #uncoded = new Map<string, Document>();

  constructor(entries: Iterable<Entry>) {
    this.add(entries);
  }

  add(entries: Iterable<Entry>): void {
    for (const e of entries) {
      if (e.kind === "report") {
        if (!this.#ids.has(e.content)) this.#ids.set(e.content, e.id);
        this.#taken.add(e.id);
        this.#uncoded.set(e.id, e.document);
        this.#sightings.add(`${e.id}\n${sightingKey(sightingOf(e.document))}`);
      } else if (e.kind === "seen") this.#sightings.add(`${e.id}\n${sightingKey(e)}`);
      else if (e.kind === "forgotten") this.forgotten.set(e.content, e);
      else if (e.kind === "events" || e.kind === "failed") this.#uncoded.delete(e.report);
    }
  }

  /** The id of the report of this content. */
  same(content: string): string | undefined {
    return this.#ids.get(content);
  }

  hasId(id: string): boolean {
    return this.#taken.has(id);
  }

  hasSeen(id: string, document: Document): boolean {
    return this.#sightings.has(`${id}\n${sightingKey(sightingOf(document))}`);
  }

  uncoded(id: string): Document | undefined {
    return this.#uncoded.get(id);
  }
}

async function metAgain(
  document: Document,
  content: string,
  record: Known,
  means: Ingest,
): Promise<readonly Entry[]> {
  const id = record.same(content)!;
  const stored = record.uncoded(id);
  return [
    ...(record.hasSeen(id, document) ? [] : [{ kind: "seen" as const, id, ...sightingOf(document) }]),
    ...(stored === undefined ? [] : [await coded(stored, means)]),
  ];
}

async function newcomer(
  document: Document,
  content: string,
  record: Known,
  means: Ingest,
): Promise<readonly Entry[]> {
  const id = record.hasId(document.id) ? uniqueId(document.id, content) : document.id;
  if (id !== document.id) means.warn(`${document.id}: another text bears this id; kept as ${id}`);
  const stored = id === document.id ? document : { ...document, id };
  return [{ kind: "report", id, content, document: stored }, await coded(stored, means)];
}

/** The line that a coding of a document gives: its events, or why there are none. */
export async function coded(
  document: Document,
  { code, run, warn }: Pick<Ingest, "code" | "run" | "warn">,
): Promise<Entry> {
  try {
    return { kind: "events", report: document.id, run, ...(await code(document)) };
  } catch (cause) {
    const reason = (cause as Error).message;
    warn(`${document.id}: could not be coded (${reason}); kept, listed by attache quarantine`);
    return { kind: "failed", report: document.id, reason, run: cause instanceof NotCoded ? cause.run : run };
  }
}
