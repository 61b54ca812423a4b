import { allowedTags, loadTagWords } from "../allow.ts";
import { linkMentions, loadCoreferenceWords } from "../coreference.ts";
import { loadTokenWords } from "../cutting.ts";
import { findNames } from "../entities.ts";
import { lemmatize } from "../lemmatize.ts";
import { mend } from "../mend.ts";
import { loadNameWords } from "../names.ts";
import { segment } from "../segment.ts";
import { findTimexes, loadTimeWords } from "../timex.ts";
import type { Language } from "./language.ts";

/** English. */
export const english: Language = {
  code: "en",
  name: "English",
  neural: false,
  load: folder => {
    const tokens = loadTokenWords(folder);
    const tagWords = loadTagWords(folder);
    const nameWords = loadNameWords(folder);
    const coreference = loadCoreferenceWords(folder);
    const timeWords = loadTimeWords(folder);
    return {
      segment: text => segment(text, tokens),
      allow: (words, names, tags) => allowedTags(words, names, tags, tagWords),
      lemma: lemmatize,
      mend,
      names: (sentence, text, gazetteer) => findNames(sentence, text, gazetteer, nameWords),
      link: (sentences, names) => linkMentions(sentences, names, coreference),
      times: (sentences, published) => findTimexes(sentences, published, timeWords),
    };
  },
};
