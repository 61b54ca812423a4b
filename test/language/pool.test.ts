import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { pool } from "../../src/language/pool.ts";
import { analyze } from "../../src/language/ready.ts";
import type { Task } from "../../src/language/task.ts";
import { all } from "../helpers/all.ts";

const module = new URL("./pool-tasks.js", import.meta.url).href;
const doubled: Task = { module, name: "doubled" };
const two = pool({ workers: 2, model: "fast" });
afterAll(() => two.close());

const documents = Array.from({ length: 12 }, (_, i) => ({
  id: `d${i}`,
  published: "2016-11-26",
  text: `Kenya's army left town ${i} on Monday. ${"It rained there, officials said. ".repeat(i)}`,
}));

test.each([1, 2, 3])("%d workers give the bytes that the calling thread gives", async workers => {
  const some = pool({ workers });
  const outcomes = await all(some.analyze(documents));
  await some.close();
  const values = outcomes.map(o => (o.ok ? o.value : o.error));
  expect(JSON.stringify(values)).toBe(JSON.stringify(documents.map(d => analyze(d))));
  expect(outcomes.map(o => o.item)).toEqual(documents);
});

test("0 workers are the calling thread", async () => {
  const none = pool({ workers: 0, model: "fast" });
  const outcomes = await all(none.map<number, number>({ ...doubled }, [1, 2]));
  expect(outcomes).toEqual([
    { ok: true, value: 2, item: 1 },
    { ok: true, value: 4, item: 2 },
  ]);
  await none.close();
});

test("the weights are one shared copy", async () => {
  for await (const outcome of two.map({ module, name: "sharing" }, [0]))
    expect(new Set(result(outcome) as string[])).toEqual(new Set(["SharedArrayBuffer"]));
});

test("a task has its settings", async () => {
  const task = (by: number): Task => ({ module, name: "added", settings: { by } });
  const run = async (by: number) => (await all(two.map<number, number>(task(by), [1, 2, 3]))).map(result);
  expect(await Promise.all([run(1), run(10)])).toEqual([
    [2, 3, 4],
    [11, 12, 13],
  ]);
});

const result = (o: { ok: boolean; value?: unknown; error?: string }): unknown => (o.ok ? o.value : o.error);

describe("what goes wrong with an item", () => {
  const run = async (items: readonly unknown[]) =>
    (await all(two.map<unknown, unknown>(doubled, items))).map(result);

  test("is its outcome alone, in its place", async () => {
    expect(await run([1, "a", 2, "later", 3, "uncopied", 4])).toEqual([
      2,
      "no number: a",
      4,
      "late",
      6,
      expect.stringContaining("could not be cloned"),
      8,
    ]);
    expect(await run([1, () => 1, 2])).toEqual([2, expect.stringContaining("could not be cloned"), 4]);
  });

  test("a worker that ends is replaced; its item is tried once more, then fails", async () => {
    const once = join(mkdtempSync(join(tmpdir(), "attache-pool-")), "tried");
    expect(await run([1, { once }, 2, "exit", 3, 4, 5])).toEqual([
      2,
      "second time",
      4,
      "its worker ended 2 times (exit code 7)",
      6,
      8,
      10,
    ]);
  });

  test("a task that is not there fails each item", async () => {
    const outcomes = await all(two.map({ module, name: "absent" }, [1, 2]));
    expect(outcomes.map(result)).toEqual([
      expect.stringContaining('no function "absent"'),
      expect.stringContaining('no function "absent"'),
    ]);
  });
});

describe("the source of items", () => {
  test("is taken only as fast as items are done", async () => {
    let taken = 0;
    let given = 0;
    function* many() {
      for (; taken < 100; taken++) yield taken;
    }
    for await (const _ of two.map(doubled, many())) expect(taken - ++given).toBeLessThan(10);
    expect(given).toBe(100);
  });

  test("may fail: what came before it is given out first", async () => {
    async function* broken() {
      yield 1;
      yield 2;
      throw new Error("no more");
    }
    const seen: unknown[] = [];
    const read = async () => {
      for await (const outcome of two.map(doubled, broken())) seen.push(result(outcome));
    };
    await expect(read()).rejects.toThrow("no more");
    expect(seen).toEqual([2, 4]);
  });

  test("is closed when its reader stops", async () => {
    let closed = false;
    function* many() {
      try {
        for (let i = 0; ; i++) yield i;
      } finally {
        closed = true;
      }
    }
    for await (const outcome of two.map(doubled, many())) if (outcome.item === 3) break;
    expect(closed).toBe(true);
  });
});

test("a closed pool does no more", async () => {
  const closed = pool({ workers: 1, model: "fast" });
  await closed.close();
  expect((await all(closed.map(doubled, [1]))).map(result)).toEqual(["the pool is closed"]);
});

test("a number of workers that is none is refused", () => {
  expect(() => pool({ workers: 1.5 })).toThrow(RangeError);
  expect(() => pool({ workers: -1 })).toThrow(RangeError);
});

test.each([
  ["hang", { milliseconds: 1500, mebibytes: 1000 }, /^its worker ended 2 times \(took longer than 1.5 s\)$/],
  ["hoard", { milliseconds: 60_000, mebibytes: 300 }, /^its worker ended 2 times \(.*memory/],
] as const)(
  "an item that would %s for ever is stopped, tried twice and told; the others are done",
  async (greed, limits, told) => {
    const some = pool({ workers: 1, model: "fast", limits });
    const outcomes = await all(some.map<string, string>({ module, name: "greedy" }, ["a", greed, "b"]));
    await some.close();
    expect(outcomes.map(o => (o.ok ? o.value : o.error))).toEqual(["a", expect.stringMatching(told), "b"]);
  },
);
