import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { fromBytes, outcome } from "./helpers.ts";

const folder = mkdtempSync(join(tmpdir(), "attache-csv-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, bytes: Buffer | string): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const table = (text: string | Buffer, options: Parameters<typeof fromBytes>[1] = {}) =>
  fromBytes(text, { format: "csv", ...options });

test("columns are known by their usual names", async () => {
  const { documents, warnings } = await table(
    'Doc ID,Headline,Publication Date,Source,Link,Full Text,Lang,Note\r\n7,Talks,2016-07-01,Courier,https://c.example/7,"Envoys met, again.\r\nThey left.",en,x\r\n',
  );
  expect(warnings).toEqual([]);
  expect(documents).toEqual([
    {
      id: "7",
      text: "Envoys met, again.\nThey left.",
      title: "Talks",
      published: "2016-07-01",
      publisher: "Courier",
      url: "https://c.example/7",
      language: "en",
    },
  ]);
});

test("the user says what a column holds, by name or by number where there is no header", async () => {
  const said = await table("a,b,date\nx,Envoys met.,2016-07-01\n", { columns: { text: "B" } });
  expect(said.documents[0]).toMatchObject({ text: "Envoys met.", published: "2016-07-01" });
  const bare = await table("2016/07/01,Envoys met.\n20160702,They left.\n", {
    columns: { date: "1", text: "2" },
  });
  expect(bare.documents.map(d => [d.published, d.text])).toEqual([
    ["2016-07-01", "Envoys met."],
    ["2016-07-02", "They left."],
  ]);
  expect((await table("a,b\nx,y\n", { columns: { text: "c" } })).refusals).toEqual([
    'standard input:1: no column "c" in the first row ("a", "b")',
  ]);
});

test("tabs, semicolons and a spreadsheet's first line part columns too", async () => {
  for (const text of ["id\ttext\n1\tEnvoys met.", "id;text\n1;Envoys met.", "sep=|\nid|text\n1|Envoys met."])
    expect((await table(text)).documents[0]).toMatchObject({ id: "1", text: "Envoys met." });
});

test("a table is known by its extension, or its first line on standard input", async () => {
  const { documents } = await outcome([
    file("a.csv", "text\nEnvoys met.\n"),
    file("b.tsv", "x\ttext\n\tThey left.\n"),
  ]);
  expect(documents.map(d => d.text)).toEqual(["Envoys met.", "They left."]);
  expect((await fromBytes("\uFEFFtitle,text\nTalks,Envoys met.\n")).documents[0]!.title).toBe("Talks");
});

test("without a header of known names the table is refused, and the way out told", async () => {
  const { documents, refusals } = await table("Talks,Envoys met.\nMore,They left.\n");
  expect(documents).toEqual([]);
  expect(refusals[0]).toMatch(
    /^standard input:1: no column of text .*"Talks", "Envoys met\.".*--columns text=NAME/,
  );
});

test("a quote that is never closed costs its line only", async () => {
  const { documents, warnings } = await table('id,text\n1,One.\n2,"Two.\n3,Three.\n4,"Four, quoted."\n');
  expect(documents.map(d => d.id)).toEqual(["1", "2"]);
  expect(warnings[0]).toContain(
    "standard input:3: a quote inside a quoted cell is not doubled; lines 3 to 5",
  );
  const last = await table('id,text\n1,One.\n2,"Two.\n3,Three.\n4,Four.\n');
  expect(last.documents.map(d => d.id)).toEqual(["1", "3", "4"]);
  expect(last.warnings).toEqual([
    "standard input:3: a quote that is never closed, or a row too long to read; the line was left out",
  ]);
});

test("a row with more or fewer cells than the header is told by its line", async () => {
  const { documents, warnings } = await table(
    "id,text,date\n1,One.\n2,Two, and more.,2016-07-01\n3\n4,Four.,2016-07-01,,\n",
  );
  expect(documents.map(d => d.id)).toEqual(["1", "4"]);
  expect(warnings).toEqual([
    "standard input:2: 2 cells where the first row has 3; read as it is",
    "standard input:3: 4 cells where the first row has 3; row left out",
    "standard input:4: no text (1 cells of 3); row left out",
  ]);
});

test("formulas, SQL and the names of JavaScript's machinery are text", async () => {
  const { documents } = await table(
    `id,text,__proto__,constructor\n"'; DROP TABLE reports; --","=HYPERLINK(""http://x"")",1,2\n../../etc/passwd,+1-1|cmd,,\n`,
  );
  expect(documents.map(d => [d.id, d.text])).toEqual([
    ["'; DROP TABLE reports; --", '=HYPERLINK("http://x")'],
    ["../../etc/passwd", "+1-1|cmd"],
  ]);
  expect(Object.keys(documents[0]!)).toEqual(["id", "text"]);
});

test("gzip cut short keeps the whole rows", async () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => `${n},"Report ${(n * 7919) % 10_007} of the day."\n`);
  const whole = gzipSync(`id,text\n${rows.join("")}`);
  const { documents, warnings } = await table(whole.subarray(0, 60_000));
  expect(documents.length).toBeGreaterThan(5000);
  expect(warnings.at(-1)).toMatch(/gzip data is cut short/);
  expect(documents.at(-1)!.text).toMatch(/ of the day\.$/);
});

test("a table longer than a piece is read whole, in order, in any encoding", async () => {
  const rows = Array.from({ length: 60_000 }, (_, n) => `${n},"Réport ${n}, said\r\n""he"""\r\n`);
  const { documents, warnings } = await table(Buffer.from(`id,text\r\n${rows.join("")}`, "latin1"));
  expect(documents).toHaveLength(60_000);
  expect(documents.at(-1)).toMatchObject({ id: "59999", text: 'Réport 59999, said\n"he"' });
  expect(warnings).toEqual(["standard input: not UTF-8; read as windows-1252"]);
});
