import { asDecided, judge, standingDecisions } from "./decided.ts";
import type { Entry } from "./entry.ts";
import { codesOf, foundIn, partOf, rowsOf, type Sought, soughtOf } from "./evidence.ts";
import { heldOf } from "./held.ts";
import { listedOf } from "./listed.ts";
import type { Report } from "./report.ts";
import type { Store } from "./store.ts";
import { Tallier } from "./tally.ts";

/** A Store over journal entries, in memory. */
export function memoryStore(entries: readonly Entry[]): Store {
  const all = reportsOf(entries);
  let kept: readonly Sought[] | undefined;
  const rows = (): readonly Sought[] => {
    kept ??= [...all].reverse().flatMap(rowsOf).map(soughtOf);
    return kept;
  };
  const names = (report: Report, code: string): boolean => codesOf(report.events).includes(code);
  return {
    reports: async () => all,
    each: async function* () {
      yield* all;
    },
    between: async (a, b) => all.filter(r => names(r, a) && names(r, b)),
    count: async () => all.length,
    report: async id => all.find(r => r.document.id === id),
    telling: async id => all.find(r => r.events.some(e => e.id === id)),
    find: async (query, limit, skip) => partOf(foundIn(rows(), query), limit, skip),
    latest: async (limit, skip = 0) =>
      [...all]
        .reverse()
        .slice(skip, skip + limit)
        .map(listedOf),
    tally: async () => {
      const tallier = new Tallier();
      for (const report of all) tallier.add(report);
      return tallier.tally();
    },
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
