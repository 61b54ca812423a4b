/** How far two readers of the same sentences agree: `npx tsx training/news/agreement.ts`, in percent of words. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ConlluSentence, parseConllu } from "../../src/language/conllu.ts";

const read = (file: string): ConlluSentence[] => [
  ...parseConllu(readFileSync(join(import.meta.dirname, file), "utf8")),
];
const idOf = (s: ConlluSentence): string | undefined =>
  s.comments.find(c => c.startsWith("# sent_id = "))?.slice("# sent_id = ".length);

const first = new Map(read("train.conllu").map(s => [idOf(s), s]));
const counts = { words: 0, UPOS: 0, UAS: 0, LAS: 0 };
let sentences = 0;
for (const second of read("double.conllu")) {
  const one = first.get(idOf(second));
  if (one === undefined || one.words.length !== second.words.length) {
    console.error(`${idOf(second)}: not cut alike; left out`);
    continue;
  }
  sentences++;
  second.words.forEach((w, i) => {
    const v = one.words[i]!;
    counts.words++;
    if (w.upos === v.upos) counts.UPOS++;
    if (w.head === v.head) counts.UAS++;
    if (w.head === v.head && w.deprel === v.deprel) counts.LAS++;
  });
}
const percent = (n: number): string => ((100 * n) / counts.words).toFixed(1);
console.log(
  `${sentences} sentences, ${counts.words} words read twice: UPOS ${percent(counts.UPOS)}, UAS ${percent(counts.UAS)}, LAS ${percent(counts.LAS)}`,
);
