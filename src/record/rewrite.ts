import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Entry } from "./entry.ts";
import { onDisk } from "./fault.ts";
import { segments, syncFolder } from "./journal.ts";
import { checksum, headLine, journalVersion, type Line, lineAfter, readSegment } from "./segment.ts";

/**
 * Takes entries out of a record for good, an empty line in the place of each; gives how many. Only for who keeps writers out.
 *
 * The last segment goes first: whoever is stopped finds the line of a report, by which the others are known, until they are gone.
 */
export function takeOut(folder: string, isOut: (entry: Entry) => boolean): number {
  let taken = 0;
  const all = segments(folder);
  for (const [i, path] of [...all.entries()].reverse()) {
    const { entries, lines } = readSegment(path, i === all.length - 1, () => {}, true);
    const out = entries.map(isOut);
    const count = out.filter(Boolean).length;
    if (count > 0)
      rewriteSegment(
        path,
        lines.map((line, n) => (out[n] ? { ...line, text: erased } : line)),
      );
    taken += count;
  }
  return taken;
}

/** What stands in the place of a line that is gone. */
export const erased = JSON.stringify({ kind: "erased" } satisfies Entry);

/** Puts other lines in a segment's place: written beside it, made durable, swapped in by a rename. Only for who keeps writers out. */
export function rewriteSegment(path: string, lines: readonly Pick<Line, "first" | "text">[]): void {
  const head = headLine(journalVersion);
  let sum = checksum("", ` ${head}`);
  const next = `${path}.next`;
  onDisk(next, () => {
    const file = openSync(next, "w");
    try {
      writeAll(file, `${head}\n`);
      for (const { first, text } of lines) {
        const line = lineAfter(sum, first, text);
        writeAll(file, line.bytes);
        sum = line.sum;
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(next, path);
    syncFolder(dirname(path));
  });
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done);
}
