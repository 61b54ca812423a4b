import type { Event, QuantityKind } from "../events/event.ts";

/** The largest figure of a kind that an event tells: several in one sentence are mostly a whole and its parts. Absent where it tells none. */
export function figureOf(event: Event, kind: QuantityKind): number | undefined {
  const values = event.quantities.filter(q => q.kind === kind).map(q => q.value);
  return values.length === 0 ? undefined : Math.max(...values);
}
