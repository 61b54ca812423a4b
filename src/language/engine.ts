import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ModelFault } from "../text/fault.ts";
import { lexiconRoot, readLexicon } from "../text/lexicon.ts";
import { loadClusters } from "./clusters.ts";
import type { Language, LanguageRules } from "./languages/language.ts";
import { languages } from "./languages/languages.ts";
import { type Morphology, readMorphology } from "./lemmatize.ts";
import { type LinearModel, readModel } from "./model.ts";
import { type WordTable, wordTable } from "./words.ts";

/** All that reading a language needs, loaded once: weights, words, the table of word types. */
export interface Engine {
  /** Code of the language it reads. */
  readonly language: string;
  /** What its language knows by rule, from `languages/<code>.ts`. */
  readonly rules: LanguageRules;
  readonly tagger: LinearModel;
  readonly parser: LinearModel;
  readonly labels: readonly string[];
  /** UPOS and XPOS of each tagger class. */
  readonly tags: readonly (readonly [upos: string, xpos: string])[];
  /** Number of the UPOS of each tagger class, as the parser was trained. */
  readonly coarse: Int32Array;
  readonly morphology: Morphology;
  readonly table: WordTable;
  /** Whether a word in lower case is among the common ones. */
  readonly known: (word: string) => boolean;
  /** SHA-256 of the weights, one for all parts. */
  readonly version: string;
}

interface Card {
  readonly file: string;
  readonly sha256: string;
}

/** The large arrays of an engine, plain data: read once, they may be handed to another engine. */
export interface Weights {
  readonly tagger: ReturnType<typeof readModel>;
  readonly parser: ReturnType<typeof readModel>;
}

/** Names of the sets of weights. There is one today, and both names mean it. */
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
  const { models = modelRoot, lexicons = lexiconRoot } = options;
  const folder = join(models, code);
  const card = (part: string) => readCard(join(folder, part, "card.yaml"));
  const [taggerCard, parserCard, morphologyCard, clustersCard] = [
    card("tagger"),
    card("parser"),
    card("morphology"),
    card("clusters"),
  ];
  const { tagger, parser } = options.weights ?? loadWeights(language, options);
  const tags = tagger.classes.map(c => c.split("|") as [string, string]);
  const upos = [...new Set(tags.map(([u]) => u))].sort();
  const clusters = loadClusters(join(folder, "clusters", clustersCard.file), clustersCard.sha256);
  return {
    language: code,
    rules: load(join(lexicons, code)),
    tagger,
    parser,
    labels: parser.extra.labels as readonly string[],
    tags,
    coarse: Int32Array.from(tags, ([u]) => upos.indexOf(u)),
    morphology: readMorphology(join(folder, "morphology", morphologyCard.file), morphologyCard.sha256),
    table: wordTable(clusters),
    known: word => clusters(word).fine > 0,
    version: [taggerCard, parserCard, morphologyCard, clustersCard].map(c => c.sha256.slice(0, 12)).join("-"),
  };
}

/** The weights of a language, to be handed to several engines. */
export function loadWeights(language: string | Language = "en", options: EngineOptions = {}): Weights {
  const folder = join(options.models ?? modelRoot, languageOf(language).code);
  const part = (name: "tagger" | "parser") => {
    const { file, sha256 } = readCard(join(folder, name, "card.yaml"));
    return readModel(join(folder, name, file), sha256);
  };
  return { tagger: part("tagger"), parser: part("parser") };
}

function languageOf(language: string | Language): Language {
  if (typeof language !== "string") return language;
  const found = languages.find(l => l.code === language);
  if (found !== undefined) return found;
  throw new ModelFault(language, `no such language; known: ${languages.map(l => l.code).join(", ")}`);
}

function readCard(path: string): Card {
  try {
    return readLexicon(path) as Card;
  } catch (cause) {
    throw new ModelFault(path, `cannot be read (${(cause as Error).message}); install the package again`);
  }
}
