import type { Entry } from "../record/entry.ts";
import { ingest } from "../record/ingest.ts";
import { eachEntry, JournalWriter } from "../record/journal.ts";
import { contentHash } from "../record/report.ts";
import { buildIndex } from "./build-index.ts";
import { type Coders, withCoders } from "./coders.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { acknowledging, tellDone } from "./ingested.ts";
import { documents } from "./inputs.ts";

/** `attache ingest`: reports and their events into a record, each durable before it is acknowledged. */
export async function run(call: Call, door: Door): Promise<void> {
  if (call.options.events) return (await import("./ingest-events.ts")).run(call, door);
  await withCoders(call.options, async coders => {
    const journal = await JournalWriter.open(call.options.record!, message => door.warn(message));
    door.finishOnSignal();
    try {
      await take(journal, coders, call, door);
    } finally {
      journal.close();
    }
  });
}

async function take(journal: JournalWriter, coders: Coders, call: Call, door: Door): Promise<void> {
  const { folder } = journal;
  const warn = (message: string): void => door.warn(message);
  const known = new Set<string>();
  const reports = coders.ahead(documents(call.arguments, call.options, door), d =>
    known.has(contentHash(d)) ? undefined : d,
  );
  const done = await ingest(reports, journal, noting(eachEntry(folder, warn), known), {
    code: coders.code,
    run: coders.run,
    warn,
    ack: acknowledging(call, door),
  });
  await buildIndex(folder, warn);
  tellDone(done, call, door);
}

/** Lines as they are, their texts noted by content. */
function* noting(entries: Iterable<Entry>, contents: Set<string>): Generator<Entry> {
  for (const entry of entries) {
    if (entry.kind === "report" || entry.kind === "forgotten") contents.add(entry.content);
    yield entry;
  }
}
