import type { Place } from "../intake/input.ts";

/** How far the reading of a run came, for who has to go on from there. */
export class Reached {
  readonly #offset: number | undefined;
  #done = 0;
  #met: Place | undefined;
  #last: Place | undefined;

  /** `offset`: the byte where the user had the reading begin. */
  constructor(offset?: number) {
    this.#offset = offset;
  }

  /** Hears where the report stands that comes next. */
  readonly met = (place: Place): void => {
    this.#met = place;
  };

  /** Counts a report that was taken. */
  count(): number {
    this.#last = this.#met;
    this.#met = undefined;
    return ++this.#done;
  }

  /** What a run says that a signal ended between two reports. */
  advice(signal: string): string {
    return `stopped by ${signal} after ${this.#done} reports; all of them are printed, and none in part${this.#next()}`;
  }

  /** The options that go on behind the last report, where its format has them. */
  #next(): string {
    if (this.#last === undefined) return "";
    const { input, number, byte } = this.#last;
    if (byte !== undefined) return `; go on in ${input} with --offset ${byte} --start 2`;
    const offset = this.#offset === undefined ? "" : `--offset ${this.#offset} `;
    return `; go on in ${input} with ${offset}--start ${number + 1}`;
  }
}
