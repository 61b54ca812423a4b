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
 * the SHA-256 of what follows), a space and an entry as JSON. A torn last line (a writer was stopped) is left out and told
 * to `warn`; any other line that does not fit its checksum is a `RecordFault`.
 */
export function readJournal(folder: string, warn: (message: string) => void): readonly Entry[] {
  return segments(folder).flatMap((path, i, all) => readSegment(path, i === all.length - 1, warn).entries);
}

/** The segments of a record in order; a folder that is no record is a `RecordFault`. */
export function segments(folder: string): readonly string[] {
  const place = join(folder, "journal");
  if (!existsSync(place))
    throw new RecordFault(
      "damaged",
      `${folder}: no record there (no journal); make one with attache ingest --record ${folder} FILE`,
    );
  return readdirSync(place)
    .filter(name => /^\d{6}\.jsonl$/.test(name))
    .sort()
    .map(name => join(place, name));
}

function readSegment(
  path: string,
  last: boolean,
  warn: (message: string) => void,
): { readonly entries: readonly Entry[]; readonly sound: number } {
  const bytes = readFileSync(path);
  const entries: Entry[] = [];
  let [start, line] = [0, 0];
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    const text = bytes.toString("utf8", start, end);
    line++;
    const sound =
      newline >= 0 && (line === 1 ? isHead(text, path) : checksum(text.slice(9)) === text.slice(0, 8));
    if (!sound) {
      const rest = newline < 0 || bytes.indexOf(10, newline + 1) < 0;
      if (!last || !rest)
        throw new RecordFault(
          "damaged",
          `${path}:${line}: line does not fit its checksum; restore the file from a backup`,
        );
      warn(`${path}:${line}: torn last line left out (a writer was stopped); what was acknowledged is whole`);
      return { entries, sound: start };
    }
    if (line > 1) entries.push(JSON.parse(text.slice(9)) as Entry);
    start = end + 1;
  }
  return { entries, sound: bytes.length };
}

function isHead(text: string, path: string): boolean {
  const version = /^attache-journal (\d+)$/.exec(text);
  if (version && Number(version[1]) > journalVersion)
    throw new RecordFault("damaged", `${path}: written by a later version (${version[1]}); update attache`);
  return version !== null;
}

const checksum = (text: string): string =>
  createHash("sha256").update(text, "utf8").digest("hex").slice(0, 8);

/** The one writer of a record: appends batches, each with one fsync before it returns. */
export class JournalWriter {
  readonly folder: string;
  #file: number;
  #size: number;
  #number: number;
  readonly #release: () => void;

  private constructor(folder: string, file: number, size: number, number: number, release: () => void) {
    this.folder = folder;
    this.#file = file;
    this.#size = size;
    this.#number = number;
    this.#release = release;
  }

  /** Opens a record to write, made when absent; waits up to five seconds for another writer, then a `RecordFault`. */
  static async open(folder: string, warn: (message: string) => void): Promise<JournalWriter> {
    onDisk(folder, () => mkdirSync(join(folder, "journal"), { recursive: true }));
    const release = await acquire(join(folder, "lock"));
    try {
      const all = segments(folder);
      const path = all.at(-1);
      if (path === undefined) return new JournalWriter(folder, ...begin(folder, 1), release);
      const { sound } = readSegment(path, true, warn);
      const file = onDisk(path, () => openSync(path, "r+"));
      ftruncateSync(file, sound);
      if (sound === 0) return new JournalWriter(folder, ...begin(folder, all.length), release);
      return new JournalWriter(folder, file, sound, all.length, release);
    } catch (fault) {
      release();
      throw fault;
    }
  }

  /** Appends entries and waits until they are on disk. A failed write or fsync is a `RecordFault`: nothing of the batch counts. */
  append(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    if (this.#size > segmentBytes) [this.#file, this.#size, this.#number] = this.#next();
    const bytes = Buffer.from(
      entries
        .map(e => JSON.stringify(e))
        .map(text => `${checksum(text)} ${text}\n`)
        .join(""),
      "utf8",
    );
    onDisk(this.folder, () => {
      for (let done = 0; done < bytes.length; )
        done += writeSync(this.#file, bytes, done, bytes.length - done, this.#size + done);
      fsyncSync(this.#file);
    });
    this.#size += bytes.length;
  }

  #next(): [number, number, number] {
    closeSync(this.#file);
    return begin(this.folder, this.#number + 1);
  }

  close(): void {
    closeSync(this.#file);
    this.#release();
  }
}

function begin(folder: string, number: number): [file: number, size: number, number: number] {
  const path = join(folder, "journal", `${String(number).padStart(6, "0")}.jsonl`);
  return onDisk(path, () => {
    const file = openSync(path, "w+");
    const head = Buffer.from(`attache-journal ${journalVersion}\n`);
    writeSync(file, head, 0, head.length, 0);
    fsyncSync(file);
    const place = openSync(join(folder, "journal"), "r");
    fsyncSync(place);
    closeSync(place);
    return [file, head.length, number];
  });
}

/** Runs a disk operation; its failure is a `RecordFault` that names the place. */
export function onDisk<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new RecordFault(
      "disk",
      `${place}: ${(cause as Error).message}; nothing of the last batch was acknowledged`,
    );
  }
}
