import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Entry, isEntry } from "./entry.ts";
import { onDisk, RecordFault } from "./fault.ts";

/** The format's version, the first line of every segment. A record of a later one is refused. */
export const journalVersion = 2;

/** The first version whose lines say where a batch begins. */
const batchVersion = 2;

/** A line of a segment after its first, without its end. */
export interface Line {
  /** Eight hex digits, as they are written. */
  readonly sum: string;
  /** Whether it begins a batch: what stands before it was on disk when it was written. */
  readonly first: boolean;
  /** An entry as JSON. */
  readonly text: string;
}

/** What a segment holds: its entries, how many bytes of it are sound, the checksum of its last line, its version. */
export interface Segment {
  readonly entries: readonly Entry[];
  /** Its lines, where they were asked for. */
  readonly lines: readonly Line[];
  /** Where its last batch begins, in bytes. */
  readonly batch: number;
  readonly sound: number;
  readonly sum: string;
  readonly version: number;
}

export const headLine = (version: number): string => `attache-journal ${version}`;

/** The beginning of the SHA-256 of the line before's checksum and a line: no line can be changed, left out or moved unseen. */
export const checksum = (before: string, marked: string): string =>
  createHash("sha256").update(`${before}${marked}`, "utf8").digest("hex").slice(0, 8);

const begins = "+";
const goesOn = " ";

/** A line as it is written, with its end. */
export function lineAfter(
  before: string,
  first: boolean,
  text: string,
): { readonly sum: string; readonly bytes: string } {
  const marked = `${first ? begins : goesOn}${text}`;
  const sum = checksum(before, marked);
  return { sum, bytes: `${sum}${marked}\n` };
}

/** Reads a segment. A torn end of the `last` one (a writer was stopped) is left out and told; all else that is not sound is a `RecordFault`. */
export function readSegment(
  path: string,
  last: boolean,
  warn: (message: string) => void,
  withLines = false,
): Segment {
  const bytes = onDisk(path, () => readFileSync(path));
  const [entries, lines]: [Entry[], Line[]] = [[], []];
  let [start, sum, version, batch] = [0, "", 0, 0];
  for (let number = 1; start < bytes.length; number++) {
    const end = bytes.indexOf(10, start);
    const text = bytes.toString("utf8", start, end < 0 ? bytes.length : end);
    const line = end < 0 ? undefined : number === 1 ? headOf(text, path) : lineOf(text, sum);
    if (line === undefined) {
      if (!last || !isTorn(bytes, start)) throw damaged(path, number);
      warn(
        `${path}:${number}: torn last line left out (a writer was stopped); what was acknowledged is whole`,
      );
      break;
    }
    if ("version" in line) version = line.version;
    else {
      entries.push(entryOf(line.text, path, number));
      if (withLines) lines.push(line);
      if (line.first || version < batchVersion) batch = start;
    }
    sum = line.sum;
    start = end + 1;
  }
  return { entries, lines, batch, sound: start, sum, version };
}

/** The line of a segment, if it fits its checksum. */
function lineOf(text: string, before: string): Line | undefined {
  const sum = text.slice(0, 8);
  if (sum.length < 8 || checksum(before, text.slice(8)) !== sum) return undefined;
  return { sum, first: text[8] === begins, text: text.slice(9) };
}

/** The version in a segment's first line, and what the chain of checksums begins with; `undefined` where it is no such line. */
function headOf(text: string, path: string): { readonly version: number; readonly sum: string } | undefined {
  const version = Number(/^attache-journal (\d+)$/.exec(text)?.[1] ?? 0);
  if (version > journalVersion) throw newer(path, `format ${version}`);
  return version === 0 ? undefined : { version, sum: checksum("", goesOn + text) };
}

/**
 * What a stopped writer leaves: a line without an end, or blocks of zeros that were never written, in the batch that it was
 * writing. A later batch proves that the line had been on disk, so that the disk has lost it since.
 */
function isTorn(bytes: Buffer, start: number): boolean {
  const rest = bytes.toString("latin1", start);
  if (/\n[0-9a-f]{8}\+\{/.test(rest)) return false;
  return !rest.includes("\n") || rest.includes("\0");
}

/** A line's entry; one of a kind that this version does not know was written by a later one. */
export function entryOf(text: string, path: string, number: number): Entry {
  const value: unknown = JSON.parse(text);
  if (isEntry(value)) return value;
  throw newer(`${path}:${number}`, "an unknown kind of line");
}

/** Whether a fault says that a later version has written the record: nothing of it may be changed. */
export const isNewer = (fault: unknown): boolean => fault instanceof NewerFault;

class NewerFault extends RecordFault {}

const newer = (place: string, what: string): RecordFault =>
  new NewerFault(
    "damaged",
    `${place}: written by a later version (${what}); update attache to read this record`,
  );

const damaged = (path: string, line: number): RecordFault =>
  new RecordFault(
    "damaged",
    `${path}:${line}: line does not fit its checksum; restore the file from a backup, or run attache verify --repair, which keeps every sound line`,
  );

/** Whether a segment of this version marks its batches, so that it may be written on. */
export const isCurrent = ({ version }: Pick<Segment, "version">): boolean => version >= batchVersion;
