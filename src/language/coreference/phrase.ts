import { fold } from "../../text/fold.ts";
import type { Mention, MentionKind } from "../mention.ts";
import { children, type Sentence, type Token } from "../sentence.ts";
import { type Sort, sortOfName, sortOfNoun, sortOfPronoun } from "./sort.ts";
import { type CoreferenceWords, type PronounSort, pronounSorts } from "./words.ts";

/** How a phrase begins: what its determiner says of whether it is known. */
export const openings = [
  "bare",
  "the",
  "a",
  "this",
  "possessed",
  "other",
  "counted",
  "pronoun",
  "name",
] as const;
export type Opening = (typeof openings)[number];

/**
 * A noun phrase or pronoun: what may be one of several mentions of a thing.
 *
 * `token` is its head; `first` and `last` are the ids of its outermost tokens, what hangs on its case and clause left out.
 * `words` are its telling words, folded, in lower case; `key` its head's. `number` is 1 for one, 2 for several, 0 unknown.
 */
export interface Phrase {
  readonly order: number;
  readonly sentence: Sentence;
  readonly token: Token;
  readonly kind: MentionKind;
  readonly pronoun: PronounSort | undefined;
  readonly reflexive: boolean;
  /** The name in it, if it is a named mention, and the name's place among those of the document. */
  readonly name: Mention | undefined;
  readonly nameIndex: number;
  readonly key: string;
  readonly words: readonly string[];
  readonly modifiers: readonly string[];
  readonly opening: Opening;
  readonly sort: Sort;
  readonly number: 0 | 1 | 2;
  readonly first: number;
  readonly last: number;
  /** Number of its head among the document's words. */
  readonly place: number;
  /** Head tokens of the phrases that possess it and that stand in apposition to it. */
  readonly possessor: Token | undefined;
  readonly apposed: readonly Token[];
  readonly listed: boolean;
}

/** Relations of what belongs to a noun phrase. */
const inner =
  /^(?:det(?:$|:)|amod|compound|nmod(?:$|:)|nummod|acl(?:$|:)|flat|fixed|goeswith|case|advmod|appos|punct|dep)/;
/** Relations under which a noun is no phrase of its own: parts of names, titles before them, slips of the tongue. */
const within = /^(?:flat|nmod:desc|fixed|goeswith|reparandum|discourse)/;
const relative = new Set(["WP", "WDT", "WP$", "EX"]);

/** The noun phrases and pronouns of a document in text order; `names` are its named mentions. */
export function findPhrases(
  sentences: readonly Sentence[],
  names: readonly Mention[],
  words: CoreferenceWords,
): readonly Phrase[] {
  const found: Phrase[] = [];
  let before = 0;
  let n = 0;
  for (const sentence of sentences) {
    const named = new Map<number, number>();
    for (; n < names.length && names[n]!.sentence === sentence.index; n++)
      named.set(topOf(sentence, names[n]!.head), n);
    const tree = treeOf(sentence);
    for (const token of sentence.tokens) {
      const at = named.get(token.id);
      if (at === undefined ? !isPhrase(token, words) : adjectival(token, names[at]!)) continue;
      found.push(phraseOf(sentence, token, tree, names, at, words, found.length, before));
    }
    before += sentence.tokens.length;
  }
  return found;
}

/** What a flat part of a name hangs on ("Putin" in "President Putin"). */
export function topOf(sentence: Sentence, id: number): number {
  let token = sentence.tokens[id - 1]!;
  while (token.deprel.startsWith("flat") && token.head !== 0) token = sentence.tokens[token.head - 1]!;
  return token.id;
}

const adjectival = (token: Token, name: Mention): boolean =>
  name.type === "NORP" &&
  ((token.upos !== "NOUN" && token.upos !== "PROPN") || /^(?:amod|compound)/.test(token.deprel));

function isPhrase(token: Token, words: CoreferenceWords): boolean {
  if (within.test(token.deprel)) return false;
  if (standsAlone(token))
    return (
      token.deprel !== "expl" && !relative.has(token.xpos) && words.pronouns.has(token.form.toLowerCase())
    );
  if (token.upos === "NOUN" || token.upos === "PROPN") return true;
  return token.upos === "NUM" && !/^(?:nummod|compound|advmod)/.test(token.deprel);
}

/** Pronouns, and determiners without a noun ("this is so"). */
const standsAlone = (token: Token): boolean =>
  token.upos === "PRON" || (token.upos === "DET" && /^(?:nsubj|obj|obl|nmod|root|conj)/.test(token.deprel));

