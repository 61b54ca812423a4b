import type { Answer } from "../../intake/fetch/client.ts";
import { defaultLimits, type Input, type ReadOptions } from "../../intake/input.ts";
import type { InputFault } from "../../text/fault.ts";

/** What polling needs besides a feed: how to fetch, what time it is, where to tell. */
export interface Means {
  readonly fetch: (
    url: string,
    headers: Readonly<Record<string, string>>,
    allow: readonly string[],
  ) => Promise<Answer>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly warn: (message: string) => void;
}

/** How intake reads what was fetched. */
export const readOptions = (warn: (fault: InputFault) => void): ReadOptions => ({
  limits: defaultLimits,
  warn,
  refuse: warn,
});

/** An answer as intake takes it. */
export function inputOf({ body, headers }: Answer, name: string): Input {
  const charset = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(headers["content-type"] ?? "")?.[1];
  return {
    name,
    head: body.subarray(0, 8192),
    chunks: only(body),
    ...(charset === undefined ? {} : { charset }),
  };
}

async function* only(body: Buffer): AsyncGenerator<Buffer> {
  yield body;
}
