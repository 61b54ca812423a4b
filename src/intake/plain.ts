import type { Document } from "../text/document.ts";
import { InputFault } from "../text/fault.ts";
import { collect } from "./bytes.ts";
import { decode } from "./decode.ts";
import { documentOf, type Fields } from "./document.ts";
import type { Input, Reader, ReadOptions } from "./input.ts";

/** Plain text: the whole file is the report, or what follows a front matter block. */
export const plain: Reader = {
  name: "txt",
  extensions: [".txt", ".text"],
  suits: () => true,
  read: (input, options) => readText(input, options, text => text),
  long: { open, clean: parts => parts },
};

/** Markdown, lightly: as plain text, with the marks of headings, emphasis and links taken out. */
export const markdown: Reader = {
  name: "md",
  extensions: [".md", ".markdown"],
  suits: () => false,
  read: (input, options) => readText(input, options, unmark),
  long: { open, clean: unmarkParts },
};

async function* readText(
  input: Input,
  options: ReadOptions,
  clean: (text: string) => string,
): AsyncGenerator<Document> {
  const { text, encoding, repaired } = decode(await collect(input, options.limits.fileBytes));
  if (encoding !== "utf-8")
    options.warn(new InputFault(input.name, undefined, `not UTF-8; read as ${encoding}`));
  if (repaired > 0)
    options.warn(
      new InputFault(input.name, undefined, `${repaired} invalid bytes or characters became U+FFFD`),
    );
  const { fields, body } = frontMatter(text);
  yield documentOf({ ...fields, text: clean(body) }, input.name, undefined, options);
}

const keys = ["id", "title", "date", "publisher", "url", "language"] as const;

/**
 * The block between two lines `---` that opens a file, if every line of it is `key: value` and one key is ours.
 *
 * Other keys are allowed and left out; quotes around a value are dropped. Without such a block the whole text is the body.
 */
export function frontMatter(text: string): { readonly fields: Omit<Fields, "text">; readonly body: string } {
  const none = { fields: {}, body: text };
  if (!/^---[ \t]*\r?\n/.test(text)) return none;
  const close = /\r?\n---[ \t]*(?:\r?\n(?:[ \t]*\r?\n)*|$)/.exec(text.slice(0, 20_000));
  if (close === null) return none;
  const pairs = text
    .slice(text.indexOf("\n") + 1, close.index)
    .split(/\r?\n/)
    .filter(line => line.trim() !== "")
    .map(pairOf);
  if (pairs.some(pair => pair === undefined)) return none;
  const found = new Map(pairs.flatMap(pair => (pair ? [pair] : [])));
  const fields = Object.fromEntries(keys.flatMap(key => (found.get(key) ? [[key, found.get(key)]] : [])));
  return Object.keys(fields).length === 0
    ? none
    : { fields, body: text.slice(close.index + close[0].length) };
}

function pairOf(line: string): readonly [string, string] | undefined {
  const colon = line.indexOf(":");
  const key = line.slice(0, colon);
  if (colon < 1 || !/^[A-Za-z][\w-]*$/.test(key)) return undefined;
  const value = line.slice(colon + 1).trim();
  const quoted = value.length > 1 && /^["']/.test(value) && value.at(-1) === value[0];
  return [key.toLowerCase(), quoted ? value.slice(1, -1) : value];
}

function open(text: string): { readonly id: string | undefined; readonly body: string } {
  const { fields, body } = frontMatter(text);
  return { id: fields.id, body };
}

/** Whole lines of a text in parts, without their marks; a line longer than any that is unmarked is passed on as it comes. */
async function* unmarkParts(parts: AsyncIterable<string>): AsyncGenerator<string> {
  let held = "";
  for await (const part of parts) {
    held += part;
    const end = held.lastIndexOf("\n") + 1 || (held.length > widestUnmarked ? held.length : 0);
    yield unmark(held.slice(0, end));
    held = held.slice(end);
  }
  yield unmark(held);
}

/** Longer lines keep their marks. */
const widestUnmarked = 100_000;

/** Markdown without its marks: headings, emphasis, links and images become their words. Line by line, so nothing runs away. */
export function unmark(text: string): string {
  return text.split("\n").map(unmarkLine).join("\n");
}

function unmarkLine(line: string): string {
  if (line.length > widestUnmarked) return line;
  return line
    .replace(/^ {0,3}#{1,6}[ \t]+/, "")
    .replace(/^ {0,3}>[ \t]?/, "")
    .replace(/!\[[^\][]{0,500}\]\([^()\s]{0,2000}\)/g, "")
    .replace(/\[([^\][]{1,500})\]\([^()\s]{1,2000}\)/g, "$1")
    .replace(/(^|[^\w*])\*{1,3}([^\s*](?:[^*]{0,500}[^\s*])?)\*{1,3}(?!\w)/g, "$1$2")
    .replace(/(^|[^\w])_{1,2}([^\s_](?:[^_]{0,500}[^\s_])?)_{1,2}(?!\w)/g, "$1$2")
    .replace(/`([^`]{1,500})`/g, "$1");
}
