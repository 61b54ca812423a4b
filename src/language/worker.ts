import { parentPort, workerData } from "node:worker_threads";
import { type EngineOptions, loadEngine } from "./engine.ts";
import { attempt, makeTask, type Outcome, type Task } from "./task.ts";

/** What a worker of `pool.ts` is started with. */
export interface Start extends EngineOptions {
  readonly language: string;
}

/** One item to work on; `task` comes with the first of its number. */
export interface Order {
  readonly number: number;
  readonly task?: Task;
  readonly item: unknown;
}

const { language, ...options } = workerData as Start;
const engine = loadEngine(language, options);
const works = new Map<number, Promise<(item: unknown) => unknown>>();
const port = parentPort!;

port.on("message", async ({ number, task, item }: Order) => {
  if (task !== undefined) works.set(number, makeTask(task, engine));
  const outcome = await attempt(async () => (await works.get(number)!)(item));
  answer(outcome);
});

/** An answer that cannot be copied to the other side is a fault of its item. */
function answer(outcome: Outcome<unknown>): void {
  try {
    port.postMessage(outcome);
  } catch (thrown) {
    port.postMessage({ ok: false, error: (thrown as Error).message } satisfies Outcome<unknown>);
  }
}
