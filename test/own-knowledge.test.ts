import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const page = readFileSync(join(root, "docs", "world.md"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "attache-docs-"));
afterAll(() => rmSync(folder, { recursive: true }));

for (const [, path, content] of page.matchAll(/<!-- file: (\S+) -->\n```\w*\n([\s\S]*?)```/g)) {
  mkdirSync(dirname(join(folder, path!)), { recursive: true });
  writeFileSync(join(folder, path!), content!);
}

/** Commands of the page with what it says they print; a line that ends in … says how the printed one begins. */
const commands = [...page.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block]) =>
  block!
    .split(/^\$ attache /m)
    .filter(Boolean)
    .map(part => part.trimEnd().split("\n"))
    .map(([command, ...lines]) => [command!, lines] as const),
);

test("docs/world.md shows files and commands", () => expect(commands.length).toBeGreaterThan(5));

test.each(commands)("docs/world.md: attache %s", (command, wanted) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, "bin", "attache.js"), ...command.split(" ")],
    { encoding: "utf8", cwd: folder },
  );
  expect([status, stderr]).toEqual([0, ""]);
  const printed = stdout.split("\n").filter(Boolean);
  expect(printed.map((line, i) => cutLike(line, wanted[i] ?? ""))).toEqual(wanted);
});

const cutLike = (line: string, wanted: string): string =>
  wanted.endsWith("…") ? `${line.slice(0, wanted.length - 1)}…` : line;
