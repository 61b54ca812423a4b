import { openIndex } from "../record/database.ts";
import type { Entry } from "../record/entry.ts";
import { RecordFault } from "../record/fault.ts";
import { readJournal } from "../record/journal.ts";
import { reportsOf } from "../record/memory.ts";
import { repair } from "../record/repair.ts";
import { verify } from "../record/verify.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";

/** `attache verify`: checks a record's lines, spans and index; a fault in it is exit code 4. `--repair` saves what is sound. */
export async function run(call: Call, door: Door): Promise<void> {
  const folder = call.options.record!;
  if (call.options.repair) await mend(folder, door);
  const entries = readJournal(folder, message => door.warn(message));
  const { reports, events, faults } = verify(entries);
  const all = [...faults, ...(await indexFaults(folder, entries))];
  for (const fault of all) door.warn(fault);
  if (all.length > 0)
    throw new RecordFault(
      "damaged",
      `${folder}: ${all.length} faults; a wrong index is made anew by attache index --rebuild, wrong events by attache recode, all else restored from a backup`,
    );
  door.out(`${reports} reports, ${events} events: sound\n`);
}

async function mend(folder: string, door: Door): Promise<void> {
  const { lost, restored } = await repair(folder, message => door.warn(message));
  for (const id of restored) door.warn(`${id}: taken from the index again; attache recode codes it`);
  door.out(
    lost === 0
      ? "nothing to repair\n"
      : `${lost} lines lost, ${restored.length} reports restored from the index\n`,
  );
}

/** Whether an index that claims to have seen the whole journal says what the journal says. */
async function indexFaults(folder: string, entries: readonly Entry[]): Promise<readonly string[]> {
  const index = await openIndex(folder);
  if (index === undefined) return [];
  try {
    const [ours, theirs] = [reportsOf(entries), await index.reports()];
    return JSON.stringify(ours) === JSON.stringify(theirs)
      ? []
      : [`${folder}/index: does not say what the journal says`];
  } finally {
    await index.close();
  }
}
