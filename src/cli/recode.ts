import { setImmediate } from "node:timers/promises";
import type { Event } from "../events/event.ts";
import { judge, standingDecisions } from "../record/decided.ts";
import type { Entry } from "../record/entry.ts";
import { heldOf } from "../record/held.ts";
import { JournalWriter, readJournal, segments } from "../record/journal.ts";
import { dueFor, type Recoded, recode, storedIn } from "../record/recode.ts";
import type { Changes } from "../record/recoding.ts";
import { buildIndex } from "./build-index.ts";
import { type Coders, withCoders } from "./coders.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { jsonLine } from "./json/offsets.ts";

/** `attache recode`: codes a record's reports with today's lexicons and models, and tells what changed. */
export async function run(call: Call, door: Door): Promise<void> {
  segments(call.options.record!);
  await withCoders(call.options, async coders => {
    const journal = await JournalWriter.open(call.options.record!, message => door.warn(message));
    door.finishOnSignal();
    try {
      await recodeAll(journal, coders, call, door);
    } finally {
      journal.close();
    }
  });
}

async function recodeAll(journal: JournalWriter, coders: Coders, call: Call, door: Door): Promise<void> {
  const { folder } = journal;
  const warn = (message: string): void => door.warn(message);
  const before = readJournal(folder, warn);
  const due = dueFor(coders.run, before);
  const tally = new Tally();
  const { code, run } = coders;
  for await (const report of recode(coders.ahead(due, storedIn), journal, { code, run, warn })) {
    tally.add(report);
    if (call.options.list) door.out(linesOf(report).map(jsonLine).join(""));
    door.progress(tally.reports, "reports", tally.reports / due.length);
    await setImmediate();
    if (door.stopped) break;
  }
  if (due.length > 0) await buildIndex(folder, warn);
  const held = heldOf(before).length;
  if (!call.options.list) door.out(tally.page(held - due.length));
  tellOrphans(folder, before, door);
  if (door.stopped)
    warn(`stopped by ${door.stopped}; ${due.length - tally.reports} reports are left for the same command`);
}

/** One object for each event that changed. */
function linesOf({ report, added, removed, changed }: Recoded): readonly object[] {
  const told = (change: string, e: Event, more: object = {}): object => ({
    report,
    change,
    id: e.id,
    event: e.event,
    ...more,
    trigger: e.trigger.text,
    evidence: e.evidence.text,
  });
  return [
    ...added.map(e => told("added", e)),
    ...removed.map(e => told("removed", e)),
    ...changed.map(c => told("changed", c.after, { was: c.before.event, parts: c.parts })),
  ];
}

/** What a recode has changed so far. */
class Tally {
  reports = 0;
  #failed = 0;
  readonly #types = new Map<string, { added: number; removed: number; changed: number }>();

  add({ failed, added, removed, changed }: Changes & Pick<Recoded, "failed">): void {
    this.reports++;
    if (failed !== undefined) this.#failed++;
    for (const e of added) this.#of(e).added++;
    for (const e of removed) this.#of(e).removed++;
    for (const c of changed) this.#of(c.after).changed++;
  }

  #of({ event }: Event): { added: number; removed: number; changed: number } {
    const known = this.#types.get(event) ?? { added: 0, removed: 0, changed: 0 };
    this.#types.set(event, known);
    return known;
  }

  /** The result for people; `current` reports needed no coding. */
  page(current: number): string {
    const head = `${this.reports} reports coded anew, ${current} coded by this version already, ${this.#failed} not coded\n`;
    if (this.#types.size === 0) return `${head}no event changed\n`;
    const rows = [...this.#types]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, t]) => [type, t.added, t.removed, t.changed].map(String));
    return head + [["type", "added", "removed", "changed"], ...rows].map(row).join("");
  }
}

const row = ([type, ...counts]: readonly string[]): string =>
  `${type!.padEnd(10)}${counts.map(c => c.padStart(9)).join("")}\n`;

/** Tells how many decisions lost their event by the coding. */
function tellOrphans(folder: string, before: readonly Entry[], door: Door): void {
  const orphans = (entries: readonly Entry[]) => judge(heldOf(entries), standingDecisions(entries)).orphans;
  const known = new Set(orphans(before).map(d => d.id));
  const lost = orphans(readJournal(folder, () => {})).filter(d => !known.has(d.id));
  if (lost.length > 0)
    door.warn(
      `${lost.length} decisions no longer find what they were made on (the coder says something else there now); they are kept, and attache review --list shows them`,
    );
}
