// Tasks that the pool's tests run in workers.
import { closeSync, openSync } from "node:fs";
import { workerData } from "node:worker_threads";

/** Doubles numbers; fails on strings; ends its worker on `"exit"`, once per folder on `{ once: folder }`. */
export const doubled = () => item => {
  if (item === "exit") process.exit(7);
  if (item === "later")
    return new Promise(done => {
      setTimeout(done, 30, "late");
    });
  if (item === "uncopied") return () => item;
  if (typeof item === "string") throw new TypeError(`no number: ${item}`);
  if (typeof item === "object" && firstTime(item.once)) process.exit(8);
  return typeof item === "object" ? "second time" : item * 2;
};

/** How the weights that a worker was given lie in memory. */
export const sharing = () => () =>
  [workerData.weights.tagger, workerData.weights.parser].map(m => m.entries.buffer.constructor.name);

/** Adds what its settings say. */
export const added =
  (_, { by }) =>
  item =>
    item + by;

function firstTime(file) {
  try {
    closeSync(openSync(file, "wx"));
    return true;
  } catch {
    return false;
  }
}
