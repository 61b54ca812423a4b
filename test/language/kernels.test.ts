import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { kernels } from "../../src/language/neural/kernels.ts";
import { Arena } from "../../src/language/neural/memory.ts";
import { compileKernels } from "../../training/neural/wat.ts";
import { generator } from "../helpers/chance.ts";

test("the committed module is kernels.wat compiled", async () => {
  const wat = readFileSync(
    join(import.meta.dirname, "..", "..", "src", "language", "neural", "kernels.wat"),
    "utf8",
  );
  expect(Buffer.from(await compileKernels(wat)).toString("base64")).toBe(kernels);
});

/** Numbers from -1 to 1 in the arena, and as they lie there. */
function numbers(arena: Arena, count: number, below: (n: number) => number) {
  const values = Float32Array.from({ length: count }, () => Math.fround(below(2001) / 1000 - 1));
  return { at: arena.floats(values), values };
}

const read = (arena: Arena, at: number, count: number): Float32Array =>
  new Float32Array(arena.kernels.memory.buffer, at, count).slice();

test("matmul multiplies rounded rows by rounded weights", () => {
  const arena = new Arena();
  const below = generator(3);
  const [rows, m, k] = [5, 6, 24];
  const x = numbers(arena, rows * k, below);
  const w = numbers(arena, m * k, below);
  const bias = numbers(arena, m, below);
  const [q, scales] = [arena.take(2 * 8 * k), arena.take(4 * 8)];
  const [wq, ws] = [arena.take(2 * m * k), arena.take(4 * m)];
  const out = arena.take(4 * 8 * m);
  arena.kernels.quantize(x.at, rows, k, 4 * k, 8191, q, scales);
  arena.kernels.quantize(w.at, m, k, 4 * k, 127, wq, ws);
  arena.kernels.matmul(q, scales, rows, wq, ws, bias.at, m, k, out, 1);
  const found = read(arena, out, rows * m);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < m; j++) {
      let sum = bias.values[j]!;
      for (let c = 0; c < k; c++) sum += x.values[i * k + c]! * w.values[j * k + c]!;
      expect(found[i * m + j]).toBeCloseTo(Math.max(0, sum), 1);
    }
});

test("norm gives rows of mean 0 and variance 1, then gain and bias", () => {
  const arena = new Arena();
  const x = numbers(arena, 2 * 16, generator(5));
  const [gain, bias] = [
    arena.floats(new Array<number>(16).fill(2)),
    arena.floats(new Array<number>(16).fill(1)),
  ];
  const out = arena.take(4 * 32);
  arena.kernels.norm(x.at, 2, 16, gain, bias, out);
  const found = read(arena, out, 32);
  for (let r = 0; r < 2; r++) {
    const row = [...found.subarray(16 * r, 16 * r + 16)].map(v => (v - 1) / 2);
    expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 3);
    expect(row.reduce((a, b) => a + b * b, 0) / 16).toBeCloseTo(1, 2);
  }
});

test("recur carries a state through the rows, forwards and backwards", () => {
  const arena = new Arena();
  const below = generator(9);
  const [rows, k] = [4, 8];
  const u = numbers(arena, rows * 3 * k, below);
  const gate = (x: number) => 0.5 + (0.5 * x) / Math.sqrt(1 + x * x);
  for (const step of [1, -1]) {
    const x = arena.floats(new Float32Array(rows * k));
    arena.kernels.recur(u.at, x, rows, k, 0, 4 * k, step);
    const found = read(arena, x, rows * k);
    for (let c = 0; c < k; c++) {
      let state = 0;
      for (let s = 0; s < rows; s++) {
        const t = step > 0 ? s : rows - 1 - s;
        const at = (part: number) => u.values[(t * 3 + part) * k + c]!;
        state = gate(at(1)) * state + (1 - gate(at(1))) * at(0);
        expect(found[t * k + c]).toBeCloseTo(gate(at(2)) * state, 4);
      }
    }
  }
});
