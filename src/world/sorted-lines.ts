import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { placeKey } from "./place-name.ts";

/** Bytes of a file of lines that are sorted by `placeKey` of what stands before their first tab. */
export interface SortedLines {
  readonly size: number;
  /** Bytes from an offset on, fewer at the end. */
  readonly read: (at: number, length: number) => Buffer;
}

/** Lines held in memory. */
export const inMemory = (bytes: Buffer): SortedLines => ({
  size: bytes.length,
  read: (at, length) => bytes.subarray(at, at + length),
});

/** Lines of a file of any size, read where they are asked for; `size` is the file's when it is opened. */
export function onDisk(path: string): SortedLines {
  const within = <T>(use: (file: number) => T): T => {
    const file = openSync(path, "r");
    try {
      return use(file);
    } finally {
      closeSync(file);
    }
  };
  const size = within(file => fstatSync(file).size);
  return {
    size,
    read: (at, length) =>
      within(file => {
        const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - at)));
        return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, at));
      }),
  };
}

const block = 4096;

/** All lines under a key, in the file's order, cut into their cells. */
export function linesUnder(lines: SortedLines, key: string): readonly (readonly string[])[] {
  let low = 0;
  let high = lines.size;
  // The first line under the key begins in [low, high].
  while (high - low > block) {
    const middle = (low + high) >>> 1;
    const line = lineAfter(lines, middle);
    if (line === undefined || line.start >= high) high = middle;
    else if (keyOf(line.text) < key) low = line.start;
    else high = middle;
  }
  return under(lines, key, low);
}

const keyOf = (line: string): string => {
  const tab = line.indexOf("\t");
  return placeKey(tab < 0 ? line : line.slice(0, tab));
};

/** The first whole line that begins after an offset (or at 0). */
function lineAfter(
  lines: SortedLines,
  at: number,
): { readonly start: number; readonly text: string } | undefined {
  const from = at === 0 ? 0 : nextStart(lines, at);
  if (from >= lines.size) return undefined;
  const end = nextStart(lines, from);
  return {
    start: from,
    text: lines
      .read(from, end - from)
      .toString("utf8")
      .trimEnd(),
  };
}

/** Where the line after an offset begins; the end of the file where none does. */
function nextStart(lines: SortedLines, at: number): number {
  for (let from = at; from < lines.size; from += 256) {
    const found = lines.read(from, 256).indexOf(10);
    if (found >= 0) return from + found + 1;
  }
  return lines.size;
}

/** The lines under a key from the start of a line on, which lies before them. */
function under(lines: SortedLines, key: string, start: number): readonly (readonly string[])[] {
  const out: (readonly string[])[] = [];
  for (let at = start; at < lines.size; ) {
    const bytes = lines.read(at, 2 * block);
    const last = bytes.lastIndexOf(10);
    const whole = at + bytes.length >= lines.size ? bytes.length : last + 1;
    if (whole === 0) return out;
    for (const line of bytes.toString("utf8", 0, whole).split("\n")) {
      const order = line === "" ? "" : keyOf(line);
      if (order === key && line !== "") out.push(line.split("\t"));
      else if (order > key) return out;
    }
    at += whole;
  }
  return out;
}
