/** Trains the language engine from the treebanks and writes models/en: `npm run train`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { loadClusters } from "../../src/language/clusters.ts";
import type { ConlluSentence } from "../../src/language/conllu.ts";
import { taggedOf } from "../../src/language/features.ts";
import type { LinearModel } from "../../src/language/model.ts";
import { parseWords } from "../../src/language/parse.ts";
import { tagWords } from "../../src/language/tag.ts";
import { wordTable } from "../../src/language/words.ts";
import { writeCard } from "./card.ts";
import { inventory, treebank } from "./corpus.ts";
import { learnMorphology } from "./morphology.ts";
import { type ParseExample, trainParser } from "./parser.ts";
import { asModel, writeBytes, writeModel } from "./quantize.ts";
import { tagExample, tagOf, trainTagger } from "./tagger.ts";

const folder = join(import.meta.dirname, "..", "..", "models", "en");
const rounds = {
  tagger: Number(process.env.TAGGER_ROUNDS ?? 8),
  parser: Number(process.env.PARSER_ROUNDS ?? 10),
};
const folds = 5;
const scores = { tagger: {} as Record<string, number>, parser: {} as Record<string, number> };
const round = (x: number) => Math.round(x * 100) / 100;
const log = (line: string) => process.stderr.write(`${line}\n`);

const train = [...treebank("en_ewt-ud-train"), ...treebank("en_gum-ud-train")];
const dev = { ewt: treebank("en_ewt-ud-dev"), gum: treebank("en_gum-ud-dev") };
const clustersCard = parse(readFileSync(join(folder, "clusters", "card.yaml"), "utf8")) as {
  readonly file: string;
  readonly sha256: string;
};
const clusters = loadClusters(join(folder, "clusters", clustersCard.file), clustersCard.sha256);
const table = wordTable(clusters);
const tags = inventory(train.flatMap(s => s.words.map(tagOf)));
const coarse = inventory(tags.names.map(n => n.split("|")[0]!));
const labels = inventory(train.flatMap(s => s.words.map(w => w.deprel)));
const coarseOf = Int32Array.from(tags.names, n => coarse.number.get(n.split("|")[0]!)!);

function tagged(sentence: ConlluSentence, model: LinearModel): ParseExample & { readonly found: Int32Array } {
  const words = Int32Array.from(sentence.words, w => table.intern(w.form));
  const found = tagWords(model, table, words, words.length);
  return {
    ...taggedOf(
      table,
      words,
      found,
      found.map(t => coarseOf[t]!),
    ),
    found,
    heads: Int32Array.from(sentence.words, w => (w.head === 0 ? words.length : w.head - 1)),
    labels: Int32Array.from(sentence.words, w => labels.number.get(w.deprel) ?? 0),
  };
}

const rounding = {
  tagger: { scale: 3, least: 1 },
  parser: { scale: 2, least: 1, dense: { from: 40, least: 4 } },
  leastUpdates: 4,
};
log(`${train.length} sentences, ${tags.names.length} tags, ${labels.names.length} labels`);
const examples = train.map(s => tagExample(s, table, tags.number));
const tagRows = trainTagger(examples, table, tags.names.length, rounds.tagger, 1);
const tagger = asModel(tags.names, tagRows, rounding.tagger);
for (const [name, sentences] of Object.entries(dev)) {
  let [right, all] = [0, 0];
  for (const s of sentences) {
    const x = tagged(s, tagger);
    s.words.forEach((w, i) => {
      all++;
      if (tags.names[x.found[i]!]!.split("|")[0] === w.upos) right++;
    });
  }
  scores.tagger[`${name}-dev UPOS`] = round((100 * right) / all);
  log(`tagger ${name} UPOS ${round((100 * right) / all)}`);
}
const taggerFile = writeModel(folder, "tagger", tags.names, tagRows, rounding.tagger, {
  clusters: clustersCard.sha256,
});
log(`tagger ${taggerFile.bytes} bytes`);

log("tagging the training part by jack-knife");
const jack: ParseExample[] = new Array(train.length);
for (let f = 0; f < folds; f++) {
  const rows = trainTagger(
    examples.filter((_, i) => i % folds !== f),
    table,
    tags.names.length,
    Math.ceil(rounds.tagger / 2),
    f + 2,
  );
  const model = asModel(tags.names, rows, rounding.tagger);
  for (let i = f; i < train.length; i += folds) jack[i] = tagged(train[i]!, model);
}
const trained = trainParser(jack, labels.names.length, rounds.parser, 7, log);
const moveNames = ["SHIFT", ...labels.names.map(l => `LEFT ${l}`), ...labels.names.map(l => `RIGHT ${l}`)];
/** UAS and LAS of a parser on a development part with predicted tags, in percent. */
function accuracy(parser: LinearModel, sentences: readonly ConlluSentence[]): readonly [number, number] {
  let [uas, las, all] = [0, 0, 0];
  for (const s of sentences) {
    const x = tagged(s, tagger);
    const found = parseWords(parser, x, labels.names.length);
    for (let i = 0; i < x.length; i++) {
      all++;
      if (found.heads[i] !== x.heads[i]) continue;
      uas++;
      if (labels.names[found.labels[i]!] === s.words[i]!.deprel) las++;
    }
  }
  return [round((100 * uas) / all), round((100 * las) / all)];
}

if (process.env.SWEEP) {
  for (const updates of [1, 2, 3, 4, 6]) {
    const rows = trained(updates);
    for (const [scale, least] of [
      [1, 1],
      [2, 1],
      [2, 2],
      [3, 2],
    ] as const) {
      const model = asModel(moveNames, rows, { scale, least });
      log(
        `updates ${updates} scale ${scale} least ${least}: ${model.rows * 5 + model.entries.length * 2} bytes, EWT ${accuracy(model, dev.ewt)}, GUM ${accuracy(model, dev.gum)}`,
      );
    }
  }
}
const parseRows = trained(rounding.leastUpdates);
const parser = asModel(moveNames, parseRows, rounding.parser);
for (const [name, sentences] of Object.entries(dev)) {
  const [uas, las] = accuracy(parser, sentences);
  scores.parser[`${name}-dev UAS`] = uas;
  scores.parser[`${name}-dev LAS`] = las;
  log(`parser ${name} UAS ${uas} LAS ${las}`);
}
const parserFile = writeModel(folder, "parser", moveNames, parseRows, rounding.parser, {
  labels: labels.names,
});
log(`parser ${parserFile.bytes} bytes`);

const morphology = writeBytes(
  join(folder, "morphology"),
  "morphology.tsv",
  Buffer.from(learnMorphology(train), "utf8"),
);
log(`morphology ${morphology.bytes} bytes`);

const data =
  "UD English EWT 2.16 and GUM 2.16 (genres without NC licence), train parts; tuned on their dev parts";
const licence = "CC BY-SA 4.0";
writeCard(join(folder, "tagger"), taggerFile, {
  part: "tagger",
  what: "averaged perceptron, joint UPOS|XPOS, greedy",
  data,
  licence,
  scores: scores.tagger,
});
writeCard(join(folder, "parser"), parserFile, {
  part: "parser",
  what: "averaged perceptron, arc-hybrid, dynamic oracle, greedy",
  data,
  licence,
  scores: scores.parser,
});
writeCard(join(folder, "morphology"), morphology, {
  part: "morphology",
  what: "lemmas and features by form and suffix",
  data,
  licence,
  scores: {},
});
