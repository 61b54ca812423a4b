/**
 * A linear-chain conditional random field in training: AdaGrad with regularised dual averaging, so that L1 leaves most weights at zero.
 *
 * Features are numbered from 0 by the caller; a stretch is a list of words, each with its features and its label.
 */
export interface Stretch {
  /** Numbers of the features of each word. */
  features: readonly Int32Array[];
  readonly gold: Uint8Array;
}

/** How fast weights move, and how strongly each is drawn to zero at each step. */
export interface Settings {
  readonly rate: number;
  readonly l1: number;
}

const delta = 1;

/** Sums of gradients and of their squares, of which a weight is a function. */
class Weights {
  readonly sum: Float32Array;
  readonly square: Float32Array;
  readonly settings: Settings;
  clock = 1;

  constructor(size: number, settings: Settings) {
    this.sum = new Float32Array(size);
    this.square = new Float32Array(size);
    this.settings = settings;
  }

  at(i: number): number {
    const u = this.sum[i]!;
    const over = Math.abs(u) - this.settings.l1 * this.clock;
    if (over <= 0) return 0;
    const step = (this.settings.rate * over) / (delta + Math.sqrt(this.square[i]!));
    return u > 0 ? -step : step;
  }

  move(i: number, gradient: number): void {
    this.sum[i]! += gradient;
    this.square[i]! += gradient * gradient;
  }
}

/** A field over so many features and labels; `allowed` says which label may follow which, `final` which may end a stretch. */
export class Field {
  readonly labels: number;
  readonly #emit: Weights;
  readonly #move: Weights;
  readonly #final: (label: number) => boolean;
  /** The moves that can be, each as before * labels + label. */
  readonly #moves: Int32Array;

  constructor(
    features: number,
    labels: number,
    settings: Settings,
    allowed: (before: number, label: number) => boolean,
    final: (label: number) => boolean,
  ) {
    this.labels = labels;
    this.#emit = new Weights(features * labels, settings);
    this.#move = new Weights(labels * labels, { ...settings, l1: 0 });
    this.#final = final;
    const all = Array.from({ length: labels * labels }, (_, i) => i);
    this.#moves = Int32Array.from(all.filter(i => allowed(Math.floor(i / labels), i % labels)));
  }

  /** Weights of a feature, one per label. */
  row(feature: number): readonly number[] {
    return Array.from({ length: this.labels }, (_, l) => this.#emit.at(feature * this.labels + l));
  }

  /** Weight of each label after each other (before * labels + label); minus infinity where that cannot be. */
  between(): Float64Array {
    const out = new Float64Array(this.labels * this.labels).fill(Number.NEGATIVE_INFINITY);
    for (const i of this.#moves) out[i] = this.#move.at(i);
    return out;
  }

  /** One step on one stretch; gives its negative log-likelihood before the step. */
  learn({ features, gold }: Stretch): number {
    const n = this.labels;
    const length = gold.length;
    const emission = this.#emissions(features);
    const moves = this.between();
    const forward = this.#forward(emission, moves, length);
    const backward = this.#backward(emission, moves, length);
    const all = logSum(forward.subarray((length - 1) * n).map((f, l) => f + backward[(length - 1) * n + l]!));
    this.#moveEmissions(features, gold, forward, backward, all);
    this.#moveTransitions(gold, forward, backward, emission, moves, all);
    this.#emit.clock++;
    this.#move.clock++;
    return all - this.#scoreOf(gold, emission, moves);
  }

  /** Logarithm of the sum over all labellings up to and with each label of each word. */
  #forward(emission: Float64Array, moves: Float64Array, length: number): Float64Array {
    const n = this.labels;
    const out = new Float64Array(length * n).fill(Number.NEGATIVE_INFINITY);
    for (let l = 0; l < n; l++) out[l] = moves[l]! + emission[l]!;
    for (let i = 1; i < length; i++) {
      for (const move of this.#moves) {
        const [b, l] = [Math.floor(move / n), move % n];
        out[i * n + l] = logAdd(out[i * n + l]!, out[(i - 1) * n + b]! + moves[move]!);
      }
      for (let l = 0; l < n; l++) out[i * n + l]! += emission[i * n + l]!;
    }
    return out;
  }

  /** The same over all labellings after each label of each word. */
  #backward(emission: Float64Array, moves: Float64Array, length: number): Float64Array {
    const n = this.labels;
    const out = new Float64Array(length * n).fill(Number.NEGATIVE_INFINITY);
    for (let l = 0; l < n; l++) if (this.#final(l)) out[(length - 1) * n + l] = 0;
    for (let i = length - 2; i >= 0; i--)
      for (const move of this.#moves) {
        const [b, l] = [Math.floor(move / n), move % n];
        const after = moves[move]! + emission[(i + 1) * n + l]! + out[(i + 1) * n + l]!;
        out[i * n + b] = logAdd(out[i * n + b]!, after);
      }
    return out;
  }

  #emissions(features: readonly Int32Array[]): Float64Array {
    const n = this.labels;
    const out = new Float64Array(features.length * n);
    features.forEach((row, i) => {
      for (const f of row) for (let l = 0; l < n; l++) out[i * n + l]! += this.#emit.at(f * n + l);
    });
    return out;
  }

  #scoreOf(gold: Uint8Array, emission: Float64Array, moves: Float64Array): number {
    const n = this.labels;
    let sum = 0;
    gold.forEach((label, i) => {
      sum += emission[i * n + label]! + moves[(i === 0 ? 0 : gold[i - 1]!) * n + label]!;
    });
    return sum;
  }

  #moveEmissions(
    features: readonly Int32Array[],
    gold: Uint8Array,
    forward: Float64Array,
    backward: Float64Array,
    all: number,
  ): void {
    const n = this.labels;
    features.forEach((row, i) => {
      for (let l = 0; l < n; l++) {
        const expected = Math.exp(forward[i * n + l]! + backward[i * n + l]! - all);
        const gradient = expected - (gold[i] === l ? 1 : 0);
        if (Math.abs(gradient) < 1e-5) continue;
        for (const f of row) this.#emit.move(f * n + l, gradient);
      }
    });
  }

  #moveTransitions(
    gold: Uint8Array,
    forward: Float64Array,
    backward: Float64Array,
    emission: Float64Array,
    moves: Float64Array,
    all: number,
  ): void {
    const n = this.labels;
    const gradient = new Float64Array(n * n);
    for (let l = 0; l < n; l++) gradient[l] = Math.exp(forward[l]! + backward[l]! - all);
    gradient[gold[0]!]!--;
    for (let i = 1; i < gold.length; i++) {
      for (const move of this.#moves) {
        const [b, l] = [Math.floor(move / n), move % n];
        gradient[move]! += Math.exp(
          forward[(i - 1) * n + b]! + moves[move]! + emission[i * n + l]! + backward[i * n + l]! - all,
        );
      }
      gradient[gold[i - 1]! * n + gold[i]!]!--;
    }
    gradient.forEach((g, i) => {
      if (g !== 0 && moves[i] !== Number.NEGATIVE_INFINITY) this.#move.move(i, g);
    });
  }
}

function logSum(terms: Float64Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const t of terms) if (t > top) top = t;
  if (top === Number.NEGATIVE_INFINITY) return top;
  let sum = 0;
  for (const t of terms) sum += Math.exp(t - top);
  return top + Math.log(sum);
}

const logAdd = (a: number, b: number): number => {
  const top = Math.max(a, b);
  if (top === Number.NEGATIVE_INFINITY) return top;
  return top + Math.log1p(Math.exp(Math.min(a, b) - top));
};
