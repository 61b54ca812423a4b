import type { Export } from "../exports/export.ts";
import { type Sheaf, sheafOf, type Unit } from "../exports/telling.ts";
import { changesSince, type Removed } from "../record/changes.ts";
import type { Entry } from "../record/entry.ts";
import type { Incident } from "../record/incident.ts";
import { eachEntry } from "../record/journal.ts";
import { reportsOf } from "../record/memory.ts";
import type { Report } from "../record/report.ts";
import { bestOf } from "../relations/tell.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { incidentsOf } from "./incidents.ts";
import { openReports } from "./reports.ts";
import { gone, type Sieve, sieveOf } from "./sieve.ts";

/** What an export tells, in an order that does not change; may be walked more than once. */
export interface Source {
  readonly sheaves: () => AsyncIterable<Sheaf>;
  /** The moment of the record that was read, a number of journal entries; absent where nobody asked. */
  readonly now?: number;
  readonly since?: number;
  /** What whoever has the export as of `since` must delete; to be asked after the first walk. */
  readonly removed: () => readonly Gone[];
  readonly sieve: Sieve;
  readonly close: () => Promise<void>;
}

/** Something removed: what a record held, or a happening that was made of it. */
type Gone = Removed | { readonly removed: "incident"; readonly id: string };

/** Opens what a command's arguments name: all of it, or with `--since` what was added or changed since then. */
export async function openTold(call: Call, door: Door, format: Export, unit: Unit): Promise<Source> {
  const { record, since, changes } = call.options;
  const sieve = sieveOf(call.options, format);
  if (since !== undefined) return changed(record!, since, sieve, { format, unit, door });
  // Counted before the record is read: what comes meanwhile is told again rather than never.
  const now = changes === undefined ? undefined : countEntries(record!);
  const store = await openReports(call.arguments, call.options, door);
  const all = unit === "incident" ? await store.reports() : [];
  return {
    sheaves: unit === "incident" ? happenings(incidentsOf(all), all, sieve) : () => told(store.each(), sieve),
    ...(now === undefined ? {} : { now }),
    removed: () => [],
    sieve,
    close: store.close,
  };
}

async function* told(reports: AsyncIterable<Report> | Iterable<Report>, sieve: Sieve): AsyncGenerator<Sheaf> {
  for await (const report of reports) yield sheafOf(report, sieve.takes);
  sieve.counted();
}

/** Happenings, each by the event that tells it best. */
function happenings(
  incidents: readonly Incident[],
  reports: readonly Report[],
  sieve: Sieve,
): Source["sheaves"] {
  const byId = new Map(reports.map(r => [r.document.id, r]));
  return async function* () {
    for (const incident of incidents) {
      const best = bestOf(incident);
      const { report, told } = sheafOf({ ...byId.get(best.document)!, events: [best] }, sieve.takes);
      yield { report, told: told.map(t => ({ ...t, incident })) };
    }
    sieve.counted();
  };
}

/** What is asked of what changed. */
interface Asked {
  readonly format: Export;
  readonly unit: Unit;
  readonly door: Door;
}

/** What was added or changed since a moment, and what is gone. */
function changed(folder: string, since: number, sieve: Sieve, { format, unit, door }: Asked): Source {
  let warn = (message: string): void => door.warn(message);
  const entries = () => {
    const once = warn;
    warn = () => {};
    return eachEntry(folder, once);
  };
  const found = changesSince(entries, since);
  if (since > found.now)
    throw new UsageFault(
      `--since ${since}: ${folder} has ${found.now} entries; the moment is of another record`,
    );
  const common = { now: found.now, since, sieve, close: async () => {} };
  if (unit === "incident") {
    const { incidents, lost, reports } = changedIncidents([...entries()], since);
    return {
      ...common,
      sheaves: happenings(incidents, reports, sieve),
      removed: () => [...lost, ...sieve.refused],
    };
  }
  const documents = format.kind === "document";
  return {
    ...common,
    sheaves: () => told(documents ? found.met : found.coded, sieve),
    removed: () => [...found.removed.filter(r => !documents || r.removed === "report"), ...sieve.refused],
  };
}

/** Happenings that are new or no more what they were; the ids of those that are no more, and of events that told one and do so no more. */
function changedIncidents(entries: readonly Entry[], since: number) {
  const reports = reportsOf(entries);
  const [before, now] = [incidentsOf(reportsOf(entries.slice(0, since))), incidentsOf(reports)];
  const was = new Map(before.map(i => [i.id, JSON.stringify(i)]));
  const [ids, telling] = [new Set(now.map(i => i.id)), new Set(now.map(i => bestOf(i).id))];
  const lost: readonly Gone[] = [
    ...before.filter(i => !ids.has(i.id)).map(i => ({ removed: "incident" as const, id: i.id })),
    ...before
      .map(bestOf)
      .filter(e => !telling.has(e.id))
      .map(gone),
  ];
  return { reports, lost, incidents: now.filter(i => was.get(i.id) !== JSON.stringify(i)) };
}

function countEntries(folder: string): number {
  let count = 0;
  for (const _ of eachEntry(folder, () => {})) count++;
  return count;
}
