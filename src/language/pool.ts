import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Document } from "../text/document.ts";
import type { Analysis, GazetteerEntry } from "./analysis.ts";
import { type Engine, type EngineOptions, loadWeights, type ModelName } from "./engine.ts";
import { inOrder } from "./order.ts";
import { engineFor } from "./ready.ts";
import { share } from "./share.ts";
import { attempt, makeTask, type Outcome, type Task } from "./task.ts";
import type { Begun, Order, Start } from "./worker.ts";

/** How many workers read, and what. */
export interface PoolOptions {
  /** Threads; as many as the machine runs at once where not said; 0 does all on the calling thread. */
  readonly workers?: number;
  readonly model?: ModelName;
  readonly language?: string;
  /** Names that `analyze` knows. */
  readonly gazetteer?: readonly GazetteerEntry[];
  /** What one item may take of a thread; beyond it the thread is ended as one that crashed. Nothing is stopped on the calling thread. */
  readonly limits?: ItemLimits;
}

/** Time and JavaScript memory (weights not counted) that work on one item may take. */
export interface ItemLimits {
  readonly milliseconds: number;
  readonly mebibytes: number;
}

/** Threads that read with one copy of the weights. Idle ones do not keep the program from ending. */
export interface Pool {
  /** The analyses of documents or bare texts, in their order; a document that fails is an outcome, and the rest goes on. */
  analyze<D extends string | Document>(documents: Items<D>): AsyncGenerator<Outcome<Analysis> & { item: D }>;
  /** The same with any function of a module. Items and values are copied between threads: plain data only. */
  map<I, O>(task: Task, items: Items<I>): AsyncGenerator<Outcome<O> & { item: I }>;
  /** A function that does one item at a time, on the next thread that is free. */
  open<I, O>(task: Task): (item: I) => Promise<Outcome<O>>;
  /** Ends the threads; what is not done yet fails. */
  close(): Promise<void>;
}

/** What a pool works through; taken only as fast as it is done. */
export type Items<I> = AsyncIterable<I> | Iterable<I>;

/** Items taken ahead of the one that is waited for, for each worker. */
const ahead = 3;

/** Opens a pool; weights that are missing or damaged are a `ModelFault`. Close it when done. */
export function pool(options: PoolOptions = {}): Pool {
  const { workers = availableParallelism(), language = "en", model = "default", gazetteer = [] } = options;
  if (!Number.isInteger(workers) || workers < 0) throw new RangeError(`${workers} is no number of workers`);
  const crew =
    workers === 0
      ? new Alone(engineFor({ language, model }))
      : new Crew(
          workers,
          { language, model, weights: share(loadWeights(language, { model })) },
          options.limits,
        );
  const analyses: Task = { module: besides("tasks"), name: "analyses", settings: { gazetteer } };
  const map = <I, O>(task: Task, items: Items<I>) => {
    const run = crew.open(task);
    return inOrder(
      items,
      async item => ({ ...((await run(item)) as Outcome<O>), item }),
      workers * ahead || 1,
    );
  };
  return {
    map,
    analyze: documents => map(analyses, documents),
    open: <I, O>(task: Task) => crew.open(task) as (item: I) => Promise<Outcome<O>>,
    close: () => crew.close(),
  };
}

/** A module beside this one; threads cannot run TypeScript, so from the source it is that of the build in dist/. */
const besides = (name: string): string =>
  new URL(`./${name}.js`, import.meta.url.replace(/\/src\/language\/[^/]*\.ts$/, "/dist/language/")).href;

/** Texts to trees in CoNLL-U (`tasks.ts`). */
export const treesTask: Task = { module: besides("tasks"), name: "trees" };

type Run = (item: unknown) => Promise<Outcome<unknown>>;

/** The calling thread, as a crew of none. */
class Alone {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  open(task: Task): Run {
    const work = makeTask(task, this.#engine);
    work.catch(() => {});
    return item => attempt(async () => (await work)(item));
  }

