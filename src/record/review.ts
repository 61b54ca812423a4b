import type { Correction, Event } from "../events/event.ts";
import { anchorsOf } from "./anchor.ts";
import { asDecided, isOut, type Judged, type Judgement, judge, standingDecisions } from "./decided.ts";
import {
  type Anchor,
  type Decision,
  decisionOf,
  isOnEvent,
  type OnFusion,
  type Undone,
  type Verdict,
} from "./decision.ts";
import type { Entry } from "./entry.ts";
import { type Held, heldOf } from "./held.ts";
import type { Incident } from "./incident.ts";

/** An event that may be judged: as the coder left it (`judged.event`) and as it stands (`shown`, also where it is rejected). */
export interface Item {
  readonly held: Held;
  readonly judged: Judged;
  readonly shown: Event;
  readonly state: "open" | "accepted" | "rejected" | "corrected" | "contested";
}

/** Who decides, and when (ISO time). */
export interface By {
  readonly author: string;
  readonly at: string;
}

/** What is there to judge in a record. */
export interface Desk {
  readonly items: ReadonlyMap<string, Item>;
  readonly decisions: readonly Decision[];
  readonly orphans: readonly Decision[];
}

/** Lays out the events of a record, in the order of its reports. */
export function deskOf(entries: readonly Entry[]): Desk {
  const decisions = standingDecisions(entries);
  const held = heldOf(entries);
  const judgement = judge(held, decisions);
  const items = held.flatMap(h => judgement.events.get(h)!.map(judged => itemOf(h, judged, judgement)));
  return { items: new Map(items.map(i => [i.judged.event.id, i])), decisions, orphans: judgement.orphans };
}

function itemOf(held: Held, judged: Judged, { pairs }: Judgement): Item {
  const shown = asDecided(judged, pairs) ?? judged.event;
  return { held, judged, shown, state: stateOf(judged) };
}

const stateNames = { accept: "accepted", reject: "rejected", correct: "corrected" } as const;

function stateOf(judged: Judged): Item["state"] {
  const said = new Set(judged.decisions.map(d => `${d.verdict} ${JSON.stringify(d.fields ?? {})}`));
  if (said.size === 0) return "open";
  if (isOut(judged)) return "rejected";
  return said.size > 1 ? "contested" : stateNames[judged.decisions[0]!.verdict];
}

/** A judgement of an event. Whoever accepts what another has corrected accepts the correction. */
export function onEvent(item: Item, verdict: Verdict, by: By, fields?: Correction): Decision {
  const standing = item.judged.decisions.findLast(d => d.verdict === "correct")?.fields;
  const on = anchorOf(item);
  if (verdict === "accept" && standing)
    return decisionOf({ ...by, on, verdict: "correct", fields: standing });
  return decisionOf({
    ...by,
    on,
    verdict,
    ...(verdict === "correct" && fields ? { fields: { ...standing, ...fields } } : {}),
  });
}

function anchorOf({ held, judged }: Item): Anchor {
  return anchorsOf(held)[held.events!.indexOf(judged.event)]!;
}

/** That all events of an incident are one happening (`together`), or that no two of them are. */
export const onFusion = (incident: Incident, desk: Desk, together: boolean, by: By): Decision =>
  decisionOf({
    ...by,
    together,
    events: incident.events.map(e => anchorOf(desk.items.get(e.id)!)),
  });

/** That one event belongs to an incident, or does not. */
export function onMember(incident: Incident, member: Item, desk: Desk, together: boolean, by: By): Decision {
  const others = incident.events
    .filter(e => e.id !== member.judged.event.id)
    .map(e => anchorOf(desk.items.get(e.id)!));
  return decisionOf({ ...by, together, events: [anchorOf(member)], others });
}

/** The decisions on fusions that speak of any of these events. */
export function fusionsOf(ids: readonly string[], desk: Desk): readonly OnFusion[] {
  const anchors = new Set(ids.map(id => JSON.stringify(anchorOf(desk.items.get(id)!))));
  return desk.decisions.filter(
    (d): d is OnFusion =>
      !isOnEvent(d) && [...d.events, ...(d.others ?? [])].some(a => anchors.has(JSON.stringify(a))),
  );
}

/** The line that takes a decision back. */
export const undoing = ({ id }: Decision, by: By): Undone => ({ kind: "undone", decision: id, ...by });
