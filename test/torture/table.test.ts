import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const rows = readFileSync(join(root, "docs", "torture.md"), "utf8")
  .split("\n")
  .filter(line => /^\| \d+ \|/.test(line))
  .map(line => line.split(" | "));

/** The titles of a file's tests, as the file spells them. */
function titlesIn(file: string): ReadonlySet<string> {
  const tree = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest);
  const titles = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^test\b/.test(callee(node))) {
      const [title] = node.arguments;
      if (title !== undefined && ts.isStringLiteralLike(title)) titles.add(title.text);
    }
    ts.forEachChild(node, visit);
  };
  const callee = (node: ts.CallExpression): string => node.expression.getText(tree);
  visit(tree);
  return titles;
}

/** The tests that the last cell of a row names: files, each with titles. */
function named(cell: string): readonly { readonly file: string; readonly title: string }[] {
  return [...cell.matchAll(/`(test\/[\w/.-]+\.test\.ts)`: ((?:"[^"]+"(?:; )?)+)/g)].flatMap(
    ([, file, titles]) =>
      [...titles!.matchAll(/"([^"]+)"/g)].map(([, title]) => ({ file: file!, title: title! })),
  );
}

/** What of a row's tests is not there. */
const missing = (cell: string): readonly string[] =>
  named(cell)
    .filter(({ file, title }) => !existsSync(join(root, file)) || !titlesIn(file).has(title))
    .map(({ file, title }) => `${file}: ${title}`);

test("the table has each of its 65 rows once, in order", () =>
  expect(rows.map(([number]) => Number(number!.slice(2)))).toEqual(
    Array.from({ length: 65 }, (_, i) => i + 1),
  ));

test.each(rows.map(row => [row[0]!.slice(2), row[1]!, row] as const))(
  "row %s, %s: its tests are there, or why it cannot arise",
  (_, __, row) => {
    const cell = row.slice(3).join(" | ");
    expect(missing(cell)).toEqual([]);
    expect(named(cell).length > 0 || /^cannot arise: .{10,}/.test(row[2]!)).toBe(true);
  },
);

test("a test that is not there is found missing", () => {
  expect(missing('`test/torture/table.test.ts`: "no such test"')).toHaveLength(1);
  expect(missing('`test/torture/none.test.ts`: "no such file"')).toHaveLength(1);
  expect(missing('`test/torture/table.test.ts`: "a test that is not there is found missing"')).toEqual([]);
});
