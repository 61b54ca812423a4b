// Tasks that the pool's tests run in workers.
import { closeSync, openSync } from "node:fs";

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

/** What of its engine a worker shares with the others. */
export const sharing = engine => () => arrays(engine.weights).map(array => array.buffer.constructor.name);

/** The typed arrays in plain data. */
const arrays = value => {
  if (ArrayBuffer.isView(value)) return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(arrays) : [];
};

/** Adds what its settings say. */
export const added =
  (_, { by }) =>
  item =>
    item + by;

/** Never ends on `"hang"`, takes all memory on `"hoard"`, gives back all else. */
export const greedy = () => item => {
  if (item === "hang") for (;;);
  const hoard = [];
  while (item === "hoard") hoard.push(new Array(100_000).fill({ item }));
  return item;
};

function firstTime(file) {
  try {
    closeSync(openSync(file, "wx"));
    return true;
  } catch {
    return false;
  }
}
