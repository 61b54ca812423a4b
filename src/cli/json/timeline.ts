import type { Incident } from "../../record/incident.ts";
import type { Contradiction } from "../../record/told.ts";
import type { Accounts } from "../../relations/accounts.ts";
import { bestOf } from "../../relations/tell.ts";
import { importance } from "../../relations/timeline.ts";
import { differenceJson } from "./account.ts";
import { eventJson } from "./event.ts";
import type { ToPoints } from "./offsets.ts";

type At = (document: string) => ToPoints;

/** An incident of a timeline: what its best event says, all words for it, how much it matters, who tells it otherwise. */
export function timelineJson(incident: Incident, text: string, accounts: Accounts, at: At) {
  const best = bestOf(incident);
  const { event, mode, cameo, quad, intensity, actor, recipient, reciprocal, place, factuality, status } =
    eventJson(best, at(best.document));
  return {
    incident: incident.id,
    start: incident.start ?? null,
    end: incident.end ?? null,
    text,
    type: event,
    ...{ mode, cameo, quad, intensity, actor, recipient, reciprocal, place, factuality, status },
    reports: incident.reports,
    importance: Math.round(importance(incident) * 1000) / 1000,
    documents: [...new Set(incident.events.map(e => e.document))],
    quotes: incident.events.map(e => ({
      document: e.document,
      event: e.id,
      start: at(e.document)(e.evidence.start),
      end: at(e.document)(e.evidence.end),
      quote: e.evidence.text,
    })),
    accounts: [
      ...accounts.differences.map(d => differenceJson(d, at)),
      ...accounts.contradictions.map(c => contradictionJson(c, at)),
    ],
  };
}

function contradictionJson({ incident, attribute, a, b, kind }: Contradiction, at: At) {
  return { incident, attribute, a: sideJson(a, at), b: sideJson(b, at), kind };
}

const sideJson = ({ document, start, end, holder, value }: Contradiction["a"], at: At) => ({
  doc: document,
  start: at(document)(start),
  end: at(document)(end),
  holder,
  value,
});
