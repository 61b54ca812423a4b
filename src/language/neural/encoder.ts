import { Arena, floatsOf } from "./memory.ts";
import type { NeuralWeights } from "./weights.ts";
import { finest, multiply, wordLayer } from "./words.ts";

/** The largest whole number of rows compared with rows: two of them over up to 130 columns never overflow. */
const paired = 4000;

/** Words that the encoder has room for at first; longer sentences make it grow. */
const firstRows = 64;

/** Scores of one sentence; the arrays are overwritten by the next call. */
export interface Scores {
  /** words x `tagColumns`. */
  readonly tags: Float32Array;
  readonly tagColumns: number;
  /** words x `arcColumns`: the score of each head, column 0 the root, column h the word h - 1. */
  readonly arcs: Float32Array;
  readonly arcColumns: number;
}

/** A trained encoder: scores of a sentence's tags and arcs, then of its labels once heads are chosen. */
export interface Encoder {
  readonly score: (forms: readonly string[]) => Scores;
  /** Scores of labels of the sentence last scored, given each word's head as a column of `arcs`: words x `columns`. */
  readonly labels: (heads: Int32Array) => { readonly scores: Float32Array; readonly columns: number };
}

/**
 * Computes what training/neural/model.py computes, in whole numbers where it pays: weights are bytes, rows are rounded to
 * 14 bits before each map. @see training/README.md
 */
export function encoder(weights: NeuralWeights, clusterOf: (folded: string) => number): Encoder {
  const arena = new Arena();
  const { kernels } = arena;
  const { width, arc, label } = weights;
  const words = wordLayer(weights, arena, clusterOf);
  const layers = Array.from({ length: weights.layers }, (_, i) => ({
    gain: arena.floats(floatsOf(weights, `layers.${i}.norm.weight`)),
    shift: arena.floats(floatsOf(weights, `layers.${i}.norm.bias`)),
    map: arena.place(weights, [`layers.${i}.map`]),
  }));
  const last = {
    gain: arena.floats(floatsOf(weights, "last.weight")),
    shift: arena.floats(floatsOf(weights, "last.bias")),
  };
  const tag = arena.place(weights, ["tag"]);
  const ends = arena.place(weights, ["arc_dep", "arc_head", "label_dep", "label_head"]);
  const arcMap = arena.place(weights, ["arc_map"]);
  const pair = arena.place(weights, ["label_all"]);
  const arcRoot = arena.floats(floatsOf(weights, "arc_root"));
  const labelRoot = floatsOf(weights, "label_root");
  let [room, length] = [rooms(arena, firstRows, weights, ends.m, tag.m, pair.m), 0];

  const encode = (forms: readonly string[]): void => {
    length = forms.length;
    if (length > room.rows) room = rooms(arena, 2 * length, weights, ends.m, tag.m, pair.m);
    const line = 4 * width;
    const { x } = room;
    words.write(forms, x);
    quiet(kernels.memory.buffer, room.scales, length);
    for (const { gain, shift, map } of layers) {
      kernels.norm(x, length, width, gain, shift, room.n);
      kernels.quantize(room.n, length, width, line, finest, room.q, room.scales);
      multiply(arena, map, room.q, room.scales, length, room.u, 0);
      kernels.recur(room.u, x, length, width, 0, line / 2, 1);
      kernels.recur(room.u, x, length, width, line / 2, line, -1);
    }
    kernels.norm(x, length, width, last.gain, last.shift, room.n);
    kernels.quantize(room.n, length, width, line, finest, room.q, room.scales);
    multiply(arena, tag, room.q, room.scales, length, room.tags, 0);
    multiply(arena, ends, room.q, room.scales, length, room.ends, 1);
  };

  const scoreArcs = (): number => {
    const columns = (length + 2) & ~1;
    const stride = 4 * ends.m;
    kernels.quantize(room.ends, length, arc, stride, finest, room.q, room.scales);
    multiply(arena, arcMap, room.q, room.scales, length, room.n, 0);
    kernels.quantize(room.n, length, arc, 4 * arc, paired, room.q, room.scales);
    kernels.quantize(arcRoot, 1, arc, 4 * arc, paired, room.heads, room.headScales);
    kernels.quantize(
      room.ends + 4 * arc,
      length,
      arc,
      stride,
      paired,
      room.heads + 2 * arc,
      room.headScales + 4,
    );
    const bias = room.zeros;
    kernels.matmul(
      room.q,
      room.scales,
      length,
      room.heads,
      room.headScales,
      bias,
      columns,
      arc,
      room.arcs,
      0,
    );
    return columns;
  };

  const labels = (heads: Int32Array) => {
    const { buffer } = kernels.memory;
    const all = new Float32Array(buffer, room.ends, length * ends.m);
    const rows = new Float32Array(buffer, room.u, length * 3 * label);
    const [dep, head] = [2 * arc, 2 * arc + label];
    for (let i = 0; i < length; i++) {
      const h = heads[i]! - 1;
      for (let j = 0; j < label; j++) {
        const a = all[i * ends.m + dep + j]!;
        const b = h < 0 ? labelRoot[j]! : all[h * ends.m + head + j]!;
        const at = i * 3 * label + j;
        rows[at] = a * b;
        rows[at + label] = a;
        rows[at + 2 * label] = b;
      }
    }
    kernels.quantize(room.u, length, 3 * label, 12 * label, finest, room.q, room.scales);
    multiply(arena, pair, room.q, room.scales, length, room.labels, 0);
    return { scores: new Float32Array(buffer, room.labels, length * pair.m), columns: pair.m };
  };

  return {
    score: forms => {
      encode(forms);
      const arcColumns = scoreArcs();
      const { buffer } = kernels.memory;
      return {
        tags: new Float32Array(buffer, room.tags, length * tag.m),
        tagColumns: tag.m,
        arcs: new Float32Array(buffer, room.arcs, length * arcColumns),
        arcColumns,
      };
    },
    labels,
  };
}

/** Rows of a block of four beyond the sentence's end count nothing. */
const quiet = (buffer: ArrayBuffer, scales: number, length: number): void => {
  new Float32Array(buffer, scales + 4 * length, 4).fill(0);
};

/** Room for all intermediate numbers of a sentence of up to `wanted` words. */
function rooms(
  arena: Arena,
  wanted: number,
  weights: NeuralWeights,
  ends: number,
  tags: number,
  labels: number,
) {
  const { width, label } = weights;
  const rows = (wanted + 3) & ~3;
  const widest = Math.max(3 * width, 3 * label);
  return {
    rows,
    x: arena.take(4 * (rows + 8) * width),
    n: arena.take(4 * (rows + 4) * width),
    q: arena.take(2 * (rows + 4) * widest),
    scales: arena.take(4 * (rows + 8)),
    u: arena.take(4 * (rows + 4) * widest),
    tags: arena.take(4 * (rows + 4) * tags),
    ends: arena.take(4 * (rows + 4) * ends),
    heads: arena.take(2 * (rows + 4) * weights.arc),
    headScales: arena.take(4 * (rows + 4)),
    zeros: arena.take(4 * (rows + 4)),
    arcs: arena.take(4 * (rows + 4) * (rows + 4)),
    labels: arena.take(4 * (rows + 4) * labels),
  };
}
