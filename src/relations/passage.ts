import type { Event, EventType } from "../events/event.ts";
import type { Incident } from "../record/incident.ts";
import { dayNumber } from "./periods.ts";
import { counts } from "./relation.ts";
import { ofSide, type Side } from "./side.ts";
import { bestOf } from "./tell.ts";

export const directions = ["ab", "ba", "mutual"] as const;
export type Direction = (typeof directions)[number];

/** The published scores of a type: PLOVER's intensity or Goldstein's, both from -10 to 10. */
export const scales = ["plover", "goldstein"] as const;
export type Scale = (typeof scales)[number];

/** What passed between two sides on a day, as a series counts it: one for each incident. `weight` is its certainty in (0, 1]. */
export interface Passage {
  readonly incident: string;
  readonly day: number;
  readonly direction: Direction;
  readonly type: EventType;
  readonly quad: Event["quad"];
  readonly score: number;
  readonly weight: number;
}

/** What the certainty of a telling weighs (FactBank's CT, PR, PS; `u` where nobody commits himself). */
const certainty: Readonly<Record<Event["factuality"], number>> = {
  "CT+": 1,
  "PR+": 0.75,
  "PS+": 0.5,
  CTu: 0.25,
  Uu: 0.25,
  "CT-": 0,
  "PR-": 0,
  "PS-": 0,
};

/** Days over which an incident may be dated and still has a place in a series: a quarter. */
const vaguest = 92;

/** Whether an incident has a day in a series. */
export const isDated = (i: Incident): boolean =>
  i.start !== undefined && dayNumber(i.end ?? i.start) - dayNumber(i.start) <= vaguest;

/** The events of an incident that count and pass between two sides. */
export function betweenSides(incident: Incident, a: Side, b: Side): readonly Event[] {
  const day = incident.start ?? "9999-12-31";
  return incident.events.filter(e => counts(e) && directionOf(e, a, b, day) !== undefined);
}

/** What an incident is in the series of two sides; `undefined` where nothing of it counts or it has no day. */
export function passageOf(incident: Incident, a: Side, b: Side, scale: Scale): Passage | undefined {
  if (!isDated(incident)) return undefined;
  const events = betweenSides(incident, a, b);
  if (events.length === 0) return undefined;
  const best = bestOf({ ...incident, events });
  const ways = new Set(events.map(e => directionOf(e, a, b, incident.start!)!));
  return {
    incident: incident.id,
    day: middle(incident.start!, incident.end ?? incident.start!),
    direction:
      ways.size > 1 && (ways.has("mutual") || best.reciprocal)
        ? "mutual"
        : directionOf(best, a, b, incident.start!)!,
    type: best.event,
    quad: best.quad,
    score: scale === "plover" ? best.intensity : best.goldstein,
    weight: Math.max(...events.map(e => certainty[e.factuality] * e.confidence)),
  };
}

const middle = (start: string, end: string): number => Math.floor((dayNumber(start) + dayNumber(end)) / 2);

/** Which way an event passes between two sides; `undefined` where it does not. */
function directionOf(e: Event, a: Side, b: Side, day: string): Direction | undefined {
  const [aActs, bActs] = [ofSide(e.actor, a, day), ofSide(e.actor, b, day)];
  const [aBears, bBears] = [ofSide(e.recipient, a, day), ofSide(e.recipient, b, day)];
  const [ab, ba] = [aActs && bBears, bActs && aBears];
  if (aActs && bActs && (e.reciprocal || e.recipient.length === 0 || (ab && ba))) return "mutual";
  if (ab && ba) return "mutual";
  if (ab || ba) return e.reciprocal ? "mutual" : ab ? "ab" : "ba";
  return undefined;
}
