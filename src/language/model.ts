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

/** Where the rows of the features at hand lie. */
const places = new Int32Array(128);
/** What is read ahead goes here, so that the reading is not left out as idle. */
const ahead = new Int32Array(1);

/**
 * Adds the rows of the first `count` features (at most 128) to `scores`, one per class.
 *
 * The table is far larger than the nearest caches: slots, then rows, are read ahead in loops without a branch, where the waits for
 * memory overlap.
 */
export function addRows(model: LinearModel, features: Int32Array, count: number, scores: Int32Array): void {
  const { slots, entries } = model;
  const mask = (slots.length >> 1) - 1;
  let touched = 0;
  for (let f = 0; f < count; f++)
    touched ^= slots[2 * ((Math.imul(features[f]!, 0x9e3779b1) >>> 7) & mask) + 1]!;
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
  for (let f = 0; f < count; f++) touched ^= entries[places[f]! >>> 8]!;
  ahead[0] = touched;
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
  readonly format: 2;
  readonly part: string;
  readonly classes: readonly string[];
  readonly rows: number;
  readonly entries: number;
  readonly extra: Readonly<Record<string, unknown>>;
}

const magic = "ATTACHE2";

/**
 * A weights file, gzipped: the eight letters `ATTACHE2`; the header's length in bytes (u32, little-endian); the header, JSON in UTF-8,
 * padded with spaces to a multiple of four; `rows` row lengths (u8); `entries` classes (u8); `entries` weights (i8); `rows` keys in
 * ascending order, each as its distance from the one before (the first from -2^31), seven bits a byte, low bits first, the last byte
 * of a distance under 128.
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
  const view = (a: Uint8Array | Int8Array) => Buffer.from(a.buffer, a.byteOffset, a.byteLength);
  const parts = [
    Buffer.from(magic),
    length,
    head,
    view(lengths),
    view(classes),
    view(weights),
    distances(keys),
  ];
  return gzipSync(Buffer.concat(parts), { level: 9 });
}

/** Keys in ascending order as distances, which take half the room. */
function distances(keys: Int32Array): Buffer {
  const out: number[] = [];
  let before = -(2 ** 31);
  for (const key of keys) {
    let distance = key - before;
    for (; distance > 127; distance = Math.floor(distance / 128)) out.push(128 + (distance % 128));
    out.push(distance);
    before = key;
  }
  return Buffer.from(out);
}

/** The keys that `distances` wrote. */
function keysFrom(bytes: Uint8Array, count: number): Int32Array {
  const out = new Int32Array(count);
  let before = -(2 ** 31);
  for (let row = 0, at = 0; row < count; row++) {
    let unit = 1;
    let distance = bytes[at]! & 127;
    for (; bytes[at++]! > 127; distance += (bytes[at]! & 127) * unit) unit *= 128;
    before += distance;
    out[row] = before;
  }
  return out;
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
  const { rows, entries } = header;
  const start = 12 + headLength;
  const lengths = bytes.subarray(start, start + rows);
  const classes = bytes.subarray(start + rows, start + rows + entries);
  const weights = bytes.subarray(start + rows + entries, start + rows + entries * 2);
  const keys = keysFrom(bytes.subarray(start + rows + entries * 2), rows);
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
