import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeModel, type LinearModel, table } from "../../src/language/model.ts";

type Rows = readonly (readonly [number, readonly (readonly [number, number])[]])[];

/** How weights are rounded: to a multiple of 1 / `scale`; those that round to less than `least` are dropped. */
export interface Rounding {
  readonly scale: number;
  readonly least: number;
  /** Rows of at least `from` classes keep only weights of at least `least`: they are read most and tell least. */
  readonly dense?: { readonly from: number; readonly least: number };
}

/** Rounds rows to signed bytes; small weights, and rows left empty, are dropped. */
export function quantize(rows: Rows, { scale, least, dense }: Rounding) {
  const keys: number[] = [];
  const lengths: number[] = [];
  const classes: number[] = [];
  const weights: number[] = [];
  for (const [key, entries] of rows) {
    const rounded = entries
      .map(([c, w]) => [c, Math.max(-127, Math.min(127, Math.round(w * scale)))] as const)
      .filter(([, w]) => Math.abs(w) >= least);
    const kept =
      dense !== undefined && rounded.length >= dense.from
        ? rounded.filter(([, w]) => Math.abs(w) >= dense.least)
        : rounded;
    if (kept.length === 0) continue;
    keys.push(key);
    lengths.push(Math.min(kept.length, 255));
    for (const [c, w] of kept.slice(0, 255)) {
      classes.push(c);
      weights.push(w);
    }
  }
  return {
    keys: Int32Array.from(keys),
    lengths: Uint8Array.from(lengths),
    classes: Uint8Array.from(classes),
    weights: Int8Array.from(weights),
  };
}

/** The quantised model in memory, as the reader would have it. */
export function asModel(names: readonly string[], rows: Rows, rounding: Rounding): LinearModel {
  const q = quantize(rows, rounding);
  return { classes: names, ...table(q.keys, q.lengths, q.classes, q.weights) };
}

/** Writes the weights of a part to `models/en/<part>/weights.bin.gz`; gives their size in bytes and sha256. */
export function writeModel(
  folder: string,
  part: string,
  names: readonly string[],
  rows: Rows,
  rounding: Rounding,
  extra: Readonly<Record<string, unknown>>,
) {
  const q = quantize(rows, rounding);
  const header = {
    format: 1 as const,
    part,
    classes: names,
    rows: q.keys.length,
    entries: q.classes.length,
    extra,
  };
  return writeBytes(
    join(folder, part),
    "weights.bin.gz",
    encodeModel(header, q.keys, q.lengths, q.classes, q.weights),
  );
}

export function writeBytes(folder: string, name: string, bytes: Uint8Array) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return { file: name, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
