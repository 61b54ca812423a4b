import { createHash } from "node:crypto";

/** An answer ready to be sent; `tag` is the same for the same bytes. */
export interface Answer {
  readonly bytes: Buffer;
  readonly type: string;
  readonly tag: string;
}

/** Bytes of all answers that are kept, and of the longest that is. */
const mostBytes = 64 << 20;
const longest = 4 << 20;

/**
 * Answers to the addresses that were asked last. For one index only, which never changes: whoever opens another one begins with none.
 *
 * Who asks for an answer that is being made waits for it. What fails is not kept.
 */
export class Answers {
  readonly #kept = new Map<string, Promise<Answer>>();
  #bytes = 0;

  get(address: string, make: () => Promise<{ readonly text: string; readonly type: string }>): Promise<Answer> {
    const known = this.#kept.get(address);
    if (known !== undefined) {
      this.#kept.delete(address);
      this.#kept.set(address, known);
      return known;
    }
    const answer = make().then(answerOf);
    this.#kept.set(address, answer);
    answer.then(
      made => this.#weigh(address, made),
      () => this.#kept.delete(address),
    );
    return answer;
  }

  /** Counts an answer that was made; drops those not asked for longest where all are too much. */
  #weigh(address: string, { bytes }: Answer): void {
    if (bytes.length > longest) {
      this.#kept.delete(address);
      return;
    }
    this.#bytes += bytes.length;
    ...
  }
}