  async close(): Promise<void> {}
}

/** An item under way. */
interface Job {
  readonly number: number;
  readonly item: unknown;
  readonly done: (outcome: Outcome<unknown>) => void;
  crashes: number;
}

/** A thread, the tasks it knows, and what was given to it: it works on the first, the next one waits at hand. */
interface Member {
  readonly worker: Worker;
  readonly knows: Set<number>;
  readonly jobs: Job[];
  fault?: Error;
  timer?: NodeJS.Timeout | undefined;
}

/** Items that are given to a thread at once, so that it need not wait for the next. */
const given = 2;

/** A document is tried so often where the worker under it crashes. */
const attempts = 2;

class Crew {
  readonly #size: number;
  readonly #start: Start & EngineOptions;
  readonly #limits: ItemLimits | undefined;
  readonly #tasks: Task[] = [];
  readonly #members = new Set<Member>();
  #queue: Job[] = [];
  #closed = false;

  constructor(size: number, start: Start & EngineOptions, limits?: ItemLimits) {
    this.#size = size;
    this.#start = start;
    this.#limits = limits;
  }

  open(task: Task): Run {
    const number = this.#tasks.push(task) - 1;
    return item =>
      new Promise(done => {
        this.#queue.push({ number, item, done, crashes: 0 });
        this.#assign();
      });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const open = [...this.#queue, ...[...this.#members].flatMap(m => m.jobs)];
    this.#queue = [];
    for (const job of open) job.done({ ok: false, error: "the pool was closed" });
    await Promise.all([...this.#members].map(m => m.worker.terminate()));
  }

  #assign(): void {
    if (this.#closed) {
      for (const job of this.#queue.splice(0)) job.done({ ok: false, error: "the pool is closed" });
      return;
    }
    while (this.#queue.length > 0) {
      const member = this.#freest();
      if (member === undefined) return;
      this.#give(member, this.#queue.shift()!);
    }
  }

  /** Who has nothing to do, a new one while there may be more, else who has only one item; `undefined` where all have enough. */
  #freest(): Member | undefined {
    const members = [...this.#members];
    const idle = members.find(m => m.jobs.length === 0);
    if (idle !== undefined) return idle;
    return members.length < this.#size ? this.#hire() : members.find(m => m.jobs.length < given);
  }

  #give(member: Member, job: Job): void {
    const { number, item } = job;
    const news = member.knows.has(number) ? {} : { task: this.#tasks[number]! };
    try {
      member.worker.postMessage({ number, item, ...news } satisfies Order);
    } catch (thrown) {
      job.done({ ok: false, error: (thrown as Error).message });
      return;
    }
    member.knows.add(number);
    member.jobs.push(job);
    member.worker.ref();
  }

  #hire(): Member {
    const worker = new Worker(new URL(besides("worker")), {
      workerData: this.#start,
      ...(this.#limits ? { resourceLimits: { maxOldGenerationSizeMb: this.#limits.mebibytes } } : {}),
    });
    const member: Member = { worker, knows: new Set(), jobs: [] };
    worker.on("message", (outcome: Outcome<unknown> | Begun) => {
      if (outcome === "begun") return this.#time(member);
      clearTimeout(member.timer);
      const job = member.jobs.shift();
      if (member.jobs.length === 0) worker.unref();
      job?.done(outcome);
      this.#assign();
    });
    worker.on("error", fault => {
      member.fault = fault as Error;
    });
    worker.on("exit", code => this.#lost(member, code));
    worker.unref();
    this.#members.add(member);
    return member;
  }

  /** Ends a worker that takes too long over its item. */
  #time(member: Member): void {
    if (this.#limits === undefined) return;
    const { milliseconds } = this.#limits;
    member.timer = setTimeout(() => {
      member.fault = new Error(`took longer than ${milliseconds / 1000} s`);
      member.worker.terminate();
    }, milliseconds);
  }

  /** A worker that ended by itself: its item goes to another one, or fails when that was its last chance. */
  #lost(member: Member, code: number): void {
    clearTimeout(member.timer);
    this.#members.delete(member);
    const { fault } = member;
    const [job, ...waiting] = member.jobs.splice(0);
    if (job === undefined || this.#closed) return;
    job.crashes++;
    this.#queue.unshift(...waiting);
    if (job.crashes < attempts) this.#queue.unshift(job);
    else
      job.done({
        ok: false,
        error: `its worker ended ${attempts} times (${fault?.message ?? `exit code ${code}`})`,
      });
    this.#assign();
  }
}
