/** Bytes that have come and are not yet used, in one piece of memory that grows only with what has come. */
export class Shelf {
  #memory = Buffer.allocUnsafe(1 << 17);
  #from = 0;
  #to = 0;
  readonly #behind: number;

  /** `behind`: how many used bytes stay, to go back to. */
  constructor(behind = 0) {
    this.#behind = behind;
  }

  /** What is there; good until the next `add`. */
  get view(): Buffer {
    return this.#memory.subarray(this.#from, this.#to);
  }

  get length(): number {
    return this.#to - this.#from;
  }

  add(chunk: Buffer): void {
    if (this.#to + chunk.length > this.#memory.length) this.#makeRoom(chunk.length);
    chunk.copy(this.#memory, this.#to);
    this.#to += chunk.length;
  }

  /** Passes over bytes; their view, good until the next `add`. */
  take(size: number): Buffer {
    const taken = this.#memory.subarray(this.#from, Math.min(this.#from + size, this.#to));
    this.#from += taken.length;
    return taken;
  }

  /** Goes back over used bytes, as far as they are still there; how far it went. */
  back(size: number): number {
    const went = Math.min(size, this.#from);
    this.#from -= went;
    return went;
  }

  #makeRoom(size: number): void {
    const start = Math.max(0, this.#from - this.#behind);
    const kept = this.#memory.subarray(start, this.#to);
    const needed = kept.length + size;
    const roomy = needed * 2 > this.#memory.length || needed < this.#memory.length / 8;
    const next = roomy ? Buffer.allocUnsafe(Math.max(needed * 2, 1 << 17)) : this.#memory;
    next.set(kept);
    this.#memory = next;
    this.#to = kept.length;
    this.#from -= start;
  }
}
