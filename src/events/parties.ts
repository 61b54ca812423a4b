import type { Argument } from "../language/arguments.ts";
import { oncePer } from "../text/once.ts";
import type { Resolved } from "../world/actor.ts";
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
  const found = new Set<number>();
  let level: readonly number[] = [predicate];
  for (let i = 0; i < depth && level.length > 0; i++) {
    const own = level.length === 1 ? all[level[0]!]! : level.flatMap(id => all[id]!);
    for (const role of roles) for (const a of own) if (a.role === role) found.add(a.token);
    level = inner(own, inward, level);
  }
  found.delete(predicate);
  return [...found];
}

/** The heads of the phrases in some roles, but for those that are looked into already. */
function inner(
  own: readonly Argument[],
  inward: ReadonlySet<string>,
  level: readonly number[],
): readonly number[] {
  if (inward.size === 0) return [];
  return own.filter(a => inward.has(a.role) && !level.includes(a.token)).map(a => a.token);
}

/** The countries and groups behind a head; `[]` where it names nobody. */
export const partiesAt = (draft: Draft, head: number, reading: Reading): readonly string[] =>
  codesOf(resolveHead(draft.sentence, head, reading));

/** Kept with what a head was found to name: the steps ask for the same ones again and again. */
const codesOf = oncePer((found: readonly Resolved[]) => found.map(r => r.group ?? r.country));
