import { toPoints } from "../cli/json/offsets.ts";
import type { Event } from "../events/event.ts";
import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";
import { counts, type Passed } from "../relations/relation.ts";
import { bestOf, tell } from "../relations/tell.ts";
import { dayOf } from "../relations/timeline.ts";
import { loadBriefWords } from "../relations/words.ts";
import type { Table } from "./route.ts";
import { cell } from "./rows.ts";

interface Around {
  readonly reports: readonly Report[];
  readonly published: ReadonlyMap<string, string>;
  readonly names: (code: string) => string;
}

/** An incident as a list shows it: what happened in a line, the event that tells it best, the reports that tell it. */
export function passedJson(incident: Incident | Passed, around: Around) {
  const best = bestOf(incident);
  const report = around.reports.find(r => r.document.id === best.document)!;
  return {
    id: incident.id,
    day: dayOf(incident, around.published),
    start: incident.start ?? null,
    end: incident.end ?? null,
    text: tell(incident, around.names, loadBriefWords()),
    type: best.event,
    mode: best.mode,
    quad: best.quad,
    intensity: best.intensity,
    actor: codesOf(best.actor),
    recipient: codesOf(best.recipient),
    reciprocal: best.reciprocal,
    counted: incident.events.some(counts),
    factuality: best.factuality,
    status: best.status,
    place: best.place ? { name: best.place.name, lat: best.place.latitude, lon: best.place.longitude } : null,
    reports: incident.reports,
    documents: [...new Set(incident.events.map(e => e.document))],
    event: best.id,
    ...quoteOf(best, report),
  };
}

/** The words that an event rests on, with their place in code points. */
export function quoteOf(e: Event, { document }: Report) {
  const at = toPoints(e.inTitle ? (document.title ?? "") : document.text);
  return {
    document: document.id,
    publisher: document.publisher ?? null,
    published: document.published ?? null,
    ...(e.inTitle ? { in: "title" as const } : {}),
    quote: e.evidence.text,
    from: at(e.evidence.start),
    to: at(e.evidence.end),
  };
}

const codesOf = (parties: Event["actor"]): readonly string[] =>
  parties.map(p => p.group ?? p.country ?? p.text);

const columns = [
  "id",
  "start",
  "end",
  "type",
  "actor",
  "recipient",
  "factuality",
  "status",
  "place",
  "reports",
  "text",
  "quote",
  "document",
];

export const passedRows = (items: readonly ReturnType<typeof passedJson>[]): Table => [
  columns,
  ...items.map(i =>
    [
      i.id,
      i.start,
      i.end,
      i.type,
      i.actor.join("; "),
      i.recipient.join("; "),
      i.factuality,
      i.status,
      i.place?.name,
      i.reports,
      i.text,
      i.quote,
      i.document,
    ].map(cell),
  ),
];
