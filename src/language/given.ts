import { annotateWords, type Word } from "./analyze.ts";
import { type ConlluSentence, surfaces } from "./conllu.ts";
import type { Engine } from "./engine.ts";
import type { Sentence } from "./sentence.ts";

/** A sentence given as words, read anew; its spans index `text`. */
export interface GivenSentence {
  readonly text: string;
  readonly sentence: Sentence;
}

/**
 * Reads a sentence whose words and multiword tokens are given: tags, lemmas, features and tree are all new.
 *
 * The text is the surface forms with a space where none is denied (`SpaceAfter=No`). Words of a multiword token point at
 * their part of its form where they spell it (`do` and `n't` of `don't`), else at the whole of it.
 */
export function readGiven(given: ConlluSentence, engine: Engine, index = 0): GivenSentence {
  const { text, words } = wordsOf(given);
  const end = words.reduce((last, word) => Math.max(last, word.end), 0);
  const tokens = annotateWords(words, engine);
  const multiwords = given.multiwords.map(({ first, last, form }) => ({ first, last, form }));
  return { text, sentence: { index, paragraph: 0, standing: "body", start: 0, end, tokens, multiwords } };
}

function wordsOf(given: ConlluSentence): { readonly text: string; readonly words: readonly Word[] } {
  let text = "";
  const words: Word[] = [];
  for (const { form, first, last, spaceAfter } of surfaces(given)) {
    const inside = given.words.slice(first - 1, last);
    const spelled = inside.map(w => w.form).join("") === form;
    let start = text.length;
    for (const word of inside) {
      const end = spelled ? start + word.form.length : text.length + form.length;
      words.push({ start, end, form: word.form, spaceAfter: word === inside.at(-1) && spaceAfter });
      if (spelled) start = end;
    }
    text += spaceAfter ? `${form} ` : form;
  }
  return { text, words };
}
