import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { LexiconFault } from "./fault.ts";
import { readPlainYaml } from "./yaml.ts";

// Loaded only when a file is not plain, or is at fault: it costs more than all lexicons together.
const fullReader = () => createRequire(import.meta.url)("yaml") as typeof import("yaml");

/** The package's own `lexicons/` folder, absolute. */
export const lexiconRoot: string = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "lexicons");

/** One entry of a lexicon file with the line (from 1) where it begins, for faults. */
export interface Entry {
  readonly file: string;
  readonly line: number;
  readonly value: unknown;
}

/** Reads one YAML file; a syntax error is a `LexiconFault` that names file and line. */
export function readLexicon(path: string): unknown {
  const source = sourceOf(path);
  const plain = readPlainYaml(source);
  return plain ? plain.value : parseSource(path, source).document.toJS({ maxAliasCount: 100 });
}

/** Reads a YAML file whose top level is a list, keeping the line of each entry. */
export function readEntries(path: string): readonly Entry[] {
  const source = sourceOf(path);
  const plain = readPlainYaml(source);
  if (Array.isArray(plain?.value))
    return plain.value.map((value, i) => ({ file: path, line: plain.lines[i]!, value }));
  const { document, lines } = parseSource(path, source);
  const contents = document.contents as {
    items?: readonly { range?: readonly number[]; toJS(d: unknown): unknown }[];
  } | null;
  if (contents === null) return [];
  if (!Array.isArray(contents.items)) throw new LexiconFault(path, 1, "expected a list of entries");
  return contents.items.map(item => ({
    file: path,
    line: lines.linePos(item.range?.[0] ?? 0).line,
    value: item.toJS(document),
  }));
}

/** All YAML files below a folder, in name order. */
export function lexiconFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(".yaml"))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

function sourceOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new LexiconFault(path, undefined, `cannot be read (${(cause as Error).message})`);
  }
}

function parseSource(path: string, source: string) {
  const { LineCounter, parseDocument } = fullReader();
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const error = document.errors[0];
  if (error)
    throw new LexiconFault(
      path,
      lines.linePos(error.pos[0]).line,
      error.message.split("\n")[0] ?? "bad YAML",
    );
  return { document, lines };
}
