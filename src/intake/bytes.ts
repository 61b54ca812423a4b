import { createReadStream } from "node:fs";
import { createGunzip, createInflateRaw } from "node:zlib";
import { InputFault } from "../text/fault.ts";
import type { Input, Limits } from "./input.ts";
import { write } from "./member-body.ts";
import { beginningInside } from "./members.ts";
import { counted } from "./store.ts";

/** How much of an input is looked at to know what it is. */
const headBytes = 8192;
/** The most that so few bytes of gzip can become. */
const headInflatedBytes = 16 << 20;
/** A piece of gzip small enough that what it becomes fits in memory before it is counted. */
const pieceBytes = 16 << 10;

/** Compressed data that ends or breaks before its end: what came before it is good. */
export class CutFault extends InputFault {
  constructor(input: string, byte: number, reason: string) {
    super(input, `byte ${byte}`, reason);
  }
}

/** What the caller knows of an input. */
export interface Opening {
  /** Its format takes gzip as it stands. */
  readonly packed?: boolean;
  /** The byte at which reading begins. */
  readonly from?: number;
  /** Hears how many bytes of a file were read. */
  readonly passed?: ((bytes: number) => void) | undefined;
}

/** Opens a regular file, inflating gzip. */
export const openFile = async (path: string, limits: Limits, opening: Opening = {}): Promise<Input> => {
  const stream = createReadStream(path, { start: opening.from ?? 0 });
  const close = async (): Promise<void> => {
    stream.destroy();
  };
  const input = await openBytes(path, counted(stream, opening.passed), limits, opening).catch(fault => {
    stream.destroy();
    throw fault;
  });
  return { ...input, close, ...(input.inflated === true ? {} : { path }) };
};

/** Standard input, inflating gzip. */
export const openStandardInput = (
  stream: AsyncIterable<Buffer>,
  limits: Limits,
  opening: Opening = {},
): Promise<Input> => openBytes("standard input", behind(stream, opening.from ?? 0), limits, opening);

