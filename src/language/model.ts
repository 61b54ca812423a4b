import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { ModelFault } from "../text/fault.ts";

/**
 * A sparse linear model: 32-bit feature keys to rows of (class, weight) pairs.
 *
 * `slots` is an open-addressing table of pairs (key, place), its number of pairs a power of two; a place is the row's first
 * entry << 8 | the row's length, 0 for an empty slot. Entries are `class << 8 | (weight & 255)`, weight a signed byte.
 * Key and place lie side by side so that a feature that the model lacks costs one cache line.
 */
export interface LinearModel {
  readonly classes: readonly string[];
  readonly slots: Int32Array;
  readonly entries: Int16Array;
  /** Number of rows. */
  readonly rows: number;
}

const slotOf = (key: number, mask: number): number => (Math.imul(key, 0x9e3779b1) >>> 7) & mask;

/** Where the rows of the features at hand lie: found all at once, so that the waits for memory overlap. */
const places = new Int32Array(128);

/** Sets `scores` (one per class) to the sum of the rows of the first `count` features (at most 128). */
export function score(model: LinearModel, features: Int32Array, count: number, scores: Int32Array): void {
  const { slots, entries } = model;
  const mask = (slots.length >> 1) - 1;
  for (let f = 0; f < count; f++) {
    const key = features[f]!;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    let place = slots[2 * slot + 1]!;
    while (place !== 0 && slots[2 * slot] !== key) {
      slot = (slot + 1) & mask;
      place = slots[2 * slot + 1]!;
    }
    places[f] = place;
  }
  scores.fill(0);
  for (let f = 0; f < count; f++) {
    const start = places[f]! >>> 8;
    const end = start + (places[f]! & 255);
    for (let e = start; e < end; e++) {
      const entry = entries[e]!;
      scores[entry >> 8] = (scores[entry >> 8]! + ((entry << 24) >> 24)) | 0;
    }
  }
}

/** The header of a weights file, written by `npm run train`. */
export interface ModelHeader {
  readonly format: 1;
  readonly part: string;
  readonly classes: readonly string[];
  readonly rows: number;
  readonly entries: number;
  readonly extra: Readonly<Record<string, unknown>>;
}

const magic = "ATTACHE1";

/**
 * A weights file, gzipped: the eight letters `ATTACHE1`; the header's length in bytes (u32, little-endian); the header, JSON in UTF-8,
 * padded with spaces to a multiple of four; `rows` keys (i32); `rows` row lengths (u8); padding to two; `entries` classes (u8);
 * `entries` weights (i8).
 */
export function encodeModel(
  header: ModelHeader,
  keys: Int32Array,
  lengths: Uint8Array,
  classes: Uint8Array,
  weights: Int8Array,
): Uint8Array {
  const json = JSON.stringify(header);
  const head = Buffer.from(json + " ".repeat((4 - (Buffer.byteLength(json) % 4)) % 4), "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const view = (a: Int32Array | Uint8Array | Int8Array) => Buffer.from(a.buffer, a.byteOffset, a.byteLength);
  return gzipSync(
    Buffer.concat([
      Buffer.from(magic),
      length,
      head,
      view(keys),
      view(lengths),
      view(classes),
      view(weights),
    ]),
    { level: 9 },
  );
}

/** Reads a weights file; one that is cut, altered (`sha256` of its card) or of another format is a `ModelFault`. */
export function readModel(
  path: string,
  sha256: string,
): LinearModel & { readonly extra: ModelHeader["extra"] } {
  const bytes = gunzipSync(readChecked(path, sha256));
  if (bytes.toString("latin1", 0, 8) !== magic)
    throw new ModelFault(path, "is no weights file of this version; run npm run train");
  const headLength = bytes.readUInt32LE(8);
  const header = JSON.parse(bytes.toString("utf8", 12, 12 + headLength)) as ModelHeader;
  const start = 12 + headLength;
  const keys = new Int32Array(
    bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + start + header.rows * 4),
  );
  const lengths = bytes.subarray(start + header.rows * 4, start + header.rows * 5);
  const classes = bytes.subarray(start + header.rows * 5, start + header.rows * 5 + header.entries);
  const weights = bytes.subarray(
    start + header.rows * 5 + header.entries,
    start + header.rows * 5 + header.entries * 2,
  );
  return { classes: header.classes, extra: header.extra, ...table(keys, lengths, classes, weights) };
}

/** The bytes of a model's file, if they are those its card names. */
export function readChecked(path: string, sha256: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new ModelFault(path, `cannot be read (${(cause as Error).message}); install the package again`);
  }
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== sha256)
    throw new ModelFault(
      path,
      `is damaged: sha256 ${found.slice(0, 12)}…, its card says ${sha256.slice(0, 12)}…; install the package again`,
    );
  return bytes;
}

/** Builds the look-up table of a model from its rows (at most 2^24 entries). */
export function table(
  keys: Int32Array,
  lengths: Uint8Array,
  classes: Uint8Array,
  weights: Uint8Array | Int8Array,
): Omit<LinearModel, "classes"> {
  let size = 1;
  while (size < keys.length * 2) size *= 2;
  const slots = new Int32Array(size * 2);
  let start = 0;
  for (let row = 0; row < keys.length; row++) {
    let slot = slotOf(keys[row]!, size - 1);
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & (size - 1);
    slots[2 * slot] = keys[row]!;
    slots[2 * slot + 1] = (start << 8) | lengths[row]!;
    start += lengths[row]!;
  }
  const entries = new Int16Array(classes.length);
  for (let e = 0; e < entries.length; e++) entries[e] = (classes[e]! << 8) | (weights[e]! & 255);
  return { slots, entries, rows: keys.length };
}
