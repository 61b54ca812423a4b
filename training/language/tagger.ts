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

/** How far the right class must lead, in updates of a single feature; else the weights are moved. */
const margin = 15;

/** Trains a greedy left-to-right tagger on its own predictions; gives the averaged rows of features updated often enough. */
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
  const scores = new Int32Array(classes);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { words, gold } of shuffled(examples, next)) {
      let [t1, t2] = [-1, -1];
      for (let i = 0; i < words.length; i++) {
        tagFeatures(table, words, words.length, i, t1, t2, features);
        model.score(features, tagFeatureCount, scores);
        const right = gold[i]!;
        const best = highest(scores, -1);
        const wrong = best === right ? highest(scores, right) : best;
        if (scores[right]! - scores[wrong]! < margin || best !== right)
          model.update(features, tagFeatureCount, right, wrong);
        model.tick();
        t2 = t1;
        t1 = best;
      }
    }
  }
  return (leastUpdates: number) => model.averaged(leastUpdates);
}

/** The class of the highest score but for one, the first of equals. */
function highest(scores: Int32Array, without: number): number {
  let best = without === 0 ? 1 : 0;
  for (let c = best + 1; c < scores.length; c++) if (c !== without && scores[c]! > scores[best]!) best = c;
  return best;
}
