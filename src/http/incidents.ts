import { Type } from "typebox";
import { incidentsOf, publishedOf } from "../cli/incidents.ts";
import { eventJson } from "../cli/json/event.ts";
import { toPoints } from "../cli/json/offsets.ts";
import type { Event } from "../events/event.ts";
import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";
import type { Store } from "../record/store.ts";
import { accountsIn } from "../relations/accounts.ts";
import { HttpFault } from "./fault.ts";
import { passedJson, quoteOf } from "./passed.ts";
import { type Means, type Route, route } from "./route.ts";
import { IdParams, open } from "./shapes.ts";

/** An incident among the reports that may tell it. */
interface Found {
  readonly incident: Incident;
  readonly all: readonly Incident[];
  readonly reports: readonly Report[];
}

export const incident: Route = route({
  method: "GET",
  path: "/api/incidents/:id",
  about:
    "One happening: all events of all reports that tell it with their words, and what they tell differently.",
  params: IdParams,
  shape: Type.Object({
    incident: open("The incident."),
    events: Type.Array(open("An event.")),
  }),
  answer: async ({ params }, means) => {
    const { incident, all, reports } = await incidentOf(params.id!, means);
    const byId = new Map(reports.map(r => [r.document.id, r]));
    const published = publishedOf(reports);
    const accounts = accountsIn(reports, all, published);
    return {
      incident: passedJson({ reports, published, accounts, names: means.world.nameOf })(incident),
      events: incident.events.map(e => {
        const report = byId.get(e.document)!;
        return { ...eventJson(e, pointsOf(e, report)), source: quoteOf(e, report) };
      }),
    };
  },
});

export const why: Route = route({
  method: "GET",
  path: "/api/events/:id/why",
  about: "Why an event was coded as it was: rule, words, and what each step decided.",
  params: IdParams,
  shape: open("An event as attache code --explain prints it."),
  answer: async ({ params }, { shelf }) => {
    const report = await (await shelf.store()).telling(params.id!);
    const event = report?.events.find(e => e.id === params.id);
    if (report === undefined || event === undefined)
      throw new HttpFault(404, `${params.id}: no such event in this record`);
    return { ...eventJson(event, pointsOf(event, report), true), source: quoteOf(event, report) };
  },
});

const pointsOf = (e: Event, { document }: Report) =>
  toPoints(e.inTitle ? (document.title ?? "") : document.text);

/** An incident by its id, which is that of its first event. */
async function incidentOf(id: string, { shelf }: Means): Promise<Found> {
  const store = await shelf.store();
  const event = `e${id.slice(1)}`;
  const report = await store.telling(event);
  const told = report?.events.find(e => e.id === event);
  if (told === undefined || report === undefined)
    throw new HttpFault(404, `${id}: no such incident in this record`);
  const reports = await reportsAbout(told, report, store);
  const all = incidentsOf(reports);
  const incident = all.find(i => i.events.some(e => e.id === event));
  if (incident === undefined) throw new HttpFault(404, `${id}: a headline alone tells it; ask for its event`);
  return { incident, all, reports };
}

/** Days about an event in which others may tell it, where it names one party only. */
const about = 21;

/** The reports that may tell what an event tells. */
async function reportsAbout(e: Event, report: Report, store: Store): Promise<readonly Report[]> {
  const codes = [...new Set([...e.actor, ...e.recipient].flatMap(p => p.group ?? p.country ?? []))];
  const [a, b] = codes;
  if (a !== undefined && b !== undefined) return store.between(a, b);
  const day = e.date?.start ?? report.document.published;
  if (a === undefined || day === undefined) return [report];
  const shifted = (days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
  const near = await store.find({ actor: a, from: shifted(-about), to: shifted(about), all: true }, 400);
  const ids = [...new Set([report.document.id, ...near.evidence.map(x => x.document)])];
  const found = await Promise.all(ids.map(id => store.report(id)));
  return found.filter((r): r is Report => r !== undefined);
}
