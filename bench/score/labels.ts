import type { Event, Participant } from "../../src/events/event.ts";
import type { Span } from "../../src/text/span.ts";

/** An event as a reader labelled it; parties by country or group. */
export interface Label {
  readonly event: string;
  /** Other types that a good coder might defend. */
  readonly also: readonly string[];
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly reciprocal: boolean;
  /** Where the text tells it, UTF-16 offsets. */
  readonly evidence: Span;
}

/** Whether a printed event is the labelled one: its type (or one as good), told in the same stretch, between the same parties. */
export const agrees = (label: Label, e: Event): boolean =>
  typed(label, e) && told(label, e) && between(label, e);

export const typed = (label: Label, e: Pick<Event, "event">): boolean =>
  label.event === e.event || label.also.includes(e.event);

export const told = ({ evidence }: Label, { trigger }: Pick<Event, "trigger">): boolean =>
  trigger.start < evidence.end && evidence.start < trigger.end;

/** Each side names a party of the label's side, or both are empty; where one of the two is reciprocal all parties are one side. */
export function between(label: Label, e: Pick<Event, "actor" | "recipient" | "reciprocal">): boolean {
  if (!label.reciprocal && !e.reciprocal)
    return share(label.actor, e.actor) && share(label.recipient, e.recipient);
  const wanted = [...label.actor, ...label.recipient];
  const found = [...e.actor, ...e.recipient];
  const common = wanted.filter(code => found.some(p => codes(p).includes(code)));
  return common.length >= Math.min(2, wanted.length);
}

const share = (wanted: readonly string[], found: readonly Participant[]): boolean => {
  const known = found.filter(p => codes(p).length > 0);
  return wanted.length === 0 ? known.length === 0 : known.some(p => codes(p).some(c => wanted.includes(c)));
};

/** The codes by which a label may name a party. */
const codes = (p: Participant): readonly string[] => [p.country, p.group].filter(c => c !== undefined);

/** Harmonic mean, 0 where both are 0. */
export const f1 = (precision: number, recall: number): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
