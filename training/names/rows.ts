import { type ConlluSentence, surfaces } from "../../src/language/conllu.ts";
import type { Gazetteer, NameMatch } from "../../src/language/gazetteer.ts";
import type { Name } from "./corpus.ts";

/** A sentence as the labeller learns it: words with places in a text, the gazetteer's names in that text, the labels. */
export interface Lesson {
  readonly words: readonly { readonly start: number; readonly form: string; readonly upos: string }[];
  readonly matches: readonly NameMatch[];
  readonly gold: Uint8Array;
}

/** A lesson from a sentence, its parts of speech and its names. */
export function lesson(
  sentence: ConlluSentence,
  upos: readonly string[],
  names: readonly Name[],
  gazetteer: Gazetteer,
): Lesson {
  let text = "";
  const words: { start: number; form: string; upos: string }[] = [];
  for (const { first, last, spaceAfter } of surfaces(sentence)) {
    for (const word of sentence.words.slice(first - 1, last)) {
      words.push({ start: text.length, form: word.form, upos: upos[word.id - 1]! });
      text += word.form;
    }
    if (spaceAfter) text += " ";
  }
  return { words, matches: gazetteer.find(text), gold: labelsOf(names, words.length) };
}

/** The labels of `nameLabels` for names given by their words. */
export function labelsOf(names: readonly Name[], length: number): Uint8Array {
  const out = new Uint8Array(length);
  for (const { first, last, type } of names) {
    const base = 1 + 4 * ["PER", "ORG", "LOC"].indexOf(type);
    for (let i = first; i <= last; i++)
      out[i] = base + (first === last ? 3 : i === first ? 0 : i === last ? 2 : 1);
  }
  return out;
}

/** The same sentence as a headline might have it, every longer word with a capital; names of the gazetteer stay. */
export const asTitle = (given: Lesson): Lesson => ({
  ...given,
  words: given.words.map(w =>
    w.form.length > 3 || w.upos === "VERB" || w.upos === "NOUN" ? { ...w, form: capital(w.form) } : w,
  ),
});

const capital = (form: string): string => form[0]!.toUpperCase() + form.slice(1);
