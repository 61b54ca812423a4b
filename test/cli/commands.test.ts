import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const program = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "bin", "attache.js");
const folder = mkdtempSync(join(tmpdir(), "attache-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

function attache(
  words: readonly string[],
  input = "",
): { readonly code: number | null; readonly out: string; readonly err: string } {
  const done = spawnSync(process.execPath, [program, ...words], { input, encoding: "utf8", cwd: folder });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const objects = (out: string): readonly Readonly<Record<string, unknown>>[] =>
  out
    .trim()
    .split("\n")
    .filter(Boolean)
    .map(line => JSON.parse(line) as Readonly<Record<string, unknown>>);
const report =
  "Envoys wait\n\nTurkey on Thursday accused Russia of violating its airspace. Russian President Vladimir Putin visited Ankara on Friday and met his Turkish counterpart.\n";
writeFileSync(join(folder, "report.txt"), report);
writeFileSync(
  join(folder, "long.txt"),
  `${"It rained on Monday.\n\n".repeat(1819).slice(0, 40_014)}\n\n${"go ".repeat(600)}on.`,
);
writeFileSync(join(folder, "paper.txt"), "%PDF-1.4 no text");

test("code prints events whose offsets cut their words out of the text", () => {
  const { code, out, err } = attache(["code", "report.txt", "--date", "2016-11-26"]);
  expect([code, err]).toEqual([0, ""]);
  const events = objects(out);
  expect(events.map(e => e.event)).toContain("ACCUSE");
  for (const e of events) {
    const { start, end, text } = e.trigger as { start: number; end: number; text: string };
    expect([...report].slice(start, end).join("")).toBe(text);
  }
});

test("equal input gives equal bytes", () => {
  expect(attache(["code", "report.txt"]).out).toBe(attache(["code", "report.txt"]).out);
});

test("parse keeps the words of CoNLL-U and predicts the rest", () => {
  const { out } = attache(["parse", "report.txt"]);
  const again = attache(["parse", "--input", "conllu"], out);
  const forms = (text: string): readonly string[] =>
    text
      .split("\n")
      .filter(l => /^\d/.test(l))
      .map(l => l.split("\t").slice(0, 2).join(" "));
  expect(again.code).toBe(0);
  expect(forms(again.out)).toEqual(forms(out));
  expect(again.out).toContain("# sent_id = ");
});

test("parse prints the same with any number of workers", () => {
  const one = attache(["parse", "report.txt", "long.txt"]);
  expect(one.code).toBe(0);
  expect(one.out.match(/^# newdoc/gm)).toHaveLength(2);
  expect(one.err).toMatch(
    /^warning: .*: sentence of 602 words; at most 500 are read; left out: characters 40016 to \d+\n$/,
  );
  for (const jobs of ["2", "3"])
    expect(attache(["parse", "--jobs", jobs, "report.txt", "long.txt"])).toEqual(one);
});

test("parse ends quietly when its reader goes away", () => {
  for (const jobs of ["1", "2"]) {
    const line = `"${process.execPath}" "${program}" parse --jobs ${jobs} long.txt | head -3; echo "\${PIPESTATUS[0]}"`;
    const done = spawnSync("bash", ["-c", line], { encoding: "utf8", cwd: folder });
    expect(done.stdout.trim().split("\n").slice(-1)).toEqual(["0"]);
    expect(done.stderr).toBe("");
  }
});

test("annotate prints one object a report with all its lists", () => {
  const [found] = objects(attache(["annotate", "report.txt", "--date", "2016-11-26"]).out);
  expect(Object.keys(found!)).toEqual([
    "id",
    "sentences",
    "mentions",
    "timexes",
    "places",
    "attributions",
    "happenings",
  ]);
});

test("code --lines answers each line, the bad one too", () => {
  const lines = [
    '{"id":"a","text":"Turkey accused Russia of lying on Monday."}',
    "no json",
    '{"id":7,"text":""}',
  ];
  const { code, out } = attache(["code", "--lines"], `${lines.join("\n")}\n`);
  expect(code).toBe(0);
  expect(objects(out).map(o => [o.id, o.ok])).toEqual([
    ["a", true],
    [null, false],
    ["7", true],
  ]);
});

test("a refused file is exit code 3, and the rest is done", () => {
  const { code, out, err } = attache(["code", "paper.txt", "report.txt"]);
  expect(code).toBe(3);
  expect(err).toContain("warning: paper.txt: a PDF file");
  expect(out).not.toBe("");
});

test("usage faults are exit code 2 with what was meant", () => {
  expect(attache(["cod"])).toMatchObject({ code: 2, err: expect.stringContaining("Did you mean code?") });
  expect(attache(["code", "--explian", "x"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("--explain"),
  });
  expect(attache(["code", "--date", "2016-02-30", "report.txt"]).code).toBe(2);
});

test("a record takes a report once, counts and verifies it, and gives its brief", () => {
  const record = ["--record", "desk"];
  expect(attache(["ingest", ...record, "--progress=acks", "report.txt", "--date", "2016-11-26"]).out).toMatch(
    /^ACK sha256:[0-9a-f]{16}\n$/,
  );
  attache(["ingest", ...record, "report.txt", "--date", "2016-11-26"]);
  expect(attache(["count", ...record]).out).toBe("1\n");
  expect(attache(["verify", ...record]).out).toMatch(/^1 reports?, \d+ events?: sound\n$/);
  expect(attache(["brief", "Turkey", "Russia", ...record]).out).toContain("accused");
  expect(attache(["verify", "--record", "nowhere"]).code).toBe(4);
});

test("trace tells how a sentence was read", () => {
  const { out } = attache(["trace", "Turkey accused Russia of violating its airspace."]);
  expect(out).toMatch(/1 words and tree[\s\S]*5 events[\s\S]*ACCUSE/);
});

test("a broken rule file is exit code 8 with file and line", () => {
  writeFileSync(join(folder, "bad.yaml"), "- id: x\n  event: NONE\n");
  const { code, err } = attache(["code", "--lexicon", ".", "report.txt"]);
  expect(code).toBe(8);
  expect(err).toMatch(/bad\.yaml:1/);
});
