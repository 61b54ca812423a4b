import { expect, test } from "vitest";
import { changesSince, compared } from "../../src/record/changes.ts";
import type { Entry } from "../../src/record/entry.ts";
import { contentHash } from "../../src/record/report.ts";
import { deskOf, onEvent, undoing } from "../../src/record/review.ts";
import { report } from "./make.ts";

const told = (id: string, ...words: readonly string[]) =>
  report(
    id,
    "Courier",
    "2016-11-25",
    "Kenya accused Uganda and thanked Norway.",
    ...words.map(w => ({ event: "ACCUSE" as const, words: w, by: ["Kenya = KEN"] })),
  );
const stored = ({ document }: ReturnType<typeof told>): Entry => ({
  kind: "report",
  id: document.id,
  content: contentHash(document),
  document,
});
const coded = ({ document, events }: ReturnType<typeof told>, program = "1"): Entry => ({
  kind: "events",
  report: document.id,
  run: { program, models: "m", lexicons: "l" },
  events,
});
const [a, b] = [told("a", "accused", "thanked"), told("b", "accused")];
const first = [stored(a), coded(a)];
const ids = (entries: readonly Entry[], moment: number) => {
  const { now, met, coded, removed } = changesSince(() => entries, moment);
  return {
    now,
    met: met.map(r => r.document.id),
    coded: coded.flatMap(r => r.events.map(e => e.id)),
    removed,
  };
};

test("since the beginning all is new", () =>
  expect(ids(first, 0)).toEqual({ now: 2, met: ["a"], coded: ["e:a-0", "e:a-1"], removed: [] }));

test("since the last entry nothing is", () =>
  expect(ids(first, 2)).toEqual({ now: 2, met: [], coded: [], removed: [] }));

test("a report that came later is new, the others are not", () =>
  expect(ids([...first, stored(b), coded(b)], 2)).toEqual({
    now: 4,
    met: ["b"],
    coded: ["e:b-0"],
    removed: [],
  }));

test("a text met again elsewhere is met, and no event of it changed", () =>
  expect(ids([...first, { kind: "seen", id: "a", publisher: "Herald" }], 2)).toEqual({
    now: 3,
    met: ["a"],
    coded: [],
    removed: [],
  }));

test("a new coding gives the events that differ and removes those that are gone", () => {
  const anew = { ...a, events: [{ ...a.events[0]!, mode: ["allege"] }] };
  expect(ids([...first, coded(anew, "2")], 2)).toEqual({
    now: 3,
    met: [],
    coded: ["e:a-0"],
    removed: [{ removed: "event", id: "e:a-1", document: "a" }],
  });
});

test("events that were coded before a report failed anew stay", () =>
  expect(ids([...first, { kind: "failed", report: "a", reason: "x" }], 2).removed).toEqual([]));

test("a report that is gone takes its events with it", () =>
  expect(compared([a, b], [b]).removed).toEqual([
    { removed: "event", id: "e:a-0", document: "a" },
    { removed: "event", id: "e:a-1", document: "a" },
    { removed: "report", id: "a" },
  ]));

const at = { author: "Ann", at: "2020-06-01T10:00:00.000Z" };

test("a takedown is told, also after its lines were erased", () => {
  const forgotten: Entry = { kind: "forgotten", content: contentHash(a.document), ids: ["a"], ...at };
  const all = [...first, stored(b), coded(b), forgotten];
  const removed = { removed: "report", id: "a" };
  expect(ids(all, 4)).toMatchObject({ met: [], coded: [], removed: expect.arrayContaining([removed]) });
  const erased = all.map((e, i): Entry => (i < 2 ? { kind: "erased" } : e));
  expect(ids(erased, 4)).toEqual({ now: 5, met: [], coded: [], removed: [removed] });
  expect(ids(erased, 5)).toEqual({ now: 5, met: [], coded: [], removed: [] });
});

test("what an analyst decides changes the event it is on, and so does taking it back", () => {
  const item = deskOf(first).items.get("e:a-0")!;
  const [accept, reject] = [onEvent(item, "accept", at), onEvent(item, "reject", at)];
  expect(ids([...first, accept], 2)).toMatchObject({ coded: ["e:a-0"], removed: [] });
  const gone = { removed: "event", id: "e:a-0", document: "a" };
  expect(ids([...first, reject], 2)).toMatchObject({ coded: [], removed: [gone] });
  expect(ids([...first, reject, undoing(reject, at)], 3)).toMatchObject({ coded: ["e:a-0"], removed: [] });
});
