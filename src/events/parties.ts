import type { Argument } from "../language/arguments.ts";
import type { Draft, Reading } from "./draft.ts";
import { resolveHead } from "./resolution.ts";

/** How far inside other phrases a party is looked for: "ended its dispute over fish with Chile" is two deep. */
const depth = 3;

/**
 * Where a party may stand that a pattern did not find, likeliest first (token ids).
 *
 * The event's own arguments by the order of `roles`, then those of the phrases in roles `inward`, and so on.
 */
export function candidates(
  draft: Draft,
  roles: ReadonlySet<string>,
  inward: ReadonlySet<string>,
  reading: Reading,
): readonly number[] {
  const { predicate, sentence } = draft;
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

const ranked = (all: readonly Argument[], order: readonly string[]): readonly Argument[] =>
  order.flatMap(role => all.filter(a => a.role === role));

/** The countries and groups behind a head; `[]` where it names nobody. */
export function partiesAt(draft: Draft, head: number, reading: Reading): readonly string[] {
  return resolveHead(draft.sentence, head, reading).map(r => r.group ?? r.country);
}
