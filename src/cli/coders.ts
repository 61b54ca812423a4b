import { inOrder } from "../language/order.ts";
import type { Outcome } from "../language/task.ts";
import type { Taken } from "../record/ingest.ts";
import type { Run } from "../record/provenance.ts";
import { contentHash } from "../record/report.ts";
import type { Document } from "../text/document.ts";
import type { Options } from "./command.ts";
import { type ReaderOptions, runOf } from "./reading.ts";
import { readerOptions, startThreads, type Threads } from "./threads.ts";

/** Reports whose coding is begun before they are asked for, for each thread. */
const underWay = 3;

/**
 * Threads that code reports for a record, so that one that crashes, hangs or starves the coder is stopped; it is tried twice.
 * Close them when done.
 */
export class Coders {
  readonly run: Run;
  readonly #threads: Threads<Document, Taken>;
  readonly #begun = new Map<string, Promise<Outcome<Taken>>>();

  private constructor(threads: Threads<Document, Taken>, run: Run) {
    this.run = run;
    this.#threads = threads;
  }

  /** Starts them; a broken lexicon or model is a fault at once. */
  static async start(options: Options): Promise<Coders> {
    const settings = readerOptions(options);
    return new Coders(
      await startThreads<Document, Taken, ReaderOptions>("coding", options, settings),
      runOf(settings),
    );
  }

  /** What is found in a document; throws why nothing could be. */
  readonly code = async (document: Document): Promise<Taken> => {
    const key = keyOf(document);
    const outcome = await (this.#begun.get(key) ?? this.#threads.work(document));
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
      if (document) this.#begun.set(keyOf(document), this.#threads.work(document));
      return item;
    };
    return inOrder(items, begin, this.#threads.jobs * underWay + 1);
  }

  close(): Promise<void> {
    return this.#threads.close();
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
