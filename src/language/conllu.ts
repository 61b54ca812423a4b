import type { Multiword, Sentence, Token } from "./sentence.ts";

/** A sentence as CoNLL-U has it, before it has a place in a document: words, multiword tokens, comments. */
export interface ConlluSentence {
  readonly comments: readonly string[];
  readonly words: readonly ConlluWord[];
  readonly multiwords: readonly (Multiword & { readonly spaceAfter: boolean })[];
}

/** One word line: the ten columns, `head` as a number. */
export interface ConlluWord {
  readonly id: number;
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly feats: string;
  readonly head: number;
  readonly deprel: string;
  readonly misc: string;
}

/** Reads CoNLL-U, one sentence at a time; empty nodes are left out. Lines that are no word line, and those whose number is not the next, are skipped. */
export function* parseConllu(text: string): Generator<ConlluSentence> {
  let comments: string[] = [];
  let words: ConlluWord[] = [];
  let multiwords: (Multiword & { spaceAfter: boolean })[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line === "") {
      if (words.length > 0) yield sentenceOf(comments, words, multiwords);
      comments = [];
      words = [];
      multiwords = [];
    } else if (line.startsWith("#")) comments.push(line);
    else readLine(line.split("\t"), words, multiwords);
  }
  if (words.length > 0) yield sentenceOf(comments, words, multiwords);
}

/** A sentence; multiword tokens whose words are not all there are left out. */
const sentenceOf = (
  comments: readonly string[],
  words: readonly ConlluWord[],
  multiwords: ConlluSentence["multiwords"],
): ConlluSentence => ({ comments, words, multiwords: multiwords.filter(m => m.last <= words.length) });

function readLine(
  columns: readonly string[],
  words: ConlluWord[],
  multiwords: (Multiword & { spaceAfter: boolean })[],
): void {
  const [id, form, lemma = "_", upos = "_", xpos = "_", feats = "_", head = "_", deprel = "_", , misc = "_"] =
    columns;
  if (id === undefined || form === undefined || id.includes(".")) return;
  const [first = 0, last = 0] = /^(\d{1,9})-(\d{1,9})$/.exec(id)?.slice(1).map(Number) ?? [];
  if (first === words.length + 1 && last > first)
    multiwords.push({ first, last, form, spaceAfter: !misc.includes("SpaceAfter=No") });
  else if (/^\d{1,9}$/.test(id) && Number(id) === words.length + 1)
    words.push({ id: Number(id), form, lemma, upos, xpos, feats, head: Number(head) || 0, deprel, misc });
}

/** The text that CoNLL-U words came from: surface forms joined by spaces but where `SpaceAfter=No` stands. */
export function surfaces(sentence: ConlluSentence): readonly {
  readonly form: string;
  readonly first: number;
  readonly last: number;
  readonly spaceAfter: boolean;
}[] {
  const out = [];
  for (let i = 0; i < sentence.words.length; i++) {
    const word = sentence.words[i]!;
    const range = sentence.multiwords.find(m => m.first === word.id);
    if (range) {
      out.push(range);
      i += range.last - range.first;
    } else
      out.push({
        form: word.form,
        first: word.id,
        last: word.id,
        spaceAfter: !word.misc.includes("SpaceAfter=No"),
      });
  }
  return out;
}

/**
 * One sentence as CoNLL-U with `# sent_id`, `# text`, multiword lines and `SpaceAfter=No`; ends with an empty line.
 *
 * `text` is what the sentence's spans index, or the part of it that begins at `from` (a streamed sentence: its `text` and `start`).
 */
export const writeConllu = (sentence: Sentence, text: string, id: string, from = 0): string =>
  `# sent_id = ${id}\n${conlluTree(sentence, text, from)}`;

/** The same without its id. */
export function conlluTree(sentence: Sentence, text: string, from = 0): string {
  const lines = [`# text = ${text.slice(sentence.start - from, sentence.end - from).replace(/\s+/g, " ")}`];
  for (const token of sentence.tokens) {
    const range = sentence.multiwords.find(m => m.first === token.id);
    const inside = sentence.multiwords.some(m => m.first <= token.id && token.id <= m.last);
    if (range)
      lines.push(
        [
          `${range.first}-${range.last}`,
          range.form,
          "_",
          "_",
          "_",
          "_",
          "_",
          "_",
          "_",
          space(sentence.tokens[range.last - 1]!),
        ].join("\t"),
      );
    lines.push(wordLine(token, inside));
  }
  return `${lines.join("\n")}\n\n`;
}

const wordLine = (t: Token, inside: boolean): string =>
  [t.id, t.form, t.lemma, t.upos, t.xpos, t.feats, t.head, t.deprel, "_", inside ? "_" : space(t)].join("\t");

const space = (token: Token): string => (token.spaceAfter ? "_" : "SpaceAfter=No");
