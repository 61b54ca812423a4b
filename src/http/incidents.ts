import { Type } from "typebox";
import { publishedOf } from "../cli/incidents.ts";
import { eventJson } from "../cli/json/event.ts";
import { toPoints } from "../cli/json/offsets.ts";
import type { Event } from "../events/event.ts";
import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";
import type { Store } from "../record/store.ts";
import type { Accounts } from "../relations/accounts.ts";
import { sideOf } from "../relations/side.ts";
import { HttpFault } from "./fault.ts";
import { passedJson, quoteOf } from "./passed.ts";
import { type Means, type Route, route } from "./route.ts";
import { IdParams, open } from "./shapes.ts";
import { betweenOf } from "./shelf.ts";

/** An incident among the reports that may tell it. */
interface Found {
  readonly incident: Incident;
  readonly reports: readonly Report[];
  readonly accounts: (incident: Incident) => Accounts;
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
    const { incident, reports, accounts } = await incidentOf(params.id!, means);
    const byId = new Map(reports.map(r => [r.document.id, r]));
    const published = publishedOf(reports);
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
async function incidentOf(id: string, { shelf, world }: Means): Promise<Found> {
  const store = await shelf.store();
  const event = `e${id.slice(1)}`;
  const report = await store.telling(event);
  const told = report?.events.find(e => e.id === event);
  if (told === undefined || report === undefined)
    throw new HttpFault(404, `${id}: no such incident in this record`);
  const [a, b] = codesOf(told);
  const { reports, incidents, accounts } =
    a !== undefined && b !== undefined
      ? await shelf.between(sideOf(a, world.nameOf(a)), sideOf(b, world.nameOf(b)))
      : betweenOf(await reportsNear(a, told, report, store));
  const incident = incidents.find(i => i.events.some(e => e.id === event));
  if (incident === undefined) throw new HttpFault(404, `${id}: a headline alone tells it; ask for its event`);
  return { incident, reports, accounts: accounts() };
}

/** Days about an event in which others may tell it, where it names one party only. */
const about = 21;

/** The codes of an event's parties, a group by its own. */
const codesOf = (e: Event): readonly string[] => [
  ...new Set([...e.actor, ...e.recipient].flatMap(p => p.group ?? p.country ?? [])),
];

/** The reports that may tell what an event of one party tells. */
async function reportsNear(
  a: string | undefined,
  e: Event,
  report: Report,
  store: Store,
): Promise<readonly Report[]> {
  const day = e.date?.start ?? report.document.published;
  if (a === undefined || day === undefined) return [report];
  const shifted = (days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
  const near = await store.find({ actor: a, from: shifted(-about), to: shifted(about), all: true }, 400);
  const ids = [...new Set([report.document.id, ...near.evidence.map(x => x.document)])];
  const found = await Promise.all(ids.map(id => store.report(id)));
  return found.filter((r): r is Report => r !== undefined);
}
