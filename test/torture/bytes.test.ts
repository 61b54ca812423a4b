import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fromBytes, outcome } from "../intake/helpers.ts";

const folder = mkdtempSync(join(tmpdir(), "attache-torture-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a tar archive is refused by its content", async () => {
  const bytes = Buffer.alloc(1024);
  bytes.write("../../etc/passwd", 0, "latin1");
  bytes.write("ustar", 257, "latin1");
  const path = join(folder, "a.txt");
  writeFileSync(path, bytes);
  expect((await outcome([path])).refusals).toEqual([`${path}: a tar archive, not text; refused`]);
});

test("a named pipe is refused, and nothing waits for it", async () => {
  const path = join(folder, "pipe.txt");
  expect(spawnSync("mkfifo", [path]).status).toBe(0);
  expect((await outcome([path])).refusals[0]).toContain("no regular file");
  expect((await outcome([folder])).warnings.join("\n")).toContain("pipe.txt: no regular file; left out");
  rmSync(path);
});

test("scripts and escaped scripts of a page are no part of its text, or text", async () => {
  const said =
    "<p>The ministers of both countries met in Sochi on Friday, officials said, and agreed to go on.</p>".repeat(
      3,
    );
  const page = `<!doctype html><html><head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/"><title>Talks &lt;script&gt;PWNED=1&lt;/script&gt;</title></head><body><article><h1>Talks</h1>${said}<script>globalThis.PWNED=1</script><img src="https://evil.example/p.gif" onerror="PWNED=1"><p>It &lt;script&gt;PWNED=1&lt;/script&gt; ended.</p><form action="https://evil.example/"><input></form></article><iframe src="https://evil.example/"></iframe></body></html>`;
  const { documents } = await fromBytes(page);
  expect(documents[0]!.title).toBe("Talks <script>PWNED=1</script>");
  expect(documents[0]!.text).toContain("It <script>PWNED=1</script> ended.");
  expect(documents[0]!.text).not.toContain("evil.example");
  expect("PWNED" in globalThis).toBe(false);
});

test.each([
  ["lists", "[".repeat(200_000)],
  ["objects", '{"a":'.repeat(200_000)],
])("a line of %s without end is one bad line", async (_, nest) => {
  const { documents, warnings } = await fromBytes(
    `{"id":"a","text":"One."}\n${nest}\n{"id":"b","text":${nest}\n{"id":"c","text":"Three."}\n`,
  );
  expect(documents.map(d => d.id)).toEqual(["a", "c"]);
  expect(warnings.map(w => w.slice(0, 18))).toEqual(["standard input:2: ", "standard input:3: "]);
});

test.each([
  ["blank lines and then one without end", `\n${"1,".repeat(40_000)}`],
  ["spaces without end", " ".repeat(80_000)],
])("%s cost linear time at the door", async (_, text) => {
  const before = process.cpuUsage();
  await fromBytes(text);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(1);
});
