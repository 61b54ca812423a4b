import {
  closeSync,
  existsSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  writeSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Entry } from "./entry.ts";
import { onDisk, RecordFault } from "./fault.ts";
import { acquire } from "./lock.ts";
import { checksum, headLine, isCurrent, journalVersion, lineAfter, readSegment } from "./segment.ts";

/** Bytes after which a new segment is begun. */
const segmentBytes = 64 * 1024 * 1024;

/**
 * Reads all entries of a record, oldest first.
 *
 * A segment is a file `journal/NNNNNN.jsonl`: a line `attache-journal 2`, then lines of eight hex digits (the beginning of
 * the SHA-256 of the digits of the line before and what follows), a `+` where a batch begins, else a space, and an entry as
 * JSON. A torn last line (a writer was stopped) is left out and told to `warn`; any other line that does not fit its checksum
 * is a `RecordFault`, and so is a record that a later version has written.
 */
export function readJournal(folder: string, warn: (message: string) => void): readonly Entry[] {
  return [...eachEntry(folder, warn)];
}

/** The same one by one: no more than a segment is held in memory. */
export function* eachEntry(folder: string, warn: (message: string) => void): Generator<Entry> {
  const all = segments(folder);
  for (const [i, path] of all.entries()) yield* readSegment(path, i === all.length - 1, warn).entries;
}

/** The segments of a record in order; a folder that is no record is a `RecordFault`, and so is one of which a segment is missing. */
export function segments(folder: string): readonly string[] {
  const all = allSegments(folder);
  const gap = all.find(path => !existsSync(path));
  if (gap !== undefined)
    throw new RecordFault(
      "damaged",
      `${gap}: missing; restore it from a backup, or run attache verify --repair`,
    );
  return all;
}

/** The files that the segments of a record should be, up to the last that is there. */
export function allSegments(folder: string): readonly string[] {
  const place = join(folder, "journal");
  if (!existsSync(place))
    throw new RecordFault(
      "damaged",
      `${folder}: no record there (no journal); make one with attache ingest --record ${folder} FILE`,
    );
  const numbers = onDisk(place, () => readdirSync(place)).map(name =>
    Number(/^(\d{6})\.jsonl$/.exec(name)?.[1] ?? 0),
  );
  return Array.from({ length: Math.max(0, ...numbers) }, (_, i) => join(place, nameOf(i + 1)));
}

const nameOf = (number: number): string => `${String(number).padStart(6, "0")}.jsonl`;

/** The segment that is written to: its file, number, bytes and last checksum. */
interface Open {
  readonly file: number;
  readonly number: number;
  readonly size: number;
  readonly sum: string;
}

/** The one writer of a record: appends batches, each with one fsync before it counts. */
export class JournalWriter {
  readonly folder: string;
  #open: Open;
  #failed = false;
  /** What waits for the next batch of `commit`, that batch where it is not begun, and the end of all begun. */
  #waiting: Entry[] = [];
  #coming: Promise<void> | undefined;
  #begun: Promise<void> = Promise.resolve();
  readonly #release: () => void;

  private constructor(folder: string, open: Open, release: () => void) {
    this.folder = folder;
    this.#open = open;
    this.#release = release;
  }

