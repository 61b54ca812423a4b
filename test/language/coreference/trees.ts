import { join } from "node:path";
import { type CoreferenceWords, loadCoreferenceWords } from "../../../src/language/coreference/words.ts";
import type { Mention } from "../../../src/language/mention.ts";
import type { Sentence, Token } from "../../../src/language/sentence.ts";
import { lexiconRoot } from "../../../src/text/lexicon.ts";

export const words: CoreferenceWords = loadCoreferenceWords(join(lexiconRoot, "en"));

/** A token as `form UPOS XPOS head deprel`; lemma is the form in lower case but where `/lemma` follows the form; features by tag. */
const features: Readonly<Record<string, string>> = {
  the: "Definite=Def|PronType=Art",
  a: "Definite=Ind|PronType=Art",
  this: "Number=Sing|PronType=Dem",
};

/** Sentences written a token a line, parted by empty lines, one paragraph each; words stand a space apart. */
export function sentencesFrom(text: string): readonly Sentence[] {
  let at = 0;
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block, index) => {
      const tokens = block
        .trim()
        .split("\n")
        .map((line, i): Token => {
          const [written, upos, xpos, head, deprel] = line.trim().split(/\s+/) as [
            string,
            string,
            string,
            string,
            string,
          ];
          const [form, lemma = form.toLowerCase()] = written.split("/") as [string, string?];
          const start = at;
          at += form.length + 1;
          return {
            start,
            end: start + form.length,
            id: i + 1,
            form,
            lemma,
            upos,
            xpos,
            feats: features[form.toLowerCase()] ?? "_",
            head: Number(head),
            deprel,
            spaceAfter: true,
          };
        });
      return {
        index,
        paragraph: index,
        standing: "body",
        start: tokens[0]!.start,
        end: tokens.at(-1)!.end,
        tokens,
        multiwords: [],
      };
    });
}

/** A name of the given tokens of a sentence. */
export function nameOf(
  sentence: Sentence,
  first: number,
  last: number,
  head: number,
  type: Mention["type"],
  entry?: string,
): Mention {
  const [start, end] = [sentence.tokens[first - 1]!.start, sentence.tokens[last - 1]!.end];
  const place = { sentence: sentence.index, head, kind: "NAM" as const, type, start, end };
  return entry === undefined ? place : { ...place, entry };
}
