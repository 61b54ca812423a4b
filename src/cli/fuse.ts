import type { Command } from "commander";
import { accountsOf } from "../record/accounts.ts";
import { findCopies } from "../record/copies.ts";
import { fuseEvents } from "../record/fuse.ts";
import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";
import { counts } from "../relations/relation.ts";
import { printJson, readable, type ReadFlags } from "./door.ts";
import { place, pointsOf } from "./json/points.ts";
import { loadReader } from "./reading.ts";
import { reportsFrom } from "./record.ts";

type Flags = ReadFlags & { readonly record?: string; readonly documents?: boolean };

const publishedOf = (reports: readonly Report[]) => new Map(reports.flatMap(r => (r.document.published ? [[r.document.id, r.document.published] as const] : [])));

/** Incidents of reports: headline and title events stand aside. */
const incidentsOf = (reports: readonly Report[]): readonly Incident[] =>
  fuseEvents(reports.flatMap(r => r.events.filter(e => !e.headline && !e.inTitle)), publishedOf(reports), findCopies(reports));

/** `attache fuse`: which events are one happening. */
export const fuse = (program: Command): void => {
  readable(program.command("fuse").description("which events of the reports are one happening, a JSON line an event"))
    .option("--record <dir>", "read a record instead of files")
    .option("--documents", "a line a report: the happening that it is mainly about")
    .addHelpText("after", "\nexample: attache fuse reports/")
    .action(async (files: readonly string[], flags: Flags) => {
      const reports = await reportsFrom(files, flags, () => loadReader(flags));
      const incidents = incidentsOf(reports);
      if (flags.documents) for (const r of reports) await printJson({ id: r.document.id, cluster: mainOf(r, incidents) });
      else for (const i of incidents) for (const e of i.events) await printJson({ event: e.id, document: e.document, incident: i.id });
    });
};

/** The incident a report is mainly about: of its first events that count the weightiest; its own id where it has none. */
function mainOf(report: Report, incidents: readonly Incident[]): string {
  const mine = report.events.filter(e => !e.headline && !e.inTitle);
  const main = [...mine].sort((a, b) => Number(counts(b)) - Number(counts(a)) || b.recipient.length + b.actor.length - a.recipient.length - a.actor.length || a.trigger.start - b.trigger.start)[0];
  return incidents.find(i => main !== undefined && i.events.some(e => e.id === main.id && e.document === main.document))?.id ?? report.document.id;
}

/** `attache accounts`: what the reports of one happening dispute or update. */
export const accounts = (program: Command): void => {
  readable(program.command("accounts").description("what the reports of one happening dispute or update, a JSON line each"))
    .option("--record <dir>", "read a record instead of files")
    .addHelpText("after", "\nexample: attache accounts reports/")
    .action(async (files: readonly string[], flags: Flags) => {
      const reports = await reportsFrom(files, flags, () => loadReader(flags));
      const incidents = incidentsOf(reports);
      const points = new Map(reports.map(r => [r.document.id, pointsOf(r.document.text)]));
      for (const i of incidents) {
        for (const c of accountsOf(i, incidents, publishedOf(reports))) {
          const side = (s: typeof c.a) => ({ doc: s.document, ...place(s, points.get(s.document)!), holder: s.holder, value: s.value });
          await printJson({ incident: c.incident, attribute: c.attribute, a: side(c.a), b: side(c.b), kind: c.kind });
        }
      }
    });
};
