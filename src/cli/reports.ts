import { openIndex } from "../record/database.ts";
import type { Entry } from "../record/entry.ts";
import { ingest } from "../record/ingest.ts";
import { readJournal } from "../record/journal.ts";
import { memoryStore } from "../record/memory.ts";
import type { Store } from "../record/store.ts";
import type { Options } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { documents } from "./inputs.ts";
import { loadReader } from "./reading.ts";

/** The reports that a command works on: those of a record, or of files coded now. Close it after use. */
export async function openReports(files: readonly string[], options: Options, door: Door): Promise<Store> {
  if (options.record === undefined) return codedNow(files, options, door);
  if (files.length > 0) throw new UsageFault("give files or --record, not both");
  return openRecord(options.record, door);
}

/** A record's index where it has seen the whole journal, else the journal itself. */
export async function openRecord(folder: string, door: Door): Promise<Store> {
  const entries = () => readJournal(folder, message => door.warn(message));
  return (await openIndex(folder)) ?? memoryStore(entries());
}

/** Files taken in as a record would, in memory. */
async function codedNow(files: readonly string[], options: Options, door: Door): Promise<Store> {
  const { take, run } = loadReader(options);
  const entries: Entry[] = [];
  const journal = { commit: async (more: readonly Entry[]) => void entries.push(...more) };
  await ingest(documents(files, options, door), journal, [], {
    code: take,
    run,
    ack: () => {},
    warn: message => door.warn(message),
  });
  return memoryStore(entries);
}
