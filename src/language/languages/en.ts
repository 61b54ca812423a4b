import { join } from "node:path";
import { allowedTags, loadTagWords } from "../allow.ts";
import { loadCoreference } from "../coreference/load.ts";
import { linkMentions } from "../coreference.ts";
import { loadTokenWords } from "../cutting.ts";
import { findNames } from "../entities.ts";
import { loadLabeller, type NamesCard } from "../labeller.ts";
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
  neural: true,
  parts: ["names", "coreference"],
  load: ({ lexicons, models, card, clusters }) => {
    const tokens = loadTokenWords(lexicons);
    const tagWords = loadTagWords(lexicons);
    const nameWords = loadNameWords(lexicons);
    const labeller = loadLabeller(join(models, "names"), card("names") as NamesCard, clusters, nameWords);
    const coreference = loadCoreference(lexicons, join(models, "coreference"), card("coreference"), clusters);
    const timeWords = loadTimeWords(lexicons);
    return {
      segment: text => segment(text, tokens),
      allow: (words, names, tags) => allowedTags(words, names, tags, tagWords),
      lemma: lemmatize,
      mend,
      names: (sentences, text, gazetteer) => findNames(sentences, text, gazetteer, nameWords, labeller),
      link: (sentences, names) => linkMentions(sentences, names, coreference),
      times: (sentences, published) => findTimexes(sentences, published, timeWords),
    };
  },
};
