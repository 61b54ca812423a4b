import type { Event } from "../events/event.ts";
import { dayOf } from "./dates.ts";
import { pairsOf } from "./pairs.ts";
import type { Need } from "./telling.ts";

/** What keeps an event from being told as done: the flags that every format either carries or leaves out. */
export interface Flags {
  readonly headline: boolean;
  readonly negated: boolean;
  readonly planned: boolean;
  readonly hypothetical: boolean;
}

/** The flags of an event; with none it counts. @see CODEBOOK.md#certainty */
export const flagsOf = (e: Event): Flags => ({
  headline: e.headline || e.inTitle,
  negated: e.factuality.endsWith("-"),
  planned: e.status === "planned",
  hypothetical: e.status === "hypothetical",
});

/** Why a format leaves an event out, in a word or two; `undefined` where it takes it. */
export function leftOut(event: Event, needs: readonly Need[]): string | undefined {
  if (![...event.actor, ...event.recipient].some(p => p.country || p.group)) return "no known party";
  for (const need of needs) {
    const why = lacking[need](event);
    if (why !== undefined) return why;
  }
  return undefined;
}

const lacking: Readonly<Record<Need, (event: Event) => string | undefined>> = {
  counted: event => Object.entries(flagsOf(event)).find(([, is]) => is)?.[0],
  day: event => (dayOf(event) === undefined ? "no day" : undefined),
  sides: event => (pairsOf(event).some(p => p.actor && p.recipient) ? undefined : "one side only"),
  place: event => (event.place === undefined ? "no place" : undefined),
};
