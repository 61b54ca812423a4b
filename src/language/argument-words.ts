import { join } from "node:path";
import { loadWordSets } from "./names.ts";

/** The words of `arguments.yaml`. */
export interface ArgumentWords {
  readonly support: ReadonlySet<string>;
  readonly objectControl: ReadonlySet<string>;
  readonly deedOf: ReadonlySet<string>;
  readonly deedFor: ReadonlySet<string>;
  readonly raising: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
  readonly transparent: ReadonlySet<string>;
  readonly measures: ReadonlySet<string>;
  readonly undergo: ReadonlySet<string>;
  readonly butts: ReadonlySet<string>;
  readonly papers: ReadonlySet<string>;
  readonly beneath: ReadonlySet<string>;
  readonly erupt: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly midst: ReadonlySet<string>;
  readonly aftermath: ReadonlySet<string>;
  readonly causative: ReadonlySet<string>;
  readonly intransitive: ReadonlySet<string>;
  readonly behests: ReadonlySet<string>;
  readonly giving: ReadonlySet<string>;
  readonly sayings: ReadonlySet<string>;
}

/** Reads `arguments.yaml` of a language's lexicon folder. */
export function loadArgumentWords(folder: string): ArgumentWords {
  const sets = loadWordSets(join(folder, "arguments.yaml"));
  return {
    support: sets("support"),
    objectControl: sets("objectControl"),
    deedOf: sets("deedOf"),
    deedFor: sets("deedFor"),
    raising: sets("raising"),
    relatives: sets("relatives"),
    agents: sets("agents"),
    times: sets("times"),
    transparent: sets("transparent"),
    measures: sets("measures"),
    undergo: sets("undergo"),
    butts: sets("butts"),
    papers: sets("papers"),
    beneath: sets("beneath"),
    erupt: sets("erupt"),
    terms: sets("terms"),
    midst: sets("midst"),
    aftermath: sets("aftermath"),
    causative: sets("causative"),
    intransitive: sets("intransitive"),
    behests: sets("behests"),
    giving: sets("giving"),
    sayings: sets("sayings"),
  };
}
