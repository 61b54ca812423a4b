import { asDecided, judge, standingDecisions } from "./decided.ts";
import type { Entry } from "./entry.ts";
import { heldOf } from "./held.ts";
import type { Report } from "./report.ts";
import { codesOf, type Store } from "./store.ts";

/** A Store over journal entries, in memory. */
export function memoryStore(entries: readonly Entry[]): Store {
  const all = reportsOf(entries);
  return {
    reports: async () => all,
    each: async function* () {
      yield* all;
    },
    between: async (a, b) => all.filter(r => codesOf(r).includes(a) && codesOf(r).includes(b)),
    count: async () => all.length,
    close: async () => {},
  };
}

/**
 * Reports as the journal's lines make them, in the order of their first line: the last coding of each, as analysts left it.
 *
 * What was taken down is not there, and what analysts rejected is not among the events.
 */
export function reportsOf(entries: readonly Entry[]): readonly Report[] {
  const held = heldOf(entries);
  const { events, pairs } = judge(held, standingDecisions(entries));
  return held.map(h => ({
    document: h.document,
    sightings: h.sightings,
    events: events.get(h)!.flatMap(judged => asDecided(judged, pairs) ?? []),
    ...(h.events && h.run ? { run: h.run } : {}),
    ...(h.tellings === undefined ? {} : { tellings: h.tellings }),
    ...(h.failed === undefined ? {} : { failed: h.failed }),
  }));
}
