import { createHash } from "node:crypto";

/** An answer ready to be sent; `tag` is the same for the same bytes. */
export interface Answer {
  readonly bytes: Buffer;
  readonly type: string;
  readonly tag: string;
}

/** An answer that was made or is being made; `size` is 0 until it is known. */
interface Kept {
  readonly answer: Promise<Answer>;
  size: number;
}

/** Bytes of all answers that are kept, and of the longest of them. */
const bounds = { all: 64 << 20, one: 4 << 20 } as const;

/**
 * The answers to those addresses that were asked last, of one index, which never changes: another index begins with none.
 *
 * Who asks for an answer that is being made waits for it. What fails is not kept.
 */
export class Answers {
  readonly #kept = new Map<string, Kept>();
  readonly #bounds: { readonly all: number; readonly one: number };
  #bytes = 0;

  constructor(most: { readonly all: number; readonly one: number } = bounds) {
    this.#bounds = most;
  }

  get(
    address: string,
    make: () => Promise<{ readonly text: string; readonly type: string }>,
  ): Promise<Answer> {
    const known = this.#kept.get(address);
    const kept = known ?? { answer: make().then(answerOf), size: 0 };
    // Set anew it is the last one: what was not asked for longest is the first.
    this.#kept.delete(address);
    this.#kept.set(address, kept);
    if (known === undefined)
      kept.answer.then(
        ({ bytes }) => this.#weigh(address, kept, bytes.length),
        () => this.#drop(address, kept),
      );
    return kept.answer;
  }

  #weigh(address: string, kept: Kept, size: number): void {
    if (this.#kept.get(address) !== kept) return;
    if (size > this.#bounds.one) {
      this.#drop(address, kept);
      return;
    }
    kept.size = size;
    this.#bytes += size;
    for (const [oldest, one] of this.#kept) {
      if (this.#bytes <= this.#bounds.all) return;
      this.#drop(oldest, one);
    }
  }

  #drop(address: string, kept: Kept): void {
    if (this.#kept.get(address) !== kept) return;
    this.#kept.delete(address);
    this.#bytes -= kept.size;
  }
}

function answerOf({ text, type }: { readonly text: string; readonly type: string }): Answer {
  const bytes = Buffer.from(text, "utf8");
  return { bytes, type, tag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"` };
}
