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

/** A file on disk; close it when done. */
export async function fileStore(path: string): Promise<Store> {
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
    stream: (start, to) => createReadStream(path, { start, ...(to === undefined ? {} : { end: to - 1 }) }),
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
