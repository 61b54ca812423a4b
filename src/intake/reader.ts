import type { Document } from "../text/document.ts";
import { InputFault } from "../text/fault.ts";
import { filesIn, ofArchive } from "./archive.ts";
import { type Opening, openBytes, openFile, openStandardInput } from "./bytes.ts";
import { csv } from "./csv/reader.ts";
import { headText } from "./decode.ts";
import { docx } from "./docx/reader.ts";
import { exportReaders } from "./exports/reader.ts";
import { feed } from "./feed/reader.ts";
import { findFiles } from "./folder.ts";
import { html } from "./html.ts";
import type { Input, Reader, ReadOptions } from "./input.ts";
import { jsonl } from "./jsonl.ts";
import { eml, mbox } from "./mail/reader.ts";
import { beginning, type LongText, longText } from "./parts.ts";
import { pdf } from "./pdf/reader.ts";
import { markdown, plain } from "./plain.ts";
import { binaryKind } from "./sniff.ts";
import { warc } from "./warc.ts";

/** Zip archives of files of any format but their own. */
const archive: Reader = {
  name: "zip",
  extensions: [".zip"],
  suits: head => head.startsWith("PK\x03\x04"),
  binary: true,
  read: (input, options) => readArchive(input, options, (reader, file) => reader.read(file, options)),
};

/** Formats that can hold exports of others. */
const containers: readonly Reader[] = [docx, archive];

/** The formats, in the order in which their content is asked; the last takes any text. */
export const readers: readonly Reader[] = [
  warc,
  pdf,
  docx,
  archive,
  feed,
  jsonl,
  mbox,
  eml,
  ...exportReaders,
  html,
  csv,
  markdown,
  plain,
];

/**
 * The reports of files, folders and standard input (`-`), in the order given.
 *
 * What is wrong with a part goes to `options.warn`, a whole named input that is refused to `options.refuse`; neither stops
 * the rest.
 */
export const read = (
  paths: readonly string[],
  stdin: AsyncIterable<Buffer>,
  options: ReadOptions,
): AsyncGenerator<Document> => each(paths, stdin, options, (reader, input) => reader.read(input, options));

/**
 * The same for what reads texts of any length: each as its id and its text in parts.
 *
 * Plain text beyond `limits.wholeBytes` is never held as a whole; all else is.
 */
export const readParts = (
  paths: readonly string[],
  stdin: AsyncIterable<Buffer>,
  options: ReadOptions,
): AsyncGenerator<LongText> =>
  each(paths, stdin, options, (reader, input) => partsOf(reader, input, options));

