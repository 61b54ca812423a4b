import type { Engine } from "./engine.ts";

/** A function that workers run on each item: made once in each worker from its engine and `settings` by `module`'s export `name`. */
export interface Task {
  /** Address of an ES module (`file:` URL). */
  readonly module: string;
  readonly name: string;
  /** Plain data, copied once to each worker. */
  readonly settings?: unknown;
}

/** What the export that a task names must be. */
export type TaskMaker<I, O, S = unknown> = (engine: Engine, settings: S) => (item: I) => O | Promise<O>;

/** What became of one item: its value, or why there is none. */
export type Outcome<O> =
  | { readonly ok: true; readonly value: O }
  | { readonly ok: false; readonly error: string };

/** The function of a task. */
export async function makeTask(task: Task, engine: Engine): Promise<(item: unknown) => unknown> {
  const exports = (await import(task.module)) as Readonly<Record<string, unknown>>;
  const make = exports[task.name];
  if (typeof make !== "function") throw new TypeError(`${task.module} has no function "${task.name}"`);
  return (make as TaskMaker<unknown, unknown>)(engine, task.settings);
}

/** Does a task on one item; what it throws is its outcome. */
export async function attempt(work: () => unknown): Promise<Outcome<unknown>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, error: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
