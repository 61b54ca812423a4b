import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** The law of floors: what each room may import besides itself. */
const law: Readonly<Record<string, readonly string[]>> = {
  text: [],
  intake: ["text"],
  language: ["text"],
  world: ["text"],
  events: ["text", "language", "world"],
  record: ["text", "intake", "language", "world", "events"],
  relations: ["text", "world", "events", "record"],
  exports: ["text", "language", "world", "events", "record", "relations"],
  cli: ["text", "intake", "language", "world", "events", "record", "relations", "exports", "http"],
  http: ["text", "intake", "language", "world", "events", "record", "relations", "exports", "cli"],
};

const source = join(dirname(fileURLToPath(import.meta.url)), "..", "src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter(f => f.endsWith(".ts"))
  .sort();
const textOf = new Map(files.map(f => [f, readFileSync(join(source, f), "utf8")]));
const imports = new Map(files.map(f => [f, importsOf(f)]));

/** Files of src/ that a file imports, `import()` included; type imports too, for the law holds for shapes as well. */
function importsOf(file: string): readonly string[] {
  const found = textOf.get(file)!.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g);
  return [...found].map(([, path]) => normalize(join(dirname(file), path!)));
}

const roomOf = (file: string): string => file.split(sep)[0]!;

test.each(files.filter(f => f.includes(sep)))("%s imports only the rooms below it", file => {
  const room = roomOf(file);
  expect(Object.keys(law)).toContain(room);
  const above = imports
    .get(file)!
    .filter(other => roomOf(other) !== room && !law[room]!.includes(roomOf(other)));
  expect(above).toEqual([]);
});

test("no file imports itself by way of others", () => {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    expect(path.includes(file) ? [...path.slice(path.indexOf(file)), file] : []).toEqual([]);
    if (done.has(file)) return;
    for (const other of imports.get(file) ?? []) visit(other, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

test("a file that says Event imports it: Node's types have a global of that name", () => {
  const silent = files.filter(
    f =>
      f !== join("events", "event.ts") &&
      /(?<![\w."'`*/@-] ?)\bEvent\b(?=\[|>|\)|,| =|;)/.test(code(f)) &&
      !/import[^;]*\bEvent\b[^;]*from/.test(textOf.get(f)!) &&
      !/export[^;]*\bEvent\b[^;]*from/.test(textOf.get(f)!),
  );
  expect(silent).toEqual([]);
});

/** A file's text without comments and strings. */
const code = (file: string): string =>
  textOf.get(file)!.replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"/g, "");

test("nothing below the doors looks at the clock, at chance or at the terminal", () => {
  const pure = files.filter(f =>
    ["text", "language", "world", "events", "relations", "exports"].includes(roomOf(f)),
  );
  const impure = pure.filter(f =>
    /Math\.random|Date\.now|new Date\(\)|performance\.now|process\.(?:stdout|stderr)|console\./.test(code(f)),
  );
  expect(impure).toEqual([]);
});
