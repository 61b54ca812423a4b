import { setTimeout } from "node:timers/promises";

/** One request at a time to each host, and so long between two of them. */
export class Hosts {
  readonly #gapMs: number;
  readonly #last = new Map<string, Promise<undefined>>();

  constructor(gapMs: number) {
    this.#gapMs = gapMs;
  }

  /** Does a piece of work that asks a host, when it is its turn. */
  async turn<T>(url: string, work: () => Promise<T>): Promise<T> {
    const host = URL.canParse(url) ? new URL(url).host : url;
    const before = this.#last.get(host);
    const mine = (async () => {
      if (before !== undefined) {
        await before;
        await setTimeout(this.#gapMs);
      }
      return work();
    })();
    const over = mine.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(host, over);
    return mine;
  }
}
