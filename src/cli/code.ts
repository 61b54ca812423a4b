import { createInterface } from "node:readline";
import type { Command } from "commander";
import type { Event } from "../events/event.ts";
import { parseRow } from "../intake/jsonl.ts";
import type { Document } from "../text/document.ts";
import { forEach, printJson, readable, type ReadFlags, readOptions } from "./door.ts";
import { eventJson } from "./json/event.ts";
import { pointsOf } from "./json/points.ts";
import { loadReader, type Reader } from "./reading.ts";

interface CodeFlags extends ReadFlags {
  readonly all?: boolean;
  readonly explain?: boolean;
  readonly minConfidence?: string;
  readonly lines?: boolean;
}

/** `attache code`: a line an event. */
export const code = (program: Command): void => {
  readable(program.command("code").description("events as PLOVER has them, a JSON line an event"))
    .option("--all", "print events without any known party too")
    .option("--explain", "add why: what each step decided")
    .option("--min-confidence <x>", "leave out events less sure than x (0 to 1)")
    .option("--lines", "for engines: document lines in, exactly one line out for each")
    .addHelpText("after", "\nexample: attache code --date 2016-11-26 report.txt")
    .action(async (files: readonly string[], flags: CodeFlags) => {
      const reader = loadReader(flags);
      if (flags.lines) return lines(reader, flags);
      await forEach(files, flags, async document => {
        for (const json of eventsOf(document, reader, flags)) await printJson(json);
      });
    });
};

/** The events of a report that the flags let through, as JSON. */
function eventsOf(document: Document, reader: Reader, flags: CodeFlags): readonly object[] {
  const [text, title] = [pointsOf(document.text), pointsOf(document.title ?? "")];
  const least = Number(flags.minConfidence ?? 0);
  const kept = (e: Event) => e.confidence >= least && (flags.all || [...e.actor, ...e.recipient].some(p => p.country !== undefined || p.group !== undefined || p.sector !== undefined));
  return reader.code(document).filter(kept).map(e => eventJson(e, e.inTitle ? title : text, flags.explain === true));
}

/** One line out for each line in, in order; a bad line is `ok: false` and never stops the rest. */
async function lines(reader: Reader, flags: CodeFlags): Promise<void> {
  const coder = `${reader.run.program} ${reader.run.models} ${reader.run.lexicons}`;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    await printJson(lineOut(line, reader, flags, coder));
  }
}

function lineOut(line: string, reader: Reader, flags: CodeFlags, coder: string): object {
  const row = parseRow(line, "-", "", readOptions(flags, () => {}, () => {}));
  if ("fault" in row) return { id: row.id ?? null, ok: false, events: [], error: row.fault.message, coder };
  try {
    return { id: row.document.id, ok: true, events: eventsOf(row.document, reader, flags), coder };
  } catch (cause) {
    return { id: row.document.id, ok: false, events: [], error: (cause as Error).message, coder };
  }
}
