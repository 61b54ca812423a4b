import { availableParallelism } from "node:os";
import { type Pool, pool } from "../language/pool.ts";
import type { Outcome, Task } from "../language/task.ts";
import type { Options } from "./command.ts";
import { loadReader, type ReaderOptions } from "./reading.ts";

/** Seconds and MiB that coding one report may take, where the user does not say. */
export const codingLimits = { seconds: 120, mebibytes: 2048 } as const;

/** Threads that are up: what one of them does with an item, and how many there may be. Close them when done. */
export interface Threads<I, O> {
  readonly work: (item: I) => Promise<Outcome<O>>;
  readonly jobs: number;
  readonly close: () => Promise<void>;
}

/** How many reports are read at once where the user does not say: as many as the machine has cores for us. */
export const jobsOf = ({ jobs = availableParallelism() }: Pick<Options, "jobs">): number => jobs;

/**
 * Starts threads that do a task of `coding-task.ts`; a broken lexicon or model is a fault at once.
 *
 * An item that crashes, hangs or starves its thread is tried twice, and then an outcome that says so.
 */
export async function startThreads<I, O, S extends ReaderOptions>(
  name: string,
  options: Options,
  settings: S,
): Promise<Threads<I, O>> {
  const { model, timeout, memory } = options;
  const jobs = jobsOf(options);
  const limits = {
    milliseconds: 1000 * (timeout ?? codingLimits.seconds),
    mebibytes: memory ?? codingLimits.mebibytes,
  };
  const threads = pool({ workers: jobs, ...(model ? { model } : {}), limits });
  const work = threads.open<I | undefined, O>(taskOf(name, settings));
  const probe = await work(undefined);
  if (!probe.ok) await refuse(threads, settings, probe.error);
  return { work, jobs, close: () => threads.close() };
}

/** What is broken says so itself where it is loaded here. */
async function refuse(threads: Pool, settings: ReaderOptions, error: string): Promise<never> {
  await threads.close();
  loadReader(settings);
  throw new Error(error);
}

/** What a reader reads with, of all options. */
export const readerOptions = ({ model, lexicon }: Options): ReaderOptions => ({
  ...(model ? { model } : {}),
  ...(lexicon ? { lexicon } : {}),
});

/** Threads run the build in dist/, from the source too. */
const taskOf = (name: string, settings: ReaderOptions): Task => ({
  module: new URL("./coding-task.js", import.meta.url.replace(/\/src\/cli\/[^/]*\.ts$/, "/dist/cli/")).href,
  name,
  settings,
});
