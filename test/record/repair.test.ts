import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { rebuildIndex } from "../../src/record/database.ts";
import type { Entry } from "../../src/record/entry.ts";
import { JournalWriter, readJournal, segments } from "../../src/record/journal.ts";
import { repair } from "../../src/record/repair.ts";
import { contentHash } from "../../src/record/report.ts";
import { verify } from "../../src/record/verify.ts";

const run = { program: "1", models: "m", lexicons: "l" };
const entriesOf = (id: string): readonly Entry[] => {
  const document = { id, text: `${id} met nobody on Monday.` };
  return [
    { kind: "report", id, content: contentHash(document), document },
    { kind: "events", report: id, run, events: [] },
  ];
};

let place = "";
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), "attache-repair-"));
  const writer = await JournalWriter.open(place, () => {});
  for (const id of ["Kenya", "Chad", "Peru"]) writer.append(entriesOf(id));
  writer.close();
});

const fail = (message: string): void => {
  throw new Error(message);
};
const reportsIn = (): readonly string[] =>
  readJournal(place, fail).flatMap(e => (e.kind === "report" ? [e.id] : []));

/** Changes the text of a segment. */
function alter(change: (text: string) => string): void {
  const [path] = segments(place);
  writeFileSync(path!, change(readFileSync(path!, "utf8")));
}

test("a sound record is left as it is", async () => {
  const before = readFileSync(segments(place)[0]!);
  expect(await repair(place, fail)).toEqual({ lost: 0, restored: [] });
  expect(readFileSync(segments(place)[0]!)).toEqual(before);
});

test("every line but the damaged one is kept, with what hangs on it put aside", async () => {
  alter(text => text.replace("Chad met", "Chat met"));
  const told: string[] = [];
  expect(await repair(place, m => told.push(m))).toEqual({ lost: 2, restored: [] });
  expect(reportsIn()).toEqual(["Kenya", "Peru"]);
  expect(verify(readJournal(place, fail)).faults).toEqual([]);
  expect(told[0]).toMatch(/000001\.jsonl:4: lost \(about Chad\)/);
  expect(readdirSync(join(place, "damaged"))).toEqual(["000001-4.txt"]);
  expect(readJournal(place, fail)).toHaveLength(6);
});

test("a line whose checksum alone is damaged is proven by the next", async () => {
  alter(text => text.replace(/^[0-9a-f]{8}(?=\+\{"kind":"report","id":"Chad")/m, "00000000"));
  expect(() => readJournal(place, fail)).toThrow("checksum");
  expect(await repair(place, fail)).toEqual({ lost: 0, restored: [] });
  expect(() => readJournal(place, fail)).not.toThrow();
  expect(reportsIn()).toEqual(["Kenya", "Chad", "Peru"]);
});

test("a report that the journal lost is taken from the index again", async () => {
  await rebuildIndex(place, () => readJournal(place, fail));
  alter(text => text.replace("Peru met", "Perv met"));
  expect(await repair(place, () => {})).toEqual({ lost: 1, restored: ["Peru"] });
  expect(reportsIn()).toEqual(["Kenya", "Chad", "Peru"]);
});

test("a segment that is gone is told, and the rest is read", async () => {
  const writer = await JournalWriter.open(place, () => {});
  writer.close();
  writeFileSync(join(place, "journal", "000002.jsonl"), readFileSync(segments(place)[0]!));
  rmSync(join(place, "journal", "000001.jsonl"));
  expect(() => readJournal(place, fail)).toThrow(/000001\.jsonl: missing/);
  const told: string[] = [];
  expect((await repair(place, m => told.push(m))).lost).toBe(1);
  expect(told[0]).toContain("000001.jsonl: missing");
  expect(reportsIn()).toEqual(["Kenya", "Chad", "Peru"]);
});

test("a record of a later version is left alone", async () => {
  alter(text => text.replace("attache-journal 2", "attache-journal 9"));
  await expect(repair(place, fail)).rejects.toThrow("update attache");
});
