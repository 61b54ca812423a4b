import { contentsOf } from "./decision.ts";
import type { Entry } from "./entry.ts";
import { reportsOf } from "./memory.ts";
import type { Report } from "./report.ts";

/** Something that a record held at a moment and holds no more; an event goes with its report, or by a new coding. */
export interface Removed {
  readonly removed: "event" | "report";
  readonly id: string;
  /** The report that an event was of. */
  readonly document?: string;
}

/**
 * What became of a record since a moment, a number of journal entries.
 *
 * `met`: reports that are new or were met again. `coded`: reports with those of their events that are new or no more what they
 * were. `now` is the moment to ask from next time.
 */
export interface Changes {
  readonly now: number;
  readonly met: readonly Report[];
  readonly coded: readonly Report[];
  readonly removed: readonly Removed[];
}

/** Compares a record with itself as it was; reads the entries twice and holds those of the reports that were touched. */
export function changesSince(entries: () => Iterable<Entry>, moment: number): Changes {
  const texts = new Texts();
  let now = 0;
  for (const entry of entries()) texts.add(entry, now++ >= moment);
  const touched = texts.touched();
  const [then, since]: [Entry[], Entry[]] = [[], []];
  let at = 0;
  for (const entry of entries()) {
    const before = at++ < moment;
    if (texts.of(entry).some(content => touched.has(content))) (before ? then : since).push(entry);
  }
  const changes = compared(reportsOf(then), reportsOf([...then, ...since]));
  return { now, ...changes, removed: [...changes.removed, ...takenDown(since, changes.removed)] };
}

/** Reports that were taken down and whose lines are erased: only their ids are known. */
function takenDown(since: readonly Entry[], known: readonly Removed[]): readonly Removed[] {
  const told = new Set(known.filter(r => r.removed === "report").map(r => r.id));
  return since
    .flatMap(e => (e.kind === "forgotten" && !e.ids.some(id => told.has(id)) ? e.ids : []))
    .map(id => ({ removed: "report", id }));
}

/** Which texts the entries of a journal are about, by the hash of their content, and which were touched. */
class Texts {
  readonly #ofReport = new Map<string, string>();
  readonly #ofDecision = new Map<string, readonly string[]>();
  readonly #bearers = new Map<string, Set<string>>();
  readonly #touched = new Set<string>();

  add(entry: Entry, touches: boolean): void {
    if (entry.kind === "report") {
      const name = entry.named ?? entry.id;
      this.#ofReport.set(entry.id, entry.content);
      this.#bearers.set(name, (this.#bearers.get(name) ?? new Set()).add(entry.content));
    }
    if (entry.kind === "decision") this.#ofDecision.set(entry.id, contentsOf(entry));
    if (touches) for (const content of this.of(entry)) this.#touched.add(content);
  }

  of(entry: Entry): readonly string[] {
    switch (entry.kind) {
      case "report":
      case "forgotten":
        return [entry.content];
      case "seen":
        return this.#known(entry.id);
      case "events":
      case "failed":
        return this.#known(entry.report);
      case "decision":
        return contentsOf(entry);
      case "undone":
        return this.#ofDecision.get(entry.decision) ?? [];
      case "erased":
        return [];
    }
  }

  /** The touched texts, and those that share an id with them: what one is called depends on the other. */
  touched(): ReadonlySet<string> {
    const shared = [...this.#bearers.values()].filter(all => [...all].some(c => this.#touched.has(c)));
    return new Set([...this.#touched, ...shared.flatMap(all => [...all])]);
  }

  #known(id: string): readonly string[] {
    const content = this.#ofReport.get(id);
    return content === undefined ? [] : [content];
  }
}

/** The difference of two states of the same reports. */
export function compared(before: readonly Report[], after: readonly Report[]): Omit<Changes, "now"> {
  const [old, kept] = [byId(before), byId(after)];
  const gone = before.filter(r => !kept.has(r.document.id));
  return {
    met: after.filter(r => !alike(old.get(r.document.id)?.sightings, r.sightings)),
    coded: after
      .map(r => ({ ...r, events: changed(old.get(r.document.id), r) }))
      .filter(r => r.events.length > 0),
    removed: [
      ...before.flatMap(r => lost(r, kept.get(r.document.id))),
      ...gone.map(r => ({ removed: "report" as const, id: r.document.id })),
    ],
  };
}

const byId = (reports: readonly Report[]): ReadonlyMap<string, Report> =>
  new Map(reports.map(r => [r.document.id, r]));

/** Events of a report that it did not have, or not so. */
function changed(before: Report | undefined, after: Report): Report["events"] {
  const known = new Map((before?.events ?? []).map(e => [e.id, e]));
  return after.events.filter(e => !alike(known.get(e.id), e));
}

/** Events that a report had and has no more. */
function lost(before: Report, after: Report | undefined): readonly Removed[] {
  const kept = new Set((after?.events ?? []).map(e => e.id));
  return before.events
    .filter(e => !kept.has(e.id))
    .map(e => ({ removed: "event", id: e.id, document: before.document.id }));
}

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
