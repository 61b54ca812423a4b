import { ingest } from "../record/ingest.ts";
import { JournalWriter, readJournal } from "../record/journal.ts";
import { buildIndex } from "./build-index.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { documents } from "./inputs.ts";
import { loadReader } from "./reading.ts";

/** `attache ingest`: reports and their events into a record, each durable before it is acknowledged. */
export async function run(call: Call, door: Door): Promise<void> {
  const folder = call.options.record!;
  const acks = call.options.progress === "acks";
  const warn = (message: string): void => door.warn(message);
  const { code, run } = loadReader(call.options);
  const journal = await JournalWriter.open(folder, warn);
  door.finishOnSignal();
  try {
    const ack = (id: string): void => (acks ? door.out(`ACK ${id.replaceAll("\n", " ")}\n`) : undefined);
    const done = await ingest(
      documents(call.arguments, call.options, door),
      journal,
      readJournal(folder, warn),
      { code, run, warn, ack },
    );
    await buildIndex(folder, warn);
    if (!acks)
      door.out(
        `${done.added} reports added, ${done.seen} known already, ${done.failed} not coded${done.forgotten > 0 ? `, ${done.forgotten} left out (taken down)` : ""}\n`,
      );
    if (door.stopped)
      warn(`stopped by ${door.stopped}; what was added is kept, and the same command goes on from there`);
  } finally {
    journal.close();
  }
}
