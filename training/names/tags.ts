import type { ConlluSentence } from "../../src/language/conllu.ts";
import { tagWords } from "../../src/language/tag.ts";
import type { WordTable } from "../../src/language/words.ts";
import { inventory } from "../language/corpus.ts";
import { asModel } from "../language/quantize.ts";
import { tagExample, tagOf, trainTagger } from "../language/tagger.ts";

const folds = 4;
const rounds = 3;
const rounding = { scale: 3, least: 1 };

/**
 * UPOS of each word of each sentence as a tagger gives them that has not seen it: each part is tagged by a tagger trained on the others,
 * so that the labeller learns from tags as faulty as those it will read.
 */
export function unseenTags(sentences: readonly ConlluSentence[], table: WordTable): readonly string[][] {
  const tags = inventory(sentences.flatMap(s => s.words.map(tagOf)));
  const examples = sentences.map(s => tagExample(s, table, tags.number));
  const out: string[][] = new Array(sentences.length);
  for (let fold = 0; fold < folds; fold++) {
    const rows = trainTagger(
      examples.filter((_, i) => i % folds !== fold),
      table,
      tags.names.length,
      rounds,
      fold + 2,
    )(2);
    const model = asModel(tags.names, rows, rounding);
    for (let i = fold; i < sentences.length; i += folds) {
      const { words } = examples[i]!;
      out[i] = Array.from(tagWords(model, table, words, words.length), t => tags.names[t]!.split("|")[0]!);
    }
    process.stderr.write(`tagged part ${fold + 1} of ${folds}\n`);
  }
  return out;
}
