import type { Event } from "../events/event.ts";
import type { Incident } from "../record/incident.ts";

/** A code that stands on a side, from when to when: ISO dates cut to what is known, `to` exclusive, absent while it lasts. */
export interface SideMember {
  readonly code: string;
  readonly from?: string;
  readonly to?: string;
}

/** Who is meant by one end of a relation: a country or group by its code, or a set of them. */
export type Side = string | readonly SideMember[];

/** Whether a code (a country, a group, or a body of that country) is on a side; on `day` where it is known. */
function onSide(code: string | undefined, side: Side, day: string | undefined): boolean {
  if (code === undefined) return false;
  if (typeof side === "string") return code === side;
  return side.some(
    m =>
      m.code === code &&
      (day === undefined || ((m.from === undefined || day >= m.from) && (m.to === undefined || day < m.to))),
  );
}

/** Whether one of the parties is on a side. */
export const hasParty = (parties: Event["actor"], side: Side, day?: string): boolean =>
  parties.some(p => onSide(p.country, side, day) || onSide(p.group, side, day));

/** How an incident bears on a pair of actors. */
export type Bearing = "between" | "together" | "none";

/**
 * What an event is to a pair: `between` where one acts on the other or both deal with each other, `together` where both act
 * on somebody else.
 */
export function bearingOf(event: Event, a: Side, b: Side): Bearing {
  const day = event.date?.start;
  const [aActs, bActs] = [hasParty(event.actor, a, day), hasParty(event.actor, b, day)];
  const [aBears, bBears] = [hasParty(event.recipient, a, day), hasParty(event.recipient, b, day)];
  if ((aActs && bBears) || (bActs && aBears)) return "between";
  if (!aActs || !bActs) return "none";
  return event.recipient.length > 0 ? "together" : "between";
}

/** An incident of a pair: `events` are those that bear on it, `aside` the others of the same happening (parties left out or unclear). */
export interface Passed extends Incident {
  readonly aside: readonly Event[];
}

/** Incidents of a pair in [from, to); events of headlines are left out, those denied or planned are kept and say so. */
export function relate(
  incidents: readonly Incident[],
  a: Side,
  b: Side,
  from?: string,
  to?: string,
): readonly Passed[] {
  const bears = (e: Event) => bearingOf(e, a, b) !== "none" && !e.headline && !e.inTitle;
  return incidents
    .map(i => ({ ...i, events: i.events.filter(bears), aside: i.events.filter(e => !bears(e)) }))
    .filter(
      i =>
        i.events.length > 0 &&
        (from === undefined || (i.end ?? "9") >= from) &&
        (to === undefined || (i.start ?? "") < to),
    );
}

/** Whether an event counts: told as having happened, by anybody, and neither denied nor merely planned. */
export const counts = (e: Event): boolean =>
  !e.factuality.endsWith("-") &&
  e.status !== "planned" &&
  e.status !== "hypothetical" &&
  !e.headline &&
  !e.inTitle;
