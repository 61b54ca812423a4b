import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";
import { counts } from "../relations/relation.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { jsonLine } from "./json/offsets.ts";
import { openReports } from "./reports.ts";
import { incidentsOf } from "./timeline.ts";

/** `attache fuse`: each event with its incident, or each report with the incident it is mainly about. */
export async function run(call: Call, door: Door): Promise<void> {
  const store = await openReports(call.arguments, call.options, door);
  const reports = await store.reports();
  await store.close();
  const incidents = incidentsOf(reports);
  if (call.options.documents)
    for (const report of reports)
      door.out(jsonLine({ id: report.document.id, cluster: mainOf(report, incidents) }));
  else
    for (const i of incidents)
      for (const e of i.events) door.out(jsonLine({ event: e.id, document: e.document, incident: i.id }));
}

/** The incident that a report is mainly about: of its events the first that counts, those with most parties before others; its own id where it has none. */
function mainOf(report: Report, incidents: readonly Incident[]): string {
  const parties = (e: Report["events"][number]): number => e.actor.length + e.recipient.length;
  const mine = report.events.filter(e => !e.headline && !e.inTitle);
  const main = [...mine].sort(
    (a, b) =>
      Number(counts(b)) - Number(counts(a)) || parties(b) - parties(a) || a.trigger.start - b.trigger.start,
  )[0];
  return incidents.find(i => i.events.some(e => e.id === main?.id))?.id ?? report.document.id;
}
