import { accountsOf } from "../record/accounts.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { incidentsOf, publishedOf } from "./incidents.ts";
import { accountJson } from "./json/account.ts";
import { jsonLine, type ToPoints, toPoints } from "./json/offsets.ts";
import { openReports } from "./reports.ts";

/** `attache accounts`: what the reports of one happening dispute or update. */
export async function run(call: Call, door: Door): Promise<void> {
  const store = await openReports(call.arguments, call.options, door);
  const reports = await store.reports();
  await store.close();
  const documents = new Map(reports.map(r => [r.document.id, r.document]));
  const at = (id: string, inTitle: boolean): ToPoints =>
    toPoints((inTitle ? documents.get(id)?.title : documents.get(id)?.text) ?? "");
  const incidents = incidentsOf(reports);
  for (const i of incidents)
    for (const c of accountsOf(i, incidents, publishedOf(reports))) door.out(jsonLine(accountJson(c, at)));
}
