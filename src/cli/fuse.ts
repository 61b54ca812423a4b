import { storiesOf } from "../record/stories.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { incidentsOf } from "./incidents.ts";
import { jsonLine } from "./json/offsets.ts";
import { openReports } from "./reports.ts";

/** `attache fuse`: each event with its incident, or each report with the story it belongs to. */
export async function run(call: Call, door: Door): Promise<void> {
  const store = await openReports(call.arguments, call.options, door);
  const reports = await store.reports();
  await store.close();
  const incidents = incidentsOf(reports);
  if (call.options.documents)
    for (const [id, cluster] of storiesOf(reports, incidents)) door.out(jsonLine({ id, cluster }));
  else
    for (const i of incidents)
      for (const e of i.events) door.out(jsonLine({ event: e.id, document: e.document, incident: i.id }));
}
