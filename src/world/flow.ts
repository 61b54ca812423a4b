import { readFileSync } from "node:fs";
import type { Entry } from "../text/lexicon.ts";
import { isCompiled, readEntries } from "../text/lexicon.ts";

/**
 * The entries of a list file: as the build has read them, else line by line where the file is written so, else as YAML.
 *
 * Faults are `readEntries`'.
 */
export function readLines(file: string): readonly Entry[] {
  let source: string;
  try {
    source = readFileSync(file, "utf8");
  } catch {
    return readEntries(file);
  }
  return isCompiled(source) ? readEntries(file) : (parseLines(file, source) ?? readEntries(file));
}

/**
 * The entries of a list with one to a line in YAML's flow style (`- {name: X, aliases: [Y, "Z, W"]}`), ten times as fast as the whole
 * of YAML; `undefined` where any line goes beyond this small grammar.
 */
export function parseLines(file: string, source: string): readonly Entry[] | undefined {
  const out: Entry[] = [];
  for (const [i, line] of source.split("\n").entries()) {
    if (line === "" || line[0] === "#" || line === "\r") continue;
    const value = line.startsWith("- ") ? parseLine(line) : undefined;
    if (value === undefined) return undefined;
    out.push({ file, line: i + 1, value });
  }
  return out;
}

/** Thrown inside this file alone, where a line goes beyond the small grammar. */
const beyond = Symbol("beyond the grammar");

function parseLine(line: string): unknown {
  const cursor = { text: line, at: 2 };
  try {
    const value = parseValue(cursor);
    skip(cursor);
    return cursor.at >= line.length && typeof value === "object" ? value : undefined;
  } catch (signal) {
    if (signal === beyond) return undefined;
    throw signal;
  }
}

interface Cursor {
  readonly text: string;
  at: number;
}

function parseValue(c: Cursor): unknown {
  skip(c);
  const first = c.text[c.at];
  if (first === "{") return parseMap(c);
  if (first === "[") return parseList(c);
  if (first === '"') return parseQuoted(c);
  return parsePlain(c);
}

function parseList(c: Cursor): readonly unknown[] {
  const out: unknown[] = [];
  for (c.at++; ; ) {
    skip(c);
    if (c.text[c.at] === "]") break;
    out.push(parseValue(c));
    skip(c);
    if (c.text[c.at] === ",") c.at++;
    else if (c.text[c.at] !== "]") throw beyond;
  }
  c.at++;
  return out;
}

const keyAt = /[A-Za-z][A-Za-z0-9]*(?=: )/y;

function parseMap(c: Cursor): Readonly<Record<string, unknown>> {
  const out: Record<string, unknown> = {};
  for (c.at++; ; ) {
    skip(c);
    if (c.text[c.at] === "}") break;
    keyAt.lastIndex = c.at;
    const key = keyAt.exec(c.text)?.[0];
    if (key === undefined || key in out) throw beyond;
    c.at += key.length + 1;
    out[key] = parseValue(c);
    skip(c);
    if (c.text[c.at] === ",") c.at++;
    else if (c.text[c.at] !== "}") throw beyond;
  }
  c.at++;
  return out;
}

/** A scalar in double quotes; the escapes that JSON and YAML share are read, any other is beyond the grammar. */
function parseQuoted(c: Cursor): string {
  const end = c.text.indexOf('"', c.at + 1);
  if (end < 0) throw beyond;
  if (c.text.slice(c.at, end).includes("\\")) {
    quotedAt.lastIndex = c.at;
    const escaped = quotedAt.exec(c.text)?.[0];
    if (escaped === undefined) throw beyond;
    c.at += escaped.length;
    return JSON.parse(escaped) as string;
  }
  const inner = c.text.slice(c.at + 1, end);
  c.at = end + 1;
  return inner;
}

const quotedAt = /"(?:[^"\\]|\\(?:["\\/bnrt]|u[0-9a-fA-F]{4}))*"/y;

const special = /^(?:[&*!|>%@`'#{?-]|~$|(?:null|yes|no|on|off|true|false)$|[-+.\d])/i;
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const datelike = /^\d{4}-\d\d(?:-\d\d)?$/;
const wordy = /^\d+[^\d.:eExXo_]|^\d+[A-Za-z][A-Za-z ]/;

/** An unquoted scalar, as YAML 1.2 reads it. */
function parsePlain(c: Cursor): unknown {
  const start = c.at;
  while (c.at < c.text.length && !",[]{}".includes(c.text[c.at]!)) c.at++;
  const word = c.text.slice(start, c.at).trimEnd();
  if (word === "" || /: |:$| #/.test(word)) throw beyond;
  if (number.test(word)) return Number(word);
  if (word === "true") return true;
  if (word === "false") return false;
  if (datelike.test(word)) return word;
  if (special.test(word) && !wordy.test(word)) throw beyond;
  return word;
}

function skip(c: Cursor): void {
  while (c.text[c.at] === " " || c.text[c.at] === "\r") c.at++;
}
