import type { EventType } from "../events/event.ts";
import type { Direction, Passage } from "./passage.ts";

/** Incidents of one direction by PLOVER type (those that occur) and by quad class (all four). */
export interface DirectionCounts {
  readonly types: Readonly<Partial<Record<EventType, number>>>;
  readonly quads: Readonly<Record<"1" | "2" | "3" | "4", number>>;
}

export type Counts = Readonly<Record<Direction, DirectionCounts>>;

/** Incidents by direction, type and quad class; each counts once. */
export const countsOf = (passages: readonly Passage[]): Counts => ({
  ab: inDirection(passages, "ab"),
  ba: inDirection(passages, "ba"),
  mutual: inDirection(passages, "mutual"),
});

function inDirection(passages: readonly Passage[], direction: Direction): DirectionCounts {
  const those = passages.filter(p => p.direction === direction);
  const types = [...new Set(those.map(p => p.type))].sort();
  const quad = (q: number) => those.filter(p => p.quad === q).length;
  return {
    types: Object.fromEntries(types.map(t => [t, those.filter(p => p.type === t).length])),
    quads: { "1": quad(1), "2": quad(2), "3": quad(3), "4": quad(4) },
  };
}
