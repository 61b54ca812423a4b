import { rebuildIndex } from "../record/database.ts";
import { RecordFault } from "../record/fault.ts";
import { readJournal } from "../record/journal.ts";

/** Builds the index anew, for who keeps other writers out. It can always be rebuilt, so that only the disk's faults stop the run. */
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
