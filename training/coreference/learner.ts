import { tableSize } from "../../src/language/coreference/weights.ts";

/** Weights learnt by AdaGrad on the log-likelihood of choosing right among a few choices, each a list of slots. */
export class Learner {
  readonly weights = new Float32Array(tableSize);
  readonly #squares = new Float32Array(tableSize);
  readonly #seen = new Uint16Array(tableSize);
  readonly #totals = new Float64Array(tableSize);
  readonly #gradient = new Float32Array(tableSize);
  readonly #rate: number;
  #rounds = 0;

  constructor(rate: number) {
    this.#rate = rate;
  }

  /** One step; `right` marks the choices of which one should win, `costs` is added to each score first. */
  step(choices: readonly Int32Array[], right: readonly boolean[], costs: readonly number[]): void {
    const scores = choices.map((slots, i) => this.score(slots) + costs[i]!);
    const top = Math.max(...scores);
    const powers = scores.map(s => Math.exp(s - top));
    const all = powers.reduce((a, b) => a + b, 0);
    const good = powers.reduce((a, p, i) => a + (right[i] ? p : 0), 0);
    const touched: number[] = [];
    choices.forEach((slots, i) => {
      const share = (right[i] ? powers[i]! / Math.max(good, 1e-30) : 0) - powers[i]! / all;
      if (Math.abs(share) < 1e-4) return;
      for (const slot of slots) {
        if (this.#gradient[slot] === 0) touched.push(slot);
        this.#gradient[slot]! += share;
      }
    });
    for (const slot of touched) {
      const g = this.#gradient[slot]!;
      this.#gradient[slot] = 0;
      if (g === 0) continue;
      if (this.#seen[slot]! < 65535) this.#seen[slot]!++;
      this.#squares[slot]! += g * g;
      this.weights[slot]! += (this.#rate * g) / (Math.sqrt(this.#squares[slot]!) + 1e-6);
    }
  }

  score(slots: Int32Array): number {
    let total = 0;
    for (const slot of slots) total += this.weights[slot]!;
    return total;
  }

  /** Takes the weights as they stand into the average. */
  endRound(): void {
    this.#rounds++;
    for (let i = 0; i < tableSize; i++) this.#totals[i]! += this.weights[i]!;
  }

  /** The average of a slot's weights; 0 for one that moved fewer times than `least`. */
  average(slot: number, least: number): number {
    return this.#seen[slot]! < least || this.#rounds === 0 ? 0 : this.#totals[slot]! / this.#rounds;
  }
}

/** Averages over learners that saw the documents in other orders, rounded to signed bytes of 1 / `scale`. */
export function rounded(learners: readonly Learner[], scale: number, least: number): Int8Array {
  const out = new Int8Array(tableSize);
  for (let i = 0; i < tableSize; i++) {
    const sum = learners.reduce((total, l) => total + l.average(i, least), 0);
    out[i] = Math.max(-127, Math.min(127, Math.round((scale * sum) / learners.length)));
  }
  return out;
}
