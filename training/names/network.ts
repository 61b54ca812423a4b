import { random, shuffled } from "../language/perceptron.ts";

/** An input, the shares of the classes it should give, and how much it counts. */
export interface Case {
  readonly input: Float64Array;
  readonly target: Float64Array;
  readonly weight: number;
}

const rate = 0.09;
const slowing = 0.3;
const decay = 1e-5;

/** A network of one hidden layer (tanh) and a softmax, trained by plain gradient steps; same seed, same weights. */
export class Network {
  readonly #inputs: number;
  readonly #hidden: number;
  readonly #classes: number;
  readonly #next: () => number;
  readonly #w1: Float64Array;
  readonly #b1: Float64Array;
  readonly #w2: Float64Array;
  readonly #b2: Float64Array;
  readonly #h: Float64Array;

  constructor(inputs: number, hidden: number, classes: number, seed: number) {
    this.#inputs = inputs;
    this.#hidden = hidden;
    this.#classes = classes;
    const next = random(seed);
    this.#next = next;
    const start = () => (next() + next() + next() - 1.5) * 0.4;
    this.#w1 = Float64Array.from({ length: hidden * inputs }, start);
    this.#b1 = new Float64Array(hidden);
    this.#w2 = Float64Array.from({ length: classes * hidden }, start);
    this.#b2 = new Float64Array(classes);
    this.#h = new Float64Array(hidden);
  }

  /** Shares of the classes for an input; they sum to 1. */
  ask(input: Float64Array): Float64Array {
    const [d, n] = [this.#inputs, this.#hidden];
    for (let k = 0; k < n; k++) {
      let sum = this.#b1[k]!;
      for (let j = 0; j < d; j++) sum += this.#w1[k * d + j]! * input[j]!;
      this.#h[k] = Math.tanh(sum);
    }
    const out = new Float64Array(this.#classes);
    for (let c = 0; c < out.length; c++) {
      let sum = this.#b2[c]!;
      for (let k = 0; k < n; k++) sum += this.#w2[c * n + k]! * this.#h[k]!;
      out[c] = sum;
    }
    const top = Math.max(...out);
    const powers = out.map(x => Math.exp(x - top));
    const all = powers.reduce((a, b) => a + b, 0);
    return powers.map(x => x / all);
  }

  learn(cases: readonly Case[], rounds: number): void {
    for (let round = 0; round < rounds; round++) {
      const step = rate / (1 + round * slowing);
      for (const one of shuffled(cases, this.#next)) this.#step(one, step * one.weight);
    }
  }

  #step({ input, target }: Case, step: number): void {
    const [d, n] = [this.#inputs, this.#hidden];
    const out = this.ask(input);
    const back = new Float64Array(n);
    for (let c = 0; c < out.length; c++) {
      const gradient = out[c]! - target[c]!;
      this.#b2[c]! -= step * gradient;
      for (let k = 0; k < n; k++) {
        const w = this.#w2[c * n + k]!;
        back[k]! += gradient * w;
        this.#w2[c * n + k] = w - step * (gradient * this.#h[k]! + decay * w);
      }
    }
    for (let k = 0; k < n; k++) {
      const gradient = back[k]! * (1 - this.#h[k]! ** 2);
      this.#b1[k]! -= step * gradient;
      for (let j = 0; j < d; j++) this.#w1[k * d + j]! -= step * gradient * input[j]!;
    }
  }
}
