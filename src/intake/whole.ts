import { InputFault } from "../text/fault.ts";
import { CutFault } from "./bytes.ts";
import type { Input } from "./input.ts";

/** All there is of an input; `cut` says why it ends early, where compressed data breaks off: what came before is good. */
export interface Whole {
  readonly bytes: Buffer;
  readonly cut?: CutFault;
}

/** The same as `collect`, for formats that can use a part; more than `maximum` bytes is an `InputFault`. */
export async function collectSound(input: Input, maximum: number): Promise<Whole> {
  const taken: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of input.chunks) {
      size += chunk.length;
      if (size > maximum)
        throw new InputFault(
          input.name,
          undefined,
          `larger than ${maximum >> 20} MiB, the most that is read of one such file; split it`,
        );
      taken.push(chunk);
    }
  } catch (fault) {
    if (!(fault instanceof CutFault) || size === 0) throw fault;
    return { bytes: Buffer.concat(taken), cut: fault };
  }
  return { bytes: Buffer.concat(taken) };
}
