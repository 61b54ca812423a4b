import type { Command } from "commander";
import { defaultLimits, type ReadOptions } from "../intake/input.ts";
import { read } from "../intake/reader.ts";
import type { Document } from "../text/document.ts";
import type { InputFault } from "../text/fault.ts";

/** Options of every command that reads reports. */
export interface ReadFlags {
  readonly input?: string;
  readonly date?: string;
  readonly publisher?: string;
  readonly lexicon?: string;
}

/** Adds the options of commands that read reports. */
export const readable = (command: Command): Command =>
  command
    .argument("[files...]", "files, folders, or - for standard input")
    .option("--input <format>", "format of the input: jsonl, html, md or txt; else known by name and content")
    .option("--date <day>", "publication date (YYYY-MM-DD) of reports that do not say theirs")
    .option("--publisher <name>", "publisher of reports that do not say theirs")
    .option("--model <name>", "default or fast; one model serves both as yet", "default")
    .option("--lexicon <dir>", "folder of further rules")
    .option("--jobs <n>", "accepted for later; one worker runs as yet");

/** Writes a line to standard error with terminal controls made visible. */
export function say(line: string): void {
  process.stderr.write(`${visible(line)}\n`);
}

/** Text without control characters that a terminal would obey. */
export const visible = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, c => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`);

let refused = 0;

/** How many inputs that the user named were refused so far. */
export const refusals = (): number => refused;

/** The reports of the named files, or of standard input where something is piped in; warnings and refusals are told. */
export function documents(files: readonly string[], flags: ReadFlags): AsyncGenerator<Document> {
  const paths = files.length > 0 ? files : ["-"];
  if (paths.includes("-") && process.stdin.isTTY) throw new UsageFault("no file named and nothing piped in; see --help");
  if (flags.date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(flags.date)) throw new UsageFault(`--date ${flags.date}: expected YYYY-MM-DD`);
  const warn = (fault: InputFault) => say(`warning: ${fault.message}`);
  const refuse = (fault: InputFault) => {
    refused++;
    say(`attache: ${fault.message}`);
  };
  return read(paths, process.stdin as AsyncIterable<Buffer>, readOptions(flags, warn, refuse));
}

/** What the flags say about the input. */
export const readOptions = (flags: ReadFlags, warn: ReadOptions["warn"], refuse: ReadOptions["refuse"]): ReadOptions => ({
  ...(flags.input === undefined ? {} : { format: formatNames[flags.input] ?? flags.input }),
  ...(flags.date === undefined ? {} : { date: flags.date }),
  ...(flags.publisher === undefined ? {} : { publisher: flags.publisher }),
  limits: defaultLimits,
  warn,
  refuse,
});

/** Names of formats that a user may say for a reader's own. */
const formatNames: Readonly<Record<string, string>> = { text: "txt", markdown: "md" };

/** A command called in a way that it does not know: exit code 2. */
export class UsageFault extends Error {}

/** Writes a line to standard output and waits where the reader is slow. */
export async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await new Promise<void>(resolve => process.stdout.once("drain", () => resolve()));
}

export const printJson = (value: unknown): Promise<void> => print(JSON.stringify(value));

/** Does something for each report; one that cannot be read to the end is a warning, and the rest is done. */
export async function forEach(files: readonly string[], flags: ReadFlags, work: (document: Document) => Promise<void>): Promise<void> {
  for await (const document of documents(files, flags)) {
    try {
      await work(document);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "EPIPE") throw cause;
      say(`warning: ${document.id}: could not be read to the end (${(cause as Error).message}); left out`);
    }
  }
}
