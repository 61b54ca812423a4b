import { kernels } from "./kernels.ts";
import type { NeuralWeights, Table } from "./weights.ts";

/** The functions of kernels.wat; see there what each takes. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  readonly quantize: (
    x: number,
    rows: number,
    k: number,
    stride: number,
    limit: number,
    q: number,
    scales: number,
  ) => void;
  readonly matmul: (
    q: number,
    scales: number,
    rows: number,
    w: number,
    weightScales: number,
    bias: number,
    m: number,
    k: number,
    out: number,
    mode: number,
  ) => void;
  readonly norm: (x: number, rows: number, k: number, gain: number, bias: number, out: number) => void;
  readonly recur: (
    u: number,
    x: number,
    rows: number,
    k: number,
    from: number,
    to: number,
    step: number,
  ) => void;
}

/** A linear map in the kernels' memory: places of its weights, their scales and its bias; `m` outputs of `k` inputs. */
export interface Place {
  readonly w: number;
  readonly scales: number;
  readonly bias: number;
  readonly m: number;
  readonly k: number;
}

/** Hands out stretches of one WebAssembly memory, each at a multiple of 16 bytes. */
export class Arena {
  readonly kernels: Kernels;
  #next = 16;

  constructor() {
    const module = new WebAssembly.Module(Buffer.from(kernels, "base64"));
    this.kernels = new WebAssembly.Instance(module).exports as unknown as Kernels;
  }

  /** The place of `bytes` new bytes, all zero. */
  take(bytes: number): number {
    const at = this.#next;
    this.#next += (bytes + 15) & ~15;
    const { memory } = this.kernels;
    const missing = this.#next - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / 65_536));
    return at;
  }

  floats(values: ArrayLike<number>, least = values.length): number {
    const at = this.take(4 * Math.max(least, values.length));
    new Float32Array(this.kernels.memory.buffer, at, values.length).set(values);
    return at;
  }

  /** Puts a linear map of several inputs in a row as one of one input: the outputs of its parts one after another, without bias. */
  parts(weights: NeuralWeights, name: string, count: number): Place {
    const { rows, columns, bytes, scales } = table(weights, `${name}.weight`);
    const [m, k] = [rows * count, columns / count];
    const w = this.take(2 * m * k);
    const into = new Int16Array(this.kernels.memory.buffer, w, m * k);
    for (let part = 0; part < count; part++)
      for (let row = 0; row < rows; row++) {
        const from = row * columns + part * k;
        into.set(bytes.subarray(from, from + k), (part * rows + row) * k);
      }
    const all = Array.from({ length: count }, () => [...scales]).flat();
    return { w, scales: this.floats(all), bias: this.floats(new Float32Array(m)), m, k };
  }

  /** Puts linear maps of one input side by side as one; an odd number of outputs gets one more that is always 0. */
  place(weights: NeuralWeights, names: readonly string[]): Place {
    const tables = names.map(name => table(weights, `${name}.weight`));
    const rows = tables.reduce((n, t) => n + t.rows, 0);
    const [m, k] = [rows + (rows % 2), tables[0]!.columns];
    const w = this.take(2 * m * k);
    const into = new Int16Array(this.kernels.memory.buffer, w, m * k);
    let at = 0;
    for (const t of tables) {
      into.set(t.bytes, at);
      at += t.rows * k;
    }
    const scales = this.floats(
      tables.flatMap(t => [...t.scales]),
      m,
    );
    const biases = tables.flatMap((t, i) => [
      ...(weights.floats[`${names[i]}.bias`] ?? new Float32Array(t.rows)),
    ]);
    return { w, scales, bias: this.floats(biases, m), m, k };
  }
}

/** A table by name; a weights file without it is broken in a way its checksum cannot tell. */
export function table(weights: NeuralWeights, name: string): Table {
  const found = weights.tables[name];
  if (found === undefined) throw new RangeError(`weights without the table ${name}`);
  return found;
}

export function floatsOf(weights: NeuralWeights, name: string): Float32Array {
  const found = weights.floats[name];
  if (found === undefined) throw new RangeError(`weights without the numbers ${name}`);
  return found;
}
