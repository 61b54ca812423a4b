import type { Correction, Event, Participant, Reviewed } from "../events/event.ts";
import { anchorsOf, saying, telling } from "./anchor.ts";
import { type Decision, isOnEvent, type OnEvent } from "./decision.ts";
import type { Entry } from "./entry.ts";
import { type Pairs, pairsOf } from "./fusion-decisions.ts";
import type { Held } from "./held.ts";

/** An event as the coder left it, and what analysts decided on it. */
export interface Judged {
  readonly event: Event;
  /** Each author's last word, oldest first. */
  readonly decisions: readonly OnEvent[];
}

/** All events of a record with their decisions, and the decisions that found no event. */
export interface Judgement {
  readonly events: ReadonlyMap<Held, readonly Judged[]>;
  readonly pairs: Pairs;
  readonly orphans: readonly Decision[];
}

/** The decisions of a journal that were not taken back, in the order of their time. */
export function standingDecisions(entries: readonly Entry[]): readonly Decision[] {
  const undone = new Set(entries.flatMap(e => (e.kind === "undone" ? [`${e.author}\n${e.decision}`] : [])));
  const all = new Map(entries.flatMap(e => (e.kind === "decision" ? [[e.id, e] as const] : [])));
  return [...all.values()]
    .filter(d => !undone.has(`${d.author}\n${d.id}`))
    .sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Brings decisions and events together. Decisions on reports that are not there (taken down) are passed over. */
export function judge(held: readonly Held[], decisions: readonly Decision[]): Judgement {
  const byContent = new Map<string, OnEvent[]>();
  for (const d of decisions.filter(isOnEvent))
    byContent.set(d.on.content, [...(byContent.get(d.on.content) ?? []), d]);
  const [here, found] = [new Map(held.map(h => [h.content, h])), new Set<string>()];
  const events = new Map(held.map(h => [h, judgedIn(h, byContent.get(h.content) ?? [], found)]));
  const { pairs, lost } = pairsOf(decisions, here);
  const orphan = (d: Decision) =>
    isOnEvent(d) ? here.has(d.on.content) && !found.has(d.id) : lost.has(d.id);
  return { events, pairs, orphans: decisions.filter(orphan) };
}

/** The events of a report with the decisions on them; ids of the decisions that found one are added to `found`. */
function judgedIn(held: Held, decisions: readonly OnEvent[], found: Set<string>): readonly Judged[] {
  const { events = [] } = held;
  if (decisions.length === 0) return events.map(event => ({ event, decisions: [] }));
  const anchors = anchorsOf(held);
  const last = anchors.map(() => new Map<string, OnEvent>());
  for (const d of decisions) {
    for (const anchor of d.verdict === "correct" ? telling(d.on, anchors) : saying(d.on, anchors)) {
      found.add(d.id);
      const ofEvent = last[anchors.indexOf(anchor)]!;
      ofEvent.delete(d.author);
      ofEvent.set(d.author, d);
    }
  }
  return events.map((event, i) => ({ event, decisions: [...last[i]!.values()] }));
}

/** Whether nobody who judged an event holds it. */
export const isOut = ({ decisions }: Judged): boolean =>
  decisions.length > 0 && decisions.every(d => d.verdict === "reject");

/**
 * An event as analysts left it: corrected by the latest who corrects it, all judgements beside it. `undefined` where it is out.
 *
 * Where analysts differ it stays, and says so.
 */
export function asDecided(judged: Judged, pairs: Pairs): Event | undefined {
  const { event, decisions } = judged;
  const fused = pairs.get(event.id);
  if (isOut(judged)) return undefined;
  if (decisions.length === 0 && fused === undefined) return event;
  const fields = decisions.findLast(d => d.verdict === "correct")?.fields;
  const reviewed: Reviewed = {
    decisions: decisions.map(({ author, at, verdict, fields: f }) => ({
      author,
      at,
      verdict,
      ...(f ? { fields: f } : {}),
    })),
    ...(fields ? { coder: overwritten(event, fields) } : {}),
    ...fused,
  };
  return { ...(fields ? corrected(event, fields) : event), reviewed };
}

function corrected(event: Event, { date, ...fields }: Correction): Event {
  const { actor, recipient } = fields;
  const { date: told, ...rest } = {
    ...event,
    ...fields,
    ...(actor ? { actor: actor.map(p => inWords(p, event)) } : {}),
    ...(recipient ? { recipient: recipient.map(p => inWords(p, event)) } : {}),
  };
  const day = date === undefined ? told : (date ?? undefined);
  return { ...rest, ...(day ? { date: day } : {}) };
}

/** A party that an analyst names, with the words that the coder found for it; else none, at the trigger. */
function inWords(party: Participant, { actor, recipient, trigger }: Event): Participant {
  const found = [...actor, ...recipient].find(p => p.country === party.country && p.group === party.group);
  const { start, end, text } = found ?? { start: trigger.start, end: trigger.start, text: "" };
  return { ...party, start, end, text };
}

/** The values of an event that a correction takes the place of. */
function overwritten(event: Event, fields: Correction): Correction {
  const keys = Object.keys(fields) as (keyof Correction)[];
  return Object.fromEntries(keys.map(k => [k, event[k] ?? null]));
}
