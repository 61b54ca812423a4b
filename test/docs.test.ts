import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { commands } from "../src/cli/commands.ts";
import { fieldTables } from "../src/cli/fields.ts";
import { manual } from "../src/cli/manual.ts";
import { eventTypes } from "../src/events/event.ts";
import { exports } from "../src/exports/export.ts";
import { readers } from "../src/intake/reader.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

test("docs/cli.md is what the commands say (npm run docs)", () =>
  expect(read("docs/cli.md")).toBe(manual(commands)));

test("docs/exports.md has the columns of the tables (npm run docs) and every format", () => {
  const page = read("docs/exports.md");
  expect(page).toContain(`<!-- fields -->\n${fieldTables()}\n<!-- /fields -->`);
  for (const { name } of exports) expect(page).toMatch(new RegExp(`^\\| .*\\b${name}\\b.* \\|`, "m"));
});

test.each(commands.map(c => [c.name, c] as const))(
  "%s has help, an example and options that say what they do",
  (_, command) => {
    expect(command.about).not.toBe("");
    expect(command.examples.length).toBeGreaterThan(0);
    for (const option of command.options) expect(option.about).not.toBe("");
  },
);

test("each command's module is there to load", async () => {
  for (const command of commands) expect(typeof (await command.load()).run).toBe("function");
});

test("each type of event is in the codebook", () => {
  for (const type of eventTypes) expect(read("CODEBOOK.md")).toContain(`### ${type}`);
});

test("each input format is in docs/inputs.md, with its files, and may be said", () => {
  const rows = read("docs/inputs.md").split("\n");
  const choices = commands.find(c => c.name === "code")!.options.find(o => o.flags.startsWith("--input"))!;
  for (const { name, extensions } of readers) {
    const row = rows.find(line => line.startsWith(`| \`${name}\` |`));
    for (const extension of extensions) expect(row).toContain(`\`${extension}\``);
    expect(choices.choices).toContain(name);
  }
});

const pages = [
  "README.md",
  "ARCHITECTURE.md",
  "CODEBOOK.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...readdirSync(join(root, "docs")).map(f => `docs/${f}`),
].filter(f => f.endsWith(".md"));

test.each(pages)("the links of %s lead to files that are there", page => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(m => m[1]!);
  expect(links.filter(link => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

test("each `@see CODEBOOK.md#section` of the source leads to a heading", () => {
  const headings = new Set([...read("CODEBOOK.md").matchAll(/^#{1,4} (.+)$/gm)].map(m => slug(m[1]!)));
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter(f =>
    f.endsWith(".ts"),
  );
  const cited = files.flatMap(f =>
    [...read(join("src", f)).matchAll(/CODEBOOK\.md#([\w-]+)/g)].map(m => m[1]!),
  );
  expect([...new Set(cited)].filter(c => !headings.has(c))).toEqual([]);
});

const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, "")
    .trim()
    .replace(/\s+/g, "-");

test("every npm script that a page names is there", () => {
  const { scripts } = JSON.parse(read("package.json")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const named = pages.flatMap(p => [...read(p).matchAll(/npm run ([\w:-]+)/g)].map(m => m[1]!));
  expect([...new Set(named)].filter(name => scripts[name] === undefined)).toEqual([]);
});

test("the site is built, and no link of it is dead (npm run docs:site)", () => {
  const folder = mkdtempSync(join(tmpdir(), "attache-site-"));
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts", "site.js"), folder], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const linked = pages.flatMap(page => {
    const address = join(
      folder,
      page === "README.md" ? "index.html" : page.toLowerCase().replace(/md$/, "html"),
    );
    return [...readFileSync(address, "utf8").matchAll(/ href="(?!https?:|#)([^"#]+)/g)].map(m =>
      join(dirname(address), m[1]!),
    );
  });
  const gone = linked.filter(file => !existsSync(file));
  rmSync(folder, { recursive: true, force: true });
  expect(gone).toEqual([]);
  expect(linked.length).toBeGreaterThan(pages.length ** 2 / 2);
});

test("the excerpt in the README is what the demo prints (npm run docs)", () => {
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, "bin", "attache.js"), "brief", "TUR", "RUS", join(root, "examples", "reports")],
    { encoding: "utf8" },
  );
  const printed = new Set(stdout.split("\n"));
  const excerpt = /<!-- excerpt -->\n````markdown\n([\s\S]*?)\n````/.exec(read("README.md"))![1]!;
  const lines = excerpt.split("\n").filter(line => line !== "…");
  expect(lines.length).toBeGreaterThan(15);
  expect(lines.filter(line => !printed.has(line))).toEqual([]);
});
