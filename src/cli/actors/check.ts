import { LexiconFault } from "../../text/fault.ts";
import { contradictions } from "../../world/contradictions.ts";
import type { Call } from "../command.ts";
import type { Door } from "../door.ts";
import { jsonLine } from "../json/offsets.ts";
import { worldOf } from "../reading.ts";
import { sourceName } from "./source.ts";

/** `attache actors check`: what the lexicons say against themselves, one JSON object a line; a `LexiconFault` in the end where there is any. */
export async function check({ options }: Call, door: Door): Promise<void> {
  const found = contradictions(worldOf(options.lexicon));
  for (const { kind, what, places } of found)
    door.out(jsonLine({ kind, what, sources: places.map(sourceName) }));
  const [first] = found;
  if (first)
    throw new LexiconFault(
      sourceName(first.places.at(-1)!),
      undefined,
      `${found.length} contradiction${found.length === 1 ? "" : "s"}; mend the lines that \`sources\` names`,
    );
}
