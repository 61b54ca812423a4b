import type { Document } from "../text/document.ts";
import { InputFault } from "../text/fault.ts";
import { openFile, openStandardInput } from "./bytes.ts";
import { findFiles } from "./folder.ts";
import { html } from "./html.ts";
import type { Input, Reader, ReadOptions } from "./input.ts";
import { jsonl } from "./jsonl.ts";
import { markdown, plain } from "./plain.ts";
import { binaryKind } from "./sniff.ts";

/** The formats, in the order in which their content is asked; the last takes any text. */
export const readers: readonly Reader[] = [jsonl, html, markdown, plain];

/**
 * The reports of files, folders and standard input (`-`), in the order given.
 *
 * What is wrong with a part goes to `options.warn`, a whole named input that is refused to `options.refuse`; neither stops
 * the rest.
 */
export async function* read(
  paths: readonly string[],
  stdin: AsyncIterable<Buffer>,
  options: ReadOptions,
): AsyncGenerator<Document> {
  for (const path of paths) {
    try {
      yield* path === "-"
        ? readInput(await openStandardInput(stdin, options.limits), undefined, options)
        : readPath(path, options);
    } catch (fault) {
      options.refuse(asFault(fault, path));
    }
  }
}

async function* readPath(path: string, options: ReadOptions): AsyncGenerator<Document> {
  let unknown = 0;
  for (const found of await findFiles(path, options.warn)) {
    if (found.named) yield* readFile(found.path, options);
    else if (options.format === undefined && byExtension(found.path) === undefined) unknown++;
    else {
      try {
        yield* readFile(found.path, options);
      } catch (fault) {
        options.warn(asFault(fault, found.path));
      }
    }
  }
  if (unknown > 0)
    options.warn(
      new InputFault(
        path,
        undefined,
        `${unknown} files of a kind that is not known were left out; name them, or say --input`,
      ),
    );
}

async function* readFile(path: string, options: ReadOptions): AsyncGenerator<Document> {
  yield* readInput(await openFile(path, options.limits), byExtension(path), options);
}

async function* readInput(
  input: Input,
  expected: Reader | undefined,
  options: ReadOptions,
): AsyncGenerator<Document> {
  const kind = binaryKind(input.head);
  if (kind !== undefined) throw new InputFault(input.name, undefined, `${kind}, not text; refused`);
  yield* (byName(options.format) ?? expected ?? byContent(input)).read(input, options);
}

function byName(format: string | undefined): Reader | undefined {
  return readers.find(reader => reader.name === format);
}

function byExtension(path: string): Reader | undefined {
  const name = path.toLowerCase().replace(/\.gz$/, "");
  return readers.find(reader => reader.extensions.some(extension => name.endsWith(extension)));
}

const byContent = (input: Input): Reader =>
  readers.find(reader => reader.suits(input.head.toString("utf8").replace(/^\uFEFF/, "")))!;

/** Faults of input pass as they are; those of the system name the path; anything else is ours and is thrown on. */
function asFault(fault: unknown, path: string): InputFault {
  if (fault instanceof InputFault) return fault;
  const { code, message } = fault as NodeJS.ErrnoException;
  if (code === "EACCES" || code === "EPERM" || code === "ENOENT" || code === "ELOOP")
    return new InputFault(path, undefined, `cannot be read (${code}: ${message.split(",")[0]})`);
  throw fault;
}
