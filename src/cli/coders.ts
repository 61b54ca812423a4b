import { inOrder } from "../language/order.ts";
import { type Pool, pool } from "../language/pool.ts";
import type { Outcome, Task } from "../language/task.ts";
import type { Taken } from "../record/ingest.ts";
import type { Run } from "../record/provenance.ts";
import { contentHash } from "../record/report.ts";
import type { Document } from "../text/document.ts";
import type { Options } from "./command.ts";
import { loadReader, type ReaderOptions, runOf } from "./reading.ts";

/** Reports whose coding is begun before they are asked for, for each thread. */
const ahead = 3;

/** Seconds and MiB that coding one report may take, where the user does not say. */
export const codingLimits = { seconds: 120, mebibytes: 2048 } as const;

/**
 * Threads that code reports for a record, so that one that crashes, hangs or starves the coder is stopped; it is tried twice.
 * Close them when done.
 */
export class Coders {
  readonly run: Run;
  readonly #pool: Pool;
  readonly #begin: (document: Document | undefined) => Promise<Outcome<Taken>>;
  readonly #begun = new Map<string, Promise<Outcome<Taken>>>();
  readonly #bound: number;

  private constructor(threads: Pool, jobs: number, options: ReaderOptions) {
    this.run = runOf(options);
    this.#pool = threads;
    this.#begin = threads.open<Document | undefined, Taken>(taskOf(options));
    this.#bound = jobs * ahead + 1;
  }

  /** Starts them; a broken lexicon or model is a fault at once. */
  static async start({ jobs = 1, model, lexicon, timeout, memory }: Options): Promise<Coders> {
    const options = { ...(model ? { model } : {}), ...(lexicon ? { lexicon } : {}) };
    const limits = {
      milliseconds: 1000 * (timeout ?? codingLimits.seconds),
      mebibytes: memory ?? codingLimits.mebibytes,
    };
    const threads = pool({ workers: jobs, ...(model ? { model } : {}), limits });
    const coders = new Coders(threads, jobs, options);
    const probe = await coders.#begin(undefined);
    if (probe.ok) return coders;
    await threads.close();
    // What is broken says so itself where it is loaded here.
    loadReader(options);
    throw new Error(probe.error);
  }

  /** What is found in a document; throws why nothing could be. */
  readonly code = async (document: Document): Promise<Taken> => {
    const key = keyOf(document);
    const outcome = await (this.#begun.get(key) ?? this.#begin(document));
    this.#begun.delete(key);
    if (!outcome.ok) throw new Error(outcome.error);
    return outcome.value;
  };

  /** Items as they come, the coding of the documents of those that follow begun already; `documentOf` tells which, if any. */
  ahead<T>(
    items: AsyncIterable<T> | Iterable<T>,
    documentOf: (item: T) => Document | undefined,
  ): AsyncGenerator<T> {
    const begin = async (item: T): Promise<T> => {
      const document = documentOf(item);
      if (document) this.#begun.set(keyOf(document), this.#begin(document));
      return item;
    };
    return inOrder(items, begin, this.#bound);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

const keyOf = (document: Document): string => `${document.id}\n${contentHash(document)}`;

/** Starts threads, works with them, and closes them. */
export async function withCoders<T>(options: Options, work: (coders: Coders) => Promise<T>): Promise<T> {
  const coders = await Coders.start(options);
  try {
    return await work(coders);
  } finally {
    await coders.close();
  }
}

/** Threads run the build in dist/, from the source too. */
const taskOf = (settings: ReaderOptions): Task => ({
  module: new URL("./coding-task.js", import.meta.url.replace(/\/src\/cli\/[^/]*\.ts$/, "/dist/cli/")).href,
  name: "coding",
  settings,
});
