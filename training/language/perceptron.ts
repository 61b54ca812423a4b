/**
 * An averaged perceptron in training.
 *
 * Feature keys stand in an open-addressing table; each leads to a linked list of (class, weight, total, stamp) entries in
 * growing columns.
 */
export class Perceptron {
  readonly classes: number;
  #keys = new Int32Array(1 << 16);
  #heads = new Int32Array(1 << 16).fill(-1);
  #updates = new Uint32Array(1 << 16);
  #used = 0;
  #size = 0;
  #class = new Uint8Array(1 << 16);
  #weight = new Float32Array(1 << 16);
  #total = new Float64Array(1 << 16);
  #stamp = new Uint32Array(1 << 16);
  #next = new Int32Array(1 << 16);
  #clock = 1;

  constructor(classes: number) {
    this.classes = classes;
  }

  score(features: Int32Array, count: number, scores: Float64Array): void {
    scores.fill(0);
    for (let f = 0; f < count; f++) {
      for (let e = this.#heads[this.#slot(features[f]!)]!; e >= 0; e = this.#next[e]!)
        scores[this.#class[e]!]! += this.#weight[e]!;
    }
  }

  /** Moves weight from the wrong class to the right one on each feature. */
  update(features: Int32Array, count: number, right: number, wrong: number): void {
    for (let f = 0; f < count; f++) {
      this.#add(features[f]!, right, 1);
      this.#add(features[f]!, wrong, -1);
    }
  }

  tick(): void {
    this.#clock++;
  }

  /** Averaged rows of the features updated at least so often, in order of their keys; classes in order within a row. */
  averaged(leastUpdates = 1): readonly (readonly [number, readonly (readonly [number, number])[]])[] {
    const out: [number, [number, number][]][] = [];
    for (let slot = 0; slot < this.#heads.length; slot++) {
      if (this.#updates[slot]! < leastUpdates * 2) continue;
      const entries: [number, number][] = [];
      for (let e = this.#heads[slot]!; e >= 0; e = this.#next[e]!) {
        const value = (this.#total[e]! + (this.#clock - this.#stamp[e]!) * this.#weight[e]!) / this.#clock;
        if (value !== 0) entries.push([this.#class[e]!, value]);
      }
      if (entries.length > 0) out.push([this.#keys[slot]!, entries.sort((a, b) => a[0] - b[0])]);
    }
    return out.sort((a, b) => a[0] - b[0]);
  }

  #slot(key: number): number {
    const mask = this.#heads.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (this.#heads[slot]! >= 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #add(key: number, cls: number, amount: number): void {
    let slot = this.#slot(key);
    if (this.#heads[slot]! < 0 && ++this.#used * 2 > this.#heads.length) {
      this.#rehash();
      slot = this.#slot(key);
    }
    this.#keys[slot] = key;
    this.#updates[slot]!++;
    let e = this.#heads[slot]!;
    while (e >= 0 && this.#class[e] !== cls) e = this.#next[e]!;
    if (e < 0) {
      e = this.#entry(cls, this.#heads[slot]!);
      this.#heads[slot] = e;
    }
    this.#total[e]! += (this.#clock - this.#stamp[e]!) * this.#weight[e]!;
    this.#stamp[e] = this.#clock;
    this.#weight[e]! += amount;
  }

  #entry(cls: number, next: number): number {
    if (this.#size === this.#class.length) {
      const more = this.#size * 2;
      this.#class = copy(this.#class, new Uint8Array(more));
      this.#weight = copy(this.#weight, new Float32Array(more));
      this.#total = copy(this.#total, new Float64Array(more));
      this.#stamp = copy(this.#stamp, new Uint32Array(more));
      this.#next = copy(this.#next, new Int32Array(more));
    }
    this.#class[this.#size] = cls;
    this.#next[this.#size] = next;
    return this.#size++;
  }

  #rehash(): void {
    const [keys, heads, updates] = [this.#keys, this.#heads, this.#updates];
    this.#updates = new Uint32Array(keys.length * 2);
    this.#keys = new Int32Array(keys.length * 2);
    this.#heads = new Int32Array(keys.length * 2).fill(-1);
    for (let i = 0; i < keys.length; i++) {
      if (heads[i]! < 0) continue;
      const slot = this.#slot(keys[i]!);
      this.#keys[slot] = keys[i]!;
      this.#heads[slot] = heads[i]!;
      this.#updates[slot] = updates[i]!;
    }
  }
}

function copy<T extends { set(from: ArrayLike<number>): void }>(from: ArrayLike<number>, to: T): T {
  to.set(from);
  return to;
}

/** A small generator of fixed sequence (mulberry32): numbers in [0, 1). */
export function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The list in another order, the same for the same generator. */
export function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
