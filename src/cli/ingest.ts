import type { Entry } from "../record/entry.ts";
import { ingest } from "../record/ingest.ts";
import { eachEntry, JournalWriter } from "../record/journal.ts";
import { contentHash } from "../record/report.ts";
import { buildIndex } from "./build-index.ts";
import { type Coders, withCoders } from "./coders.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { documents } from "./inputs.ts";

/** `attache ingest`: reports and their events into a record, each durable before it is acknowledged. */
export async function run(call: Call, door: Door): Promise<void> {
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
  const acks = call.options.progress === "acks";
  const warn = (message: string): void => door.warn(message);
  const known = new Set<string>();
  const reports = coders.ahead(documents(call.arguments, call.options, door), d =>
    known.has(contentHash(d)) ? undefined : d,
  );
  const ack = (id: string): void => (acks ? door.out(`ACK ${id.replaceAll("\n", " ")}\n`) : undefined);
  const done = await ingest(reports, journal, noting(eachEntry(folder, warn), known), {
    code: coders.code,
    run: coders.run,
    warn,
    ack,
  });
  await buildIndex(folder, warn);
  if (!acks)
    door.out(
      `${done.added} reports added, ${done.seen} known already, ${done.failed} not coded${done.forgotten > 0 ? `, ${done.forgotten} left out (taken down)` : ""}\n`,
    );
  if (door.stopped)
    warn(`stopped by ${door.stopped}; what was added is kept, and the same command goes on from there`);
}

/** Lines as they are, their texts noted by content. */
function* noting(entries: Iterable<Entry>, contents: Set<string>): Generator<Entry> {
  for (const entry of entries) {
    if (entry.kind === "report" || entry.kind === "forgotten") contents.add(entry.content);
    yield entry;
  }
}
