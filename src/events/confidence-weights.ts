import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { lexiconRoot, readLexicon } from "../text/lexicon.ts";

/** The weight of each sign, by its name; signs without one count nothing. */
export type ConfidenceWeights = Readonly<Record<string, number>>;

/** Where a language's weights lie. */
export const confidenceFolder = (language: string): string =>
  join(lexiconRoot, "..", "models", language, "confidence");

/** Reads `models/<language>/confidence/weights.yaml`; anything but numbers by name is a `LexiconFault`. */
export function loadConfidence(language: string): ConfidenceWeights {
  const file = join(confidenceFolder(language), "weights.yaml");
  const weights = readLexicon(file) as Readonly<Record<string, unknown>> | null;
  for (const [name, value] of Object.entries(weights ?? {}))
    if (typeof value !== "number") throw new LexiconFault(file, undefined, `"${name}" is no number`);
  return (weights ?? {}) as ConfidenceWeights;
}
