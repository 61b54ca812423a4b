import { expect, test } from "vitest";
import type { Event } from "../../src/events/event.ts";
import type { Entry } from "../../src/record/entry.ts";
import { reportsOf } from "../../src/record/memory.ts";
import { dueFor, recode } from "../../src/record/recode.ts";
import { changesOf } from "../../src/record/recoding.ts";
import { contentHash } from "../../src/record/report.ts";
import { report } from "./make.ts";

const [old, now] = ["1", "2"].map(lexicons => ({ program: "1", models: "m", lexicons })) as [Run, Run];
type Run = { program: string; models: string; lexicons: string };

const told = report(
  "r1",
  "Daily",
  "2020-05-02",
  "Kenya accused Chad of lying. Chad thanked Kenya.",
  { event: "ACCUSE", words: "accused", by: ["Kenya = KEN"], to: ["Chad = TCD"] },
  { event: "SUPPORT", words: "thanked", by: ["Chad = TCD"], to: ["Kenya = KEN"] },
);
const [accuse, support] = told.events as [Event, Event];
const { document } = told;
const first: readonly Entry[] = [
  { kind: "report", id: "r1", content: contentHash(document), document },
  { kind: "events", report: "r1", run: old, events: [accuse, support] },
];

async function recoded(entries: Entry[], code: () => readonly Event[]) {
  const due = dueFor(now, entries);
  const journal = { append: (more: readonly Entry[]) => void entries.push(...more) };
  const done = [];
  for await (const r of recode(due, journal, { code: () => ({ events: code() }), run: now, warn: () => {} }))
    done.push(r);
  return done;
}

test("what another coding adds, removes and changes is told; what weighs or explains is no change", () => {
  const threat: Event = { ...accuse, event: "THREATEN", quad: 3 };
  expect(changesOf([accuse, support], [threat, { ...support, confidence: 0.1, why: ["x"] }])).toEqual({
    added: [],
    removed: [],
    changed: [{ before: accuse, after: threat, parts: ["event"] }],
  });
  expect(changesOf([accuse], [support])).toEqual({ added: [support], removed: [accuse], changed: [] });
});

test("of two events at one trigger each meets its own", () => {
  const [a, b]: [Event, Event] = [accuse, { ...accuse, event: "REJECT" }];
  expect(changesOf([a, b], [b, a])).toEqual({ added: [], removed: [], changed: [] });
});

test("the newest coding counts, the older stays in the journal, and nothing is coded twice", async () => {
  const entries = [...first];
  expect(await recoded(entries, () => [support])).toMatchObject([{ report: "r1", removed: [accuse] }]);
  expect(reportsOf(entries)[0]!.events).toEqual([support]);
  expect(entries.filter(e => e.kind === "events").map(e => e.run)).toEqual([old, now]);
  expect(await recoded(entries, () => [])).toEqual([]);
});

test("a report that the newest coder cannot take keeps its events, and is not tried again by it", async () => {
  const entries = [...first];
  const crash = (): never => {
    throw new Error("no tree");
  };
  expect(await recoded(entries, crash)).toMatchObject([{ failed: "no tree", removed: [] }]);
  expect(reportsOf(entries)[0]).toMatchObject({ failed: "no tree", events: [accuse, support] });
  expect(await recoded(entries, crash)).toEqual([]);
});

test("a report without any coding is due", async () => {
  const entries = first.slice(0, 1);
  expect(await recoded(entries, () => [support])).toMatchObject([{ added: [support] }]);
});
