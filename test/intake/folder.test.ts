import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { outcome } from "./helpers.ts";

const root = mkdtempSync(join(tmpdir(), "attache-intake-"));
afterAll(() => rmSync(root, { recursive: true }));
const put = (path: string, text: string): void => writeFileSync(join(root, path), text);

mkdirSync(join(root, "tree", "sub"), { recursive: true });
put("outside.txt", "A secret.");
put("tree/b.txt", "Second.");
put("tree/a.md", "First.");
put("tree/sub/c.jsonl", '{"id":"c","text":"Third."}\n');
put("tree/d.dat", "unknown kind");
put("tree/e.txt", "%PDF-1.4");
put("tree/.hidden.txt", "hidden");
symlinkSync(join(root, "outside.txt"), join(root, "tree", "f.txt"));
symlinkSync(join(root, "tree"), join(root, "tree", "loop"));
symlinkSync(join(root, "tree", "b.txt"), join(root, "tree", "g.txt"));

test("a folder is read in name order; what is no report is told, the rest goes on", async () => {
  const { documents, warnings, refusals } = await outcome([join(root, "tree")]);
  expect(documents.map(d => d.text)).toEqual(["First.", "Second.", "Second.", "Third."]);
  expect(warnings).toHaveLength(4);
  expect(warnings.join("\n")).toMatch(
    /e\.txt: a PDF file[\s\S]*f\.txt: a link[\s\S]*loop: a link|f\.txt: a link[\s\S]*loop: a link[\s\S]*e\.txt: a PDF/,
  );
  expect(refusals).toEqual([]);
});

test("a named file that is not there is refused and the next is read", async () => {
  const { documents, refusals } = await outcome([join(root, "none.txt"), join(root, "outside.txt")]);
  expect(refusals[0]).toContain("no such file");
  expect(documents).toHaveLength(1);
});

test("a device is refused", async () => {
  expect((await outcome(["/dev/zero"])).refusals[0]).toContain("no regular file");
});
