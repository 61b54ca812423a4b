import { rebuildIndex } from "../record/database.ts";
import { RecordFault } from "../record/fault.ts";
import { ingest } from "../record/ingest.ts";
import { JournalWriter, readJournal } from "../record/journal.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { documents } from "./inputs.ts";
import { loadReader } from "./reading.ts";

/** `attache ingest`: reports and their events into a record, each durable before it is acknowledged. */
export async function run(call: Call, door: Door): Promise<void> {
  const folder = call.options.record!;
  const acks = call.options.progress === "acks";
  const warn = (message: string): void => door.warn(message);
  const { take, run } = loadReader(call.options);
  const journal = await JournalWriter.open(folder, warn);
  door.finishOnSignal();
  try {
    const ack = (id: string): void => (acks ? door.out(`ACK ${id.replaceAll("\n", " ")}\n`) : undefined);
    const done = await ingest(
      documents(call.arguments, call.options, door),
      journal,
      readJournal(folder, warn),
      { take, run, warn, ack },
    );
    await buildIndex(folder, warn);
    if (!acks)
      door.out(`${done.added} reports added, ${done.seen} known already, ${done.failed} not coded\n`);
    if (door.stopped)
      warn(`stopped by ${door.stopped}; what was added is kept, and the same command goes on from there`);
  } finally {
    journal.close();
  }
}

/** Builds the index anew. It can always be rebuilt, so that only the disk's faults stop the run. */
export async function buildIndex(folder: string, warn: (message: string) => void): Promise<void> {
  try {
    await rebuildIndex(folder, readJournal(folder, warn));
  } catch (fault) {
    if (fault instanceof RecordFault) throw fault;
    warn(
      `${folder}: the index could not be built (${(fault as Error).message}); the journal is whole and is read instead`,
    );
  }
}
