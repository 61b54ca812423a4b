import type { Event } from "../events/event.ts";
import type { Document } from "../text/document.ts";
import type { Span } from "../text/span.ts";
import type { Entry } from "./entry.ts";
import { reportsOf } from "./memory.ts";
import { contentHash } from "./report.ts";

/** What a check of a record found. */
interface Verified {
  readonly reports: number;
  readonly events: number;
  readonly faults: readonly string[];
}

/**
 * Checks that every report is the text it was taken in as, and that every span of every event indexes the words it claims to.
 *
 * Checksums of the lines are checked as the journal is read.
 */
export function verify(entries: readonly Entry[]): Verified {
  const reports = reportsOf(entries);
  const known = new Set(entries.flatMap(e => (e.kind === "report" ? [e.id] : [])));
  const altered = entries.flatMap(e =>
    e.kind === "report" && e.content !== contentHash(e.document)
      ? [`${e.id}: its text is not what was taken in`]
      : [],
  );
  const astray = entries.flatMap(e =>
    e.kind === "events" && !known.has(e.report) ? [`${e.report}: events of a report that is not there`] : [],
  );
  const spans = reports.flatMap(r => r.events.flatMap(e => spanFaults(e, r.document)));
  return {
    reports: reports.length,
    events: reports.reduce((n, r) => n + r.events.length, 0),
    faults: [...altered, ...astray, ...spans],
  };
}

/** Where an event does not quote its report: words that do not stand where it says, places outside the text. */
export function spanFaults(event: Event, document: Document): readonly string[] {
  const text = event.inTitle ? (document.title ?? "") : document.text;
  const quotes = [
    event.trigger,
    event.evidence,
    ...event.actor,
    ...event.recipient,
    ...event.quantities,
    ...(event.project ? [event.project] : []),
    ...event.attribution.flatMap(a => [a, a.cue]),
  ];
  const bare = [...(event.date?.spans ?? []), ...(event.place?.spans ?? [])];
  const place = (s: Span) => `${document.id}: event ${event.id}: [${s.start}, ${s.end})`;
  return [
    ...quotes.filter(q => text.slice(q.start, q.end) !== q.text).map(q => `${place(q)} is not "${q.text}"`),
    ...bare
      .filter(s => s.start < 0 || s.start >= s.end || s.end > text.length)
      .map(s => `${place(s)} lies outside the text`),
  ];
}
