import { join } from "node:path";
import { type ArgumentWords, loadArgumentWords } from "../language/argument-words.ts";
import { loadWordSets } from "../language/names.ts";
import { lexiconRoot } from "../text/lexicon.ts";
import { type ConfidenceWeights, loadConfidence } from "./confidence-weights.ts";
import { type Contexts, loadContexts } from "./contexts.ts";
import { type Cues, loadCues } from "./cues.ts";
import { type Figures, loadFigures } from "./figures.ts";
import { type GraftWords, loadGraftWords } from "./graft-words.ts";
import { loadOntology, type Ontology } from "./ontology.ts";
import { loadPartyWords, type PartyWords } from "./party-words.ts";
import { loadPlaceWords, type PlaceWords } from "./place-words.ts";
import { loadRules, type Rules } from "./rule.ts";
import { loadStoryWords, type StoryWords } from "./story-words.ts";
import { loadTellingWords, type TellingWords } from "./telling-words.ts";

/** All the words that coding events needs, checked. */
export interface Lexicons {
  readonly ontology: Ontology;
  readonly rules: Rules;
  readonly arguments: ArgumentWords;
  readonly confidence: ConfidenceWeights;
  readonly contexts: Contexts;
  readonly cues: Cues;
  readonly figures: Figures;
  readonly places: PlaceWords;
  readonly grafts: GraftWords;
  readonly story: StoryWords;
  readonly tellings: TellingWords;
  readonly parties: PartyWords;
  /** Nouns of those who can be hurt or held, of `lists.yaml`. */
  readonly people: ReadonlySet<string>;
}

/** Loads the lexicons of a language; `extra` folders hold further rules. A broken file is a `LexiconFault`. */
export function loadLexicons(language = "en", extra: readonly string[] = []): Lexicons {
  const folder = join(lexiconRoot, language);
  const ontology = loadOntology();
  return {
    ontology,
    rules: loadRules([join(folder, "rules"), ...extra], folder, ontology),
    arguments: loadArgumentWords(folder),
    confidence: loadConfidence(language),
    contexts: loadContexts(folder, ontology),
    cues: loadCues(folder),
    figures: loadFigures(folder),
    places: loadPlaceWords(folder),
    grafts: loadGraftWords(folder),
    story: loadStoryWords(folder),
    tellings: loadTellingWords(folder),
    parties: loadPartyWords(folder),
    people: loadWordSets(join(folder, "lists.yaml"))("victims"),
  };
}
