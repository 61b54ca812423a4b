import { InputFault } from "../text/fault.ts";
import { CutFault } from "./bytes.ts";
import type { Input } from "./input.ts";

/** All there is of an input; `cut` says why it ends early, where compressed data breaks off: what came before is good. */
export interface Whole {
  readonly bytes: Buffer;
  readonly cut?: CutFault;
}

/** The chunks of an input up to where compressed data breaks off, and then why it does; a fault before the first of them is thrown. */
export function soundChunks(input: Input): {
  readonly chunks: AsyncGenerator<Buffer>;
  readonly cut: () => CutFault | undefined;
} {
  let cut: CutFault | undefined;
  async function* chunks(): AsyncGenerator<Buffer> {
    let size = 0;
    try {
      for await (const chunk of input.chunks) {
        size += chunk.length;
        yield chunk;
      }
    } catch (fault) {
      if (!(fault instanceof CutFault) || size === 0) throw fault;
      cut = fault;
    }
  }
  return { chunks: chunks(), cut: () => cut };
}

/** The same as `collect`, for formats that can use a part; more than `maximum` bytes is an `InputFault`. */
export async function collectSound(input: Input, maximum: number): Promise<Whole> {
  const { chunks, cut } = soundChunks(input);
  const taken: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maximum)
      throw new InputFault(
        input.name,
        undefined,
        `larger than ${maximum >> 20} MiB, the most that is read of one such file; split it`,
      );
    taken.push(chunk);
  }
  const reason = cut();
  return { bytes: Buffer.concat(taken), ...(reason ? { cut: reason } : {}) };
}
