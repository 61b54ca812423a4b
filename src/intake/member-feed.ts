import { Shelf } from "./shelf.ts";

/** How far back the next member is sought after damage. */
export const behind = 64 << 10;
const magic = Buffer.from([0x1f, 0x8b, 8]);

/** Compressed bytes with their place in the file; what was used a moment ago can be gone back to. */
export class Feed {
  readonly #source: AsyncIterator<Buffer>;
  readonly #shelf = new Shelf(behind);
  #ended = false;
  at: number;

  /** `from`: the byte of the file that the first of the chunks is. */
  constructor(chunks: AsyncIterable<Buffer>, from = 0) {
    this.#source = chunks[Symbol.asyncIterator]();
    this.at = from;
  }

  get view(): Buffer {
    return this.#shelf.view;
  }

  /** How many bytes are there after waiting for so many. */
  async fill(size: number): Promise<number> {
    while (this.#shelf.length < size && !this.#ended) {
      const next = await this.#source.next();
      if (next.done) this.#ended = true;
      else this.#shelf.add(next.value);
    }
    return this.#shelf.length;
  }

  take(size: number): Buffer {
    const taken = this.#shelf.take(size);
    this.at += taken.length;
    return taken;
  }

  goTo(at: number): void {
    if (at > this.at) this.take(at - this.at);
    else this.at -= this.#shelf.back(this.at - at);
  }

  /** Moves to the next header of a member, or the end; how many bytes it passed over. */
  async seekMember(): Promise<number> {
    const from = this.at;
    for (;;) {
      const there = await this.fill(10);
      if (there === 0) return this.at - from;
      const found = this.view.indexOf(magic);
      if (found >= 0) {
        this.take(found);
        await this.fill(10);
        if (opensMember(this.view)) return this.at - from;
        this.take(1);
      } else this.take(Math.max(1, there < 10 ? there : there - 2));
    }
  }
}

/** Whether a member's fixed header stands here: flags, extra flags and system as they can be. */
const opensMember = (view: Buffer): boolean =>
  view.length >= 10 && view[3]! < 0x20 && (view[8]! & ~6) === 0 && (view[9]! <= 13 || view[9] === 255);
