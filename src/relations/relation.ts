import type { Event } from "../events/event.ts";
import type { Incident } from "../record/incident.ts";

/** Whether an event has a party of this code: a country, a group, or a body of that country. */
export const hasParty = (parties: Event["actor"], code: string): boolean =>
  parties.some(p => p.country === code || p.group === code);

/** How an incident bears on a pair of actors. */
export type Bearing = "between" | "together" | "none";

/**
 * What an event is to a pair: `between` where one acts on the other or both deal with each other, `together` where both act
 * on somebody else.
 */
export function bearingOf(event: Event, a: string, b: string): Bearing {
  const [aActs, bActs] = [hasParty(event.actor, a), hasParty(event.actor, b)];
  const [aBears, bBears] = [hasParty(event.recipient, a), hasParty(event.recipient, b)];
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
  a: string,
  b: string,
  from?: string,
  to?: string,
): readonly Passed[] {
  const bears = (e: Event) => bearingOf(e, a, b) !== "none" && !e.headline && !e.inTitle;
  return within(incidents, from, to)
    .map(i => ({ ...i, events: i.events.filter(bears), aside: i.events.filter(e => !bears(e)) }))
    .filter(i => i.events.length > 0);
}

/** Incidents that touch [from, to), ISO days; those without a date are kept. */
export const within = (incidents: readonly Incident[], from?: string, to?: string): readonly Incident[] =>
  incidents.filter(
    i => (from === undefined || (i.end ?? "9") >= from) && (to === undefined || (i.start ?? "") < to),
  );

/** Whether an event counts: told as having happened, by anybody, and neither denied nor merely planned. */
export const counts = (e: Event): boolean =>
  !e.factuality.endsWith("-") &&
  e.status !== "planned" &&
  e.status !== "hypothetical" &&
  !e.headline &&
  !e.inTitle;
