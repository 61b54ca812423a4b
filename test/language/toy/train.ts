import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { ConlluSentence } from "../../../src/language/conllu.ts";
import { taggedOf } from "../../../src/language/features.ts";
import { wordTable } from "../../../src/language/words.ts";
import { writeCard } from "../../../training/language/card.ts";
import { inventory } from "../../../training/language/corpus.ts";
import { learnMorphology } from "../../../training/language/morphology.ts";
import { trainParser } from "../../../training/language/parser.ts";
import { writeBytes, writeModel } from "../../../training/language/quantize.ts";
import { tagExample, tagOf, trainTagger } from "../../../training/language/tagger.ts";

/** Trains a language's weights from a handful of trees and writes them as `folder/{tagger,parser,morphology,clusters}`. */
export function trainToy(sentences: readonly ConlluSentence[], folder: string): void {
  const table = wordTable(() => ({ fine: 0, coarse: 0 }));
  const words = sentences.flatMap(s => s.words);
  const tags = inventory(words.map(tagOf));
  const coarse = inventory(tags.names.map(n => n.split("|")[0]!));
  const labels = inventory(words.map(w => w.deprel));
  const examples = sentences.map(s => tagExample(s, table, tags.number));
  const tagRows = trainTagger(examples, table, tags.names.length, 20, 1)(2);
  const parseExamples = sentences.map((s, i) => ({
    ...taggedOf(
      table,
      examples[i]!.words,
      examples[i]!.gold,
      examples[i]!.gold.map(t => coarse.number.get(tags.names[t]!.split("|")[0]!)!),
    ),
    heads: Int32Array.from(s.words, w => (w.head === 0 ? s.words.length : w.head - 1)),
    labels: Int32Array.from(s.words, w => labels.number.get(w.deprel)!),
  }));
  const parseRows = trainParser(parseExamples, labels.names.length, 20, 7, () => {})(1);
  const moves = ["SHIFT", ...labels.names.map(l => `LEFT ${l}`), ...labels.names.map(l => `RIGHT ${l}`)];
  const rounding = { scale: 8, least: 1 };
  const parts = {
    tagger: writeModel(folder, "tagger", tags.names, tagRows, rounding, {}),
    parser: writeModel(folder, "parser", moves, parseRows, rounding, { labels: labels.names }),
    morphology: writeBytes(
      join(folder, "morphology"),
      "morphology.tsv",
      Buffer.from(learnMorphology(sentences)),
    ),
    clusters: writeBytes(join(folder, "clusters"), "clusters.tsv.gz", gzipSync("ke\t1\t1\n")),
  };
  for (const [part, file] of Object.entries(parts))
    writeCard(join(folder, part), file, {
      part,
      what: "a toy",
      data: "invented trees",
      licence: "Apache-2.0",
      scores: {},
    });
}
