import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Span } from "../../src/text/span.ts";

/** Where the table of parties and its trees stand. */
export const partiesFolder = join(import.meta.dirname, "..", "events");

/** A line of parties.txt: a text, the phrase in it, the report's day, and whom the phrase names. */
export interface Party {
  readonly text: string;
  readonly phrase: Span;
  readonly published?: string;
  readonly wanted: string;
}

/** Reads parties.txt. */
export function readParties(): readonly Party[] {
  const lines = readFileSync(join(partiesFolder, "parties.txt"), "utf8").split("\n");
  return lines.filter(line => line !== "" && !line.startsWith("#")).map(party);
}

function party(line: string): Party {
  const [date, marked, wanted] = line.split(" | ") as [string, string, string];
  return {
    text: marked.replace(/[[\]]/g, ""),
    phrase: { start: marked.indexOf("["), end: marked.indexOf("]") - 1 },
    ...(date === "-" ? {} : { published: date }),
    wanted,
  };
}
