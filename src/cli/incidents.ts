import { findCopies } from "../record/copies.ts";
import { fuseEvents } from "../record/fuse.ts";
import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";

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
