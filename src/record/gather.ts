import { contentsOf } from "./decision.ts";
import type { Entry } from "./entry.ts";
import { reportsOf } from "./memory.ts";
import type { Report } from "./report.ts";

interface Codings {
  readonly events?: number;
  readonly failed?: number;
}

/** What a first reading of a journal tells of its texts, without their words. */
interface Outline {
  /** The text of each id that a line gives. */
  readonly home: ReadonlyMap<string, string>;
  /** The number of the last line that bears on a text. */
  readonly last: ReadonlyMap<string, number>;
  /** The numbers of the last events and of the last failure of an id. */
  readonly codings: ReadonlyMap<string, Codings>;
  /** Texts that other lines than their own bear on: several versions, an id that two texts bear, a decision. */
  readonly entangled: ReadonlySet<string>;
  readonly forgotten: ReadonlySet<string>;
}

/**
 * The reports of a journal as `reportsOf` makes them, in no order that means anything, in memory that does not grow with their number.
 *
 * `read` gives the lines from the first, twice. A text is held from its first line to its last; those that other lines bear on
 * (merged versions, decisions) are held to the end.
 */
export function* eachReport(read: () => Iterable<Entry>): Generator<Report> {
  const outline = outlineOf(read());
  const open = new Map<string, Entry[]>();
  const together: Entry[] = [];
  let number = 0;
  for (const entry of read()) {
    number++;
    if (entry.kind === "decision" || entry.kind === "undone") together.push(entry);
    const content = textOf(entry, outline.home);
    if (content === undefined || outline.forgotten.has(content)) continue;
    if (outline.entangled.has(content)) together.push(entry);
    else if (isStanding(entry, number, outline)) open.set(content, [...(open.get(content) ?? []), entry]);
    if (outline.last.get(content) !== number) continue;
    yield* reportsOf(open.get(content) ?? []);
    open.delete(content);
  }
  yield* reportsOf(together);
}

/** Whether no later line says otherwise. */
function isStanding(entry: Entry, number: number, { codings }: Outline): boolean {
  if (entry.kind !== "events" && entry.kind !== "failed") return true;
  return codings.get(entry.report)?.[entry.kind] === number;
}

/** The text that a line bears on: that of the report which its id names. */
function textOf(entry: Entry, home: ReadonlyMap<string, string>): string | undefined {
  if (entry.kind === "report") return entry.content;
  if (entry.kind === "seen") return home.get(entry.id);
  return entry.kind === "events" || entry.kind === "failed" ? home.get(entry.report) : undefined;
}

function outlineOf(entries: Iterable<Entry>): Outline {
  const [home, last] = [new Map<string, string>(), new Map<string, number>()];
  const codings = new Map<string, Codings>();
  const [bearer, entangled, forgotten] = [new Map<string, string>(), new Set<string>(), new Set<string>()];
  let number = 0;
  for (const entry of entries) {
    number++;
    if (entry.kind === "forgotten") forgotten.add(entry.content);
    if (entry.kind === "decision") for (const content of contentsOf(entry)) entangled.add(content);
    if (entry.kind === "report") {
      const { id, content, named = id } = entry;
      if (last.has(content)) entangled.add(content);
      for (const name of new Set([id, named])) {
        const other = bearer.get(name) ?? content;
        if (other !== content) entangled.add(other).add(content);
        bearer.set(name, other);
      }
      home.set(id, content);
    }
    if (entry.kind === "events" || entry.kind === "failed")
      codings.set(entry.report, { ...codings.get(entry.report), [entry.kind]: number });
    const content = textOf(entry, home);
    if (content !== undefined) last.set(content, number);
  }
  return { home, last, codings, entangled, forgotten };
}
