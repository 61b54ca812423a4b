import { taggedOf } from "./features.ts";
import type { LinearModel } from "./model.ts";
import { parseWords } from "./parse.ts";
import { type Allowed, tagWords } from "./tag.ts";
import type { WordTable } from "./words.ts";

/** Tags and tree of a sentence: class of each word's tags, its head (`length` for the root), number of its label. */
export interface Tree {
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

/** What reads trees: the linear and the neural model are two of it. */
export interface TreeReader {
  /** UPOS and XPOS of each class of tags. */
  readonly tags: readonly (readonly [upos: string, xpos: string])[];
  readonly labels: readonly string[];
  /** The tree of a sentence given as words: one root, no cycle; tags within what is allowed. */
  readonly read: (forms: readonly string[], allowed?: Allowed) => Tree;
}

/** Classes `UPOS|XPOS` as pairs. */
export const tagPairs = (classes: readonly string[]): readonly (readonly [string, string])[] =>
  classes.map(c => c.split("|") as [string, string]);

/** The reader of the linear models: a greedy tagger, then a greedy transition parser. */
export function linearTrees(
  tagger: LinearModel,
  parser: LinearModel,
  labels: readonly string[],
  table: WordTable,
): TreeReader {
  const tags = tagPairs(tagger.classes);
  const upos = [...new Set(tags.map(([u]) => u))].sort();
  const coarse = Int32Array.from(tags, ([u]) => upos.indexOf(u));
  return {
    tags,
    labels,
    read: (forms, allowed) => {
      table.makeRoom();
      const words = new Int32Array(forms.length);
      for (let i = 0; i < forms.length; i++) words[i] = table.intern(forms[i]!);
      const tagged = tagWords(tagger, table, words, words.length, allowed);
      const kinds = tagged.map(t => coarse[t]!);
      const tree = parseWords(parser, taggedOf(table, words, tagged, kinds), labels.length);
      return {
        tags: tagged,
        heads: tree.heads.subarray(0, forms.length),
        labels: tree.labels.subarray(0, forms.length),
      };
    },
  };
}
