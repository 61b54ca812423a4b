import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

// Inside the package, so that its own name leads to it.
const folder = mkdtempSync(join(root, "dist", "examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const examples = ["README.md", "docs/language.md"].flatMap(page =>
  [...read(page).matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((m, i) => [`${page}, ${i + 1}`, m[1]!] as const),
);

test("the pages have examples", () => expect(examples.length).toBeGreaterThan(5));

test.each(examples)("the example of %s runs and prints", (name, code) => {
  const file = join(folder, `${name.replace(/\W+/g, "-")}.mjs`);
  writeFileSync(file, code);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).not.toBe("");
  for (const [, said] of code.matchAll(/\/\/ (?:… )?(.+)$/gm))
    if (!said!.startsWith("or ")) expect(stdout).toContain(said);
});

/** Names that `attache/language` exports, types too. */
const exported = [...read("src/language/index.ts").matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(m =>
  m[1]!
    .split(",")
    .map(name => name.trim().replace(/^type /, ""))
    .filter(name => name !== ""),
);

test.each(exported.map(name => [name]))("docs/language.md tells of %s", name =>
  expect(read("docs/language.md")).toMatch(new RegExp(`\`[^\`\\n]*\\b${name}\\b[^\`\\n]*\``)),
);
