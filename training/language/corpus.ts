import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ConlluSentence, parseConllu } from "../../src/language/conllu.ts";

/** A treebank file of `../shared/treebanks`, parsed. */
export const treebank = (name: string): ConlluSentence[] => [
  ...parseConllu(readFileSync(join(treebankFolder, `${name}.conllu`), "utf8")),
];

/** A part of the news treebank, parsed. */
export const newsPart = (part: "train" | "test"): ConlluSentence[] => [
  ...parseConllu(readFileSync(join(import.meta.dirname, "..", "news", `${part}.conllu`), "utf8")),
];

export const treebankFolder = join(import.meta.dirname, "..", "..", "..", "shared", "treebanks");

/** Names of the classes in order of first sight, with a look-up. */
export function inventory(values: Iterable<string>): {
  readonly names: readonly string[];
  readonly number: ReadonlyMap<string, number>;
} {
  const names = [...new Set(values)].sort();
  return { names, number: new Map(names.map((n, i) => [n, i])) };
}
