import type { Change, Entry } from "../../relations/ledger/ledger.ts";
import type { ToPoints } from "./offsets.ts";

/** The ledger of a pair as contract.md names it; `at` converts offsets of a document's text, by its id. */
export function ledgerJson(
  a: string,
  b: string,
  entries: readonly Entry[],
  at: (document: string) => ToPoints,
) {
  return { a, b, entries: entries.map(e => entryJson(e, at)) };
}

function entryJson({ changes, ...entry }: Entry, at: (document: string) => ToPoints) {
  const { kind, subject, actor, recipient, state } = entry;
  const since = changes.at(-1)!.date?.start ?? null;
  return {
    kind,
    subject,
    ...(actor === undefined ? {} : { actor }),
    ...(recipient === undefined ? {} : { recipient }),
    state,
    since,
    changes: changes.map(c => changeJson(c, at(c.event.document))),
  };
}

function changeJson({ state, date, event, incident }: Change, at: ToPoints) {
  const speaker = event.attribution[0]?.text;
  return {
    state,
    date: date ?? null,
    incident: incident.id,
    event: event.id,
    document: event.document,
    start: at(event.evidence.start),
    end: at(event.evidence.end),
    quote: event.evidence.text,
    ...(speaker === undefined ? {} : { speaker }),
    factuality: event.factuality,
  };
}
