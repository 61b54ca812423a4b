import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { readLines } from "./flow.ts";

/** The lands of peoples without a state of their own name, by their names and adjectives as written. */
export type Peoples = ReadonlyMap<string, readonly string[]>;

/** Reads `peoples.yaml`: entries of `people` and the codes of their `lands`. */
export function readPeoples(folder: string): Peoples {
  const out = new Map<string, readonly string[]>();
  for (const entry of readLines(join(folder, "peoples.yaml"))) {
    const { people, lands } = (entry.value ?? {}) as Readonly<Record<string, unknown>>;
    if (!Array.isArray(people) || !Array.isArray(lands) || lands.length === 0)
      throw new LexiconFault(entry.file, entry.line, "expected `people` and `lands`");
    for (const name of people as string[]) out.set(name, lands as string[]);
  }
  return out;
}
