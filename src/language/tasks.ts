import type { Document } from "../text/document.ts";
import type { Analysis, GazetteerEntry, Note } from "./analysis.ts";
import { analyzer, sentencesOf } from "./analyze.ts";
import { conlluTree } from "./conllu.ts";
import type { Engine } from "./engine.ts";
import { documentOf } from "./ready.ts";

/** Documents or bare texts to analyses. */
export function analyses(
  engine: Engine,
  { gazetteer, published }: { readonly gazetteer: readonly GazetteerEntry[]; readonly published?: string },
): (input: string | Document) => Analysis {
  const read = analyzer(engine, { gazetteer });
  return input => read(typeof input === "string" ? documentOf(input, published) : input);
}

/** A piece of text as trees: each sentence in CoNLL-U without its id, and what was left out. */
export interface Trees {
  readonly trees: readonly string[];
  readonly notes: readonly Note[];
}

/** Texts to trees. */
export function trees(engine: Engine): (item: { readonly text: string }) => Trees {
  return ({ text }) => {
    const { sentences, notes } = sentencesOf(text, engine);
    return { trees: sentences.map(s => conlluTree(s, text)), notes };
  };
}
