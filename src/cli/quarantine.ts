import { type Held, heldOf } from "../record/held.ts";
import { JournalWriter, readJournal } from "../record/journal.ts";
import { recode, storedIn } from "../record/recode.ts";
import { buildIndex } from "./build-index.ts";
import { withCoders } from "./coders.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { jsonLine } from "./json/offsets.ts";

/** `attache quarantine list|retry`: reports that could not be coded. */
export async function run(call: Call, door: Door): Promise<void> {
  const action = call.arguments[0] ?? "list";
  if (action !== "list" && action !== "retry")
    throw new UsageFault(`"${action}": quarantine can list or retry`);
  const folder = call.options.record!;
  if (action === "retry") return retry(folder, call, door);
  for (const r of quarantined(folder, door)) door.out(jsonLine({ id: r.document.id, reason: r.failed }));
}

const quarantined = (folder: string, door: Door): readonly Held[] =>
  heldOf(readJournal(folder, message => door.warn(message))).filter(h => h.failed !== undefined);

async function retry(folder: string, call: Call, door: Door): Promise<void> {
  const warn = (message: string): void => door.warn(message);
  const journal = await JournalWriter.open(folder, warn);
  try {
    const failed = quarantined(folder, door);
    if (failed.length === 0) return;
    await withCoders(call.options, async coders => {
      const { code, run } = coders;
      const again = recode(coders.ahead(failed, storedIn), journal, { code, run, warn: () => {} });
      for await (const { report, failed: reason } of again)
        door.out(jsonLine({ id: report, ok: reason === undefined, ...(reason ? { reason } : {}) }));
    });
    await buildIndex(folder, warn);
  } finally {
    journal.close();
  }
}
