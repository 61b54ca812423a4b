import { type ConlluSentence, parseConllu } from "../../../src/language/conllu.ts";

/**
 * Trees of an invented language: nouns end in -a, verbs in -u, adjectives in -i and follow their noun; "ke" goes before a noun.
 *
 *   Mola tona keru .      Mola (nsubj) breaks the stone (obj): the verb comes last
 */
const tags = { a: "NOUN|N", i: "ADJ|A", u: "VERB|V" } as const;

/** One tree from its words: the verb is the root, the first noun its subject, the second its object, one after "ke" oblique. */
function tree(words: readonly string[]): string {
  const verb = words.findIndex(w => w.endsWith("u")) + 1;
  let [nouns, noun] = [0, 0];
  const lines = words.map((word, i) => {
    const id = i + 1;
    const line = (tag: string, head: number, deprel: string) =>
      [id, word, word.toLowerCase(), ...tag.split("|"), "_", head, deprel, "_", "_"].join("\t");
    if (word === ".") return line("PUNCT|.", verb, "punct");
    if (word === "ke") return line("ADP|P", id + 1, "case");
    if (id === verb) return line(tags.u, 0, "root");
    if (word.endsWith("i")) return line(tags.i, noun, "amod");
    noun = id;
    if (words[i - 1] === "ke") return line(tags.a, verb, "obl");
    return line(/^[A-Z]/.test(word) ? "PROPN|NP" : tags.a, verb, nouns++ === 0 ? "nsubj" : "obj");
  });
  return `${lines.join("\n")}\n\n`;
}

const nouns = ["tona", "lura", "mira", "Mola", "Bena"];
const verbs = ["keru", "sutu", "rotu"];
const endings = ["", " misi", " keli"];

/** Forty sentences: subject, object or a phrase with "ke" or both, verb. */
const sentences = Array.from({ length: 40 }, (_, i) => {
  const [one, two, three] = [nouns[i % 5]!, nouns[(i * 2 + 1) % 5]!, nouns[Math.floor(i / 3) % 3]!];
  const subject = one + (i % 4 === 1 ? endings[1 + ((i >> 2) % 2)]! : "");
  const object = two + endings[i % 3]!;
  const phrase = `ke ${three}`;
  return `${[subject, ...[[object], [phrase], [object, phrase]][i % 3]!, verbs[i % 3]!].join(" ")} .`;
});

export const toyTreebank: readonly ConlluSentence[] = [
  ...parseConllu(sentences.map(s => tree(s.split(" "))).join("")),
];
