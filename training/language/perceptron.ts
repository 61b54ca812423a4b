/**
 * An averaged perceptron in training: feature keys to rows of (class, weight) cells.
 *
 * Keys stand in an open-addressing table of pairs (key, row + 1). A row's cells lie side by side, `weight << 8 | class`, with their
 * moments beside them: the sum of change times clock, from which the average follows. A row that outgrows its place moves to the end.
 */
export class Perceptron {
  readonly classes: number;
  #slots = new Int32Array(1 << 17);
  #rows = 0;
  #start = new Int32Array(1 << 15);
  #length = new Uint8Array(1 << 15);
  #room = new Uint8Array(1 << 15);
  #updates = new Uint32Array(1 << 15);
  #size = 0;
  #cells = new Int32Array(1 << 18);
  #moments = new Float64Array(1 << 18);
  #clock = 1;
  /** Rows of the features scored last, -1 where there is none yet. */
  readonly #found = new Int32Array(256);

  constructor(classes: number) {
    this.classes = classes;
  }

  /** Sets `scores` to the sum of the rows of the features. */
  score(features: Int32Array, count: number, scores: Int32Array): void {
    const [slots, found, cells] = [this.#slots, this.#found, this.#cells];
    const [starts, lengths] = [this.#start, this.#length];
    const mask = (slots.length >> 1) - 1;
    for (let f = 0; f < count; f++) {
      const key = features[f]!;
      let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
      while (slots[2 * slot + 1] !== 0 && slots[2 * slot] !== key) slot = (slot + 1) & mask;
      found[f] = slots[2 * slot + 1]! - 1;
    }
    scores.fill(0);
    for (let f = 0; f < count; f++) {
      const row = found[f]!;
      if (row < 0) continue;
      const start = starts[row]!;
      const end = start + lengths[row]!;
      for (let e = start; e < end; e++) {
        const cell = cells[e]!;
        scores[cell & 255] = (scores[cell & 255]! + (cell >> 8)) | 0;
      }
    }
  }

  /** Moves weight from the wrong class to the right one on each of the features scored last. */
  update(features: Int32Array, count: number, right: number, wrong: number): void {
    for (let f = 0; f < count; f++) {
      let row = this.#found[f]!;
      if (row < 0) row = this.#row(features[f]!);
      this.#updates[row]!++;
      this.#add(row, right, 1);
      this.#add(row, wrong, -1);
    }
  }

  tick(): void {
    this.#clock++;
  }

  /** Averaged rows of the features updated at least so often, in order of their keys; classes in order within a row. */
  averaged(leastUpdates: number): [number, [number, number][]][] {
    const out: [number, [number, number][]][] = [];
    for (let slot = 0; slot < this.#slots.length; slot += 2) {
      const row = this.#slots[slot + 1]! - 1;
      if (row < 0 || this.#updates[row]! < leastUpdates) continue;
      const entries: [number, number][] = [];
      for (let e = this.#start[row]!; e < this.#start[row]! + this.#length[row]!; e++) {
        const total = (this.#cells[e]! >> 8) * this.#clock - this.#moments[e]!;
        const value = total / this.#clock;
        if (value !== 0) entries.push([this.#cells[e]! & 255, value]);
      }
      if (entries.length > 0) out.push([this.#slots[slot]!, entries.sort((a, b) => a[0] - b[0])]);
    }
    return out.sort((a, b) => a[0] - b[0]);
  }

  /** The row of a key, made if there is none. */
  #row(key: number): number {
    let slot = freeOrOwn(this.#slots, key);
    if (this.#slots[slot + 1] !== 0) return this.#slots[slot + 1]! - 1;
    const row = this.#rows++;
    if (this.#rows * 4 > this.#slots.length) {
      this.#rehash();
      slot = freeOrOwn(this.#slots, key);
    }
    if (row === this.#start.length) {
      this.#start = copy(this.#start, new Int32Array(row * 2));
      this.#length = copy(this.#length, new Uint8Array(row * 2));
      this.#room = copy(this.#room, new Uint8Array(row * 2));
      this.#updates = copy(this.#updates, new Uint32Array(row * 2));
    }
    this.#slots[slot] = key;
    this.#slots[slot + 1] = row + 1;
    return row;
  }

  #add(row: number, cls: number, amount: number): void {
    const end = this.#start[row]! + this.#length[row]!;
    let e = this.#start[row]!;
    while (e < end && (this.#cells[e]! & 255) !== cls) e++;
    if (e === end) e = this.#cell(row, cls);
    this.#cells[e]! += amount << 8;
    this.#moments[e]! += amount * this.#clock;
  }

  /** A new cell at the end of a row. */
  #cell(row: number, cls: number): number {
    if (this.#length[row] === this.#room[row]) this.#move(row);
    const e = this.#start[row]! + this.#length[row]!++;
    this.#cells[e] = cls;
    this.#moments[e] = 0;
    return e;
  }

  /** Gives a row twice its room, at the end of the columns. */
  #move(row: number): void {
    const room = Math.min(255, Math.max(2, this.#room[row]! * 2));
    if (this.#size + room > this.#cells.length) {
      this.#cells = copy(this.#cells, new Int32Array(this.#cells.length * 2));
      this.#moments = copy(this.#moments, new Float64Array(this.#moments.length * 2));
    }
    const [from, to] = [this.#start[row]!, this.#size];
    this.#cells.copyWithin(to, from, from + this.#length[row]!);
    this.#moments.copyWithin(to, from, from + this.#length[row]!);
    this.#start[row] = to;
    this.#room[row] = room;
    this.#size += room;
  }

  #rehash(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue;
      const slot = freeOrOwn(this.#slots, old[i]!);
      this.#slots[slot] = old[i]!;
      this.#slots[slot + 1] = old[i + 1]!;
    }
  }
}

/** Where a key's pair stands in the table, or would stand. */
function freeOrOwn(slots: Int32Array, key: number): number {
  const mask = (slots.length >> 1) - 1;
  let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
  while (slots[2 * slot + 1] !== 0 && slots[2 * slot] !== key) slot = (slot + 1) & mask;
  return 2 * slot;
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
