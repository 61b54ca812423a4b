import { RecordFault } from "../record/fault.ts";
import { readJournal } from "../record/journal.ts";
import { verify } from "../record/verify.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";

/** `attache verify`: checks a record's lines and spans; a fault in it is exit code 4. */
export async function run(call: Call, door: Door): Promise<void> {
  const folder = call.options.record!;
  const { reports, events, faults } = verify(readJournal(folder, message => door.warn(message)));
  for (const fault of faults) door.warn(fault);
  if (faults.length > 0)
    throw new RecordFault(
      "damaged",
      `${folder}: ${faults.length} spans do not index the words they claim; restore the record from a backup`,
    );
  door.out(`${reports} reports, ${events} events: sound\n`);
}
