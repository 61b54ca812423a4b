import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const program = join(import.meta.dirname, "..", "..", "bin", "attache.js");
const folder = mkdtempSync(join(tmpdir(), "attache-relations-"));
afterAll(() => rmSync(folder, { recursive: true }));

const text =
  "Räte 𝔘. Kenya banned imports of fruit from Chad on 3 March 2015. Kenya accused Chad of theft on 5 March 2015.";

function attache(...words: readonly string[]): string {
  const done = spawnSync(process.execPath, [program, ...words], { encoding: "utf8", cwd: folder });
  expect([done.status, done.stderr]).toEqual([0, ""]);
  return done.stdout;
}

beforeAll(() => {
  writeFileSync(join(folder, "reports.jsonl"), `${JSON.stringify({ id: "1", date: "2015-03-06", text })}\n`);
  attache("ingest", "--model", "fast", "--record", "desk", "reports.jsonl");
});

const about = ["KEN", "TCD", "--record", "desk"];
const cut = (q: { readonly start: number; readonly end: number }) => [...text].slice(q.start, q.end).join("");

test("the ledger is one JSON object whose quotes stand in the text, counted in code points", () => {
  const found = JSON.parse(attache("ledger", ...about, "--format", "json"));
  expect([found.a, found.b]).toEqual(["KEN", "TCD"]);
  const [entry] = found.entries;
  expect(entry).toMatchObject({ kind: "measure", actor: "KEN", recipient: "TCD", state: "imposed" });
  expect(entry.since).toBe("2015-03-03");
  for (const c of entry.changes) expect(cut(c)).toBe(c.quote);
});

test("the ledger as CSV has a row for each change, as text a line for each matter", () => {
  const [head, ...rows] = attache("ledger", ...about, "--format", "csv")
    .trim()
    .split("\r\n");
  expect(head).toMatch(/^kind,subject,actor,recipient,state,change,/u);
  expect(rows).toHaveLength(1);
  expect(attache("ledger", ...about)).toMatch(
    /^- Food and farm goods, Kenya on Chad: imposed\n {2}3 March 2015 imposed: “/u,
  );
});

test("the timeline keeps the weightiest and tells all of an incident", () => {
  const lines = attache("timeline", ...about, "--format", "json")
    .trim()
    .split("\n");
  const found = lines.map(line => JSON.parse(line));
  expect(found.map(i => i.type)).toEqual(["SANCTION", "ACCUSE"]);
  for (const i of found) {
    expect(i.importance).toBeGreaterThan(0);
    expect(i.accounts).toEqual([]);
    for (const q of i.quotes) expect(cut(q)).toBe(q.quote);
  }
  const short = attache("timeline", ...about, "--limit", "1");
  expect(short).toContain("banned");
  expect(short).toContain("… and 1 more.");
});

test("the brief is written as HTML too", () => {
  const html = attache("brief", ...about, "--format", "html");
  expect(html).toMatch(/^<!doctype html>/u);
  expect(html).toContain("Too few incidents have a day");
});
