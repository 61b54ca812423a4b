import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

/** Bytes that are read out of order: a file on disk, or what is held. */
export interface Store {
  /** For messages. */
  readonly name: string;
  readonly size: number;
  /** Up to so many bytes from a place. */
  readonly read: (at: number, length: number) => Promise<Buffer>;
  /** The bytes from a place to another, or to the end. */
  readonly stream: (from: number, to?: number) => AsyncIterable<Buffer>;
  readonly close: () => Promise<void>;
}

/** Chunks as they are, their bytes counted. */
export async function* counted(
  chunks: AsyncIterable<Buffer>,
  passed: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    passed(chunk.length);
    yield chunk;
  }
}

/** A file on disk; close it when done. `passed` hears how many bytes of it were streamed. */
export async function fileStore(path: string, passed?: (bytes: number) => void): Promise<Store> {
  const file = await open(path);
  const { size } = await file.stat();
  return {
    name: path,
    size,
    read: async (at, length) => {
      const buffer = Buffer.alloc(length);
      const { bytesRead } = await file.read(buffer, 0, length, at);
      return buffer.subarray(0, bytesRead);
    },
    stream: (start, to) => {
      const stream = createReadStream(path, { start, ...(to === undefined ? {} : { end: to - 1 }) });
      return passed === undefined ? stream : counted(stream, passed);
    },
    close: () => file.close(),
  };
}

/** Bytes that are held. */
export function heldStore(name: string, bytes: Buffer): Store {
  async function* stream(from: number, to?: number): AsyncGenerator<Buffer> {
    yield bytes.subarray(from, to);
  }
  return {
    name,
    size: bytes.length,
    read: async (at, length) => bytes.subarray(at, at + length),
    stream,
    close: async () => {},
  };
}
