import { expect, test } from "vitest";
import type { Entry } from "../../src/record/entry.ts";
import { eachReport } from "../../src/record/gather.ts";
import { inOrder } from "../../src/record/held.ts";
import { reportsOf } from "../../src/record/memory.ts";
import { contentHash } from "../../src/record/report.ts";
import { generator } from "../helpers/chance.ts";
import { report } from "./make.ts";

const run = { program: "1.0.0", models: "m", lexicons: "l" };

const taken = (id: string, words: string): Entry => {
  const { document } = report(id, "Daily", `2020-05-0${1 + (id.length % 9)}`, `Kenya ${words} Chad.`);
  return { kind: "report", id, content: contentHash(document), document };
};

const coded = (id: string, words: string): Entry => ({
  kind: "events",
  report: id,
  run,
  events: report(id, "Daily", "2020-05-01", `Kenya ${words} Chad.`, {
    event: "ACCUSE",
    words,
    by: ["Kenya = KEN"],
    to: ["Chad = TCD"],
  }).events,
});

const failed = (id: string): Entry => ({ kind: "failed", report: id, reason: "stopped", run });
const seen = (id: string): Entry => ({ kind: "seen", id, publisher: "Weekly", published: "2020-06-01" });

const same = (entries: readonly Entry[]): void =>
  expect([...eachReport(() => entries)].sort(inOrder)).toEqual(reportsOf(entries));

test("a report is what its last lines make of it, wherever they stand", () => {
  const lines = [
    [taken("a", "blamed"), coded("a", "blamed"), taken("bb", "accused"), failed("bb"), seen("a")],
    [coded("bb", "accused"), failed("a"), coded("a", "blamed"), failed("bb")],
  ].flat();
  for (let n = 1; n <= lines.length; n++) same(lines.slice(0, n));
  const [first, second] = [...eachReport(() => lines)].sort(inOrder);
  expect([first?.sightings.length, first?.failed]).toEqual([2, undefined]);
  expect([second?.events.length, second?.failed]).toEqual([1, "stopped"]);
});

test("one text in two versions and one id of two texts are held together", () =>
  same([
    taken("a", "blamed"),
    coded("a", "blamed"),
    { ...taken("a", "blamed"), id: "a~2", named: "bbb" } as Entry,
    coded("a~2", "blamed"),
    { ...taken("bbb", "accused"), id: "bbb" } as Entry,
    coded("bbb", "accused"),
  ]));

test("lines in any order that a writer can leave give what all of them give at once", () => {
  const random = generator(7);
  for (let round = 0; round < 40; round++) {
    const ids = ["a", "bb", "ccc", "dddd"];
    const rest = Array.from({ length: 12 }, () => {
      const id = ids[random(ids.length)]!;
      return [coded(id, id), failed(id), seen(id)][random(3)]!;
    });
    same([...ids.map(id => taken(id, id)), ...rest]);
  }
});
