import type { Entry } from "./entry.ts";
import { reportsOf } from "./memory.ts";
import type { Report } from "./report.ts";

/** Something that a record held at a moment and holds no more; an event goes with its report, or by a new coding. */
export interface Removed {
  readonly removed: "event" | "report";
  readonly id: string;
  /** The report that an event was of. */
  readonly document?: string;
}

/**
 * What became of a record since a moment, a number of journal entries.
 *
 * `met`: reports that are new or were met again. `coded`: reports with those of their events that are new or no more what they
 * were. `now` is the moment to ask from next time.
 */
export interface Changes {
  readonly now: number;
  readonly met: readonly Report[];
  readonly coded: readonly Report[];
  readonly removed: readonly Removed[];
}

/** Compares a record with itself as it was; reads the entries twice and holds those of the reports that were touched. */
export function changesSince(entries: () => Iterable<Entry>, moment: number): Changes {
  const touched = new Set<string>();
  let now = 0;
  for (const entry of entries()) if (now++ >= moment) touched.add(reportIn(entry));
  const [then, since]: [Entry[], Entry[]] = [[], []];
  let at = 0;
  for (const entry of entries()) {
    const before = at++ < moment;
    if (touched.has(reportIn(entry))) (before ? then : since).push(entry);
  }
  return { now, ...compared(reportsOf(then), reportsOf([...then, ...since])) };
}

/** The id of the report that an entry is about. */
const reportIn = (entry: Entry): string =>
  entry.kind === "report" || entry.kind === "seen" ? entry.id : entry.report;

/** The difference of two states of the same reports. */
export function compared(before: readonly Report[], after: readonly Report[]): Omit<Changes, "now"> {
  const [old, kept] = [byId(before), byId(after)];
  const gone = before.filter(r => !kept.has(r.document.id));
  return {
    met: after.filter(r => !alike(old.get(r.document.id)?.sightings, r.sightings)),
    coded: after
      .map(r => ({ ...r, events: changed(old.get(r.document.id), r) }))
      .filter(r => r.events.length > 0),
    removed: [
      ...before.flatMap(r => lost(r, kept.get(r.document.id))),
      ...gone.map(r => ({ removed: "report" as const, id: r.document.id })),
    ],
  };
}

const byId = (reports: readonly Report[]): ReadonlyMap<string, Report> =>
  new Map(reports.map(r => [r.document.id, r]));

/** Events of a report that it did not have, or not so. */
function changed(before: Report | undefined, after: Report): Report["events"] {
  const known = new Map((before?.events ?? []).map(e => [e.id, e]));
  return after.events.filter(e => !alike(known.get(e.id), e));
}

/** Events that a report had and has no more. */
function lost(before: Report, after: Report | undefined): readonly Removed[] {
  const kept = new Set((after?.events ?? []).map(e => e.id));
  return before.events
    .filter(e => !kept.has(e.id))
    .map(e => ({ removed: "event", id: e.id, document: before.document.id }));
}

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
