import type { Event, Factuality } from "../events/event.ts";
import { dayNumber } from "./periods.ts";
import { bearingOf, counts, hasParty, type Passed, type Side } from "./relation.ts";
import { bestOf } from "./tell.ts";

/** Which score an event has: PLOVER's intensity of mode or type, or Goldstein's of the CAMEO code; both from -10 to 10. */
export const scales = ["plover", "goldstein"] as const;
export type Scale = (typeof scales)[number];

/** From the first side to the second, the other way, or by both on equal terms. */
export type Direction = "ab" | "ba" | "mutual";

/** An incident as it weighs in an index. */
export interface Measured {
  readonly incident: Passed;
  readonly event: Event;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly direction: Direction;
  /** From -10 (the gravest conflict) to 10 (the closest cooperation). */
  readonly value: number;
  /** How sure it is, in (0, 1]. */
  readonly weight: number;
}

/** What a voice's certainty counts for. What was denied has no weight: it is not counted at all. */
const certainty: Readonly<Record<Factuality, number>> = {
  "CT+": 1,
  "PR+": 0.75,
  "PS+": 0.5,
  CTu: 0.5,
  Uu: 0.5,
  "CT-": 0,
  "PR-": 0,
  "PS-": 0,
};

/** Days that an incident's date may span: of what happened "in 2015" no month is known. */
const longestDays = 31;

/** The incidents between two sides that count and have a day, in order of time; `undated` counts those without. */
export function measured(
  passed: readonly Passed[],
  a: Side,
  b: Side,
  scale: Scale,
): { readonly dated: readonly Measured[]; readonly undated: number } {
  const all = passed.flatMap(incident => {
    const between = incident.events.filter(e => counts(e) && bearingOf(e, a, b) === "between");
    if (between.length === 0) return [];
    const event = bestOf({ ...incident, events: between });
    const day = dayOf(incident);
    const value = scale === "plover" ? event.intensity : event.goldstein;
    const weight = certainty[event.factuality] * event.confidence;
    return [{ incident, event, day, direction: directionOf(event, a, b), value, weight }];
  });
  const dated = all.filter((m): m is Measured => m.day !== undefined && m.weight > 0);
  return {
    dated: dated.sort((x, y) => x.day - y.day || (x.incident.id < y.incident.id ? -1 : 1)),
    undated: all.length - dated.length,
  };
}

/** The day in the middle of an incident's date; `undefined` where it spans too much or there is none. */
function dayOf({ start, end }: Passed): number | undefined {
  if (start === undefined) return undefined;
  const [first, last] = [dayNumber(start), dayNumber(end ?? start)];
  return Number.isNaN(first) || Number.isNaN(last) || last - first >= longestDays
    ? undefined
    : Math.floor((first + last) / 2);
}

function directionOf(e: Event, a: Side, b: Side): Direction {
  const day = e.date?.start;
  const there = hasParty(e.actor, a, day) && hasParty(e.recipient, b, day);
  const back = hasParty(e.actor, b, day) && hasParty(e.recipient, a, day);
  return there === back ? "mutual" : there ? "ab" : "ba";
}
