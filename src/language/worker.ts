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

/** What a worker says when it begins its item; an `Outcome` when it has done it. */
export type Begun = "begun";

const { language, ...options } = workerData as Start;
const engine = loadEngine(language, options);
const works = new Map<number, Promise<(item: unknown) => unknown>>();
const port = parentPort!;

/** Items are worked on one after the other, in the order in which they came. */
let last = Promise.resolve();
port.on("message", (order: Order) => {
  last = last.then(() => carryOut(order));
});

async function carryOut({ number, task, item }: Order): Promise<void> {
  if (task !== undefined) works.set(number, makeTask(task, engine));
  const outcome = await attempt(async () => {
    const work = await works.get(number)!;
    // Time is counted from here: what a worker loads is no item's.
    port.postMessage("begun" satisfies Begun);
    return work(item);
  });
  answer(outcome);
}

/** An answer that cannot be copied to the other side is a fault of its item. */
function answer(outcome: Outcome<unknown>): void {
  try {
    port.postMessage(outcome);
  } catch (thrown) {
    port.postMessage({ ok: false, error: (thrown as Error).message } satisfies Outcome<unknown>);
  }
}
