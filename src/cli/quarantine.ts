import type { Entry } from "../record/entry.ts";
import { JournalWriter, readJournal } from "../record/journal.ts";
import { reportsOf } from "../record/memory.ts";
import type { Report } from "../record/report.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { jsonLine } from "./json/offsets.ts";
import { loadReader, type Reader } from "./reading.ts";

/** `attache quarantine list|retry`: reports that could not be coded. */
export async function run(call: Call, door: Door): Promise<void> {
  const action = call.arguments[0] ?? "list";
  if (action !== "list" && action !== "retry")
    throw new UsageFault(`"${action}": quarantine can list or retry`);
  const folder = call.options.record!;
  const failed = reportsOf(readJournal(folder, message => door.warn(message))).filter(
    r => r.failed !== undefined,
  );
  if (action === "list") for (const r of failed) door.out(jsonLine({ id: r.document.id, reason: r.failed }));
  else await retry(folder, failed, loadReader(call.options), door);
}

async function retry(
  folder: string,
  failed: readonly Report[],
  { take, run }: Reader,
  door: Door,
): Promise<void> {
  const journal = await JournalWriter.open(folder, message => door.warn(message));
  try {
    for (const { document } of failed) {
      const entry = tryAgain(document.id, () => ({
        kind: "events",
        report: document.id,
        run,
        ...take(document),
      }));
      journal.append([entry]);
      door.out(
        jsonLine({
          id: document.id,
          ok: entry.kind === "events",
          ...(entry.kind === "failed" ? { reason: entry.reason } : {}),
        }),
      );
    }
  } finally {
    journal.close();
  }
}

function tryAgain(report: string, work: () => Entry): Entry {
  try {
    return work();
  } catch (fault) {
    return { kind: "failed", report, reason: (fault as Error).message };
  }
}
