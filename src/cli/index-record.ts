import { rebuildIndex } from "../record/database.ts";
import { lockRecord, segments } from "../record/journal.ts";
import { linesOf } from "./build-index.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";

/** `attache index --rebuild`: a record's index made anew from its journal. */
export async function run(call: Call, door: Door): Promise<void> {
  if (!call.options.rebuild)
    throw new UsageFault("index: say --rebuild to make the index anew from the journal");
  const folder = call.options.record!;
  segments(folder);
  const release = await lockRecord(folder);
  try {
    await rebuildIndex(
      folder,
      linesOf(folder, message => door.warn(message)),
    );
  } finally {
    release();
  }
}
