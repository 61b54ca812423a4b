import { toPoints } from "../cli/json/offsets.ts";
import { timelineJson } from "../cli/json/timeline.ts";
import type { Event } from "../events/event.ts";
import { cell } from "../exports/cells.ts";
import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";
import type { Accounts } from "../relations/accounts.ts";
import { counts } from "../relations/relation.ts";
import { tell } from "../relations/tell.ts";
import { dayOf } from "../relations/timeline.ts";
import { loadBriefWords } from "../relations/words.ts";
import type { Table } from "./route.ts";

/** What incidents are told with. */
interface Around {
  readonly reports: readonly Report[];
  readonly published: ReadonlyMap<string, string>;
  readonly accounts: (incident: Incident) => Accounts;
  readonly names: (code: string) => string;
}

/** Incidents as `attache timeline --format json` prints them, with the day that puts each in its place and whether it counts. */
export function passedJson(around: Around): (incident: Incident) => Passed {
  const texts = new Map(around.reports.map(r => [r.document.id, r.document.text]));
  const words = loadBriefWords();
  return incident => ({
    ...timelineJson(incident, tell(incident, around.names, words), around.accounts(incident), id =>
      toPoints(texts.get(id) ?? ""),
    ),
    day: dayOf(incident, around.published),
    counted: incident.events.some(counts),
  });
}

export type Passed = ReturnType<typeof timelineJson> & { readonly day: string; readonly counted: boolean };

/** The words that an event rests on, with their place in code points. */
export function quoteOf(e: Event, { document }: Report) {
  const at = toPoints(e.inTitle ? (document.title ?? "") : document.text);
  return {
    document: document.id,
    title: document.title ?? null,
    publisher: document.publisher ?? null,
    published: document.published ?? null,
    ...(e.inTitle ? { in: "title" as const } : {}),
    quote: e.evidence.text,
    from: at(e.evidence.start),
    to: at(e.evidence.end),
  };
}

const columns = [
  "incident",
  "start",
  "end",
  "type",
  "factuality",
  "status",
  "reports",
  "importance",
  "text",
  "quote",
  "documents",
];

export const passedRows = (items: readonly Passed[]): Table => [
  columns,
  ...items.map(i =>
    [
      i.incident,
      i.start,
      i.end,
      i.type as string,
      i.factuality as string,
      i.status as string,
      i.reports,
      i.importance,
      i.text,
      i.quotes[0]?.quote,
      i.documents.join("; "),
    ].map(cell),
  ),
];
