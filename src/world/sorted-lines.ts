import { fstatSync, openSync, readSync } from "node:fs";
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

const block = 4096;
/** Blocks of a file that are held; then all are let go. The first steps of every search meet the same ones. */
const mostBlocks = 4096;

/** Lines of a file of any size, read where they are asked for; it stays open as long as the program runs. */
export function onDisk(path: string): SortedLines {
  const file = openSync(path, "r");
  const { size } = fstatSync(file);
  const held = new Map<number, Buffer>();
  const blockAt = (n: number): Buffer => {
    const known = held.get(n);
    if (known !== undefined) return known;
    const bytes = Buffer.allocUnsafe(block);
    const read = bytes.subarray(0, readSync(file, bytes, 0, block, n * block));
    if (held.size >= mostBlocks) held.clear();
    held.set(n, read);
    return read;
  };
  return {
    size,
    read: (at, length) => {
      const end = Math.min(size, at + length);
      const out: Buffer[] = [];
      for (let from = at; from < end; from = (Math.floor(from / block) + 1) * block) {
        const n = Math.floor(from / block);
        out.push(blockAt(n).subarray(from - n * block, end - n * block));
      }
      return out.length === 1 ? out[0]! : Buffer.concat(out);
    },
  };
}

/** The lines under a key, each cut into its cells, in the file's order. */
export type LineFinder = (key: string) => readonly (readonly string[])[];

/** Bytes between the lines whose keys a search looks at first, and how many such keys are remembered. */
const step = 1024;
const mostKeys = 100_000;

/** Looks lines up by key. */
export function lineFinder(lines: SortedLines): LineFinder {
  const keys = new Map<number, string>();
  const steps = Math.ceil(lines.size / step);
  /** The key of the first line that begins in or after a step; none where no line does. */
  const keyAt = (n: number): string | undefined => {
    const known = keys.get(n);
    if (known !== undefined) return known;
    const from = n === 0 ? 0 : nextStart(lines, n * step - 1);
    if (from >= lines.size) return undefined;
    const key = keyOf(
      lines
        .read(from, nextStart(lines, from) - from)
        .toString("utf8")
        .trimEnd(),
    );
    if (keys.size >= mostKeys) keys.clear();
    keys.set(n, key);
    return key;
  };
  return key => {
    let [low, high] = [0, steps];
    // The first line under the key begins in step `low` or later.
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      const found = keyAt(middle);
      if (found !== undefined && found < key) low = middle;
      else high = middle;
    }
    return under(lines, key, low === 0 ? 0 : nextStart(lines, low * step - 1));
  };
}

const keyOf = (line: string): string => {
  const tab = line.indexOf("\t");
  return placeKey(tab < 0 ? line : line.slice(0, tab));
};

/** Where the line after an offset begins; the end of the file where none does. */
function nextStart(lines: SortedLines, at: number): number {
  for (let from = at; from < lines.size; from += 256) {
    const found = lines.read(from, Math.min(256, lines.size - from)).indexOf(10);
    if (found >= 0) return from + found + 1;
  }
  return lines.size;
}

/** The lines under a key from the start of a line on, which lies before them. */
function under(lines: SortedLines, key: string, start: number): readonly (readonly string[])[] {
  const out: (readonly string[])[] = [];
  for (let at = start; at < lines.size; ) {
    const end = nextStart(lines, Math.min(lines.size, at + step) - 1);
    for (const line of lines
      .read(at, end - at)
      .toString("utf8")
      .split("\n")) {
      if (line === "") continue;
      const order = keyOf(line);
      if (order > key) return out;
      if (order === key) out.push(line.split("\t"));
    }
    at = end;
  }
  return out;
}
