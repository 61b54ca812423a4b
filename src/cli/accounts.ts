import { type Difference, differencesOf } from "../record/differences.ts";
import type { Report } from "../record/report.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { incidentsOf } from "./incidents.ts";
import { differenceJson } from "./json/account.ts";
import { jsonLine, toPoints } from "./json/offsets.ts";
import { loadReader } from "./reading.ts";
import { openReports } from "./reports.ts";

/** `attache accounts`: what reports of one happening tell differently. */
export async function run(call: Call, door: Door): Promise<void> {
  const store = await openReports(call.arguments, call.options, door);
  const reports = withTellings(await store.reports(), call, door);
  await store.close();
  for (const line of contradictionsOf(reports)) door.out(jsonLine(line));
}

/** The lines of `attache accounts` for reports, as contract.md has them. */
export function contradictionsOf(reports: readonly Report[]): readonly Readonly<Record<string, unknown>>[] {
  const texts = new Map(reports.map(r => [r.document.id, r.document.text]));
  const at = (id: string) => toPoints(texts.get(id)!);
  return differencesOf(reports, incidentsOf(reports)).map((d: Difference) => differenceJson(d, at));
}

/** Reports that a record holds from before tellings were kept are read again; the record stays as it is. */
function withTellings(reports: readonly Report[], { options }: Call, door: Door): readonly Report[] {
  const old = reports.filter(r => r.tellings === undefined && r.failed === undefined).length;
  if (old === 0) return reports;
  door.warn(`${old} reports of the record were coded before accounts were kept; they are read again now`);
  const { take } = loadReader(options);
  return reports.map(r =>
    r.tellings === undefined && r.failed === undefined ? { ...r, tellings: take(r.document).tellings } : r,
  );
}
