import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A row of CODEBOOK's table of boundaries: a sentence, and its code with its modes (`RETREAT KEN>UGA release`). */
export interface Boundary {
  readonly text: string;
  readonly coded: string;
}

/** The rows of the table under "## Boundaries". */
export function readBoundaries(): readonly Boundary[] {
  const book = readFileSync(join(import.meta.dirname, "..", "..", "CODEBOOK.md"), "utf8");
  const section = book.split(/^## /m).find(s => s.startsWith("Boundaries\n")) ?? "";
  return [...section.matchAll(/^\|[^|]*\| ([^|]+) \| `([^`]+)` \|$/gm)].map(m => ({
    text: m[1]!,
    coded: m[2]!,
  }));
}
