import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { FetchFault } from "./fault.ts";

const ways = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

const isWay = (name: string): name is keyof typeof ways => Object.hasOwn(ways, name);

/** A body as it was before it was compressed; compressed data that is cut, damaged, compressed twice or grows beyond `most` bytes is a `FetchFault`. */
export async function inflated(
  body: Buffer,
  encoding: string | undefined,
  url: string,
  most: number,
): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? "";
  if (name === "" || name === "identity" || body.length === 0) return body;
  if (!isWay(name)) throw new FetchFault(url, `compressed as "${name.slice(0, 40)}", which is not read`);
  let whole: Buffer;
  try {
    whole = await ways[name](body, { maxOutputLength: most });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new FetchFault(
      url,
      code === "ERR_BUFFER_TOO_LARGE"
        ? `larger than ${most >> 20} MiB after inflating; refused`
        : `compressed data is cut short or damaged (${message})`,
    );
  }
  if (whole[0] === 0x1f && whole[1] === 0x8b) throw new FetchFault(url, "compressed twice; refused");
  return whole;
}
