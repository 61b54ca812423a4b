import { gunzipSync, gzipSync } from "node:zlib";
import { ModelFault } from "../../text/fault.ts";
import { readChecked } from "../model.ts";

/** Slots of the table; a power of two. */
export const tableSize = 1 << 20;

/** Weights by slot; evidence that shares a slot by chance shares its weight. */
export type Weights = Float32Array | Int8Array;

/** The slot of a piece of evidence: what is asked, and up to three answers. */
export function slotOf(question: number, a: number, b: number, c: number): number {
  let h =
    Math.imul(question + 1, 0x9e3779b1) ^
    Math.imul(a + 3, 0x85ebca6b) ^
    Math.imul(b + 7, 0xc2b2ae35) ^
    Math.imul(c + 13, 0x27d4eb2f);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 13;
  return h & (tableSize - 1);
}

/** The sum of the weights of the first `count` slots. */
export function sum(weights: Weights, slots: Int32Array, count: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += weights[slots[i]!]!;
  return total;
}

const magic = "ATTACHEC";

/** The weights file, gzipped: the eight letters `ATTACHEC`, then one signed byte a slot. */
export const encodeWeights = (weights: Int8Array): Uint8Array =>
  gzipSync(Buffer.concat([Buffer.from(magic), Buffer.from(weights.buffer, 0, weights.length)]), { level: 9 });

/** Reads a weights file; one that is cut, altered or of another format is a `ModelFault`. */
export function readWeights(path: string, sha256: string): Int8Array {
  const bytes = gunzipSync(readChecked(path, sha256));
  if (bytes.toString("latin1", 0, magic.length) !== magic || bytes.length !== magic.length + tableSize)
    throw new ModelFault(path, "is no weights file of this version; run npm run train:coreference");
  return new Int8Array(bytes.subarray(magic.length));
}