/** Per token, by id: the ends of what belongs to it as a phrase. */
interface Tree {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

function treeOf(sentence: Sentence): Tree {
  const { tokens } = sentence;
  const first = new Int32Array(tokens.length + 1);
  for (let id = 0; id < first.length; id++) first[id] = id;
  const last = first.slice();
  for (const token of tokens) {
    let at = token;
    for (let steps = 0; at.head !== 0 && belongs(at) && steps < tokens.length; steps++) {
      at = tokens[at.head - 1]!;
      if (token.id < first[at.id]!) first[at.id] = token.id;
      if (token.id > last[at.id]!) last[at.id] = token.id;
    }
  }
  return { first, last };
}

/** Whether a token is part of its head's phrase: a preposition is not, nor a mark before or after it. */
const belongs = (token: Token): boolean =>
  inner.test(token.deprel) && !(token.deprel === "case" && token.id < token.head) && token.deprel !== "punct";

function phraseOf(
  sentence: Sentence,
  token: Token,
  tree: Tree,
  names: readonly Mention[],
  at: number | undefined,
  words: CoreferenceWords,
  order: number,
  before: number,
): Phrase {
  const own = children(sentence, token);
  const form = token.form.toLowerCase();
  const name = at === undefined ? undefined : names[at]!;
  const pronoun = standsAlone(token) ? words.pronouns.get(form) : undefined;
  const kind = name ? "NAM" : pronoun !== undefined ? "PRO" : "NOM";
  const modifiers = pronoun === undefined ? modifiersOf(own, token) : [];
  const named = name === undefined ? undefined : nameWords(sentence, name);
  const key = named?.at(-1) ?? fold(token.lemma).toLowerCase();
  const proper = token.upos === "PROPN";
  return {
    order,
    sentence,
    token,
    kind,
    pronoun,
    reflexive: pronoun !== undefined && words.reflexives.has(form),
    name,
    nameIndex: at ?? -1,
    key,
    words: named ?? [...modifiers, key],
    modifiers,
    opening: pronoun !== undefined ? "pronoun" : openingOf(own, token, name !== undefined || proper),
    sort:
      pronoun !== undefined
        ? sortOfPronoun(pronoun)
        : name !== undefined
          ? sortOfName(name, sentence, token, own, words)
          : sortOfNoun(key, words),
    number: numberOf(token, pronoun),
    first: tree.first[token.id]!,
    last: tree.last[token.id]!,
    place: before + token.id,
    possessor: own.find(c => c.deprel === "nmod:poss"),
    apposed: own.filter(c => c.deprel === "appos"),
    listed: own.some(c => c.deprel === "conj"),
  };
}

function nameWords(sentence: Sentence, name: Mention): readonly string[] {
  const out: string[] = [];
  for (const t of sentence.tokens)
    if (t.start >= name.start && t.end <= name.end && /[\p{L}\p{N}]/u.test(t.form))
      out.push(fold(t.form).toLowerCase());
  return out;
}

const modifiersOf = (own: readonly Token[], head: Token): readonly string[] =>
  own
    .filter(
      c =>
        (c.id < head.id && /^(?:amod|compound|nummod|nmod)/.test(c.deprel) && c.deprel !== "nmod:poss") ||
        (c.id > head.id && /^(?:flat|nmod|compound)/.test(c.deprel)),
    )
    .map(c => fold(c.lemma).toLowerCase());

/** Which of the openings a phrase has, by the features of its determiner. */
function openingOf(own: readonly Token[], head: Token, name: boolean): Opening {
  const determiner = own.find(c => c.deprel.startsWith("det") && c.id < head.id);
  if (determiner !== undefined) {
    if (/Dem/.test(determiner.feats)) return "this";
    if (/Def/.test(determiner.feats)) return name ? "name" : "the";
    return /Ind/.test(determiner.feats) && /Art/.test(determiner.feats) ? "a" : "other";
  }
  if (own.some(c => c.deprel === "nmod:poss")) return "possessed";
  if (name) return "name";
  return own.some(c => c.deprel === "nummod") ? "counted" : "bare";
}

function numberOf(token: Token, pronoun: PronounSort | undefined): 0 | 1 | 2 {
  if (pronoun === "several" || pronoun === "speakers" || pronoun === "nears") return 2;
  if (pronoun === "hearer") return 0;
  if (pronoun !== undefined) return 1;
  if (token.xpos === "NNS" || token.xpos === "NNPS") return 2;
  return token.xpos === "NN" || token.xpos === "NNP" ? 1 : 0;
}

/** Number of a pronoun's sort, of `pronounSorts.length` for what is none. */
export const pronounNumber = (phrase: Phrase): number =>
  phrase.pronoun === undefined ? pronounSorts.length : pronounSorts.indexOf(phrase.pronoun);
