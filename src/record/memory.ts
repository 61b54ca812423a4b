import type { Entry } from "./entry.ts";
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

/** Reports as the journal's lines make them, in the order of their first line; the last coding of each counts. */
export function reportsOf(entries: readonly Entry[]): readonly Report[] {
  const reports = new Map<string, Report>();
  for (const entry of entries) {
    if (entry.kind === "report") {
      const { publisher, published, url } = entry.document;
      const first = {
        ...(publisher ? { publisher } : {}),
        ...(published ? { published } : {}),
        ...(url ? { url } : {}),
      };
      reports.set(entry.id, { document: entry.document, sightings: [first], events: [] });
      continue;
    }
    const id = entry.kind === "seen" ? entry.id : entry.report;
    const report = reports.get(id);
    if (report === undefined) continue;
    if (entry.kind === "events")
      reports.set(id, {
        document: report.document,
        sightings: report.sightings,
        events: entry.events,
        run: entry.run,
        ...(entry.tellings === undefined ? {} : { tellings: entry.tellings }),
      });
    else if (entry.kind === "failed") reports.set(id, { ...report, failed: entry.reason });
    else {
      const { kind: _, id: __, ...sighting } = entry;
      reports.set(id, { ...report, sightings: [...report.sightings, sighting] });
    }
  }
  return [...reports.values()];
}
