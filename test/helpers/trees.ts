import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Analysis } from "../../src/language/analysis.ts";
import { annotators, type Means } from "../../src/language/analyze.ts";
import { type ConlluSentence, parseConllu, surfaces } from "../../src/language/conllu.ts";
import type { Sentence, Token } from "../../src/language/sentence.ts";
import { lexiconRoot } from "../../src/text/lexicon.ts";

/** The stored trees of the rules' examples, by the example's text. @see scripts/golden.ts */
export const storedTrees = (language = "en"): ReadonlyMap<string, readonly ConlluSentence[]> =>
  treesIn(join(lexiconRoot, language, "trees.conllu"));

/** The trees of a file, by the texts told over them (`# example = ...`). */
export function treesIn(file: string): ReadonlyMap<string, readonly ConlluSentence[]> {
  const found = new Map<string, ConlluSentence[]>();
  let last: ConlluSentence[] = [];
  for (const s of parseConllu(readFileSync(file, "utf8"))) {
    const example = s.comments.find(c => c.startsWith("# example = "))?.slice("# example = ".length);
    if (example !== undefined) {
      last = [];
      found.set(example, last);
    }
    last.push(s);
  }
  return found;
}

/** The analysis of a text whose trees are given: names, chains and times are found as always, the times from a day of publication. */
export function analysisOf(
  text: string,
  trees: readonly ConlluSentence[],
  means: Means,
  published?: string,
): Analysis {
  let from = 0;
  const sentences = trees.map((tree, index) => {
    const sentence = placed(text, tree, index, from);
    from = sentence.end;
    return sentence;
  });
  const start: Analysis = {
    document: { id: "example", text, ...(published ? { published } : {}) },
    sentences,
    mentions: [],
    chains: [],
    timexes: [],
    notes: [],
  };
  return annotators.slice(1).reduce((analysis, annotator) => annotator.annotate(analysis, means), start);
}

/** A stored tree at its place in the text; the words of a multiword token spell it ("Kenya" and "'s"). */
function placed(text: string, tree: ConlluSentence, index: number, from: number): Sentence {
  const tokens: Token[] = [];
  let at = from;
  for (const { form, first, last, spaceAfter } of surfaces(tree)) {
    const start = text.indexOf(form, at);
    if (start < 0) throw new Error(`"${form}" of the stored tree is not in "${text}"`);
    at = start;
    for (const word of tree.words.slice(first - 1, last)) {
      const { misc: _, ...columns } = word;
      tokens.push({
        ...columns,
        start: at,
        end: at + word.form.length,
        spaceAfter: word.id === last && spaceAfter,
      });
      at += word.form.length;
    }
  }
  const multiwords = tree.multiwords.map(({ first, last, form }) => ({ first, last, form }));
  return {
    index,
    paragraph: 0,
    standing: "body",
    start: tokens[0]!.start,
    end: tokens.at(-1)!.end,
    tokens,
    multiwords,
  };
}
