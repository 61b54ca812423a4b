import { Readable } from "node:stream";
import { defaultLimits, type Limits, type ReadOptions } from "../../src/intake/input.ts";
import { read } from "../../src/intake/reader.ts";
import type { Document } from "../../src/text/document.ts";

export interface Outcome {
  readonly documents: readonly Document[];
  readonly warnings: readonly string[];
  readonly refusals: readonly string[];
}

/** Reads paths (or bytes given as standard input) and collects all that was said. */
export async function outcome(
  paths: readonly string[],
  options: Partial<Omit<ReadOptions, "limits">> & { limits?: Partial<Limits>; stdin?: Buffer | string } = {},
): Promise<Outcome> {
  const warnings: string[] = [];
  const refusals: string[] = [];
  const documents: Document[] = [];
  const { stdin = "", limits, ...rest } = options;
  const source = Readable.from([Buffer.from(stdin)]) as AsyncIterable<Buffer>;
  const all = {
    warn: (f: Error) => warnings.push(f.message),
    refuse: (f: Error) => refusals.push(f.message),
    ...rest,
    limits: { ...defaultLimits, ...limits },
  };
  for await (const document of read(paths, source, all)) documents.push(document);
  return { documents, warnings, refusals };
}

export const fromBytes = (
  bytes: Buffer | string,
  options: Parameters<typeof outcome>[1] = {},
): Promise<Outcome> => outcome(["-"], { ...options, stdin: bytes });
