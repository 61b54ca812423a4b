import type { Event } from "../../../events/event.ts";
import { quoteOf } from "../../../http/passed.ts";
import { dayOf, type Evidence } from "../../../record/evidence.ts";
import type { Incident } from "../../../record/incident.ts";
import type { Report } from "../../../record/report.ts";
import type { Store } from "../../../record/store.ts";
import { dayNumber } from "../../../relations/periods.ts";
import { tell, tellEvent } from "../../../relations/tell.ts";
import { loadBriefWords } from "../../../relations/words.ts";
import { contentId } from "../../../text/id.ts";
import type { World } from "../../../world/world.ts";
import { incidentsOf } from "../../incidents.ts";
import type { Alert, AlertWords } from "./alert.ts";
import type { WatchedView } from "./alerts-file.ts";
import type { View } from "./view.ts";

/** Sentences of a search that are watched, the newest; words that an alert quotes; alerts of one look. */
export const most = { found: 20_000, words: 5, alerts: 100 } as const;

/** Days about a sentence in which other reports may tell the same happening. */
const about = 21;

/** What a look found: what is to be told, what is known from now on, and why something is not told. */
export interface Look<T> {
  readonly alerts: readonly Alert[];
  readonly known: T;
  readonly held: readonly string[];
}

/** Happenings that a view finds and nobody was told of; without `known` all are taken as known. A happening that was told is not told again when more reports join. */
export async function newIncidents(
  watched: WatchedView,
  known: readonly string[] | undefined,
  store: Store,
  world: World,
): Promise<Look<readonly string[]>> {
  const { view } = watched;
  if (view.kind !== "incidents") throw new Error("not a view of incidents");
  const { total, evidence } = await store.find(view.query, most.found);
  const found = view.headlines ? evidence : evidence.filter(e => !e.headline);
  const held =
    total > most.found
      ? [`it finds ${total} sentences; the newest ${most.found} are watched, narrow it`]
      : [];
  const all = [...new Set([...(known ?? []), ...found.map(keyOf)])].sort();
  const before = new Set(known ?? all);
  const fresh = found.filter(e => !before.has(keyOf(e)));
  if (fresh.length === 0) return { alerts: [], known: all, held };
  const reports = await reportsAbout(fresh, found, store);
  const alerts = told(fresh, found, before, reports).map(t => alertOf(watched, t, reports, world));
  if (alerts.length > most.alerts)
    held.push(
      `${alerts.length} new happenings at once; the ${most.alerts} newest are told, the view has the rest`,
    );
  return { alerts: alerts.slice(0, most.alerts), known: all, held };
}

/** The place of a sentence's trigger in its report: it outlasts a recode by other rules. */
const keyOf = (e: Evidence): string =>
  contentId("k", e.document, e.in ?? "text", String(e.trigger[0])).slice(2, 14);

async function reportsAbout(
  fresh: readonly Evidence[],
  found: readonly Evidence[],
  store: Store,
): Promise<ReadonlyMap<string, Report>> {
  const days = fresh
    .map(dayOf)
    .filter(d => d.length === 10)
    .map(dayNumber);
  const [first, last] = [Math.min(...days) - about, Math.max(...days) + about];
  const near = found.filter(e => {
    const day = dayOf(e).length === 10 ? dayNumber(dayOf(e)) : undefined;
    return day !== undefined && day >= first && day <= last;
  });
  const ids = new Set([...fresh, ...near].map(e => e.document));
  const reports = new Map<string, Report>();
  for (const id of ids) {
    const report = await store.report(id);
    if (report !== undefined) reports.set(id, report);
  }
  return reports;
}

/** A happening, or the one event of a headline, with the evidence that the view found of it. */
interface Told {
  readonly incident?: Incident;
  readonly evidence: readonly Evidence[];
}

/** What was not told before, the newest first. */
function told(
  fresh: readonly Evidence[],
  found: readonly Evidence[],
  before: ReadonlySet<string>,
  reports: ReadonlyMap<string, Report>,
): readonly Told[] {
  const byEvent = new Map(found.map(e => [e.event, e]));
  const of = new Map<string, Told>();
  for (const incident of incidentsOf([...reports.values()])) {
    const evidence = incident.events.flatMap(e => byEvent.get(e.id) ?? []);
    for (const e of evidence) of.set(e.event, { incident, evidence });
  }
  const all = new Set(fresh.map(e => of.get(e.event) ?? { evidence: [e] }));
  const isNew = (t: Told) => t.evidence.every(e => !before.has(keyOf(e)));
  const once = new Map([...all].filter(isNew).map(t => [t.incident?.id ?? t.evidence[0]!.event, t]));
  return [...once.values()];
}

function alertOf(
  { name, view }: WatchedView,
  { incident, evidence }: Told,
  reports: ReadonlyMap<string, Report>,
  world: World,
): Alert {
  const first = evidence[0]!;
  const words = loadBriefWords();
  const event = reports.get(first.document)?.events.find(e => e.id === first.event);
  const text =
    incident !== undefined
      ? tell(incident, world.nameOf, words)
      : event !== undefined
        ? tellEvent(event, world.nameOf, words)
        : first.quote;
  const id = incident?.id ?? first.event;
  return {
    alert: contentId("a", name, view.address, id),
    view: name,
    address: view.address,
    kind: "incident",
    text,
    date: first.date?.start ?? null,
    incidents: incident === undefined ? [] : [incident.id],
    link:
      incident === undefined
        ? pageOf(view, "document", first.document)
        : pageOf(view, "incident", incident.id),
    words: evidence.slice(0, most.words).flatMap(e => wordsOf(reports.get(e.document), e.event, view)),
  };
}

/** The words of an event. */
export function wordsOf(report: Report | undefined, event: string, view: View): readonly AlertWords[] {
  const e: Event | undefined = report?.events.find(x => x.id === event);
  if (report === undefined || e === undefined) return [];
  const { url } = report.document;
  const page = pageOf(view, "document", report.document.id);
  return [
    {
      event,
      ...quoteOf(e, report),
      url: url !== undefined && /^https?:\/\//i.test(url) ? url : null,
      link: page && `${page}?event=${encodeURIComponent(event)}`,
    },
  ];
}

/** A page of the desk; `null` where nobody said where the desk is. */
export const pageOf = ({ desk }: View, page: string, id: string): string | null =>
  desk === undefined ? null : `${desk}/${page}/${encodeURIComponent(id)}`;
