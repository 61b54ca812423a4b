import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ModelFault } from "../text/fault.ts";
import { lexiconRoot, readLexicon } from "../text/lexicon.ts";
import { loadClusters } from "./clusters.ts";
import type { Card, Language, LanguageRules } from "./languages/language.ts";
import { languages } from "./languages/languages.ts";
import { readMorphology } from "./lemmatize.ts";
import { readModel } from "./model.ts";
import { neuralTrees } from "./neural/reader.ts";
import { type NeuralWeights, readNeural } from "./neural/weights.ts";
import { type Readings, readingsOf } from "./readings.ts";
import { linearTrees, type TreeReader } from "./trees.ts";
import { type Clusters, wordTable } from "./words.ts";

/** All that reading a language needs, loaded once: weights, words, the table of word types. */
export interface Engine {
  /** Code of the language it reads. */
  readonly language: string;
  readonly model: ModelName;
  readonly weights: Weights;
  /** What its language knows by rule, from `languages/<code>.ts`. */
  readonly rules: LanguageRules;
  /** Tags and trees of sentences given as words. */
  readonly trees: TreeReader;
  /** Lemma and features of a form under a class of tags. */
  readonly readings: Readings;
  /** SHA-256 of the weights, one for all parts. */
  readonly version: string;
}

/** The large arrays of an engine, plain data: read once, they may be handed to another engine. */
export type Weights = LinearWeights | { readonly neural: NeuralWeights };

interface LinearWeights {
  readonly tagger: ReturnType<typeof readModel>;
  readonly parser: ReturnType<typeof readModel>;
}

/** Names of the sets of weights: `default`, the more exact, and `fast`. A language may have one set alone, which both names mean. */
export const modelNames = ["default", "fast"] as const;

/** Which weights an engine reads with. */
export type ModelName = (typeof modelNames)[number];

/** Where an engine takes its parts from, if not from the package. */
export interface EngineOptions {
  readonly model?: ModelName;
  /** Folders that hold a folder a language: weights and words. */
  readonly models?: string;
  readonly lexicons?: string;
  /** Weights that were read before. */
  readonly weights?: Weights;
}

const modelRoot = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "models");

/**
 * Loads the engine of a language: of one of the list by its code, or of one that the caller supplies.
 *
 * Weights that are missing or damaged, and a language that is not there, are a `ModelFault`; words a `LexiconFault`.
 */
export function loadEngine(language: string | Language = "en", options: EngineOptions = {}): Engine {
  const { code, load } = languageOf(language);
  const { models = modelRoot, lexicons = lexiconRoot, weights = loadWeights(language, options) } = options;
  const folder = join(models, code);
  const [morphologyCard, clustersCard] = [readCard(folder, "morphology"), readCard(folder, "clusters")];
  const clusters = loadClusters(join(folder, "clusters", clustersCard.file), clustersCard.sha256);
  const morphology = readMorphology(join(folder, "morphology", morphologyCard.file), morphologyCard.sha256);
  const card = (part: string) => readCard(folder, part);
  const rules = load({ lexicons: join(lexicons, code), models: folder, card, clusters });
  const trees = treesOf(weights, clusters);
  const known = (word: string): boolean => clusters(word).fine > 0;
  return {
    language: code,
    model: options.model ?? "default",
    weights,
    rules,
    trees,
    readings: readingsOf(
      trees.tags,
      (form, upos, xpos) => rules.lemma(form, upos, xpos, morphology, known),
      morphology,
    ),
    version: versionOf(language, options),
  };
}

/** The version of the engine that would be loaded: SHA-256 of its weights, as their cards say. */
export function versionOf(language: string | Language = "en", options: EngineOptions = {}): string {
  const { code, parts } = languageOf(language);
  const folder = join(options.models ?? modelRoot, code);
  const read = [...partsOf(language, options), "morphology", "clusters", ...parts];
  return read.map(part => readCard(folder, part).sha256.slice(0, 12)).join("-");
}

/** The folders of the weights that a model reads trees with. */
const partsOf = (language: string | Language, { model = "default" }: EngineOptions): readonly string[] =>
  languageOf(language).neural && model === "default" ? ["neural"] : ["tagger", "parser"];

/** The weights of a language, to be handed to several engines. */
export function loadWeights(language: string | Language = "en", options: EngineOptions = {}): Weights {
  const folder = join(options.models ?? modelRoot, languageOf(language).code);
  const [first, second] = partsOf(language, options).map(part => {
    const { file, sha256 } = readCard(folder, part);
    return { path: join(folder, part, file), sha256 };
  });
  return second === undefined
    ? { neural: readNeural(first!.path, first!.sha256) }
    : { tagger: readModel(first!.path, first!.sha256), parser: readModel(second.path, second.sha256) };
}

function treesOf(weights: Weights, clusters: Clusters): TreeReader {
  if ("neural" in weights) return neuralTrees(weights.neural, word => clusters(word).fine);
  const { tagger, parser } = weights;
  return linearTrees(tagger, parser, parser.extra.labels as readonly string[], wordTable(clusters));
}

function languageOf(language: string | Language): Language {
  if (typeof language !== "string") return language;
  const found = languages.find(l => l.code === language);
  if (found !== undefined) return found;
  throw new ModelFault(language, `no such language; known: ${languages.map(l => l.code).join(", ")}`);
}

function readCard(folder: string, part: string): Card {
  const path = join(folder, part, "card.yaml");
  try {
    return readLexicon(path) as Card;
  } catch (cause) {
    throw new ModelFault(path, `cannot be read (${(cause as Error).message}); install the package again`);
  }
}
