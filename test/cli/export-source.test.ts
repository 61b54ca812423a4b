import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Options } from "../../src/cli/command.ts";
import { Door } from "../../src/cli/door.ts";
import { openTold } from "../../src/cli/export-source.ts";
import type { Entry } from "../../src/record/entry.ts";
import { JournalWriter } from "../../src/record/journal.ts";
import { contentHash, type Report } from "../../src/record/report.ts";
import { formatOf } from "../helpers/exported.ts";
import { report } from "../record/make.ts";

const record = mkdtempSync(join(tmpdir(), "attache-source-"));
afterAll(() => rmSync(record, { recursive: true }));

const told = (id: string, words: string, by: string) =>
  report(id, "Courier", "2016-11-25", `On Friday ${by} ${words} Uganda. Kenya called Norway.`, {
    event: "SANCTION",
    words,
    by: [`${by} = ${by.slice(0, 3).toUpperCase()}`],
    to: ["Uganda = UGA"],
    on: "2016-11-25",
  });
const [a, b] = [told("a", "sanctioned", "Kenya"), told("b", "punished", "Norway")];
const entries = ({ document, events }: Report): readonly Entry[] => [
  { kind: "report", id: document.id, content: contentHash(document), document },
  coded(document.id, events),
];
const coded = (id: string, events: Report["events"]): Entry => ({
  kind: "events",
  report: id,
  run: { program: "1", models: "m", lexicons: "l" },
  events,
});

beforeAll(async () => {
  const journal = await JournalWriter.open(record, () => {});
  journal.append([...entries(a), ...entries(b)]);
  // A new coding denies what the first report told, and finds another event in the second.
  journal.append([
    coded("a", [{ ...a.events[0]!, factuality: "CT-" }]),
    coded("b", [{ ...b.events[0]!, id: "e:anew" }]),
  ]);
  journal.close();
});

async function asked(format: string, unit: "event" | "incident", options: Options) {
  const call = { arguments: [], options: { record, ...options } };
  const source = await openTold(call, new Door(), formatOf(format), unit);
  const events: string[] = [];
  for (let walk = 0; walk < 2; walk++)
    for await (const { told } of source.sheaves()) if (walk === 0) events.push(...told.map(t => t.event.id));
  await source.close();
  return { now: source.now, events, removed: source.removed(), seen: source.sieve.seen() };
}

test("a walk more changes no count", async () =>
  expect(await asked("icews", "event", {})).toEqual({
    now: undefined,
    events: ["e:anew"],
    removed: [],
    seen: 2,
  }));

test("what a new coding took away, and what the format takes no more, is to be deleted", async () =>
  expect(await asked("icews", "event", { since: 4 })).toEqual({
    now: 6,
    events: ["e:anew"],
    removed: [
      { removed: "event", id: "e:b-0", document: "b" },
      { removed: "event", id: "e:a-0", document: "a" },
    ],
    seen: 2,
  }));

test("a format with flags tells the denial instead", async () => {
  const { events, removed } = await asked("csv", "event", { since: 4 });
  expect([events, removed.map(r => r.id)]).toEqual([["e:a-0", "e:anew"], ["e:b-0"]]);
});

test("a happening that has another name is new, the old name and the event that told it are gone", async () => {
  const { events, removed } = await asked("csv", "incident", { since: 4 });
  expect(events).toContain("e:anew");
  expect(removed.map(r => [r.removed, r.id])).toEqual([
    ["incident", "i:b-0"],
    ["event", "e:b-0"],
  ]);
});

test("since the last moment nothing is told", async () =>
  expect(await asked("csv", "event", { since: 6 })).toMatchObject({ now: 6, events: [], removed: [] }));
