import iconv from "iconv-lite";
import { InputFault } from "../text/fault.ts";
import { countReplaced, encodingOf, repair } from "./decode.ts";
import { digest } from "./document.ts";
import type { Input, ReadOptions } from "./input.ts";

/** A report of any length: its id, and its text in parts that are read once, in order. */
export interface LongText {
  readonly id: string;
  readonly parts: AsyncIterable<string> | Iterable<string>;
}

/** The first bytes of an input, at least so many where it has them, and the rest. */
export async function beginning(
  input: Input,
  size: number,
): Promise<{ readonly bytes: Buffer; readonly rest: AsyncGenerator<Buffer> | undefined }> {
  const iterator = input.chunks[Symbol.asyncIterator]();
  const taken: Buffer[] = [];
  for (let held = 0; held <= size; held += taken.at(-1)!.length) {
    const next = await iterator.next();
    if (next.done) return { bytes: Buffer.concat(taken), rest: undefined };
    taken.push(next.value);
  }
  return { bytes: Buffer.concat(taken), rest: remaining(iterator) };
}

async function* remaining(iterator: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
}

/**
 * A plain text too long to be held: decoded and mended part by part, by what its beginning tells of its encoding.
 *
 * It is named by its front matter, else by the content of its beginning. What had to be mended is told when the text has been read.
 */
export function longText(
  name: string,
  { bytes, rest }: { readonly bytes: Buffer; readonly rest: AsyncIterable<Buffer> },
  options: ReadOptions,
  open: (text: string) => { readonly id: string | undefined; readonly body: string },
): LongText & { readonly parts: AsyncIterable<string> } {
  const encoding = encodingOfBeginning(bytes);
  if (encoding !== "utf-8") options.warn(new InputFault(name, undefined, `not UTF-8; read as ${encoding}`));
  const decoder = iconv.getDecoder(encoding);
  const { id, body } = open(decoder.write(bytes));
  const mender = new Mender(bytes);
  async function* parts(): AsyncGenerator<string> {
    let held = body;
    for await (const more of rest) {
      // A surrogate at the end waits for its other half.
      const cut = /[\uD800-\uDBFF]$/.test(held) ? held.length - 1 : held.length;
      yield mender.mend(held.slice(0, cut));
      mender.see(more);
      held = held.slice(cut) + decoder.write(more);
    }
    yield mender.mend(held + (decoder.end() ?? ""));
    if (mender.repaired > 0)
      options.warn(
        new InputFault(name, undefined, `${mender.repaired} invalid bytes or characters became U+FFFD`),
      );
  }
  return { id: id ?? digest({ text: body }), parts: parts() };
}

/** Mends a text part by part, and counts what became U+FFFD but for what the bytes spelled so. */
class Mender {
  #tail: Buffer;
  #repaired: number;

  constructor(bytes: Buffer) {
    this.#tail = bytes.subarray(-2);
    this.#repaired = -countReplaced(bytes);
  }

  get repaired(): number {
    return this.#repaired;
  }

  /** Bytes that follow those seen so far. */
  see(bytes: Buffer): void {
    const seen = Buffer.concat([this.#tail, bytes]);
    this.#repaired -= countReplaced(seen);
    this.#tail = seen.subarray(-2);
  }

  mend(text: string): string {
    const mended = repair(text).text;
    this.#repaired += mended.split("\uFFFD").length - 1;
    return mended;
  }
}

/** The encoding of a text by its beginning, whose last character may be cut. */
function encodingOfBeginning(bytes: Buffer): string {
  const sure = bytes.subarray(0, bytes.findLastIndex(b => b < 0x80) + 1);
  return encodingOf(sure.length > bytes.length - 8 ? sure : bytes).encoding;
}
