import type { Event } from "../../events/event.ts";
import type { Incident } from "../../record/incident.ts";
import { type Desk, fusionsOf, type Item } from "../../record/review.ts";
import { correctionJson } from "../json/reviewed.ts";
import { inShort } from "./decide.ts";
import type { Line, Sentence } from "./keys.ts";

/** All that can be judged in a record: its events, then the incidents that several of them make. */
export function linesOf(desk: Desk, incidents: readonly Incident[]): readonly Line[] {
  const fusions = incidents.filter(i => i.events.length > 1);
  return [...[...desk.items.values()].map(eventLine), ...fusions.map(i => fusionLine(i, desk))];
}

function eventLine(item: Item): Line {
  const { shown: e, judged, state } = item;
  return {
    id: e.id,
    kind: "event",
    short: inShort(item),
    state,
    facts: [
      `${e.factuality} ${e.status}, by ${e.rule}, confidence ${e.confidence.toFixed(2)}`,
      ...e.attribution.map(a => `said by ${a.text} ("${a.cue.text}")`),
      ...(e.place ? [`at ${e.place.name}`] : []),
      ...(e.reviewed?.coder ? [`the coder had ${JSON.stringify(correctionJson(e.reviewed.coder))}`] : []),
      ...judged.decisions.map(d => `${d.verdict} by ${d.author} on ${d.at.slice(0, 10)}`),
    ],
    sentences: [sentenceOf(e, item)],
  };
}

function fusionLine(incident: Incident, desk: Desk): Line {
  const items = incident.events.map(e => desk.items.get(e.id)!);
  const decisions = fusionsOf(
    incident.events.map(e => e.id),
    desk,
  );
  return {
    id: incident.id,
    kind: "fusion",
    short: `one happening: ${items.length} events of ${incident.reports} reports`,
    state: decisions.length === 0 ? "open" : "decided",
    facts: decisions.map(d => `${d.together ? "joined" : "parted"} by ${d.author} on ${d.at.slice(0, 10)}`),
    sentences: items.map(item => sentenceOf(item.shown, item)),
  };
}

function sentenceOf(e: Event, item: Item): Sentence {
  const { publisher, published, id } = item.held.document;
  const [from, to] = [e.trigger.start - e.evidence.start, e.trigger.end - e.evidence.start];
  return {
    source: [publisher, published, id, e.id, inShort(item)].filter(Boolean).join(", "),
    before: e.evidence.text.slice(0, Math.max(0, from)),
    trigger: e.evidence.text.slice(Math.max(0, from), to),
    after: e.evidence.text.slice(to),
  };
}
