/**
 * Trains the coreference weights on GUM's train part and writes models/en/coreference: `npm run train:coreference`.
 *
 * The engine that reads the documents loads the weights that stand there; they are not used.
 */

import { join } from "node:path";
import { type GoldDocument, gumDocuments } from "../../bench/accuracy/gum-entities.ts";
import { scoreCoreference } from "../../bench/score/coreference.ts";
import { toPoints } from "../../src/cli/json/offsets.ts";
import { sentencesOf } from "../../src/language/analyze.ts";
import { loadClusters } from "../../src/language/clusters.ts";
import type { Entity } from "../../src/language/coreference/entity.ts";
import { byWeights, type Decide, linkPhrases } from "../../src/language/coreference/link.ts";
import { findPhrases, type Phrase } from "../../src/language/coreference/phrase.ts";
import { encodeWeights, type Weights } from "../../src/language/coreference/weights.ts";
import { loadCoreferenceWords } from "../../src/language/coreference/words.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { Gazetteer } from "../../src/language/gazetteer.ts";
import type { Card } from "../../src/language/languages/language.ts";
import type { Sentence } from "../../src/language/sentence.ts";
import { lexiconRoot, readLexicon } from "../../src/text/lexicon.ts";
import { loadWorld } from "../../src/world/world.ts";
import { writeCard } from "../language/card.ts";
import { random, shuffled } from "../language/perceptron.ts";
import { writeBytes } from "../language/quantize.ts";
import { Learner, rounded } from "./learner.ts";

const folder = join(import.meta.dirname, "..", "..", "models", "en");
/** Learners that see the documents in orders of their own; greedy decisions make each one err elsewhere, so that their mean errs less. */
const learners = 3;
const rounds = 5;
/** Rounds after which the weights are not yet taken into the average. */
const early = 1;
const rate = 0.05;
/** Added to the scores of wrong choices, so that the right one must win by as much. */
const costs = { missed: 3, wrong: 1.1, invented: 0 };
/** Weights are kept as multiples of 1 / `scale`; those that moved fewer than `least` times are dropped. */
const scale = 24;
const least = 3;
const log = (line: string) => process.stderr.write(`${line}\n`);

interface Example {
  readonly sentences: readonly Sentence[];
  readonly phrases: readonly Phrase[];
  /** By a phrase's order: the number of its gold cluster, -1 for what stands alone, -2 for what is no mention. */
  readonly gold: Int32Array;
  readonly document: GoldDocument;
}

const engine = loadEngine();
const gazetteer = new Gazetteer(loadWorld().gazetteer);
const words = loadCoreferenceWords(join(lexiconRoot, "en"));
const clustersCard = readLexicon(join(folder, "clusters", "card.yaml")) as Card;
const clusters = loadClusters(join(folder, "clusters", clustersCard.file), clustersCard.sha256);

function exampleOf(document: GoldDocument): Example {
  const { text } = document;
  const { sentences } = sentencesOf(text, engine, gazetteer);
  const names = engine.rules.names(sentences, text, gazetteer);
  const phrases = findPhrases(sentences, names, words);
  const at = toPoints(text);
  const cluster = new Map<number, number>();
  document.clusters.forEach((c, i) => {
    for (const m of c) cluster.set(m.head[0], i);
  });
  return {
    sentences,
    phrases,
    gold: Int32Array.from(
      phrases,
      p => cluster.get(at(p.token.start)) ?? (document.heads.has(at(p.token.start)) ? -1 : -2),
    ),
    document,
  };
}

const examplesOf = (name: string) => gumDocuments(name).map(exampleOf);

/** Learns from each choice, then takes the right one or, once `own` is set, what the weights say. */
function learning(learner: Learner, { gold }: Example, own: boolean): Decide {
  return (phrase, candidates, evidence) => {
    const mine = gold[phrase.order]!;
    const right = candidates.map(e => mine >= 0 && mainOf(e, gold) === mine);
    const known = right.some(Boolean);
    const choices = [
      evidence.slots.slice(0, evidence.ofNew(phrase, candidates)),
      evidence.slots.slice(0, evidence.ofNothing(phrase, candidates)),
      ...candidates.map((e, i) => evidence.slots.slice(0, evidence.ofLink(phrase, e, i))),
    ];
    const cost = choices.map((_, i) =>
      i < 2 ? (known ? costs.missed : 0) : right[i - 2] ? 0 : known ? costs.wrong : costs.invented,
    );
    const scores = choices.map(c => learner.score(c));
    const truth = [!known && mine !== -2, !known && mine === -2, ...right];
    const chosen = own ? scores.indexOf(Math.max(...scores)) : truth.indexOf(true);
    learner.step(choices, truth, cost);
    return chosen === 0 ? "new" : chosen === 1 ? "nothing" : candidates[chosen - 2]!;
  };
}

/** The gold cluster of most mentions of an entity; -1 where most stand alone. */
function mainOf(entity: Entity, gold: Int32Array): number {
  const counts = new Map<number, number>();
  for (const p of entity.phrases) counts.set(gold[p.order]!, (counts.get(gold[p.order]!) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

function figures(examples: readonly Example[], weights: Weights) {
  return scoreCoreference(
    examples.map(({ sentences, phrases, document }) => {
      const at = toPoints(document.text);
      const entities = linkPhrases(sentences, phrases, words, clusters, byWeights(weights));
      return {
        gold: document.clusters.map(c => [...new Set(c.map(m => String(m.head[0])))]),
        system: entities.map(e => e.phrases.map(p => String(at(p.token.start)))),
      };
    }),
  );
}

const started = performance.now();
const train = examplesOf("en_gum-ud-train");
const dev = examplesOf("en_gum-ud-dev");
log(
  `read in ${Math.round((performance.now() - started) / 1000)} s: ${train.reduce((n, e) => n + e.phrases.length, 0)} phrases`,
);
function learnt(seed: number): Learner {
  const learner = new Learner(rate);
  const next = random(seed);
  for (let round = 0; round < rounds; round++) {
    for (const example of shuffled(train, next))
      linkPhrases(example.sentences, example.phrases, words, clusters, learning(learner, example, round > 0));
    if (round >= early) learner.endRound();
  }
  return learner;
}

const all: Learner[] = [];
let weights: Int8Array = new Int8Array();
for (let seed = 1; seed <= learners; seed++) {
  all.push(learnt(seed));
  weights = rounded(all, scale, least);
  const { MUC, B3, CEAFe, CoNLL } = figures(dev, weights);
  const show = (f: { P: number; R: number; F1: number }) => [f.P, f.R, f.F1].map(x => x.toFixed(1)).join("/");
  log(
    `${seed} learners: MUC ${show(MUC)} B3 ${show(B3)} CEAFe ${show(CEAFe)} CoNLL ${CoNLL.toFixed(2)}, ${Math.round((performance.now() - started) / 1000)} s`,
  );
}
const file = writeBytes(join(folder, "coreference"), "weights.bin.gz", encodeWeights(weights));
writeCard(join(folder, "coreference"), file, {
  part: "coreference",
  what: "entity ranking, log-linear, hashed evidence, greedy from left to right",
  data: "UD English GUM 2.16 (genres without NC licence), train part; tuned on its dev part",
  licence: "CC BY-SA 4.0",
  scores: {
    "gum-dev CoNLL F1, gold mentions of one head merged": Math.round(figures(dev, weights).CoNLL * 100) / 100,
  },
});
log(`${file.bytes} bytes`);
