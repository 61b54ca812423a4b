import { setImmediate } from "node:timers/promises";
import { defaultLimits, type ReadOptions } from "../intake/input.ts";
import { read } from "../intake/reader.ts";
import type { Document } from "../text/document.ts";
import type { Options } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";

/** The reports that a command's arguments name; standard input where none is named and something is piped in. */
export async function* documents(
  paths: readonly string[],
  options: Options,
  door: Door,
): AsyncGenerator<Document> {
  let done = 0;
  for await (const document of read(named(paths), process.stdin, readOptions(options, door))) {
    yield document;
    door.progress(++done, "reports");
    // A turn of the loop, so that signals are heard between reports.
    await setImmediate();
    if (door.stopped) return;
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
export function readOptions({ input, date, publisher, start, count }: Options, door: Door): ReadOptions {
  return {
    ...(input === undefined ? {} : { format: input === "text" ? "txt" : input }),
    ...(date === undefined ? {} : { date }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(start === undefined && count === undefined
      ? {}
      : { range: { start: start ?? 1, ...(count === undefined ? {} : { count }) } }),
    today: new Date().toISOString().slice(0, 10),
    limits: defaultLimits,
    warn: fault => door.warn(fault.message),
    refuse: fault => door.refuse(fault.message),
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
