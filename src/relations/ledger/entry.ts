import type { Event } from "../../events/event.ts";
import type { Incident } from "../../record/incident.ts";
import type { Side } from "../relation.ts";
import type { BriefWords } from "../words.ts";

/** What became of a matter, by which incident and the event that tells it; `ahead` while it is only announced. */
export interface Change {
  readonly state: string;
  readonly ahead: boolean;
  readonly incident: Incident;
  readonly event: Event;
}

export type EntryKind = "measure" | "undertaking" | "commitment" | "standing";

/**
 * A matter in force or pending between two sides, with its changes in order of time; the last gives its state.
 *
 * `measure`: a ban, sanction or closure of `actor` on `recipient`, on `subject`. `undertaking`: a joint work, `subject` its name; `tied` where
 * only one of the sides has to do with it and reports tell it together with one of theirs. `commitment`: what was agreed, promised or signed.
 * `standing`: an alliance, backing, membership or dispute.
 */
export interface Entry {
  readonly kind: EntryKind;
  readonly subject: string;
  readonly actor?: string;
  readonly recipient?: string;
  readonly tied?: boolean;
  readonly state: string;
  readonly ahead: boolean;
  readonly changes: readonly Change[];
}

/** Whose ledger, in which words; when each report was published (ISO), by its id. */
export interface LedgerRequest {
  readonly a: Side;
  readonly b: Side;
  readonly published: ReadonlyMap<string, string>;
  readonly words: BriefWords;
}

/** The state that the words of an event give a matter, if any: its trigger, and what is "decided to" be done. */
export function stateByWord(
  e: Event,
  words: BriefWords,
): { readonly state: string; readonly ahead: boolean } | undefined {
  const { verbs, intents } = words.ledger;
  const stateOf = (list: readonly string[]) =>
    Object.entries(verbs).find(([, stems]) => list.some(w => stems.some(s => w.startsWith(s))))?.[0];
  const trigger = wordsIn(e.trigger.text);
  const after = wordsIn(e.evidence.text.slice(e.trigger.end - e.evidence.start));
  const meant = after[0] === intents.to ? stateOf(after.slice(1, 2)) : undefined;
  if (meant !== undefined && trigger.some(w => intents.verbs.some(s => w.startsWith(s))))
    return { state: meant, ahead: true };
  const state = stateOf(trigger);
  return state === undefined ? undefined : { state, ahead: false };
}

export const wordsIn = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];

/** A party's code, the first that is known. */
export const partyOf = (parties: Event["actor"]): string | undefined =>
  parties.map(p => p.group ?? p.country).find(c => c !== undefined);

/** Entries made of changes that share a key, in the order of the first of each. */
export function grouped<T extends object>(
  changes: readonly (readonly [key: string, about: T, change: Change])[],
): readonly (T & { readonly state: string; readonly ahead: boolean; readonly changes: readonly Change[] })[] {
  const known = new Map<string, { readonly about: T; readonly changes: Change[] }>();
  for (const [key, about, change] of changes) {
    const entry = known.get(key) ?? { about, changes: [] };
    entry.changes.push(change);
    known.set(key, entry);
  }
  return [...known.values()].map(({ about, changes: all }) => ({
    ...about,
    state: "",
    ahead: false,
    changes: all,
  }));
}
