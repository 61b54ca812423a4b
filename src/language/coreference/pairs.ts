import type { Mention, MentionType } from "../mention.ts";
import { feature, type Sentence } from "../sentence.ts";
import { thingOf } from "./entity.ts";
import type { Phrase } from "./phrase.ts";
import type { CoreferenceWords } from "./words.ts";

/** A land or person as named so far; `weight` fades with each sentence: subjects weigh most. */
interface Party {
  readonly type: MentionType;
  readonly name: string;
  /** Index of its last name, adjectives of nationality included. */
  last: number;
  weight: number;
}

const fading = 0.6;
/** Sentences in which "they" may stand for a pair spoken of before. */
const near = 2;

/**
 * What "both leaders", "the two countries" and then "they" stand for: by a phrase's order, the places among the names of the two.
 *
 * Exactly two, the most prominent of their kind; where fewer are known the phrase stands for nobody.
 */
export function findPairs(
  sentences: readonly Sentence[],
  phrases: readonly Phrase[],
  names: readonly Mention[],
  words: CoreferenceWords,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  const parties: Party[] = [];
  let [p, n] = [0, 0];
  let latest: { readonly sentence: number; readonly members: readonly number[] } | undefined;
  for (const sentence of sentences) {
    for (const party of parties) party.weight *= fading;
    for (; p < phrases.length && phrases[p]!.sentence === sentence; p++) {
      const phrase = phrases[p]!;
      for (; n < names.length && names[n]!.start <= phrase.token.start; n++)
        meet(n, names, sentences, parties);
      const members =
        phrase.kind === "PRO"
          ? phrase.pronoun === "several" && latest && sentence.index - latest.sentence <= near
            ? latest.members
            : undefined
          : pairOf(phrase, parties, words);
      if (members === undefined) continue;
      found.set(phrase.order, members);
      latest = { sentence: sentence.index, members };
    }
    for (; n < names.length && names[n]!.sentence === sentence.index; n++) meet(n, names, sentences, parties);
  }
  return found;
}

/** Takes note of a name. */
function meet(n: number, names: readonly Mention[], sentences: readonly Sentence[], parties: Party[]): void {
  const mention = names[n]!;
  const sentence = sentences[mention.sentence]!;
  const token = sentence.tokens[mention.head - 1]!;
  const name =
    mention.entry === undefined
      ? sentence.tokens
          .filter(t => t.start >= mention.start && t.end <= mention.end)
          .map(t => t.form.toLowerCase())
          .join(" ")
      : thingOf(mention.entry);
  const type = mention.type === "NORP" ? "GPE" : mention.type;
  const known = parties.find(e => e.type === type && sameName(e.name, name));
  const weight = token.deprel.startsWith("nsubj") ? 3 : token.deprel === "obj" ? 2 : 1;
  if (known) {
    known.last = n;
    known.weight += weight;
  } else parties.push({ type, name, last: n, weight });
}

/** A person's whole name and its last word are one. */
const sameName = (a: string, b: string): boolean => a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`);

function pairOf(
  phrase: Phrase,
  parties: readonly Party[],
  words: CoreferenceWords,
): readonly number[] | undefined {
  if (phrase.token.upos !== "NOUN") return undefined;
  const type = typeOf(phrase.key, words);
  if (type === undefined) return undefined;
  const known = parties.filter(e => e.type === type);
  const sure = counted(phrase, words) || (known.length === 2 && type === "PER" && plain(phrase));
  if (!sure) return undefined;
  const two = known.sort((a, b) => b.weight - a.weight).slice(0, 2);
  return two.length === 2 ? two.map(e => e.last).sort((a, b) => a - b) : undefined;
}

/** What a common noun speaks of, by its lemma; `undefined` where no list knows. */
export function typeOf(lemma: string, words: CoreferenceWords): MentionType | undefined {
  if (words.people.has(lemma)) return "PER";
  if (words.states.has(lemma)) return "GPE";
  return words.bodies.has(lemma) ? "ORG" : undefined;
}

/** Whether a phrase is but "the leaders": where a report has told of two people, it is they. */
const plain = ({ sentence, token }: Phrase): boolean => {
  const own = sentence.tokens.filter(t => t.head === token.id && !/^(?:punct|case|cc|conj)/.test(t.deprel));
  return feature(token, "Number") === "Plur" && own.length === 1 && /Definite=Def/.test(own[0]!.feats);
};

/** Whether "both" or "two" counts a noun: as its dependent, or right before it. */
function counted(phrase: Phrase, words: CoreferenceWords): boolean {
  const { tokens } = phrase.sentence;
  const { id } = phrase.token;
  return tokens.some(
    t =>
      words.pairs.has(t.lemma.toLowerCase()) &&
      ((t.head === id && /^(?:det|nummod|cc)/.test(t.deprel)) || t.id === id - 1 || t.id === id - 2),
  );
}
