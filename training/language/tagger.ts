import type { ConlluSentence } from "../../src/language/conllu.ts";
import { tagFeatureCount, tagFeatures } from "../../src/language/tag.ts";
import type { WordTable } from "../../src/language/words.ts";
import { Perceptron, random, shuffled } from "./perceptron.ts";

/** A sentence as the tagger learns it: word numbers and gold classes. */
export interface TagExample {
  readonly words: Int32Array;
  readonly gold: Int32Array;
}

export const tagOf = (word: { readonly upos: string; readonly xpos: string }): string =>
  `${word.upos}|${word.xpos}`;

export const tagExample = (
  sentence: ConlluSentence,
  table: WordTable,
  classes: ReadonlyMap<string, number>,
): TagExample => ({
  words: Int32Array.from(sentence.words, w => table.intern(w.form)),
  gold: Int32Array.from(sentence.words, w => classes.get(tagOf(w)) ?? 0),
});

/** Features updated less often are dropped from the tagger. */
const leastUpdates = 2;

/** Trains a greedy left-to-right tagger on its own predictions; gives averaged rows. */
export function trainTagger(
  examples: readonly TagExample[],
  table: WordTable,
  classes: number,
  epochs: number,
  seed: number,
) {
  const model = new Perceptron(classes);
  const next = random(seed);
  const features = new Int32Array(tagFeatureCount);
  const scores = new Float64Array(classes);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { words, gold } of shuffled(examples, next)) {
      let [t1, t2] = [-1, -1];
      for (let i = 0; i < words.length; i++) {
        tagFeatures(table, words, words.length, i, t1, t2, features);
        model.score(features, tagFeatureCount, scores);
        let best = 0;
        for (let c = 1; c < classes; c++) if (scores[c]! > scores[best]!) best = c;
        if (best !== gold[i]) model.update(features, tagFeatureCount, gold[i]!, best);
        model.tick();
        t2 = t1;
        t1 = best;
      }
    }
  }
  return model.averaged(leastUpdates);
}
