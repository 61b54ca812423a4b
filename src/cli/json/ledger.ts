import type { Change, Entry } from "../../relations/ledger.ts";
import { type ToPoints, toPoints } from "./offsets.ts";

/** The texts that offsets count in: of a document, or of its title. */
export type TextOf = (document: string, inTitle: boolean) => string;

/** A matter as it is printed: what, between whom, its state, each change with its date and the words for it (offsets in code points). */
export function entryJson(entry: Entry, textOf: TextOf): Readonly<Record<string, unknown>> {
  const { kind, subject, actor, recipient, tied, state, ahead, changes } = entry;
  return {
    kind,
    subject,
    actor: actor ?? null,
    recipient: recipient ?? null,
    ...(tied ? { tied } : {}),
    state,
    ahead,
    since: changes.at(-1)!.event.date?.start ?? null,
    changes: changes.map(c => changeJson(c, toPoints(textOf(c.event.document, c.event.inTitle)))),
  };
}

function changeJson({ state, ahead, incident, event }: Change, at: ToPoints) {
  const { date, evidence, attribution } = event;
  return {
    state,
    ahead,
    date: date ? { start: date.start, end: date.end, precision: date.precision, basis: date.basis } : null,
    incident: incident.id,
    event: event.id,
    document: event.document,
    ...(event.inTitle ? { in: "title" } : {}),
    start: at(evidence.start),
    end: at(evidence.end),
    quote: evidence.text,
    speaker: attribution[0]?.text ?? null,
    factuality: event.factuality,
  };
}
