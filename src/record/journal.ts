import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { Entry } from "./entry.ts";
import { RecordFault } from "./fault.ts";
import { acquire } from "./lock.ts";

/** Bytes after which a new segment is begun. */
const segmentBytes = 64 * 1024 * 1024;

/** The format's version, the first line of every segment. A record of a later one is refused. */
export const journalVersion = 1;

/**
 * Reads all entries of a record, oldest first.
 *
 * A segment is a file `journal/NNNNNN.jsonl`: a line `attache-journal 1`, then lines of eight hex digits (the beginning of
 * the SHA-256 of the digits of the line before, a space, and what follows), a space and an entry as JSON. A torn last line (a
 * writer was stopped) is left out and told to `warn`; any other line that does not fit its checksum is a `RecordFault`.
 */
export function readJournal(folder: string, warn: (message: string) => void): readonly Entry[] {
  return [...eachEntry(folder, warn)];
}

/** The same one by one: no more than a segment is held in memory. */
export function* eachEntry(folder: string, warn: (message: string) => void): Generator<Entry> {
  const all = segments(folder);
  for (const [i, path] of all.entries()) yield* readSegment(path, i === all.length - 1, warn).entries;
}

/** The segments of a record in order; a folder that is no record is a `RecordFault`. */
export function segments(folder: string): readonly string[] {
  const place = join(folder, "journal");
  if (!existsSync(place))
    throw new RecordFault(
      "damaged",
      `${folder}: no record there (no journal); make one with attache ingest --record ${folder} FILE`,
    );
  const names = onDisk(place, () => readdirSync(place))
    .filter(name => /^\d{6}\.jsonl$/.test(name))
    .sort();
  const gap = names.findIndex((name, i) => name !== nameOf(i + 1));
  if (gap >= 0)
    throw new RecordFault("damaged", `${join(place, nameOf(gap + 1))}: missing; restore it from a backup`);
  return names.map(name => join(place, name));
}

const nameOf = (number: number): string => `${String(number).padStart(6, "0")}.jsonl`;

/** What a segment holds: its entries, how many bytes of it are sound, the checksum of its last line. */
interface Segment {
  readonly entries: readonly Entry[];
  readonly sound: number;
  readonly sum: string;
}

function readSegment(path: string, last: boolean, warn: (message: string) => void): Segment {
  const bytes = onDisk(path, () => readFileSync(path));
  const entries: Entry[] = [];
  let [start, line, sum] = [0, 0, ""];
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    const text = bytes.toString("utf8", start, newline < 0 ? bytes.length : newline);
    line++;
    const next = line === 1 ? headSum(text, path) : checksum(sum, text.slice(9));
    if (newline < 0 || (line === 1 ? next === undefined : next !== text.slice(0, 8))) {
      if (!last || !isTorn(bytes, start)) throw damaged(path, line);
      warn(`${path}:${line}: torn last line left out (a writer was stopped); what was acknowledged is whole`);
      break;
    }
    if (line > 1) entries.push(JSON.parse(text.slice(9)) as Entry);
    sum = next!;
    start = newline + 1;
  }
  return { entries, sound: start, sum };
}

/** What a stopped writer leaves: a line without an end, or blocks of zeros that were never written. */
function isTorn(bytes: Buffer, start: number): boolean {
  return bytes.indexOf(10, start) < 0 || bytes.indexOf(0, start) >= 0;
}

const damaged = (path: string, line: number): RecordFault =>
  new RecordFault(
    "damaged",
    `${path}:${line}: line does not fit its checksum; restore the file from a backup`,
  );

/** The checksum that a segment's first line begins the chain with; `undefined` where it is no such line. */
function headSum(text: string, path: string): string | undefined {
  const version = /^attache-journal (\d+)$/.exec(text);
  if (version && Number(version[1]) > journalVersion)
    throw new RecordFault("damaged", `${path}: written by a later version (${version[1]}); update attache`);
  return version === null ? undefined : checksum("", text);
}

/** The beginning of the SHA-256 of the line before's checksum and a line: no line can be changed, left out or moved unseen. */
const checksum = (before: string, text: string): string =>
  createHash("sha256").update(`${before} ${text}`, "utf8").digest("hex").slice(0, 8);

