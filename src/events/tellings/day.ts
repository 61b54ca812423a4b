import type { Sentence } from "../../language/sentence.ts";
import { contains } from "../../text/span.ts";
import type { Reading } from "../draft.ts";
import { toponyms } from "../toponyms.ts";

/** The day that a sentence tells by a time not ahead of the report; else the report's own. */
export function dayOf(s: Sentence, reading: Reading): { readonly day?: string; readonly dated: boolean } {
  const { timexes, document } = reading.analysis;
  const { published } = document;
  const told = timexes
    .filter(t => t.type === "DATE" || t.type === "TIME")
    .filter(t => contains(s, t) && /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(t.value))
    .map(t => t.value.slice(0, 10))
    .filter(day => published === undefined || day <= published);
  if (told[0] !== undefined) return { day: told[0], dated: true };
  return published === undefined ? { dated: false } : { day: published, dated: false };
}

/** What the words of a sentence call the happening, in the order of the first. */
export function kindsIn(s: Sentence, reading: Reading): readonly string[] {
  const { happenings } = reading.lexicons.tellings;
  return [...new Set(s.tokens.flatMap(t => happenings.get(t.form.toLowerCase()) ?? []))];
}

/** The towns and regions that a sentence names, by the names of the lists of places. */
export function placesIn(s: Sentence, reading: Reading): readonly string[] {
  const named = toponyms(reading).filter(t => contains(s, t) && t.place.precision !== "country");
  return [...new Set(named.map(t => t.place.name))];
}
