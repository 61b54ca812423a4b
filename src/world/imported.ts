import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { onDisk, type SortedLines } from "./sorted-lines.ts";

/** The file in a `--lexicon` folder where `attache places import` keeps what it has read. */
export const importedName = "places.tsv";

/** Bytes of the first line, its end included. */
export const stampBytes = 512;

/** What opens an imported file: "!" and a space sort before any name. */
const mark = "! attache places 1";

/**
 * The first line of an imported file: its rows, the bytes and SHA-256 of what follows, and what was asked of the import.
 *
 * It tells a whole file from one cut short, and stands for the file where lexicons are hashed.
 */
export interface Stamp {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly asked: string;
}

/** A stamp as it is written, padded to the length of the first line. */
export const stampLine = (s: Stamp): string =>
  `${mark}\trows=${s.rows}\tbytes=${s.bytes}\tsha256=${s.sha256}\t${s.asked}`.padEnd(stampBytes - 1);

/** The stamp of a folder's imported places; `undefined` where there are none; a damaged file is a `LexiconFault`. */
export function readStamp(folder: string): Stamp | undefined {
  const path = join(folder, importedName);
  if (!existsSync(path)) return undefined;
  const cells = headOf(path).trimEnd().split("\t");
  const value = (name: string) => cells.find(c => c.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
  const [rows, bytes] = [Number(value("rows")), Number(value("bytes"))];
  if (cells[0] !== mark || !(bytes > 0))
    throw new LexiconFault(path, 1, "not written by `attache places import`; import it anew");
  if (statSync(path).size !== stampBytes + bytes)
    throw new LexiconFault(path, undefined, "cut short or changed since it was written; import it anew");
  return { rows, bytes, sha256: value("sha256"), asked: cells.slice(4).join("\t") };
}

function headOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(stampBytes);
    return bytes.toString("utf8", 0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}

/** The imported places of a folder, looked up where they lie; `undefined` where there are none. */
export const openImported = (folder: string): SortedLines | undefined =>
  readStamp(folder) === undefined ? undefined : onDisk(join(folder, importedName));
