import { createHash } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { byKey, type ListedLine } from "../world/geonames.ts";
import { placeKey } from "../world/place-name.ts";

/** Rows that are sorted in memory at a time; more go through files beside the one to be written. */
export const rowsInMemory = 250_000;

/** A file of sorted lines in the making, in flat memory for any number of rows. */
export interface SortedFile {
  readonly add: (rows: readonly ListedLine[]) => void;
  /** Writes all rows, equal ones once, after the line that `first` makes of what was counted; replaces the file at once or not at all. */
  readonly finish: (first: (counted: Counted) => string) => Counted;
  /** Takes away what was written beside the file; the file itself stays as it was. */
  readonly drop: () => void;
}

export interface Counted {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Begins the file; `firstBytes` is the length of its first line. */
export function sortedFile(path: string, firstBytes: number, most: number = rowsInMemory): SortedFile {
  const beside = `${path}.tmp`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true });
  const parts: string[] = [];
  let held: ListedLine[] = [];
  const drop = () => rmSync(beside, { recursive: true, force: true });
  const sorted = () => held.sort(byKey);
  return {
    add: rows => {
      held.push(...rows);
      if (held.length < most) return;
      const part = join(beside, `${parts.length}`);
      writeLines(part, sorted(), 0);
      parts.push(part);
      held = [];
    },
    finish: first => {
      const whole = join(beside, "whole");
      const counted = writeLines(whole, unique(merged([...parts.map(readLines), sorted()])), firstBytes);
      seal(whole, first(counted), firstBytes);
      renameSync(whole, path);
      drop();
      return counted;
    },
    drop,
  };
}

/** Writes lines after a gap for the first one. */
function writeLines(path: string, rows: Iterable<ListedLine>, gap: number): Counted {
  const file = openSync(path, "w");
  const hash = createHash("sha256");
  let [count, bytes, held] = [0, 0, ""];
  const flush = () => {
    const block = Buffer.from(held, "utf8");
    hash.update(block);
    for (let at = 0; at < block.length; )
      at += writeSync(file, block, at, block.length - at, gap + bytes + at);
    bytes += block.length;
    held = "";
  };
  try {
    for (const { line } of rows) {
      held += `${line}\n`;
      count++;
      if (held.length > 1 << 20) flush();
    }
    flush();
  } finally {
    closeSync(file);
  }
  return { rows: count, bytes, sha256: hash.digest("hex") };
}

/** Fills the gap before the lines, and sees that all is on the disk. */
function seal(path: string, first: string, length: number): void {
  const file = openSync(path, "r+");
  try {
    const line = Buffer.from(`${first.padEnd(length - 1)}\n`, "utf8");
    if (line.length !== length) throw new RangeError("sorted file: the first line does not fit");
    writeSync(file, line, 0, length, 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The lines of a part, read in blocks. */
function* readLines(path: string): Generator<ListedLine> {
  const file = openSync(path, "r");
  const block = Buffer.alloc(1 << 16);
  let rest = Buffer.alloc(0);
  try {
    for (;;) {
      const got = readSync(file, block, 0, block.length, null);
      if (got === 0) return;
      const bytes = Buffer.concat([rest, block.subarray(0, got)]);
      const end = bytes.lastIndexOf(10) + 1;
      for (const line of bytes.toString("utf8", 0, end).split("\n"))
        if (line !== "") yield { key: placeKey(line.slice(0, line.indexOf("\t"))), line };
      rest = Buffer.from(bytes.subarray(end));
    }
  } finally {
    closeSync(file);
  }
}

/** Sorted runs as one, the least of their next rows first. */
function* merged(runs: readonly Iterable<ListedLine>[]): Generator<ListedLine> {
  const open = runs.map(run => run[Symbol.iterator]());
  const next = open.flatMap(run => {
    const { done, value } = run.next();
    return done ? [] : [{ run, value: value as ListedLine }];
  });
  next.sort((a, b) => byKey(a.value, b.value));
  while (next.length > 0) {
    const first = next.shift()!;
    yield first.value;
    const { done, value } = first.run.next();
    if (done) continue;
    const at = next.findIndex(other => byKey(value, other.value) <= 0);
    next.splice(at < 0 ? next.length : at, 0, { run: first.run, value });
  }
}

function* unique(rows: Iterable<ListedLine>): Generator<ListedLine> {
  let before: string | undefined;
  for (const row of rows) {
    if (row.line !== before) yield row;
    before = row.line;
  }
}
