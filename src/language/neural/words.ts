import { ownCopy } from "../words.ts";
import { type Arena, floatsOf, type Place, table } from "./memory.ts";
import { type TypeFeatures, typeFeatures } from "./types.ts";
import type { NeuralWeights, Table } from "./weights.ts";

/** Word types kept before the layer starts afresh, so that memory stays flat over any input. */
const maximumTypes = 12_000;

/** Numbers of the input of the word layer. */
export const inputSize = 224;

/** The largest whole number that a row is rounded to; with weights of a byte and rows of up to 2,000 no sum overflows. */
export const finest = 8191;

/** The first layers, words by themselves and with their neighbours: what each word type gives to them is made once and kept. */
export interface WordLayer {
  /** Writes the vectors of a sentence's words as rows of `width` floats from place `out`. */
  readonly write: (forms: readonly string[], out: number) => void;
}

/**
 * A word's vector x, and with its neighbours x + relu(A before + B x + C after + bias): A, B and C of a word type are kept beside it.
 */
export function wordLayer(
  weights: NeuralWeights,
  arena: Arena,
  clusterOf: (folded: string) => number,
): WordLayer {
  const { kernels } = arena;
  const { width } = weights;
  /** Floats kept a word type: x, A x, B x, C x. */
  const line = 4 * width;
  const rows = new Map(weights.words.map((word, i) => [word, i + 1]));
  const compose = composer(weights);
  const enter = arena.place(weights, ["enter"]);
  const window = arena.parts(weights, "window", 3);
  const bias = floatsOf(weights, "window.bias");
  const numbers = new Map<string, number>();
  let kept = new Float32Array(1024 * line);
  let work = workspace(arena, 64, width);

  const learn = (fresh: readonly string[]): void => {
    if (fresh.length > work.rows) work = workspace(arena, 2 * fresh.length, width);
    const input = new Float32Array(kernels.memory.buffer, work.x, fresh.length * inputSize);
    fresh.forEach((form, i) => {
      compose(
        typeFeatures(form, w => rows.get(w) ?? 0, clusterOf),
        input.subarray(i * inputSize, (i + 1) * inputSize),
      );
    });
    kernels.quantize(work.x, fresh.length, inputSize, inputSize * 4, finest, work.q, work.scales);
    multiply(arena, enter, work.q, work.scales, fresh.length, work.out, 0);
    kernels.quantize(work.out, fresh.length, width, width * 4, finest, work.q, work.scales);
    multiply(arena, window, work.q, work.scales, fresh.length, work.near, 0);
    if ((numbers.size + fresh.length) * line > kept.length) {
      const grown = new Float32Array(2 * (numbers.size + fresh.length) * line);
      grown.set(kept);
      kept = grown;
    }
    const { buffer } = kernels.memory;
    for (const [i, form] of fresh.entries()) {
      const at = numbers.size * line;
      kept.set(new Float32Array(buffer, work.out + 4 * i * width, width), at);
      kept.set(new Float32Array(buffer, work.near + 12 * i * width, 3 * width), at + width);
      numbers.set(ownCopy(form), numbers.size);
    }
  };

  return {
    write: (forms, out) => {
      if (numbers.size + forms.length > maximumTypes) numbers.clear();
      const fresh = [...new Set(forms.filter(form => !numbers.has(form)))];
      if (fresh.length > 0) learn(fresh);
      const into = new Float32Array(kernels.memory.buffer, out, forms.length * width);
      const places = forms.map(form => numbers.get(form)! * line);
      for (let i = 0; i < places.length; i++) {
        const [x, to] = [places[i]!, i * width];
        const before = i > 0 ? places[i - 1]! + width : -1;
        const after = i + 1 < places.length ? places[i + 1]! + 3 * width : -1;
        for (let j = 0; j < width; j++) {
          let near = bias[j]! + kept[x + 2 * width + j]!;
          if (before >= 0) near += kept[before + j]!;
          if (after >= 0) near += kept[after + j]!;
          into[to + j] = near > 0 ? kept[x + j]! + near : kept[x + j]!;
        }
      }
    },
  };
}

/** Room for the word layer's work on up to `rows` words (a multiple of four). */
function workspace(arena: Arena, wanted: number, width: number) {
  const rows = (wanted + 3) & ~3;
  return {
    rows,
    x: arena.take(4 * rows * inputSize),
    q: arena.take(2 * rows * Math.max(inputSize, width)),
    scales: arena.take(4 * rows),
    out: arena.take(4 * rows * width),
    near: arena.take(12 * rows * width),
  };
}

/** Applies a linear map to rows rounded before; see kernels.wat for the modes. */
export const multiply = (
  { kernels }: Arena,
  map: Place,
  q: number,
  scales: number,
  rows: number,
  out: number,
  mode: 0 | 1 | 2,
): void => kernels.matmul(q, scales, rows, map.w, map.scales, map.bias, map.m, map.k, out, mode);

/** Writes the 224 numbers of a word type: fixed vector 100, letter n-grams 48, whole word 32, shape 12, cluster 32. */
function composer(weights: NeuralWeights): (features: TypeFeatures, out: Float32Array) => void {
  const [vectors, pieces] = [table(weights, "vectors"), table(weights, "pieces")];
  const [whole, cluster] = [table(weights, "whole"), table(weights, "cluster")];
  const shapes = floatsOf(weights, "shape");
  const shapeColumns = inputSize - vectors.columns - pieces.columns - whole.columns - cluster.columns;
  return (features, out) => {
    out.fill(0);
    let at = 0;
    add(vectors, features.vector, 1, out, at);
    at += vectors.columns;
    const share = Math.fround(1 / Math.sqrt(Math.max(1, features.pieces.length)));
    for (const piece of features.pieces) add(pieces, piece, share, out, at);
    at += pieces.columns;
    add(whole, features.whole, 1, out, at);
    at += whole.columns;
    for (let j = 0; j < shapeColumns; j++) out[at + j] = shapes[features.shape * shapeColumns + j]!;
    add(cluster, features.cluster, 1, out, at + shapeColumns);
  };
}

function add(from: Table, row: number, share: number, out: Float32Array, at: number): void {
  const unit = from.scales[row]! * share;
  for (let j = 0; j < from.columns; j++) out[at + j]! += unit * from.bytes[row * from.columns + j]!;
}
