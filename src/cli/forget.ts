import { compact, copiesOf, forgetting } from "../record/forget.ts";
import { JournalWriter, readJournal, segments } from "../record/journal.ts";
import { buildIndex } from "./build-index.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { whoAndWhen } from "./who.ts";

/** `attache forget`: takes reports down; with `--compact` erases what was taken down. */
export async function run(call: Call, door: Door): Promise<void> {
  const folder = call.options.record!;
  const ids = call.arguments;
  if (ids.length === 0 && !call.options.compact)
    throw new UsageFault("forget: name the reports to take down, or say --compact");
  segments(folder);
  if (ids.length > 0) await takeDown(folder, ids, call, door);
  if (call.options.compact) await erase(folder, door);
}

async function takeDown(folder: string, ids: readonly string[], call: Call, door: Door): Promise<void> {
  const { reason } = call.options;
  const by = { ...whoAndWhen(call.options), ...(reason ? { reason } : {}) };
  const journal = await JournalWriter.open(folder, message => door.warn(message));
  try {
    const entries = readJournal(folder, () => {});
    const lines = [...new Set(ids)].map(id => {
      const line = forgetting(id, entries, by);
      if (line === undefined) throw new UsageFault(`"${id}": no report of this record bears this id`);
      return line;
    });
    journal.append(lines);
    const alike = copiesOf(
      lines.flatMap(l => l.ids),
      entries,
    );
    if (alike.length > 0) door.warn(`these reports say almost the same and stay: ${alike.join(", ")}`);
    await buildIndex(folder, message => door.warn(message));
    door.out(`${lines.length} reports taken down\n`);
  } finally {
    journal.close();
  }
}

async function erase(folder: string, door: Door): Promise<void> {
  const { reports, lines } = await compact(folder);
  const journal = await JournalWriter.open(folder, message => door.warn(message));
  try {
    await buildIndex(folder, message => door.warn(message));
  } finally {
    journal.close();
  }
  door.out(
    `${reports} reports erased (${lines} lines); backups and the disk's free blocks may still hold them\n`,
  );
}
