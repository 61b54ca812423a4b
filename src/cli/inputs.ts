import { setImmediate } from "node:timers/promises";
import { defaultLimits, type ReadOptions } from "../intake/input.ts";
import { identified, isEnglish } from "../intake/language.ts";
import { read } from "../intake/reader.ts";
import type { Document } from "../text/document.ts";
import type { Options } from "./command.ts";
import type { Door } from "./door.ts";
import { Extent } from "./extent.ts";
import { UsageFault } from "./fault.ts";
import { Reached } from "./reached.ts";

/** The reports that a command's arguments name, those in other languages than English marked; standard input where none is named and something is piped in. */
export async function* documents(
  paths: readonly string[],
  options: Options,
  door: Door,
  reached: Reached = new Reached(),
): AsyncGenerator<Document> {
  const inputs = named(paths);
  const foreign = new ForeignCount();
  const extent = door.watched ? await Extent.of(inputs) : undefined;
  const reading = {
    ...readOptions(options, door),
    met: reached.met,
    ...(extent ? { passed: extent.passed } : {}),
  };
  for await (const document of door.untilStopped(read(inputs, process.stdin, reading))) {
    const report = foreign.seen(await identified(document));
    const done = reached.count();
    yield report;
    door.progress(done, "reports", extent?.share);
    // A turn of the loop, so that signals are heard between reports.
    await setImmediate();
    if (door.stopped) break;
  }
  if (door.stopped) process.stdin.destroy();
  foreign.tell(door);
}

/** Counts reports in other languages than English, from which no event is coded. */
export class ForeignCount {
  readonly #counts = new Map<string, number>();

  /** The report as it came. */
  seen(document: Document): Document {
    const { language } = document;
    if (language !== undefined && !isEnglish(document))
      this.#counts.set(language, (this.#counts.get(language) ?? 0) + 1);
    return document;
  }

  /** One warning, where there were any. */
  tell(door: Door): void {
    const counts = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
    const all = counts.reduce((sum, [, n]) => sum + n, 0);
    if (all > 0)
      door.warn(
        `${all} reports are not in English (${counts.map(c => c.join(" ")).join(", ")}); no events are coded from them`,
      );
  }
}

/** Files to read: those named, else `-` where something is piped in. */
export function named(paths: readonly string[]): readonly string[] {
  if (paths.length > 0) return paths;
  if (process.stdin.isTTY)
    throw new UsageFault("nothing to read: name files or folders, or pipe text in; --help tells more");
  return ["-"];
}

/** How intake reads for a command: formats and defaults as the user gave them, faults to the door. */
export function readOptions(given: Options, door: Door): ReadOptions {
  const { input, date, publisher, columns } = given;
  return {
    ...(input === undefined ? {} : { format: input === "text" ? "txt" : input }),
    ...(date === undefined ? {} : { date }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(columns === undefined ? {} : { columns }),
    ...rangeOf(given),
    today: new Date().toISOString().slice(0, 10),
    limits: defaultLimits,
    warn: fault => door.warn(fault.message),
    refuse: fault => door.refuse(fault.message),
  };
}

function rangeOf({
  start,
  count,
  offset,
}: Pick<Options, "start" | "count" | "offset">): Pick<ReadOptions, "range"> {
  if (start === undefined && count === undefined && offset === undefined) return {};
  return {
    range: {
      start: start ?? 1,
      ...(count === undefined ? {} : { count }),
      ...(offset === undefined ? {} : { offset }),
    },
  };
}

/** Does a piece of work on one report; a report that the program cannot take is a warning, and the rest goes on. */
export function attempt(document: Document, door: Door, work: () => void): void {
  try {
    work();
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "EPIPE") throw fault;
    door.warn(
      `${document.id}: could not be read (${(fault as Error).message}); left out. This is a fault of attache: please report it`,
    );
  }
}
