import { join } from "node:path";
import { loadTokenWords } from "../../../src/language/cutting.ts";
import { bareRules, type Language } from "../../../src/language/languages/language.ts";
import { loadWordSets } from "../../../src/language/names.ts";
import { segment } from "../../../src/language/segment.ts";

/** A language of its own: this file, `lexicons/toy/`, and weights that the test trains. */
export const toy: Language = {
  code: "toy",
  name: "Toy",
  neural: false,
  parts: [],
  load: ({ lexicons }) => {
    const tokens = loadTokenWords(lexicons);
    const people = loadWordSets(join(lexicons, "names.yaml"))("people");
    const closed = loadWordSets(join(lexicons, "tags.yaml"));
    const classes = (["ADP", "PUNCT"] as const).map(upos => [upos, closed(upos)] as const);
    return {
      ...bareRules,
      segment: text => segment(text, tokens),
      allow: (words, _, tags) =>
        words.map(word => {
          const only = classes.find(([, forms]) => forms.has(word.form))?.[0];
          return only && Uint8Array.from(tags, ([upos]) => (upos === only ? 1 : 0));
        }),
      names: sentences =>
        sentences.flatMap(sentence =>
          sentence.tokens
            .filter(t => people.has(t.form))
            .map(t => ({
              start: t.start,
              end: t.end,
              sentence: sentence.index,
              head: t.id,
              kind: "NAM",
              type: "PER",
            })),
        ),
    };
  },
};