/** The bytes behind so many. */
async function* behind(chunks: AsyncIterable<Buffer>, from: number): AsyncGenerator<Buffer> {
  let left = from;
  for await (const chunk of chunks) {
    if (left < chunk.length) yield left === 0 ? chunk : chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

/** Bytes that come from anywhere, inflating gzip. A web archive in gzip, and what the caller says to be taken so, stays packed. */
export async function openBytes(
  name: string,
  source: AsyncIterable<Buffer>,
  limits: Limits,
  { packed = false }: Opening,
): Promise<Input> {
  const raw = await peek(source);
  if (!isGzip(raw.head)) return { name, ...raw };
  const inside = beginningInside(raw.head, headInflatedBytes)?.subarray(0, headBytes);
  if (packed || inside?.subarray(0, 5).equals(archive))
    return { name, ...raw, head: inside ?? raw.head, packed: true };
  const inner = await peek(inflate(name, raw.chunks, limits));
  if (isGzip(inner.head))
    throw new InputFault(name, undefined, "compressed twice; unpack it once and try again");
  return { name, ...inner, inflated: true };
}

const archive = Buffer.from("WARC/");

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;

/** The first bytes of a stream, and the stream as if they had not been taken. */
async function peek(source: AsyncIterable<Buffer>): Promise<Pick<Input, "head" | "chunks">> {
  const iterator = source[Symbol.asyncIterator]();
  const taken: Buffer[] = [];
  let fault: unknown;
  for (let size = 0; size < headBytes; ) {
    try {
      const next = await iterator.next();
      if (next.done) break;
      taken.push(next.value);
      size += next.value.length;
    } catch (thrown) {
      if (taken.length === 0) throw thrown;
      fault = thrown;
      break;
    }
    // What comes through a pipe is looked at as soon as a whole line of it is there.
    if (taken.at(-1)!.includes(0x0a) && holdsLine(Buffer.concat(taken))) break;
  }
  const rest = { [Symbol.asyncIterator]: () => iterator };
  return { head: Buffer.concat(taken).subarray(0, headBytes), chunks: again(taken, fault, rest) };
}

/** Whether a line that is not blank stands there whole. */
function holdsLine(bytes: Buffer): boolean {
  const first = bytes.findIndex(byte => byte > 32);
  return first >= 0 && bytes.indexOf(0x0a, first) >= 0;
}

async function* again(
  taken: readonly Buffer[],
  fault: unknown,
  rest: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  yield* taken;
  if (fault !== undefined) throw fault;
  yield* rest;
}

/** Inflated bytes; a cut or damaged stream gives all that came before, then a `CutFault`; a bomb is an `InputFault`. `raw`: as zip archives hold them. */
export async function* inflate(
  name: string,
  chunks: AsyncIterable<Buffer>,
  limits: Limits,
  kind: "gzip" | "raw" = "gzip",
): AsyncGenerator<Buffer> {
  const gunzip = kind === "gzip" ? createGunzip() : createInflateRaw();
  const what = kind === "gzip" ? "gzip" : "zip";
  const queue: Buffer[] = [];
  const state: { fault?: Error; read: number; made: number } = { read: 0, made: 0 };
  gunzip.on("data", (data: Buffer) => {
    queue.push(data);
    state.made += data.length;
  });
  gunzip.on("error", error => {
    state.fault ??= error;
  });
  for await (const piece of pieces(chunks)) {
    state.read += piece.length;
    await write(gunzip, piece);
    yield* queue.splice(0);
    if (state.fault) break;
    if (state.made > limits.inflateGrace && state.made > state.read * limits.inflateRatio) {
      gunzip.destroy();
      throw new InputFault(
        name,
        `byte ${state.read}`,
        `${what} data that grows more than ${limits.inflateRatio} times is not read; unpack it and try again`,
      );
    }
  }
  if (!state.fault) await new Promise<void>(done => gunzip.once("close", done).end());
  yield* queue.splice(0);
  if (state.fault)
    throw new CutFault(name, state.read, `${what} data is cut short or damaged (${state.fault.message})`);
}

async function* pieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes);
}

/** All bytes of an input; more than `maximum` is an `InputFault`. */
export async function collect(input: Input, maximum: number): Promise<Buffer> {
  const taken: Buffer[] = [];
  let size = 0;
  for await (const chunk of input.chunks) {
    size += chunk.length;
    if (size > maximum)
      throw new InputFault(
        input.name,
        undefined,
        `larger than ${maximum >> 20} MiB, the most that is read as one report`,
      );
    taken.push(chunk);
  }
  return Buffer.concat(taken);
}

/** One line without its end; `bytes` absent for one longer than the cap, which was skipped. */
export interface Line {
  readonly number: number;
  /** Whether its end was seen; only the last line of an input can lack it. */
  readonly ended: boolean;
  readonly bytes?: Buffer;
}

/** The lines of an input, numbered from 1, in memory no larger than the longest allowed. */
export async function* lines(input: Input, maximum: number): AsyncGenerator<Line> {
  let number = 1;
  let held: Buffer[] = [];
  let size = 0;
  const take = (last: Buffer, ended: boolean): Line => {
    const whole = size + last.length > maximum ? undefined : Buffer.concat([...held, last]);
    held = [];
    size = 0;
    return {
      number: number++,
      ended,
      ...(whole ? { bytes: whole.at(-1) === 0x0d ? whole.subarray(0, -1) : whole } : {}),
    };
  };
  for await (const chunk of input.chunks) {
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, from)) {
      yield take(chunk.subarray(from, end), true);
      from = end + 1;
    }
    size += chunk.length - from;
    if (size > maximum) held = [];
    else if (from < chunk.length) held.push(chunk.subarray(from));
  }
  if (size > 0) yield take(Buffer.alloc(0), false);
}
