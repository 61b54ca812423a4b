import { ModelFault } from "../../text/fault.ts";
import { readChecked } from "../model.ts";

/** A table of signed bytes with what one unit of each row is worth. */
export interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly bytes: Int8Array;
  readonly scales: Float32Array;
}

/** A trained neural reader as its file holds it. */
export interface NeuralWeights {
  readonly tags: readonly string[];
  readonly labels: readonly string[];
  /** Numbers a word carries from layer to layer, and how many layers. */
  readonly width: number;
  readonly layers: number;
  /** Numbers by which arcs and labels are compared. */
  readonly arc: number;
  readonly label: number;
  /** The words of the fixed vectors, in the order of their rows from 1; row 0 is for all others. */
  readonly words: readonly string[];
  readonly tables: Readonly<Record<string, Table>>;
  readonly floats: Readonly<Record<string, Float32Array>>;
}

interface Section {
  readonly name: string;
  readonly kind: "table" | "floats" | "text";
  readonly rows: number;
  readonly columns: number;
  readonly offset: number;
}

interface Header {
  readonly format: 1;
  readonly tags: readonly string[];
  readonly labels: readonly string[];
  readonly width: number;
  readonly layers: number;
  readonly arc: number;
  readonly label: number;
  readonly sections: readonly Section[];
}

const magic = "ATTACHEN";

/**
 * Reads a neural weights file: the eight letters `ATTACHEN`; the header's length in bytes (u32, little-endian); the header, JSON in
 * UTF-8, padded with spaces so that what follows lies at a multiple of 16; sections, each at its `offset` from there, a multiple of 16.
 * A section is `floats` (rows x columns f32), a `table` (rows f32 scales, then rows x columns i8) or `text` (columns bytes of UTF-8).
 *
 * A file that is cut, altered (`sha256` of its card) or of another format is a `ModelFault`.
 */
export function readNeural(path: string, sha256: string): NeuralWeights {
  const file = readChecked(path, sha256);
  if (file.toString("latin1", 0, 8) !== magic)
    throw new ModelFault(path, "is no neural weights file of this version; install the package again");
  const start = 12 + file.readUInt32LE(8);
  const header = JSON.parse(file.toString("utf8", 12, start)) as Header;
  const shared = new SharedArrayBuffer(file.length - start);
  new Uint8Array(shared).set(file.subarray(start));
  const tables: Record<string, Table> = {};
  const floats: Record<string, Float32Array> = {};
  let words: readonly string[] = [];
  for (const { name, kind, rows, columns, offset } of header.sections) {
    if (kind === "floats") floats[name] = new Float32Array(shared, offset, rows * columns);
    else if (kind === "text")
      words = file.toString("utf8", start + offset, start + offset + columns).split("\n");
    else
      tables[name] = {
        rows,
        columns,
        scales: new Float32Array(shared, offset, rows),
        bytes: new Int8Array(shared, offset + rows * 4, rows * columns),
      };
  }
  const { tags, labels, width, layers, arc, label } = header;
  return { tags, labels, width, layers, arc, label, words, tables, floats };
}
