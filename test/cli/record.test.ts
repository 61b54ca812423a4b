import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const program = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "bin", "attache.js");
const folder = mkdtempSync(join(tmpdir(), "attache-record-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

function attache(...words: readonly string[]) {
  const done = spawnSync(process.execPath, [program, ...words], { encoding: "utf8", cwd: folder });
  return { code: done.status, out: done.stdout, err: done.stderr };
}
const desk = ["--record", "desk"];
const listed = (record = "desk") =>
  attache("review", "--list", "--record", record)
    .out.trim()
    .split("\n")
    .map(line => JSON.parse(line) as Readonly<Record<string, unknown>>);
const eventOf = (type: string) => listed().find(e => e.event === type)!;
const report = (id: string, text: string) =>
  JSON.stringify({ id, text, date: "2020-05-02", publisher: "Daily" });

beforeAll(() => {
  writeFileSync(
    join(folder, "reports.jsonl"),
    [
      report("r1", "Kenya accused Chad of lying about the dam on Monday."),
      report("r2", "Chad imposed sanctions on Kenya."),
    ].join("\n"),
  );
  writeFileSync(
    join(folder, "others.jsonl"),
    report("r1", "Kenya thanked Chad for its help with the floods."),
  );
  for (const record of ["desk", "other"])
    attache(
      "ingest",
      "--model",
      "fast",
      "--record",
      record,
      record === "desk" ? "reports.jsonl" : "others.jsonl",
    );
});

test("a decision changes the answers, and is taken back by its author alone", () => {
  const { id } = eventOf("ACCUSE");
  const timeline = () => attache("timeline", "KEN", "TCD", ...desk).out;
  const before = timeline();
  expect(attache("review", ...desk, "--reject", String(id), "--author", "Ann").out).toMatch(
    /^d:[0-9a-f]{16} by Ann\n$/,
  );
  expect(timeline()).not.toContain("accused");
  expect(attache("review", ...desk, "--undo", String(id), "--author", "Bob")).toMatchObject({
    code: 2,
    err: expect.stringContaining("decided by Ann"),
  });
  attache("review", ...desk, "--undo", String(id), "--author", "Ann");
  expect(timeline()).toBe(before);
});

test("a correction is shown with what the coder had", () => {
  const { id } = eventOf("SANCTION");
  const { code } = attache(
    "review",
    ...desk,
    "--correct",
    String(id),
    "event=THREATEN",
    "date=2020-05-01",
    "--author",
    "Ann",
  );
  expect(code).toBe(0);
  expect(eventOf("THREATEN")).toMatchObject({
    id,
    state: "corrected",
    reviewed: { coder: { event: "SANCTION" } },
  });
  expect(attache("timeline", "KEN", "TCD", ...desk).out).toContain(
    "[corrected by Ann; the coder had SANCTION TCD > KEN]",
  );
  expect(attache("brief", "KEN", "TCD", ...desk).out).toContain(
    "[corrected by Ann; the coder had SANCTION TCD > KEN]",
  );
});

test.each([
  [["--accept", "e:nothing"], "no event or incident"],
  [["event=AID"], "say --correct ID before it"],
  [["--correct", "ID", "event=HELP"], "no type of event"],
  [["--correct", "ID", "actor=Nobodyland"], "names no actor"],
  [["--correct", "ID", "date=yesterday"], "no day"],
  [["--correct", "ID", "place=Paris"], "write a field and its value"],
  [["--correct", "ID"], "say what is right"],
  [[], "needs a terminal"],
] as const)("review %j is refused with what was wanted, and nothing is written", (words, wanted) => {
  const bytes = readFileSync(join(folder, "desk", "journal", "000001.jsonl"));
  const id = String(eventOf("ACCUSE").id);
  const done = attache("review", ...desk, "--author", "Ann", ...words.map(w => w.replace("ID", id)));
  expect(done).toMatchObject({ code: 2, err: expect.stringContaining(wanted) });
  expect(readFileSync(join(folder, "desk", "journal", "000001.jsonl"))).toEqual(bytes);
});

test("agreement is told of each two and of all", () => {
  const ids = ["ACCUSE", "THREATEN"].map(type => String(eventOf(type).id));
  for (const author of ["Ann", "Bob"]) {
    attache("review", ...desk, "--accept", ids[0]!, "--author", author);
    attache("review", ...desk, "--reject", ids[1]!, "--author", author);
  }
  const lines = attache("review", ...desk, "--agreement")
    .out.trim()
    .split("\n")
    .map(l => JSON.parse(l));
  expect(lines).toEqual([
    { authors: ["Ann", "Bob"], events: 2, agreed: 2, kappa: 1 },
    { authors: ["Ann", "Bob"], events: 2, alpha: 1 },
  ]);
});

test("recoding keeps the decisions, and has nothing to do the second time", () => {
  writeFileSync(join(folder, "note.yaml"), "# another lexicon\n");
  const recode = ["recode", "--model", "fast", "--lexicon", ".", ...desk];
  expect(attache(...recode).out).toBe(
    "2 reports coded anew, 0 coded by this version already, 0 not coded\nno event changed\n",
  );
  expect(attache(...recode).out).toMatch(/^0 reports coded anew, 2 coded by this version already/);
  expect(eventOf("ACCUSE").state).toBe("accepted");
});

test("merged, both records answer the same", () => {
  attache("merge", "desk", "--record", "other");
  const merged = attache("merge", "other", ...desk);
  expect(merged.out).toBe("1 reports, 0 sightings, 0 decisions and 0 takedowns brought in\n");
  expect(listed("other")).toEqual(listed());
  expect(attache("count", ...desk).out).toBe("3\n");
  expect(attache("merge", "nowhere", ...desk).code).toBe(4);
});

test("a report that was taken down is gone from the answers, and erased from the files", () => {
  const id = String(listed().find(e => e.event === "ACCUSE")!.document);
  expect(attache("forget", id, ...desk, "--author", "Ann").out).toBe("1 reports taken down\n");
  expect(attache("count", ...desk).out).toBe("2\n");
  expect(attache("brief", "KEN", "TCD", ...desk).out).not.toContain("dam");
  expect(attache("ingest", "--model", "fast", ...desk, "reports.jsonl")).toMatchObject({
    out: expect.stringContaining("1 left out (taken down)"),
    err: expect.stringContaining("taken down on"),
  });
  const bytes = () =>
    spawnSync("grep", ["-rc", "lying about the dam", "desk"], { cwd: folder, encoding: "utf8" }).stdout;
  expect(bytes()).toMatch(/:[1-9]/);
  expect(attache("forget", "--compact", ...desk).out).toMatch(/^1 reports erased \(\d+ lines\)/);
  expect(bytes()).not.toMatch(/:[1-9]/);
  expect(attache("verify", ...desk)).toMatchObject({ code: 0, err: "" });
  expect(attache("forget", "nobody", ...desk).code).toBe(2);
});

test("a report that takes too long to code is kept apart with the reason, and coded by a later try", () => {
  writeFileSync(join(folder, "long.jsonl"), report("r1", "Kenya accused Chad of lying. ".repeat(300)));
  const hasty = attache("ingest", "--model", "fast", "--timeout", "0.01", "--record", "slow", "long.jsonl");
  expect(hasty).toMatchObject({ code: 0, out: "1 reports added, 0 known already, 1 not coded\n" });
  expect(hasty.err).toMatch(
    /^warning: r1: could not be coded \(its worker ended 2 times \(took longer than 0.01 s\)\); kept/,
  );
  const quarantine = (action: string) =>
    attache("quarantine", action, "--record", "slow")
      .out.split("\n")
      .filter(Boolean)
      .map(line => JSON.parse(line));
  expect(quarantine("list").map(q => q.id)).toEqual(["r1"]);
  expect(quarantine("retry")).toEqual([{ id: "r1", ok: true }]);
  expect(quarantine("list")).toEqual([]);
  expect(attache("timeline", "KEN", "TCD", "--record", "slow").out).toContain("accused");
});

test("a broken lexicon is exit code 8 before anything is written", () => {
  writeFileSync(join(folder, "bad.yaml"), "- id: x\n  event: NONE\n");
  const done = attache("ingest", "--lexicon", ".", "--record", "unmade", "reports.jsonl");
  rmSync(join(folder, "bad.yaml"));
  expect(done).toMatchObject({ code: 8, err: expect.stringMatching(/bad\.yaml:1/) });
  expect(existsSync(join(folder, "unmade"))).toBe(false);
});
