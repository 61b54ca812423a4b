import type { Event } from "../events/event.ts";
import type { Export } from "../exports/export.ts";
import { leftOut } from "../exports/keep.ts";
import { type Sheaf, sheafOf, type Unit } from "../exports/telling.ts";
import { changesSince, type Removed } from "../record/changes.ts";
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

/** What an export tells, in an order that does not change; may be walked more than once. */
export interface Source {
  readonly sheaves: () => AsyncIterable<Sheaf>;
  /** The moment of the record that was read, a number of journal entries; absent where nobody asked. */
  readonly now?: number;
  readonly since?: number;
  /** What whoever has the export as of `since` must delete. */
  readonly removed: () => readonly Gone[];
  /** How many were left out, by the reason. */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly seen: () => number;
  readonly close: () => Promise<void>;
}

/** Something removed: what a record held, or a happening that was made of it. */
type Gone = Removed | { readonly removed: "incident"; readonly id: string };

/** Opens what a command's arguments name: all of it, or with `--since` what was added or changed since then. */
export async function openTold(call: Call, door: Door, format: Export, unit: Unit): Promise<Source> {
  const { record, since, changes } = call.options;
  const sieve = sieveOf(call, format);
  if (since !== undefined) return changed(record!, since, sieve, format, unit, door);
  const now = changes === undefined ? undefined : countEntries(record!);
  const store = await openReports(call.arguments, call.options, door);
  return {
    sheaves:
      unit === "incident"
        ? await happenings(incidentsOf(await store.reports()), await store.reports(), sieve)
        : () => told(store.each(), sieve),
    ...(now === undefined ? {} : { now }),
    removed: () => [],
    leftOut: sieve.reasons,
    seen: sieve.seen,
    close: store.close,
  };
}

/** Chooses the events that a format takes, and counts the others once, however often it is asked. */
interface Sieve {
  readonly takes: (event: Event) => boolean;
  readonly reasons: Map<string, number>;
  readonly seen: () => number;
  /** Ends the counting: a second walk meets the same events. */
  readonly counted: () => void;
  /** The events left out. */
  readonly refused: Removed[];
}

function sieveOf({ options }: Call, format: Export): Sieve {
  const reasons = new Map<string, number>();
  const refused: Removed[] = [];
  let [seen, counting] = [0, true];
  const why = (event: Event): string | undefined =>
    event.confidence < (options.minConfidence ?? 0)
      ? "below --min-confidence"
      : options.all || format.kind === "document"
        ? undefined
        : leftOut(event, format.needs);
  return {
    takes: event => {
      const reason = why(event);
      if (!counting) return reason === undefined;
      seen++;
      if (reason === undefined) return true;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      // Only a delta is small enough to keep them, and only its reader needs to know.
      if (options.since !== undefined)
        refused.push({ removed: "event", id: event.id, document: event.document });
      return false;
    },
    reasons,
    seen: () => seen,
    counted: () => {
      counting = false;
    },
    refused,
  };
}

async function* told(reports: AsyncIterable<Report> | Iterable<Report>, sieve: Sieve): AsyncGenerator<Sheaf> {
  for await (const report of reports) yield sheafOf(report, sieve.takes);
  sieve.counted();
}

/** Happenings, each by the event that tells it best. */
async function happenings(
  incidents: readonly Incident[],
  reports: readonly Report[],
  sieve: Sieve,
): Promise<Source["sheaves"]> {
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

/** What was added or changed since a moment, and what is gone. */
async function changed(
  folder: string,
  since: number,
  sieve: Sieve,
  format: Export,
  unit: Unit,
  door: Door,
): Promise<Source> {
  let warned = false;
  const entries = () => {
    const warn = warned ? () => {} : (message: string) => door.warn(message);
    warned = true;
    return eachEntry(folder, warn);
  };
  const found = changesSince(entries, since);
  if (since > found.now)
    throw new UsageFault(
      `--since ${since}: ${folder} has ${found.now} entries; the moment is of another record`,
    );
  const common = {
    now: found.now,
    since,
    leftOut: sieve.reasons,
    seen: sieve.seen,
    close: async () => {},
  };
  if (unit === "incident") {
    const { incidents, gone, reports } = changedIncidents([...entries()], since);
    return {
      ...common,
      sheaves: await happenings(incidents, reports, sieve),
      removed: () => [...gone, ...sieve.refused],
    };
  }
  const reports = format.kind === "document" ? found.met : found.coded;
  const wanted = (r: Removed) => format.kind !== "document" || r.removed === "report";
  return {
    ...common,
    sheaves: () => told(reports, sieve),
    removed: () => [...found.removed.filter(wanted), ...sieve.refused],
  };
}

/** Happenings that are new or no more what they were, and the ids of those that are no more. */
function changedIncidents(entries: Parameters<typeof reportsOf>[0], since: number) {
  const reports = reportsOf(entries);
  const before = new Map(incidentsOf(reportsOf(entries.slice(0, since))).map(i => [i.id, JSON.stringify(i)]));
  const now = incidentsOf(reports);
  const ids = new Set(now.map(i => i.id));
  return {
    reports,
    incidents: now.filter(i => before.get(i.id) !== JSON.stringify(i)),
    gone: [...before.keys()].filter(id => !ids.has(id)).map(id => ({ removed: "incident" as const, id })),
  };
}

function countEntries(folder: string): number {
  let count = 0;
  for (const _ of eachEntry(folder, () => {})) count++;
  return count;
}
