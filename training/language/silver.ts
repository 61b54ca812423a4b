import { sentencesOf } from "../../src/language/analyze.ts";
import type { ConlluSentence } from "../../src/language/conllu.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { rawTexts } from "../raw.ts";

/** Raw news with the trees of the default model, sentences of 3 to 60 words. */
export function readSilver(): ConlluSentence[] {
  const engine = loadEngine("en", { model: "default" });
  return rawTexts()
    .flatMap(text => sentencesOf(text, engine).sentences)
    .filter(s => s.tokens.length >= 3 && s.tokens.length <= 60)
    .map(({ tokens, multiwords }) => ({
      comments: [],
      words: tokens.map(t => ({ ...t, misc: "_" })),
      multiwords: multiwords.map(m => ({ ...m, spaceAfter: true })),
    }));
}
