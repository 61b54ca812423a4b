import { findCopies } from "../record/copies.ts";
import { fuseEvents } from "../record/fuse.ts";
import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";
import { counts } from "../relations/relation.ts";

/** The happenings that reports tell, each once; headlines and titles stand aside. */
export function incidentsOf(reports: readonly Report[]): readonly Incident[] {
  const events = reports.flatMap(r => r.events.filter(e => !e.headline && !e.inTitle));
  return fuseEvents(events, publishedOf(reports), findCopies(reports));
}

/** When each report that says so was published, by its id. */
export const publishedOf = (reports: readonly Report[]): ReadonlyMap<string, string> =>
  new Map(
    reports.flatMap(r => (r.document.published ? [[r.document.id, r.document.published] as const] : [])),
  );

/**
 * The incident that a report is mainly about: of its events those that count before others, then those with most parties,
 * then the first. A report without events is a happening of its own, under its id.
 */
export function mainIncident(report: Report, incidents: readonly Incident[]): string {
  const parties = (e: Report["events"][number]): number => e.actor.length + e.recipient.length;
  const mine = report.events.filter(e => !e.headline && !e.inTitle);
  const [main] = [...mine].sort(
    (a, b) =>
      Number(counts(b)) - Number(counts(a)) || parties(b) - parties(a) || a.trigger.start - b.trigger.start,
  );
  return incidents.find(i => i.events.some(e => e.id === main?.id))?.id ?? report.document.id;
}
