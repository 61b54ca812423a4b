import type { Event } from "../events/event.ts";
import type { Entry } from "./entry.ts";
import { reportsOf } from "./memory.ts";

/** What a check of a record found. */
export interface Verified {
  readonly reports: number;
  readonly events: number;
  readonly faults: readonly string[];
}

/** Checks that every span of every event indexes the stored words it claims to (checksums are checked as the journal is read). */
export function verify(entries: readonly Entry[]): Verified {
  const reports = reportsOf(entries);
  const faults = reports.flatMap(r =>
    r.events.flatMap(e => faultsOf(e, e.inTitle ? (r.document.title ?? "") : r.document.text)),
  );
  return { reports: reports.length, events: reports.reduce((n, r) => n + r.events.length, 0), faults };
}

function faultsOf(event: Event, text: string): readonly string[] {
  const quotes = [
    event.trigger,
    event.evidence,
    ...event.actor,
    ...event.recipient,
    ...event.attribution,
    ...event.quantities,
  ];
  return quotes
    .filter(q => text.slice(q.start, q.end) !== q.text)
    .map(q => `${event.document}: event ${event.id}: [${q.start}, ${q.end}) is not "${q.text}"`);
}
