import { JournalWriter, readJournal } from "../record/journal.ts";
import { broughtBy } from "../record/merge.ts";
import { buildIndex } from "./build-index.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";

/** `attache merge OTHER`: brings another record's reports, sightings and decisions into one. */
export async function run(call: Call, door: Door): Promise<void> {
  const [other] = call.arguments;
  const folder = call.options.record!;
  const warn = (message: string): void => door.warn(message);
  const theirs = readJournal(other!, warn);
  const journal = await JournalWriter.open(folder, warn);
  door.finishOnSignal();
  try {
    const brought = broughtBy(theirs, readJournal(folder, warn));
    for (const batch of brought.batches) {
      journal.append(batch);
      if (door.stopped) break;
    }
    if (brought.batches.length > 0) await buildIndex(folder, warn);
    door.out(
      `${brought.reports} reports, ${brought.sightings} sightings, ${brought.decisions} decisions and ${brought.takenDown} takedowns brought in\n`,
    );
    if (door.stopped) warn(`stopped by ${door.stopped}; the same command brings the rest`);
  } finally {
    journal.close();
  }
}