  /** Opens a record to write, made when absent; waits up to five seconds for another writer, then a `RecordFault`. */
  static async open(folder: string, warn: (message: string) => void): Promise<JournalWriter> {
    makeFolder(join(folder, "journal"));
    const release = await lockRecord(folder);
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
    const batch = this.#take(entries);
    try {
      writeAt(this.#open.file, batch.bytes, this.#open.size);
      fsyncSync(this.#open.file);
    } catch (cause) {
      throw this.#refused(batch, cause as Error);
    }
    this.#keep(batch);
  }

  /**
   * Appends entries, and is done once they and all before them are on disk; meanwhile the caller goes on.
   *
   * What comes while a batch is being written goes into the next one together: one fsync serves them all. A failed write or
   * fsync is a `RecordFault` for all of its batch and for whatever comes after. Not to be mixed with `append`.
   */
  commit(entries: readonly Entry[]): Promise<void> {
    this.#waiting.push(...entries);
    if (this.#coming === undefined) {
      this.#coming = this.#begun.then(() => this.#commitWaiting());
      this.#begun = this.#coming;
    }
    return this.#coming;
  }

  async #commitWaiting(): Promise<void> {
    const entries = this.#waiting.splice(0);
    this.#coming = undefined;
    if (entries.length === 0) return;
    const batch = this.#take(entries);
    try {
      writeAt(this.#open.file, batch.bytes, this.#open.size);
      await synced(this.#open.file);
    } catch (cause) {
      throw this.#refused(batch, cause as Error);
    }
    this.#keep(batch);
  }

  /** Entries as the batch that is written next; until it is kept the writer counts as failed. */
  #take(entries: readonly Entry[]): Batch {
    if (this.#failed)
      throw new RecordFault("disk", `${this.folder}: an earlier write failed; open the record anew`);
    if (this.#open.size > segmentBytes) this.#open = this.#next();
    this.#failed = true;
    return batchOf(entries, this.#open.sum);
  }

  #keep({ bytes, sum }: Batch): void {
    this.#failed = false;
    this.#open = { ...this.#open, size: this.#open.size + bytes.length, sum };
  }

  #refused({ bytes }: Batch, cause: Error): RecordFault {
    this.#takeBack(this.#open.size);
    return unwritten(this.folder, bytes.length, cause);
  }

  /** Cuts off a batch that failed. Where that fails too, it is cut off or written anew when the record is opened next. */
  #takeBack(size: number): void {
    try {
      ftruncateSync(this.#open.file, size);
    } catch {
      // The disk takes nothing at all; the fault that is thrown next says so.
    }
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

/** Keeps other writers out; gives what lets them in again. Waits up to five seconds for another writer, then a `RecordFault`. */
export const lockRecord = (folder: string): Promise<() => void> => acquire(join(folder, "lock"));

/** The lines of a batch, and the checksum of its last. */
interface Batch {
  readonly bytes: Buffer;
  readonly sum: string;
}

/** Entries as the lines of one batch, each with the checksum that goes on from the one before. */
function batchOf(entries: readonly Entry[], before: string): Batch {
  let sum = before;
  const lines = entries.map((entry, i) => {
    const line = lineAfter(sum, i === 0, JSON.stringify(entry));
    sum = line.sum;
    return line.bytes;
  });
  return { bytes: Buffer.from(lines.join(""), "utf8"), sum };
}

/** The last segment opened to go on, what a stopped writer left cut off; a new one after a segment of an older version. */
function reopen(folder: string, path: string, number: number, warn: (message: string) => void): Open {
  const segment = readSegment(path, true, warn);
  const { sound, sum, batch } = segment;
  if (sound === 0) return begin(folder, number);
  const file = onDisk(path, () => {
    const file = openSync(path, "r+");
    ftruncateSync(file, sound);
    // The last batch may be in memory alone: after a failed fsync the system takes it for written.
    const last = Buffer.alloc(sound - batch);
    readSync(file, last, 0, last.length, batch);
    writeAt(file, last, batch);
    fsyncSync(file);
    return file;
  });
  if (isCurrent(segment)) return { file, number, size: sound, sum };
  closeSync(file);
  return begin(folder, number + 1);
}

/** A new segment with its first line, durable together with its name. */
function begin(folder: string, number: number): Open {
  const path = join(folder, "journal", nameOf(number));
  const head = headLine(journalVersion);
  return onDisk(path, () => {
    const file = openSync(path, "w+");
    writeSync(file, `${head}\n`, 0);
    fsyncSync(file);
    for (const place of [join(folder, "journal"), folder]) syncFolder(place);
    return { file, number, size: head.length + 1, sum: checksum("", ` ${head}`) };
  });
}

/** Makes a folder with those above it, durable with its name. */
function makeFolder(place: string): void {
  onDisk(place, () => {
    const made = mkdirSync(place, { recursive: true });
    if (made === undefined) return;
    for (let at = resolve(place); ; at = dirname(at)) {
      syncFolder(dirname(at));
      if (at === resolve(made)) return;
    }
  });
}

/** Makes the names in a folder durable. */
export function syncFolder(place: string): void {
  const directory = openSync(place, "r");
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

function writeAt(file: number, bytes: Buffer, at: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(file, bytes, done, bytes.length - done, at + done);
}

const synced = promisify(fsync);

const unwritten = (place: string, bytes: number, cause: Error): RecordFault =>
  new RecordFault(
    "disk",
    `${place}: ${cause.message}; ${bytes} bytes could not be written and are not acknowledged; make room and run the same command again`,
  );
