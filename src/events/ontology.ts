import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { lexiconRoot, readLexicon } from "../text/lexicon.ts";
import { type EventType, eventTypes } from "./event.ts";

/** What PLOVER says of one type: quad class, intensity, CAMEO root, modes with intensity. */
export interface TypeFacts {
  readonly quad: 1 | 2 | 3 | 4;
  readonly intensity: number;
  readonly cameo: string;
  readonly modes: Readonly<Record<string, number>>;
}

/** The tables of PLOVER 2.0 and CAMEO 1.1b3. */
export interface Ontology {
  readonly types: Readonly<Record<EventType, TypeFacts>>;
  readonly contexts: ReadonlySet<string>;
  /** Goldstein score by CAMEO code. */
  readonly goldstein: Readonly<Record<string, number>>;
}

/** Reads `plover.yaml` and `cameo.yaml`; a type that is missing is a `LexiconFault`. */
export function loadOntology(folder: string = lexiconRoot): Ontology {
  const file = join(folder, "plover.yaml");
  const { contexts, ...types } = readLexicon(file) as Ontology["types"] & {
    readonly contexts?: readonly string[];
  };
  if (!Array.isArray(contexts)) throw new LexiconFault(file, undefined, "expected a list under `contexts`");
  for (const type of eventTypes)
    if (types[type] === undefined) throw new LexiconFault(file, undefined, `expected an entry for ${type}`);
  return {
    types,
    contexts: new Set(contexts),
    goldstein: readLexicon(join(folder, "cameo.yaml")) as Ontology["goldstein"],
  };
}

/** Intensity of an event: that of its first mode that has one, else its type's. */
export function intensityOf(ontology: Ontology, type: EventType, modes: readonly string[]): number {
  const facts = ontology.types[type];
  return modes.map(m => facts.modes[m]).find(v => v !== undefined) ?? facts.intensity;
}

/** Goldstein score of a code, that of its shortest known prefix where it has none of its own; 0 for none. */
export function goldsteinOf(ontology: Ontology, cameo: string): number {
  for (let n = cameo.length; n >= 2; n--) {
    const score = ontology.goldstein[cameo.slice(0, n)];
    if (score !== undefined) return score;
  }
  return 0;
}
