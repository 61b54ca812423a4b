import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeModel, type LinearModel, table } from "../../src/language/model.ts";

type Rows = readonly (readonly [number, readonly (readonly [number, number])[]])[];

/** How weights are rounded: to a multiple of 1 / `scale`; those that round to less than `least` are dropped. */
export interface Rounding {
  readonly scale: number;
  readonly least: number;
  /** Rows of at least `from` classes keep only weights of at least `least`: they are read most and tell least. From few classes up. */
  readonly dense?: readonly { readonly from: number; readonly least: number }[];
}

/** Rounds rows to signed bytes; small weights, and rows left empty, are dropped. */
export function quantize(rows: Rows, { scale, least, dense = [] }: Rounding) {
  const keys: number[] = [];
  const lengths: number[] = [];
  const classes: number[] = [];
  const weights: number[] = [];
  for (const [key, entries] of rows) {
    const rounded = entries
      .map(([c, w]) => [c, Math.max(-127, Math.min(127, Math.round(w * scale)))] as const)
      .filter(([, w]) => Math.abs(w) >= least);
    const bound = dense.findLast(d => rounded.length >= d.from)?.least ?? least;
    const kept = rounded.filter(([, w]) => Math.abs(w) >= bound);
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

/** The bytes of a part's weights file. */
export function modelBytes(
  part: string,
  names: readonly string[],
  rows: Rows,
  rounding: Rounding,
  extra: Readonly<Record<string, unknown>>,
): Uint8Array {
  const q = quantize(rows, rounding);
  const header = {
    format: 2 as const,
    part,
    classes: names,
    rows: q.keys.length,
    entries: q.classes.length,
    extra,
  };
  return encodeModel(header, q.keys, q.lengths, q.classes, q.weights);
}

/** A rounding of what was learnt: the rows kept, how they are rounded, the file, how well it reads. */
export interface Fitted {
  readonly rows: Rows;
  readonly rounding: Rounding;
  readonly bytes: Uint8Array;
  readonly score: number;
}

/** Of several roundings the one that reads best among those whose file is no larger than `most` bytes. */
export function bestRounding(
  candidates: readonly { readonly leastUpdates: number; readonly rounding: Rounding }[],
  most: number,
  rowsOf: (leastUpdates: number) => Rows,
  bytesOf: (rows: Rows, rounding: Rounding) => Uint8Array,
  scoreOf: (rows: Rows, rounding: Rounding) => number,
  log: (line: string) => void,
): Fitted {
  let best: Fitted | undefined;
  for (const { leastUpdates, rounding } of candidates) {
    const rows = rowsOf(leastUpdates);
    const bytes = bytesOf(rows, rounding);
    const score = bytes.length > most ? Number.NaN : scoreOf(rows, rounding);
    log(`${leastUpdates} updates, ${JSON.stringify(rounding)}: ${bytes.length} bytes, ${score.toFixed(2)}`);
    if (bytes.length <= most && (best === undefined || score > best.score))
      best = { rows, rounding, bytes, score };
  }
  if (best === undefined) throw new Error(`no rounding gives a file of at most ${most} bytes`);
  return best;
}

/** Writes the weights of a part to `models/en/<part>/weights.bin.gz`; gives their size in bytes and sha256. */
export const writeModel = (
  folder: string,
  part: string,
  names: readonly string[],
  rows: Rows,
  rounding: Rounding,
  extra: Readonly<Record<string, unknown>>,
) => writeBytes(join(folder, part), "weights.bin.gz", modelBytes(part, names, rows, rounding, extra));

export function writeBytes(folder: string, name: string, bytes: Uint8Array) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return { file: name, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
