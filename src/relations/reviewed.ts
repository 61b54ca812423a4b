import type { Event } from "../events/event.ts";
import { fill } from "./words.ts";

/** What analysts made of an event that a source is cited for; `coder` what the coder had in place of what they corrected. */
export interface ReviewNote {
  readonly event: string;
  readonly verdict: "accepted" | "corrected" | "contested";
  readonly authors: readonly string[];
  readonly coder?: string;
}

/** The words for the three verdicts (`brief.yaml`). */
export type NoteWords = Readonly<Record<ReviewNote["verdict"], string>>;

/** What analysts decided on an event; none where nobody did, or only on what it is one happening with. */
export function notesOn(e: Event): readonly ReviewNote[] {
  const { decisions = [], coder } = e.reviewed ?? {};
  if (decisions.length === 0) return [];
  const verdicts = new Set(decisions.map(d => `${d.verdict} ${JSON.stringify(d.fields ?? {})}`));
  const verdict = verdicts.size > 1 ? "contested" : coder === undefined ? "accepted" : "corrected";
  const authors = decisions.map(d => d.author);
  return [
    { event: e.id, verdict, authors, ...(coder ? { coder: inCodes({ ...e, ...dated(coder, e) }) } : {}) },
  ];
}

/** A correction's values for an event that may lack a date. */
function dated(
  { date, ...fields }: NonNullable<NonNullable<Event["reviewed"]>["coder"]>,
  e: Event,
): Partial<Event> {
  const day = date === undefined ? e.date : (date ?? undefined);
  return { ...fields, ...(day ? { date: day } : {}) };
}

/** An event in its codes: `ACCUSE TUR > RUS`. */
function inCodes({ event, actor, recipient, reciprocal }: Event): string {
  const codes = (all: Event["actor"]) => all.map(p => p.group ?? p.country ?? "?").join("+") || "?";
  return `${event} ${reciprocal ? codes(actor) : `${codes(actor)} > ${codes(recipient)}`}`;
}

/** A note in words. */
export const noteWords = (note: ReviewNote, words: NoteWords): string =>
  fill(words[note.verdict], { authors: note.authors.join(", "), coder: note.coder ?? "" });
