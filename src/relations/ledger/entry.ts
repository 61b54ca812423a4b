import type { Event, When } from "../../events/event.ts";
import type { Incident } from "../../record/incident.ts";
import { hasParty } from "../relation.ts";
import type { BriefWords } from "../words.ts";

/** What the ledger keeps an account of. */
export const kinds = ["measure", "commitment", "undertaking", "standing"] as const;
export type Kind = (typeof kinds)[number];

type Day = Pick<When, "start" | "end" | "precision">;

/**
 * When a change came: ISO days, both inclusive. `after` is the date of what it followed, where the report says no more: then
 * `start` is the first day of that and `end` the day of the report.
 */
export interface ChangeDate extends Day {
  readonly after?: Day;
}

/** What became of a matter, by which event of which incident; `date` is absent where no report tells it. */
export interface Change {
  readonly state: string;
  readonly date?: ChangeDate;
  readonly event: Event;
  readonly incident: Incident;
}

/**
 * A matter in force or pending between two actors, with its changes in order of time; the last gives its state.
 *
 * `measure`: a ban, sanction or closure of `actor` on `recipient`, on `subject`. `commitment`: what was agreed or promised.
 * `undertaking`: a joint work, `subject` its name. `standing`: what the two are to each other. Without `recipient`, `actor` holds
 * all codes of those who agreed, joined by "+".
 */
export interface Entry {
  readonly kind: Kind;
  readonly subject: string;
  readonly actor?: string;
  readonly recipient?: string;
  readonly state: string;
  readonly changes: readonly Change[];
}

/** What the makers of entries share: the pair, its words, when each report was published. */
export interface LedgerRequest {
  readonly a: string;
  readonly b: string;
  readonly words: BriefWords;
  readonly published: ReadonlyMap<string, string>;
}

/** A change before it is dated and put among those of its matter. */
export type Found = Omit<Entry, "state" | "changes"> & {
  readonly key: string;
  readonly state: string;
  readonly event: Event;
  readonly incident: Incident;
};

/** The codes of all parties of an event, in order, each once. */
export const codesOf = (e: Event): readonly string[] => [
  ...new Set([...e.actor, ...e.recipient].flatMap(p => p.group ?? p.country ?? [])),
];

/** Which of the pair acts on the other; `undefined` where neither does, or both do. */
export function onesided(
  e: Event,
  { a, b }: LedgerRequest,
): { readonly actor: string; readonly recipient: string } | undefined {
  const acts = hasParty(e.actor, a) && hasParty(e.recipient, b);
  const bears = hasParty(e.actor, b) && hasParty(e.recipient, a);
  if (e.reciprocal || acts === bears) return undefined;
  return acts ? { actor: a, recipient: b } : { actor: b, recipient: a };
}

/** The sides of an event as an entry has them: one of the pair on the other, or all together. */
export function sidesOf(e: Event, request: LedgerRequest): Pick<Entry, "actor" | "recipient"> {
  const all = [...codesOf(e)].sort();
  return onesided(e, request) ?? (all.length === 0 ? {} : { actor: all.join("+") });
}
