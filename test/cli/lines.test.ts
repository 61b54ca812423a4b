import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const program = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "bin", "attache.js");
const folder = mkdtempSync(join(tmpdir(), "attache-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));

const words = ["code", "--lines", "--model", "fast", "--jobs", "2"];

function coded(input: string | Buffer, ...more: readonly string[]) {
  const done = spawnSync(process.execPath, [program, ...words, ...more], { input, encoding: "utf8" });
  return { code: done.status, out: done.stdout, err: done.stderr };
}
const objects = (out: string) =>
  out
    .trimEnd()
    .split("\n")
    .map(line => JSON.parse(line));
const report = (n: number, more: object = {}): string =>
  JSON.stringify({
    id: `r${n}`,
    text: `Kenya accused Chad of ${n} lies on Monday.`,
    date: "2020-05-02",
    ...more,
  });

test("exactly one line comes out for each that goes in, in order, whatever stands in it", () => {
  const lines: readonly (string | Buffer)[] = [
    report(0),
    "no json",
    "",
    "\\N",
    "   ",
    "[]",
    "null",
    '{"id":"x"}',
    '{"id":"y","text":7}',
    '{"id":{},"text":"Kenya accused Chad."}',
    report(1, { text: "a\u2028b\u0085c\td\re\nf Kenya accused Chad." }),
    Buffer.from([0x7b, 0xff, 0xfe]),
    "two\rparts\tof a line",
    `{"id":"deep","text":${"[".repeat(100_000)}`,
    report(2),
  ];
  const input = Buffer.concat(lines.flatMap(l => [Buffer.from(l), Buffer.from("\n")]));
  const { code, out } = coded(input);
  expect(code).toBe(0);
  // What splits lines elsewhere stands nowhere raw.
  expect(out).not.toMatch(/[\t\r\u0085\u2028\u2029]/);
  const told = objects(out);
  expect(told.map(o => [o.id, o.ok])).toEqual([
    ["r0", true],
    ...Array(6).fill([null, false]),
    ["x", false],
    ["y", false],
    [null, false],
    ["r1", true],
    ...Array(3).fill([null, false]),
    ["r2", true],
  ]);
  for (const o of told) expect(o).toMatchObject({ events: expect.any(Array), coder: told[0].coder });
  for (const o of told.filter(o => !o.ok)) expect(o.error).toEqual(expect.any(String));
});

test("what a line is answered with does not depend on its place", () => {
  const lines = [report(0), "no json", '{"id":"y","text":7}', report(1), ""];
  const answers = (all: readonly string[]) =>
    coded(`${all.join("\n")}\n`)
      .out.trimEnd()
      .split("\n");
  expect(answers(lines.toReversed()).toReversed()).toEqual(answers(lines));
});

test("input that is cut inside a line is no success, and the whole lines before it are answered whole", () => {
  const { code, out, err } = coded(`${report(0)}\n${report(1)}\n${report(2).slice(0, 40)}`);
  expect(code).toBe(1);
  expect(err).toContain("the input ends in the middle of a line");
  expect(out.endsWith("\n")).toBe(true);
  expect(objects(out).map(o => [o.id, o.ok])).toEqual([
    ["r0", true],
    ["r1", true],
    [null, false],
  ]);
});

test("a last line without an end is whole where its JSON is", () => {
  const { code, out } = coded(`${report(0)}\n${report(1)}`);
  expect([code, objects(out).map(o => o.id)]).toEqual([0, ["r0", "r1"]]);
});

test("no input at all is no output and no fault", () => {
  expect(coded("")).toEqual({ code: 0, out: "", err: "" });
});

test("it ends quietly when its reader goes away", () => {
  const many = `for i in $(seq 3000); do echo '${report(1)}'; done`;
  const line = `(${many}) | "${process.execPath}" "${program}" ${words.join(" ")} | head -2; echo "\${PIPESTATUS[1]}"`;
  const done = spawnSync("bash", ["-c", line], { encoding: "utf8" });
  expect(done.stderr).toBe("");
  expect(done.stdout.trimEnd().split("\n").at(-1)).toBe("0");
  expect(
    objects(done.stdout)
      .slice(0, 2)
      .map(o => o.id),
  ).toEqual(["r1", "r1"]);
});

test.each(["SIGTERM", "SIGKILL"] as const)("%s leaves whole lines only, and is no success", async signal => {
  const child = spawn(process.execPath, [program, ...words]);
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    child.kill(signal);
  });
  child.stdin.on("error", () => {});
  for (let n = 0; n < 2000; n++) child.stdin.write(`${report(n)}\n`);
  const code = await new Promise(done => child.once("close", done));
  expect(code).toBe(signal === "SIGTERM" ? 143 : null);
  expect(out.endsWith("\n")).toBe(true);
  const ids = objects(out).map(o => o.id);
  expect(ids).toEqual(ids.map((_, n) => `r${n}`));
  expect(ids.length).toBeLessThan(2000);
});

test("--whole adds the report and all that a record keeps of it", () => {
  const line = report(0, { title: "😀 Chad rejects Kenya's claim", publisher: "Daily" });
  const [plain] = objects(coded(`${line}\n`).out);
  const [whole] = objects(coded(`${line}\n`, "--whole").out);
  const { document, kept, ...rest } = whole;
  expect(rest).toEqual(plain);
  expect(document).toEqual({
    id: "r0",
    text: "Kenya accused Chad of 0 lies on Monday.",
    title: "😀 Chad rejects Kenya's claim",
    date: "2020-05-02",
    publisher: "Daily",
  });
  expect(kept.events.map((e: { id: string }) => e.id)).toEqual(plain.events.map((e: { id: string }) => e.id));
  expect(kept.tellings).toEqual({ tellings: expect.any(Array), clashes: expect.any(Array) });
  expect(spawnSync(process.execPath, [program, "code", "--whole", "-"], { input: "" }).status).toBe(2);
});
