import type { Event } from "../../events/event.ts";
import { type Decision, isOnEvent } from "../../record/decision.ts";
import type { Incident } from "../../record/incident.ts";
import { type Desk, fusionsOf, type Item } from "../../record/review.ts";
import { correctionJson, reviewedJson } from "../json/reviewed.ts";

/** The lines of `attache review --list`: each event, each incident of several events, each decision that found no event. */
export function* listed(desk: Desk, incidents: readonly Incident[]): Generator<object> {
  for (const item of desk.items.values()) yield eventLine(item);
  for (const i of incidents) {
    const ids = i.events.map(e => e.id);
    const decisions = fusionsOf(ids, desk).map(fusionJson);
    if (ids.length > 1 || decisions.length > 0) yield { kind: "fusion", id: i.id, events: ids, decisions };
  }
  for (const d of desk.orphans) yield { kind: "orphan", ...decisionJson(d) };
}

const codesOf = (parties: Event["actor"]): readonly string[] =>
  parties.map(p => p.group ?? p.country ?? p.text);

function eventLine({ judged, shown: e, state }: Item): object {
  return {
    kind: "event",
    id: e.id,
    document: e.document,
    state,
    event: e.event,
    actor: codesOf(e.actor),
    recipient: codesOf(e.recipient),
    date: e.date ? { start: e.date.start, end: e.date.end } : null,
    trigger: e.trigger.text,
    evidence: e.evidence.text,
    confidence: Math.round(e.confidence * 1000) / 1000,
    ...(e.reviewed ? { reviewed: reviewedJson(e.reviewed) } : {}),
    ...(state === "rejected" ? { decisions: judged.decisions.map(decisionJson) } : {}),
  };
}

const said = ({ id, author, at }: Decision): object => ({ decision: id, author, at });

const fusionJson = (d: Decision): object =>
  isOnEvent(d) ? {} : { ...said(d), together: d.together, events: d.events.length + (d.others?.length ?? 0) };

/** A decision with what it was made on. */
function decisionJson(d: Decision): object {
  if (!isOnEvent(d)) return { ...said(d), together: d.together };
  const { event, actor, recipient } = d.on;
  return {
    ...said(d),
    verdict: d.verdict,
    on: { event, actor, recipient },
    ...(d.fields ? { fields: correctionJson(d.fields) } : {}),
  };
}
