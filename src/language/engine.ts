import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { ModelFault } from "../text/fault.ts";
import { lexiconRoot } from "../text/lexicon.ts";
import { loadTagWords, type TagWords } from "./allow.ts";
import { loadClusters } from "./clusters.ts";
import { type CoreferenceMeans, loadCoreference } from "./coreference/load.ts";
import { loadTokenWords, type TokenWords } from "./cutting.ts";
import { type Morphology, readMorphology } from "./lemmatize.ts";
import { type LinearModel, readModel } from "./model.ts";
import { loadNameWords, type NameWords } from "./names.ts";
import { loadTimeWords, type TimeWords } from "./timex.ts";
import { type WordTable, wordTable } from "./words.ts";

/** All that reading a language needs, loaded once: weights, words, the table of word types. */
export interface Engine {
  readonly language: string;
  readonly tokens: TokenWords;
  readonly names: NameWords;
  readonly coreference: CoreferenceMeans;
  readonly times: TimeWords;
  readonly tagWords: TagWords;
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

const modelRoot = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "models");

/** Loads a language's engine; weights that are missing or damaged are a `ModelFault`. */
export function loadEngine(language = "en", models: string = modelRoot): Engine {
  const folder = join(models, language);
  const words = join(lexiconRoot, language);
  const card = (part: string) => readCard(join(folder, part, "card.yaml"));
  const [taggerCard, parserCard, morphologyCard, clustersCard, coreferenceCard] = [
    card("tagger"),
    card("parser"),
    card("morphology"),
    card("clusters"),
    card("coreference"),
  ];
  const tagger = readModel(join(folder, "tagger", taggerCard.file), taggerCard.sha256);
  const parser = readModel(join(folder, "parser", parserCard.file), parserCard.sha256);
  const tags = tagger.classes.map(c => c.split("|") as [string, string]);
  const upos = [...new Set(tags.map(([u]) => u))].sort();
  const clusters = loadClusters(join(folder, "clusters", clustersCard.file), clustersCard.sha256);
  return {
    language,
    tokens: loadTokenWords(words),
    names: loadNameWords(words),
    coreference: loadCoreference(words, join(folder, "coreference"), coreferenceCard, clusters),
    times: loadTimeWords(words),
    tagWords: loadTagWords(words),
    tagger,
    parser,
    labels: parser.extra.labels as readonly string[],
    tags,
    coarse: Int32Array.from(tags, ([u]) => upos.indexOf(u)),
    morphology: readMorphology(join(folder, "morphology", morphologyCard.file), morphologyCard.sha256),
    table: wordTable(clusters),
    known: word => clusters(word).fine > 0,
    version: [taggerCard, parserCard, morphologyCard, clustersCard, coreferenceCard]
      .map(c => c.sha256.slice(0, 12))
      .join("-"),
  };
}

function readCard(path: string): Card {
  try {
    return parse(readFileSync(path, "utf8")) as Card;
  } catch (cause) {
    throw new ModelFault(path, `cannot be read (${(cause as Error).message}); install the package again`);
  }
}
