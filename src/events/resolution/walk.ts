import { mentionsIn } from "../../language/analysis.ts";
import type { Mention } from "../../language/mention.ts";
import type { Token } from "../../language/sentence.ts";
import type { Resolved } from "../../world/actor.ts";
import type { Reading } from "../draft.ts";

/** How deep a phrase is followed: possessor of a possessor, pronoun to name. */
export const maximumDepth = 4;
/** From here on no chain is followed: its mentions lead to each other. */
export const chainDepth = maximumDepth - 2;

/** Where the resolving of a phrase stands: how many phrases it has gone through, and how it goes on from another head. */
export interface Walk {
  readonly reading: Reading;
  readonly depth: number;
  /** Whom the head at a sentence's index and token id names, a step deeper unless said otherwise. */
  readonly follow: (sentence: number, token: number, depth?: number) => readonly Resolved[];
}

/** The mention whose head this token is, a name before a noun. */
export function mentionAt(reading: Reading, index: number, token: Token): Mention | undefined {
  let first: Mention | undefined;
  for (const m of mentionsIn(reading.analysis, index)) {
    if (m.head !== token.id) continue;
    if (m.kind === "NAM") return m;
    first ??= m;
  }
  return first;
}

/** Each actor once. */
export const distinct = (all: readonly Resolved[]): readonly Resolved[] =>
  all.filter(
    (r, i) => all.findIndex(o => o.country === r.country && o.id === r.id && o.group === r.group) === i,
  );

/** What is found first of what each gives. */
export function firstOf<T, R>(all: readonly T[], find: (t: T) => R | undefined): R | undefined {
  for (const t of all) {
    const found = find(t);
    if (found !== undefined) return found;
  }
  return undefined;
}
