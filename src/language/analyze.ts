import type { Document } from "../text/document.ts";
import type { Analysis, Knowledge, Note } from "./analysis.ts";
import type { Engine } from "./engine.ts";
import { Gazetteer } from "./gazetteer.ts";
import type { Chain, Mention } from "./mention.ts";
import type { Segment } from "./segment.ts";
import type { Multiword, Sentence, Token } from "./sentence.ts";
import type { Allowed } from "./tag.ts";

/** The longest sentence that is parsed, in words; a longer one is left out with a note. */
export const maximumWords = 500;

/** Reads documents with one engine and one gazetteer: build it once, call it for each document. */
export function analyzer(
  engine: Engine,
  knowledge: Knowledge = { gazetteer: [] },
): (document: Document) => Analysis {
  const gazetteer = new Gazetteer(knowledge.gazetteer);
  return document =>
    annotators.reduce<Analysis>(
      (analysis, annotator) => annotator.annotate(analysis, { engine, gazetteer }),
      empty(document),
    );
}

const empty = (document: Document): Analysis => ({
  document,
  sentences: [],
  mentions: [],
  chains: [],
  timexes: [],
  notes: [],
});

/** What an annotator may use besides the analysis so far. */
export interface Means {
  readonly engine: Engine;
  readonly gazetteer: Gazetteer;
}

/** One floor of the reading: says which parts of the analysis it needs and which it fills. */
export interface Annotator {
  readonly name: string;
  readonly requires: readonly (keyof Analysis)[];
  readonly provides: readonly (keyof Analysis)[];
  readonly annotate: (analysis: Analysis, means: Means) => Analysis;
}

const trees: Annotator = {
  name: "trees",
  requires: ["document"],
  provides: ["sentences", "notes"],
  annotate: (analysis, { engine, gazetteer }) => ({
    ...analysis,
    ...sentencesOf(analysis.document.text, engine, gazetteer),
  }),
};

const mentions: Annotator = {
  name: "mentions",
  requires: ["sentences"],
  provides: ["mentions", "chains"],
  annotate: (analysis, means) => ({ ...analysis, ...mentionsOf(analysis, means) }),
};

const timexes: Annotator = {
  name: "timexes",
  requires: ["sentences"],
  provides: ["timexes"],
  annotate: (analysis, { engine }) => ({
    ...analysis,
    timexes: engine.rules.times(analysis.sentences, analysis.document.published),
  }),
};

/** The annotators in the order in which they run. */
export const annotators: readonly Annotator[] = [trees, mentions, timexes];

/** The sentences of a text with their trees, and notes on what was left out; names that the gazetteer knows are tagged as names. */
export function sentencesOf(
  text: string,
  engine: Engine,
  gazetteer?: Gazetteer,
): { readonly sentences: readonly Sentence[]; readonly notes: readonly Note[] } {
  const sentences: Sentence[] = [];
  const notes: Note[] = [];
  for (const part of engine.rules.segment(text)) {
    const read = readSegment(text, part, sentences.length, engine, gazetteer);
    if ("reason" in read) notes.push(read);
    else sentences.push(read);
  }
  return { sentences, notes };
}

/** One sentence with its tree; a note where it is too long to be read. */
export function readSegment(
  text: string,
  part: Segment,
  index: number,
  engine: Engine,
  gazetteer?: Gazetteer,
): Sentence | Note {
  const size = part.tokens.reduce((n, t) => n + 1 + t.cuts.length, 0);
  if (size <= maximumWords) return sentenceOf(text, part, index, engine, gazetteer);
  const [start, end] = [part.tokens[0]!.start, part.tokens.at(-1)!.end];
  return { start, end, reason: `sentence of ${size} words; at most ${maximumWords} are read` };
}

function sentenceOf(
  text: string,
  part: Segment,
  index: number,
  engine: Engine,
  gazetteer: Gazetteer | undefined,
): Sentence {
  const { words, multiwords } = wordsOf(text, part);
  const names = gazetteer?.find(text.slice(words[0]!.start, words.at(-1)!.end), words[0]!.start) ?? [];
  const sentence = {
    index,
    paragraph: part.paragraph,
    standing: part.standing,
    start: part.tokens[0]!.start,
    end: part.tokens.at(-1)!.end,
    tokens: annotateWords(words, engine, engine.rules.allow(words, names, engine.trees.tags)),
    multiwords,
  };
  gazetteer?.keep(sentence, names);
  return sentence;
}

/** A word before it is tagged. */
export type Word = Pick<Token, "start" | "end" | "form" | "spaceAfter">;

function wordsOf(
  text: string,
  part: Segment,
): { readonly words: readonly Word[]; readonly multiwords: readonly Multiword[] } {
  const words: Word[] = [];
  const multiwords: Multiword[] = [];
  part.tokens.forEach((token, i) => {
    const next = part.tokens[i + 1];
    const spaceAfter = next === undefined || next.start > token.end;
    if (token.cuts.length === 0) {
      const { start, end } = token;
      words.push({ start, end, form: text.slice(start, end), spaceAfter });
      return;
    }
    const bounds = [token.start, ...token.cuts, token.end];
    multiwords.push({
      first: words.length + 1,
      last: words.length + bounds.length - 1,
      form: text.slice(token.start, token.end),
    });
    for (let b = 0; b + 1 < bounds.length; b++) {
      const [start, end] = [bounds[b]!, bounds[b + 1]!];
      words.push({
        start,
        end,
        form: text.slice(start, end),
        spaceAfter: b + 2 === bounds.length && spaceAfter,
      });
    }
  });
  return { words, multiwords };
}

/** Tags, lemmas, features and tree of a sentence given as words. */
export function annotateWords(
  words: readonly Word[],
  engine: Engine,
  allowed: Allowed = [],
): readonly Token[] {
  const { tags, labels, read } = engine.trees;
  const forms = words.map(w => w.form);
  const tree = read(forms, allowed);
  const mended = { heads: tree.heads, labels: words.map((_, i) => labels[tree.labels[i]!]!) };
  engine.rules.mend(
    mended,
    forms,
    words.map((_, i) => tags[tree.tags[i]!]!),
  );
  return words.map((word, i) => {
    const [upos, xpos] = tags[tree.tags[i]!]!;
    const { lemma, feats } = engine.readings(word.form, tree.tags[i]!);
    const head = mended.heads[i]!;
    return {
      start: word.start,
      end: word.end,
      form: word.form,
      spaceAfter: word.spaceAfter,
      id: i + 1,
      lemma,
      upos,
      xpos,
      feats,
      head: head === words.length ? 0 : head + 1,
      deprel: relation(mended.labels[i]!, head === words.length),
    };
  });
}

/** The root alone is called so, whatever the parser says. */
const relation = (label: string, isRoot: boolean): string => {
  if (isRoot) return "root";
  return label === "root" ? "dep" : label;
};

function mentionsOf(
  analysis: Analysis,
  { engine, gazetteer }: Means,
): { mentions: readonly Mention[]; chains: readonly Chain[] } {
  const { sentences, document } = analysis;
  return engine.rules.link(sentences, engine.rules.names(sentences, document.text, gazetteer));
}
