import type { Damage, Piece } from "./members.ts";
import { Shelf } from "./shelf.ts";

const opening = Buffer.from("WARC/");

/** A moving window on a stream with gaps: it never shows bytes of both sides of one at once. */
export class Window {
  readonly #parts: AsyncIterator<Piece | Damage>;
  readonly #packed: boolean;
  readonly #shelf = new Shelf();
  /** Where pieces begin: in the stream, and in the file. */
  readonly #marks: { readonly stream: number; readonly at: number }[] = [];
  #taken = 0;
  #damage: Damage | undefined;
  #ended = false;
  /** Damage that lost no bytes, told as it is met. */
  readonly #tell: (damage: Damage) => void;

  constructor(parts: AsyncIterable<Piece | Damage>, packed: boolean, tell: (damage: Damage) => void) {
    this.#parts = parts[Symbol.asyncIterator]();
    this.#packed = packed;
    this.#tell = tell;
  }

  get view(): Buffer {
    return this.#shelf.view;
  }

  /** The gap at the end of what is shown. */
  get damage(): Damage | undefined {
    return this.#damage;
  }

  /** Whether what is shown is the last there is. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The byte of the file where the window begins; in gzip, where its member does. */
  get at(): number {
    while (this.#marks.length > 1 && this.#marks[1]!.stream <= this.#taken) this.#marks.shift();
    const mark = this.#marks[0];
    if (mark === undefined) return 0;
    return this.#packed ? mark.at : mark.at + this.#taken - mark.stream;
  }

  /** How many bytes are shown after waiting for so many, the end or a gap. */
  async fill(size: number): Promise<number> {
    while (this.#shelf.length < size && !this.#ended && this.#damage === undefined) {
      const next = await this.#parts.next();
      if (next.done) this.#ended = true;
      else if (next.value.bytes !== undefined) this.#add(next.value);
      else if (next.value.lost) this.#damage = next.value;
      else this.#tell(next.value);
    }
    return this.#shelf.length;
  }

  #add({ at, bytes }: Piece): void {
    if (this.#marks.at(-1)?.at !== at) this.#marks.push({ stream: this.#taken + this.#shelf.length, at });
    this.#shelf.add(bytes);
  }

  take(size: number): Buffer {
    const taken = this.#shelf.take(size);
    this.#taken += taken.length;
    return taken;
  }

  /** Drops what is shown and goes on behind the gap. */
  resume(): void {
    this.take(this.#shelf.length);
    this.#damage = undefined;
  }

  /** Moves to where a record opens; how many bytes that are none were passed over. It ends there, at a gap, or at the end. */
  async seekRecord(): Promise<number> {
    let passed = 0;
    for (;;) {
      const there = await this.fill(5);
      if (there === 0) return passed;
      const { view } = this;
      if (opens(view)) return passed;
      const found = view.indexOf(opening, 1);
      const skip = this.take(found > 0 ? found : Math.max(1, there - 4));
      passed += skip.every(byte => byte === 13 || byte === 10) ? 0 : skip.length;
    }
  }
}

const opens = (view: Buffer): boolean => view.length >= 5 && view.subarray(0, 5).equals(opening);
