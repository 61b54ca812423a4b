/** Trains the linear model from the treebanks, and from raw news as the neural model reads it, and writes models/en: `npm run train`. */
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
import { inventory, newsPart, treebank } from "./corpus.ts";
import { learnMorphology } from "./morphology.ts";
import { type ParseExample, trainParser } from "./parser.ts";
import { asModel, bestRounding, modelBytes, writeBytes } from "./quantize.ts";
import { readSilver } from "./silver.ts";
import { tagExample, tagOf, trainTagger } from "./tagger.ts";

const folder = join(import.meta.dirname, "..", "..", "models", "en");
const rounds = {
  tagger: Number(process.env.TAGGER_ROUNDS ?? 6),
  parser: Number(process.env.PARSER_ROUNDS ?? 7),
};
const folds = 5;
const scores = { tagger: {} as Record<string, number>, parser: {} as Record<string, number> };
const round = (x: number) => Math.round(x * 100) / 100;
const log = (line: string) => process.stderr.write(`${line}\n`);

const news = newsPart("train");
/** Of the news treebank, how often it counts. */
const newsWeight = 3;
const train = [
  ...treebank("en_ewt-ud-train"),
  ...treebank("en_gum-ud-train"),
  ...Array.from({ length: newsWeight }, () => news).flat(),
];
/** Raw news as the neural model reads it: more to learn from than the treebanks hold, and of our kind of text. */
const silver = readSilver();
const dev = { ewt: treebank("en_ewt-ud-dev"), gum: treebank("en_gum-ud-dev"), news: newsPart("test") };
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

/** The weights files may be no larger than this, in bytes. */
const most = { tagger: 1_200_000, parser: 3_900_000 };
const thin = [
  { from: 8, least: 2 },
  { from: 12, least: 4 },
];
const thinner = [
  { from: 5, least: 2 },
  { from: 8, least: 3 },
  { from: 12, least: 5 },
];
/** Roundings to choose from, the finest first. */
const roundings = [
  { scale: 2, least: 1, dense: thin },
  { scale: 2, least: 1, dense: thinner },
  { scale: 2, least: 2, dense: thinner },
  { scale: 1, least: 1, dense: [{ from: 10, least: 2 }] },
];
const candidates = (updates: readonly number[]) =>
  updates.flatMap(leastUpdates => roundings.map(rounding => ({ leastUpdates, rounding })));
log(`${train.length} sentences, ${tags.names.length} tags, ${labels.names.length} labels`);
const examples = train.map(s => tagExample(s, table, tags.number));
const more = silver.map(s => tagExample(s, table, tags.number));
/** Part of the words whose UPOS a tagger finds, in percent. */
function uposOf(model: LinearModel, sentences: readonly ConlluSentence[]): number {
  let [right, all] = [0, 0];
  for (const s of sentences) {
    const x = tagged(s, model);
    s.words.forEach((w, i) => {
      all++;
      if (tags.names[x.found[i]!]!.split("|")[0] === w.upos) right++;
    });
  }
  return (100 * right) / all;
}
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const fittedTagger = bestRounding(
  candidates([2, 4, 6, 9]),
  most.tagger,
  trainTagger([...examples, ...more], table, tags.names.length, rounds.tagger, 1),
  (rows, rounding) => modelBytes("tagger", tags.names, rows, rounding, { clusters: clustersCard.sha256 }),
  (rows, rounding) => mean([dev.ewt, dev.gum].map(s => uposOf(asModel(tags.names, rows, rounding), s))),
  log,
);
const tagger = asModel(tags.names, fittedTagger.rows, fittedTagger.rounding);
for (const [name, sentences] of Object.entries(dev)) {
  scores.tagger[`${name}-dev UPOS`] = round(uposOf(tagger, sentences));
  log(`tagger ${name} UPOS ${scores.tagger[`${name}-dev UPOS`]}`);
}
const taggerFile = writeBytes(join(folder, "tagger"), "weights.bin.gz", fittedTagger.bytes);

log("tagging the training part by jack-knife");
const jack: ParseExample[] = new Array(train.length);
let silverTags: readonly ParseExample[] = [];
for (let f = 0; f < folds; f++) {
  const rowsOf = trainTagger(
    examples.filter((_, i) => i % folds !== f),
    table,
    tags.names.length,
    Math.ceil(rounds.tagger / 2),
    f + 2,
  );
  const model = asModel(tags.names, rowsOf(2), { scale: 3, least: 1 });
  for (let i = f; i < train.length; i += folds) jack[i] = tagged(train[i]!, model);
  if (f === 0) silverTags = silver.map(s => tagged(s, model));
}
const trained = trainParser([...jack, ...silverTags], labels.names.length, rounds.parser, 7, log);
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

const fittedParser = bestRounding(
  candidates([4, 6, 9, 14, 20]),
  most.parser,
  trained,
  (rows, rounding) => modelBytes("parser", moveNames, rows, rounding, { labels: labels.names }),
  (rows, rounding) => mean([dev.ewt, dev.gum].map(s => accuracy(asModel(moveNames, rows, rounding), s)[1])),
  log,
);
const parser = asModel(moveNames, fittedParser.rows, fittedParser.rounding);
for (const [name, sentences] of Object.entries(dev)) {
  const [uas, las] = accuracy(parser, sentences);
  scores.parser[`${name}-dev UAS`] = uas;
  scores.parser[`${name}-dev LAS`] = las;
  log(`parser ${name} UAS ${uas} LAS ${las}`);
}
const parserFile = writeBytes(join(folder, "parser"), "weights.bin.gz", fittedParser.bytes);

const morphology = writeBytes(
  join(folder, "morphology"),
  "morphology.tsv",
  Buffer.from(learnMorphology(train), "utf8"),
);
log(`morphology ${morphology.bytes} bytes`);

const data =
  "UD English EWT 2.16 and GUM 2.16 (genres without NC licence), train parts; training/news, train part; raw news as the neural model reads it; tuned on the dev parts";
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
