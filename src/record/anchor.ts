import type { Event, Participant } from "../events/event.ts";
import type { Span } from "../text/span.ts";
import type { Anchor } from "./decision.ts";
import type { Held } from "./held.ts";

/** The anchors of a report's events, in their order. */
export function anchorsOf({ document, content, events = [] }: Held): readonly Anchor[] {
  const [title, text] = [inkBefore(document.title ?? ""), inkBefore(document.text)];
  const shift = title.at(-1)!;
  const place = (e: Event, { start, end }: Span): readonly [number, number] =>
    e.inTitle ? [title[start]!, title[end]!] : [shift + text[start]!, shift + text[end]!];
  return events.map(e => ({
    content,
    trigger: place(e, e.trigger),
    evidence: place(e, e.evidence),
    event: e.event,
    actor: codes(e.actor),
    recipient: codes(e.recipient),
  }));
}

/** Of each offset of a text how many characters before it are no white space. */
function inkBefore(text: string): Uint32Array {
  const before = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) before[i + 1] = before[i]! + (/\s/.test(text[i]!) ? 0 : 1);
  return before;
}

const codes = (parties: readonly Participant[]): readonly string[] =>
  [...new Set(parties.map(p => p.group ?? p.country ?? ""))].sort();

/**
 * Which of the anchors in a report say what the wanted one says: its type and parties at its trigger, else once in its sentence.
 * None where the coder says something else there by now.
 */
export function saying(wanted: Anchor, among: readonly Anchor[]): readonly Anchor[] {
  const alike = among.filter(a => a.event === wanted.event && sameParties(a, wanted));
  return nearest(wanted, alike);
}

/** Which of the anchors tell what the wanted one tells, whatever they make of it: at its trigger, else once in its sentence with its type. */
export function telling(wanted: Anchor, among: readonly Anchor[]): readonly Anchor[] {
  const said = saying(wanted, among);
  if (said.length > 0) return said;
  const here = among.filter(a => same(a.trigger, wanted.trigger));
  const alike = here.filter(a => a.event === wanted.event);
  if (here.length > 0) return alike.length > 0 ? alike : here;
  return nearest(
    wanted,
    among.filter(a => a.event === wanted.event),
  );
}

function nearest(wanted: Anchor, among: readonly Anchor[]): readonly Anchor[] {
  const here = among.filter(a => same(a.trigger, wanted.trigger));
  if (here.length > 0) return here;
  const near = among.filter(a => same(a.evidence, wanted.evidence));
  return near.length === 1 ? near : [];
}

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);

const sameParties = (a: Anchor, b: Anchor): boolean =>
  same(a.actor, b.actor) && same(a.recipient, b.recipient);
