import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Document } from "yaml";
import { LexiconFault } from "./fault.ts";

// Loaded only for a file that the build has not read: it costs more than all lexicons together.
const yaml = () => createRequire(import.meta.url)("yaml") as typeof import("yaml");

/** The package's own `lexicons/` folder, absolute. */
export const lexiconRoot: string = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "lexicons");

/** One entry of a lexicon file with the line (from 1) where it begins, for faults. */
export interface Entry {
  readonly file: string;
  readonly line: number;
  readonly value: unknown;
}

/** Where the build keeps the lexicons that it has read, each under the hash of its source. */
export const compiledRoot: string = join(lexiconRoot, "..", "dist", "lexicons");

/** A lexicon as read: its value and, for a list at the top level, the line (from 1) where each entry begins. */
export interface Compiled {
  readonly value: unknown;
  readonly lines?: readonly number[];
}

/** Reads one YAML file; a syntax error is a `LexiconFault` that names file and line. */
export const readLexicon = (path: string): unknown => read(path).value;

/** Reads a YAML file whose top level is a list, keeping the line of each entry. */
export function readEntries(path: string): readonly Entry[] {
  const { value, lines } = read(path);
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value) || lines === undefined)
    throw new LexiconFault(path, 1, "expected a list of entries");
  return value.map((entry, i) => ({ file: path, line: lines[i]!, value: entry }));
}

function read(path: string): Compiled {
  const source = sourceOf(path);
  const compiled = join(compiledRoot, compiledName(source));
  return existsSync(compiled)
    ? (JSON.parse(readFileSync(compiled, "utf8")) as Compiled)
    : compile(path, source);
}

/** Whether the build has read a lexicon. */
export const isCompiled = (source: string): boolean => existsSync(join(compiledRoot, compiledName(source)));

/** The name of a lexicon's file in `compiledRoot`: what is found there cannot be out of date. */
export const compiledName = (source: string): string =>
  `${createHash("sha256").update(source).digest("hex").slice(0, 32)}.json`;

/** Reads YAML in full; `path` is for faults. */
export function compile(path: string, source: string): Compiled {
  const { LineCounter, parseDocument } = yaml();
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter });
  const error = document.errors[0];
  if (error) {
    const message = error.message.split("\n")[0] ?? "bad YAML";
    throw new LexiconFault(path, counter.linePos(error.pos[0]).line, message);
  }
  const value = plain(path, document);
  if (!Array.isArray(value)) return { value };
  const { items } = document.contents as unknown as { items: readonly { range?: readonly number[] }[] };
  return { value, lines: items.map(item => counter.linePos(item.range?.[0] ?? 0).line) };
}

/** The value of a document; aliases of nothing, or without end, are a fault. */
function plain(path: string, document: Pick<Document, "toJS">): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new LexiconFault(path, undefined, (cause as Error).message);
  }
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