/** The segment that is written to: its file, number, bytes and last checksum. */
interface Open {
  readonly file: number;
  readonly number: number;
  readonly size: number;
  readonly sum: string;
}

/** The one writer of a record: appends batches, each with one fsync before it returns. */
export class JournalWriter {
  readonly folder: string;
  #open: Open;
  #failed = false;
  readonly #release: () => void;

  private constructor(folder: string, open: Open, release: () => void) {
    this.folder = folder;
    this.#open = open;
    this.#release = release;
  }

  /** Opens a record to write, made when absent; waits up to five seconds for another writer, then a `RecordFault`. */
  static async open(folder: string, warn: (message: string) => void): Promise<JournalWriter> {
    onDisk(folder, () => mkdirSync(join(folder, "journal"), { recursive: true }));
    const release = await acquire(join(folder, "lock"));
    try {
      const all = segments(folder);
      const path = all.at(-1);
      return new JournalWriter(
        folder,
        path === undefined ? begin(folder, 1) : reopen(folder, path, all.length, warn),
        release,
      );
    } catch (fault) {
      release();
      throw fault;
    }
  }

  /**
   * Appends entries and waits until they are on disk.
   *
   * A failed write or fsync is a `RecordFault`: nothing of the batch counts, and this writer takes no more.
   */
  append(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    if (this.#failed)
      throw new RecordFault("disk", `${this.folder}: an earlier write failed; open the record anew`);
    if (this.#open.size > segmentBytes) this.#open = this.#next();
    const { file, size } = this.#open;
    const { bytes, sum } = linesOf(entries, this.#open.sum);
    this.#failed = true;
    written(this.folder, bytes.length, () => {
      for (let done = 0; done < bytes.length; )
        done += writeSync(file, bytes, done, bytes.length - done, size + done);
      fsyncSync(file);
    });
    this.#failed = false;
    this.#open = { ...this.#open, size: size + bytes.length, sum };
  }

  #next(): Open {
    closeSync(this.#open.file);
    return begin(this.folder, this.#open.number + 1);
  }

  close(): void {
    closeSync(this.#open.file);
    this.#release();
  }
}

/** Entries as lines, each with the checksum that goes on from the one before. */
function linesOf(
  entries: readonly Entry[],
  before: string,
): { readonly bytes: Buffer; readonly sum: string } {
  let sum = before;
  const lines = entries.map(e => {
    const text = JSON.stringify(e);
    sum = checksum(sum, text);
    return `${sum} ${text}\n`;
  });
  return { bytes: Buffer.from(lines.join(""), "utf8"), sum };
}

/** The last segment opened to go on, what a stopped writer left cut off. */
function reopen(folder: string, path: string, number: number, warn: (message: string) => void): Open {
  const { sound, sum } = readSegment(path, true, warn);
  if (sound === 0) return begin(folder, number);
  return onDisk(path, () => {
    const file = openSync(path, "r+");
    ftruncateSync(file, sound);
    fsyncSync(file);
    return { file, number, size: sound, sum };
  });
}

/** A new segment with its first line, durable together with its name. */
function begin(folder: string, number: number): Open {
  const path = join(folder, "journal", nameOf(number));
  const head = `attache-journal ${journalVersion}`;
  return onDisk(path, () => {
    const file = openSync(path, "w+");
    writeSync(file, `${head}\n`, 0);
    fsyncSync(file);
    for (const place of [join(folder, "journal"), folder]) {
      const directory = openSync(place, "r");
      fsyncSync(directory);
      closeSync(directory);
    }
    return { file, number, size: head.length + 1, sum: checksum("", head) };
  });
}

/** Runs a write; its failure names the place and how much room was wanted. */
function written(place: string, bytes: number, work: () => void): void {
  try {
    work();
  } catch (cause) {
    throw new RecordFault(
      "disk",
      `${place}: ${(cause as Error).message}; ${bytes} bytes could not be written and are not acknowledged; make room and run the same command again`,
    );
  }
}

/** Runs a disk operation; its failure is a `RecordFault` that names the place. */
export function onDisk<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof RecordFault) throw cause;
    throw new RecordFault("disk", `${place}: ${(cause as Error).message}`);
  }
}
