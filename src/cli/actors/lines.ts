import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import { createGunzip } from "node:zlib";
import { InputFault } from "../../text/fault.ts";

/** The greatest line that is read, in bytes: some entities of Wikidata have a few millions. */
const longestLine = 64 * 1024 * 1024;

/**
 * The lines of a text file or of a gzip of one, in order, holding no more than one line; a line beyond the limit comes as `undefined`.
 *
 * A file packed otherwise, or one that breaks off, is an `InputFault`.
 */
export async function* linesOf(path: string): AsyncGenerator<string | undefined> {
  const packed = kindOf(path);
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const stream = packed === "gzip" ? file.pipe(createGunzip()) : file;
  file.on("error", error => stream.destroy(error));
  let parts: Buffer[] = [];
  let length = 0;
  const line = () => {
    const whole = length > longestLine ? undefined : Buffer.concat(parts).toString("utf8");
    parts = [];
    length = 0;
    return whole;
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        parts.push(chunk.subarray(from, at));
        length += at - from;
        from = at + 1;
        yield line();
      }
      length += chunk.length - from;
      if (length <= longestLine) parts.push(chunk.subarray(from));
    }
  } catch (cause) {
    throw new InputFault(path, undefined, `cannot be read to its end (${(cause as Error).message})`);
  }
  if (length > 0) yield line();
}

function kindOf(path: string): "gzip" | "plain" {
  const head = Buffer.alloc(4);
  try {
    const file = openSync(path, "r");
    readSync(file, head, 0, 4, 0);
    closeSync(file);
  } catch (cause) {
    throw new InputFault(path, undefined, `cannot be read (${(cause as Error).message})`);
  }
  if (head.toString("latin1", 0, 3) === "BZh")
    throw new InputFault(path, undefined, "packed by bzip2: unpack it first, or pack it by gzip");
  if (head.toString("latin1", 0, 2) === "PK")
    throw new InputFault(path, undefined, "a zip file: unpack it first");
  return head[0] === 0x1f && head[1] === 0x8b ? "gzip" : "plain";
}
