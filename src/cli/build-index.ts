import { rebuildIndex } from "../record/database.ts";
import type { Entry } from "../record/entry.ts";
import { RecordFault } from "../record/fault.ts";
import { eachEntry } from "../record/journal.ts";

/** Builds the index anew, for who keeps other writers out. It can always be rebuilt, so that only the disk's faults stop the run. */
export async function buildIndex(folder: string, warn: (message: string) => void): Promise<void> {
  try {
    await rebuildIndex(folder, linesOf(folder, warn));
  } catch (fault) {
    if (fault instanceof RecordFault) throw fault;
    warn(
      `${folder}: the index could not be built (${(fault as Error).message}); the journal is whole and is read instead`,
    );
  }
}

/** The lines of a record from the first, each time anew; a torn last one is told once. */
export function linesOf(folder: string, warn: (message: string) => void): () => Iterable<Entry> {
  let told = false;
  return () => {
    const first = !told;
    told = true;
    return eachEntry(folder, first ? warn : () => {});
  };
}