async function* partsOf(reader: Reader, input: Input, options: ReadOptions): AsyncGenerator<LongText> {
  if (reader.long === undefined) {
    for await (const { id, text } of reader.read(input, options)) yield { id, parts: [text] };
    return;
  }
  const { bytes, rest } = await beginning(input, options.limits.wholeBytes);
  if (rest === undefined) {
    const whole = { ...input, chunks: once(bytes) };
    for await (const { id, text } of reader.read(whole, options)) yield { id, parts: [text] };
    return;
  }
  const { id, parts } = longText(input.name, { bytes, rest }, options, reader.long.open);
  yield { id, parts: reader.long.clean(parts) };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** How the reports of one input are read, by the reader that suits it. */
type Take<T> = (reader: Reader, input: Input) => AsyncGenerator<T>;

async function* each<T>(
  paths: readonly string[],
  stdin: AsyncIterable<Buffer>,
  options: ReadOptions,
  take: Take<T>,
): AsyncGenerator<T> {
  for (const path of paths) {
    try {
      yield* path === "-"
        ? readInput(await openStandardInput(stdin, options.limits, opening([], options)), [], options, take)
        : readPath(path, options, take);
    } catch (fault) {
      options.refuse(asFault(fault, path));
    }
  }
}

async function* readPath<T>(path: string, options: ReadOptions, take: Take<T>): AsyncGenerator<T> {
  let unknown = 0;
  for (const found of await findFiles(path, options.warn)) {
    if (found.named) yield* readFile(found.path, options, take);
    else if (options.format === undefined && byExtension(found.path).length === 0) unknown++;
    else {
      try {
        yield* readFile(found.path, options, take);
      } catch (fault) {
        options.warn(asFault(fault, found.path));
      }
    }
  }
  if (unknown > 0) options.warn(left(path, unknown));
}

const left = (name: string, unknown: number): InputFault =>
  new InputFault(
    name,
    undefined,
    `${unknown} files of a kind that is not known were left out; name them, or say --input`,
  );

async function* readFile<T>(path: string, options: ReadOptions, take: Take<T>): AsyncGenerator<T> {
  const expected = byExtension(path);
  if (expected.length > 0 && options.format === undefined && options.range?.offset !== undefined)
    checkRange(path, expected[0]!, options);
  const input = await openFile(path, options.limits, opening(expected, options));
  try {
    yield* readInput(input, expected, options, take);
  } finally {
    await input.close?.();
  }
}

/** How bytes are opened for the format that is named or expected. */
const opening = (expected: readonly Reader[], options: ReadOptions): Opening => ({
  packed: (byName(options.format) ?? expected[0])?.packed === true,
  from: options.range?.offset ?? 0,
  passed: options.passed,
});

/** Refuses a part of an input whose format has no such parts. */
function checkRange(name: string, reader: Reader, { range }: ReadOptions): void {
  if (range === undefined) return;
  if (range.offset !== undefined && reader !== warc)
    throw new InputFault(name, undefined, "--offset is of WARC files, and this is none; refused");
  if (reader !== warc && reader !== jsonl && reader !== archive)
    throw new InputFault(
      name,
      undefined,
      "--start and --count are of WARC files and JSON Lines, and this is neither; refused",
    );
}

async function* readInput<T>(
  input: Input,
  expected: readonly Reader[],
  options: ReadOptions,
  take: Take<T>,
): AsyncGenerator<T> {
  const reader = readerOf(input, expected, options);
  const kind = binaryKind(input.head);
  if (reader.binary && !reader.suits(headOf(input, reader)))
    throw new InputFault(
      input.name,
      undefined,
      `no ${reader.name} file but ${kind ?? "text"}, by its content; refused`,
    );
  if (kind !== undefined && !reader.packed && !reader.binary)
    throw new InputFault(input.name, undefined, `${kind}, not text; refused`);
  checkRange(input.name, reader, options);
  yield* reader === archive ? readArchive(input, options, take) : take(reader, input);
}

/** The files of an archive, each as it would be read beside it; one that cannot be is told, and the rest goes on. */
async function* readArchive<T>(input: Input, options: ReadOptions, take: Take<T>): AsyncGenerator<T> {
  const { format, ...others } = options;
  const inside: ReadOptions = format === undefined || format === archive.name ? others : options;
  let unknown = 0;
  for await (const { name, chunks } of filesIn(input, options)) {
    const label = `${input.name}(${name})`;
    const expected = byExtension(name);
    if (expected.length === 0 && inside.format === undefined) unknown++;
    else
      try {
        const file = await openBytes(label, chunks, options.limits, opening(expected, inside));
        if (readerOf(file, expected, inside) === archive)
          throw new InputFault(label, undefined, "an archive in an archive; unpack it and try again");
        yield* readInput(file, expected, inside, take);
      } catch (fault) {
        if (ofArchive(fault, input)) throw fault;
        options.warn(asFault(fault, label));
      }
  }
  if (unknown > 0) options.warn(left(input.name, unknown));
}

/** The format that the user says, that the name and the content tell, or that the content tells alone. A container is opened whatever is said of what it holds. */
function readerOf(input: Input, expected: readonly Reader[], { format }: ReadOptions): Reader {
  const named = byName(format);
  const container = suiting(
    expected.length === 0 ? containers : expected.filter(r => containers.includes(r)),
    input,
  );
  if (named !== undefined && !named.binary && container !== undefined) return container;
  return named ?? suiting(expected, input) ?? expected.at(-1) ?? byContent(input);
}

function byName(format: string | undefined): Reader | undefined {
  return readers.find(reader => reader.name === format);
}

/** The formats that use a file's extension; where there are several, the content tells, else the last of them takes it. */
function byExtension(path: string): readonly Reader[] {
  const name = path.toLowerCase().replace(/\.gz$/, "");
  return readers.filter(reader => reader.extensions.some(extension => name.endsWith(extension)));
}

function suiting(some: readonly Reader[], input: Input): Reader | undefined {
  return some.find(reader => reader.suits(headOf(input, reader)));
}

/** The beginning of an input as a format looks at it: text, or bytes as the letters of latin1. */
const headOf = ({ head }: Input, { binary }: Reader): string =>
  binary ? head.toString("latin1") : headText(head);

const byContent = (input: Input): Reader => suiting(readers, input)!;

/** Faults of input pass as they are; those of the system name the path; anything else is ours and is thrown on. */
function asFault(fault: unknown, path: string): InputFault {
  if (fault instanceof InputFault) return fault;
  const { code, message } = fault as NodeJS.ErrnoException;
  if (code === "EACCES" || code === "EPERM" || code === "ENOENT" || code === "ELOOP")
    return new InputFault(path, undefined, `cannot be read (${code}: ${message.split(",")[0]})`);
  throw fault;
}
