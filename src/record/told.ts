import type { Event, Quantity } from "../events/event.ts";
import type { Incident } from "./incident.ts";

/** One side of a contradiction: who holds what, and the words for it. */
export interface Account {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  /** Country or name of the speaker, else the report's publisher. */
  readonly holder: string;
  readonly value: string;
  readonly event: Event;
}

/** Two reports of one incident that do not agree, or the later of which tells more. */
export interface Contradiction {
  readonly incident: string;
  readonly attribute: string;
  readonly a: Account;
  readonly b: Account;
  readonly kind: "dispute" | "update" | "reversal";
}

/** What the reports of an incident dispute: figures of one kind that exclude each other, actors, and whether it happened. */
export function accountsOf(
  incident: Incident,
  incidents: readonly Incident[],
  published: ReadonlyMap<string, string>,
): readonly Contradiction[] {
  return [...figures(incident, published), ...actors(incident), ...denials(incident, incidents)];
}

function figures(incident: Incident, published: ReadonlyMap<string, string>): readonly Contradiction[] {
  const all = incident.events.flatMap(event => event.quantities.map(q => ({ event, q })));
  const out: Contradiction[] = [];
  const kinds = [...new Set(all.map(x => x.q.kind))];
  for (const kind of kinds) {
    const mine = all.filter(x => x.q.kind === kind && kind !== "money" && kind !== "items");
    const values = mine.filter(
      (x, i) => mine.findIndex(o => o.q.low === x.q.low && o.q.high === x.q.high) === i,
    );
    for (let i = 1; i < values.length; i++) {
      const [a, b] = [values[0]!, values[i]!];
      if (overlap(a.q, b.q)) continue;
      const later =
        (published.get(b.event.document) ?? "") > (published.get(a.event.document) ?? "") &&
        holderOf(a.event) === holderOf(b.event);
      out.push({
        incident: incident.id,
        attribute: kind,
        a: account(a.event, a.q, figure(a.q)),
        b: account(b.event, b.q, figure(b.q)),
        kind: later ? "update" : "dispute",
      });
    }
  }
  return out;
}

const overlap = (a: Quantity, b: Quantity): boolean =>
  a.low <= (b.high ?? Number.POSITIVE_INFINITY) && b.low <= (a.high ?? Number.POSITIVE_INFINITY);
const figure = (q: Quantity): string =>
  q.high === undefined ? `at least ${q.low}` : q.low === q.high ? String(q.value) : `${q.low} to ${q.high}`;

function actors(incident: Incident): readonly Contradiction[] {
  const named = incident.events.filter(e => e.actor.length > 0 && !e.reciprocal);
  const key = (e: Event) =>
    e.actor
      .map(p => p.group ?? p.country ?? "")
      .sort()
      .join("+");
  const different = named.filter((e, i) => named.findIndex(o => key(o) === key(e)) === i);
  return different.slice(1).map(e => ({
    incident: incident.id,
    attribute: "actor",
    a: account(different[0]!, different[0]!.actor[0]!, key(different[0]!)),
    b: account(e, e.actor[0]!, key(e)),
    kind: "dispute" as const,
  }));
}

/** Another report in which the same is said not to have happened. */
function denials(incident: Incident, incidents: readonly Incident[]): readonly Contradiction[] {
  const told = incident.events.find(e => !e.factuality.endsWith("-"));
  if (told === undefined || incident.start === undefined) return [];
  const against = incidents
    .flatMap(i => i.events)
    .filter(
      e => e.factuality.endsWith("-") && e.event === told.event && near(e, incident) && sameParties(e, told),
    );
  return against.slice(0, 2).map(e => ({
    incident: incident.id,
    attribute: "happened",
    a: account(told, told.trigger, "yes"),
    b: account(e, e.trigger, "no"),
    kind: "dispute" as const,
  }));
}

const near = (e: Event, incident: Incident): boolean =>
  e.date !== undefined && Math.abs(Date.parse(e.date.start) - Date.parse(incident.start!)) <= 3 * 86_400_000;

function sameParties(a: Event, b: Event): boolean {
  const codes = (x: Event) => [...x.actor, ...x.recipient].map(p => p.country);
  return (
    a.recipient.every(p => b.recipient.some(o => o.country === p.country)) &&
    codes(a).some(c => codes(b).includes(c)) &&
    a.recipient.length > 0
  );
}

const holderOf = (e: Event): string => e.attribution[0]?.country ?? e.attribution[0]?.text ?? "";

const account = (
  event: Event,
  place: { readonly start: number; readonly end: number },
  value: string,
): Account => ({
  document: event.document,
  start: place.start,
  end: place.end,
  holder: holderOf(event),
  value,
  event,
});
