import type { Argument } from "../language/arguments.ts";
import type { Draft, Reading } from "./draft.ts";
import { resolveHead } from "./resolution.ts";

/** How far inside other phrases a party is looked for: "ended its dispute over fish with Chile" is two deep. */
const depth = 3;

/**
 * Where a party may stand that a pattern did not find, likeliest first (token ids).
 *
 * The event's own arguments by the order of `roles`, then what hangs on its object and its clause, and so inward.
 */
export function candidates(
  predicate: number,
  sentence: number,
  roles: ReadonlySet<string>,
  reading: Reading,
  inward: ReadonlySet<string> = phrases,
): readonly number[] {
  const all = reading.arguments[sentence]!;
  const order = [...roles];
  const found: number[] = [];
  let level: readonly number[] = [predicate];
  for (let i = 0; i < depth && level.length > 0; i++) {
    const own = level.flatMap(id => all[id]!);
    found.push(...ranked(own, order).map(a => a.token));
    level = own.filter(a => inward.has(a.role) && !level.includes(a.token)).map(a => a.token);
  }
  return [...new Set(found)].filter(id => id !== predicate);
}

/** Roles whose phrase may hold the party: "sent [arms to Pakistan]", "agreed [to meet the envoy]". */
const phrases: ReadonlySet<string> = new Set(["patient", "clause", "of", "for", "on", "to"]);

/** Roles whose phrase may hold the doer: "was accused of [spying by Kenya]". */
export const reasons: ReadonlySet<string> = new Set(["advcl", "of", "for", "clause", "in"]);

const ranked = (all: readonly Argument[], order: readonly string[]): readonly Argument[] =>
  order.flatMap(role => all.filter(a => a.role === role));

/** The countries and groups behind a head; `[]` where it names nobody. */
export function partiesAt(draft: Draft, head: number, reading: Reading): readonly string[] {
  return resolveHead(draft.sentence, head, reading).map(r => r.group ?? r.country);
}
