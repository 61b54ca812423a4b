import { featuresOf, type Morphology } from "./lemmatize.ts";
import { ownCopy } from "./words.ts";

/** What a word form is under one class of tags. */
export interface Reading {
  readonly lemma: string;
  readonly feats: string;
}

/** The reading of a form under a class of tags (its number in the model). */
export type Readings = (form: string, tag: number) => Reading;

/** Forms kept before the table starts afresh, so that memory stays flat over any input. */
const maximumForms = 60_000;

/** Readings by look-up, each made once and kept. */
export function readingsOf(
  tags: readonly (readonly [upos: string, xpos: string])[],
  lemma: (form: string, upos: string, xpos: string) => string,
  morphology: Morphology,
): Readings {
  const kept = new Map<string, Map<number, Reading>>();
  return (form, tag) => {
    let readings = kept.get(form);
    const known = readings?.get(tag);
    if (known !== undefined) return known;
    const [upos, xpos] = tags[tag]!;
    const found = { lemma: lemma(form, upos, xpos), feats: featuresOf(form, upos, xpos, morphology) };
    if (readings === undefined) {
      if (kept.size >= maximumForms) kept.clear();
      readings = new Map();
      kept.set(ownCopy(form), readings);
    }
    readings.set(tag, found);
    return found;
  };
}
