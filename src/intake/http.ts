import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { fieldsOf } from "./warc-records.ts";

/** A response of HTTP as it was recorded. */
export interface Response {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** What follows the headers as it stands. */
  readonly payload: Buffer;
}

/** The response that a block holds; `undefined` where it does not begin as one. */
export function responseOf(block: Buffer): Response | undefined {
  const head = block.subarray(0, 64 << 10).toString("latin1");
  const status = /^HTTP\/\d(?:\.\d)? +(\d{3})\b/.exec(head)?.[1];
  const end = /\r?\n\r?\n/.exec(head);
  if (status === undefined || end === null) return undefined;
  const size = end.index + end[0].length;
  return {
    status: Number(status),
    headers: fieldsOf(head.slice(0, end.index)),
    payload: block.subarray(size),
  };
}

/** The payload without its transfer encoding; as it stands where it is not chunked after all: crawlers often undo it. */
export function unchunked({ headers, payload }: Response): Buffer {
  if (!/\bchunked\b/i.test(headers.get("transfer-encoding") ?? "")) return payload;
  const parts: Buffer[] = [];
  for (let at = 0; at < payload.length; ) {
    const line = /^([0-9a-f]{1,8})[ \t]{0,20}(?:;[^\r\n]{0,200})?\r?\n/i.exec(
      payload.subarray(at, at + 256).toString("latin1"),
    );
    if (line === null) return at === 0 ? payload : Buffer.concat(parts);
    const [size, from] = [Number.parseInt(line[1]!, 16), at + line[0].length];
    if (size === 0) break;
    parts.push(payload.subarray(from, from + size));
    at = from + size + (payload[from + size] === 13 ? 2 : 1);
  }
  return Buffer.concat(parts);
}

/** A body without its content encodings, or why it has none: a bomb, damage, an encoding that is not known. */
export function decoded(
  body: Buffer,
  headers: ReadonlyMap<string, string>,
  maximum: number,
): Buffer | { readonly reason: string } {
  const encodings = (headers.get("content-encoding") ?? "").toLowerCase().split(",").reverse();
  let bytes = body;
  for (const encoding of encodings.map(e => e.trim()).filter(e => e !== "" && e !== "identity")) {
    const unpack = unpackers[encoding];
    if (unpack === undefined) return { reason: `its encoding "${encoding.slice(0, 40)}" is not known` };
    // Crawlers that undo an encoding leave its name standing.
    if (encoding !== "br" && !looksPacked(bytes)) continue;
    try {
      bytes = unpack(bytes, maximum);
    } catch (fault) {
      const { code, message } = fault as NodeJS.ErrnoException;
      if (code === "ERR_BUFFER_TOO_LARGE") return { reason: `it unpacks to more than ${maximum >> 20} MiB` };
      if (encoding === "br" && looksText(bytes)) continue;
      return { reason: `its ${encoding} data is damaged (${message})` };
    }
  }
  return bytes;
}

type Unpack = (bytes: Buffer, maximum: number) => Buffer;

const gunzip: Unpack = (bytes, maxOutputLength) => gunzipSync(bytes, { maxOutputLength });
const unpackers: Readonly<Partial<Record<string, Unpack>>> = Object.assign(Object.create(null), {
  gzip: gunzip,
  "x-gzip": gunzip,
  deflate: (bytes: Buffer, maxOutputLength: number) =>
    ((bytes[0] ?? 0) & 15) === 8
      ? inflateSync(bytes, { maxOutputLength })
      : inflateRawSync(bytes, { maxOutputLength }),
  br: (bytes: Buffer, maxOutputLength: number) => brotliDecompressSync(bytes, { maxOutputLength }),
});

const looksText = (bytes: Buffer): boolean => /^\s*</.test(bytes.subarray(0, 64).toString("latin1"));
const looksPacked = (bytes: Buffer): boolean => !looksText(bytes);
