import { fold } from "../text/fold.ts";
import { contains, overlaps, type Span } from "../text/span.ts";
import { agree, type Name } from "./agree.ts";
import type { Gazetteer, NameMatch } from "./gazetteer.ts";
import { isOrdinary, isOther, type Labelled, type Labeller, labelNames } from "./labeller.ts";
import type { MentionType } from "./mention.ts";
import type { NameWords } from "./names.ts";
import { properRuns, trim } from "./proper-runs.ts";
import type { Sentence, Token } from "./sentence.ts";

/**
 * The names of a document, in text order, without overlap: those of the gazetteer, those that the labeller finds, and what other
 * proper nouns remain.
 *
 * A name of the gazetteer keeps its type and key unless it is part of a longer name; names written alike get one type.
 */
export function findNames(
  sentences: readonly Sentence[],
  text: string,
  gazetteer: Gazetteer,
  words: NameWords,
  labeller: Labeller,
): readonly Name[] {
  const names = sentences.flatMap(sentence => {
    const matches = gazetteer.inSentence(sentence, text);
    const labelled = labelNames(labeller, sentence, matches);
    const known = matches
      .flatMap(match => asName(sentence, match, words))
      .filter(k => isSure(k, sentence, labelled, labeller));
    return namesOf(sentence, known, labelled, words);
  });
  return agree(names, text);
}

/**
 * Whether a known name is what it seems: a surname that is rather a word or a place, and an ordinary word alone, must be labelled too, but in text all in capitals
 * ("Lagos" is a person's name and a city, "Store" and "WHO" are words).
 */
function isSure(known: Name, sentence: Sentence, labelled: readonly Labelled[], labeller: Labeller): boolean {
  const { form, id, upos } = sentence.tokens[known.head - 1]!;
  const single = within(sentence, known).length === 1;
  if (!single || !sentence.tokens.some(t => /\p{Ll}/u.test(t.form))) return true;
  const label = labelled.find(l => l.first < id && id <= l.last + 1);
  if (known.type === "PER") return label?.type === "PER" || !isOther(labeller, form);
  if (known.type !== "ORG" || label !== undefined || (upos === "PROPN" && id > 1)) return true;
  return !isOrdinary(labeller, form);
}

/** Known and labelled names of a sentence brought together, and the proper nouns that neither holds. */
function namesOf(
  sentence: Sentence,
  known: readonly Name[],
  labelled: readonly Labelled[],
  words: NameWords,
): readonly Name[] {
  const names: Name[] = [];
  const add = (name: Name | undefined) => {
    if (name && !names.some(n => overlaps(n, name))) names.push(name);
  };
  for (const l of labelled.flatMap(l => places(sentence, l))) add(labelledName(sentence, l, known, words));
  const runs = properRuns(sentence, words);
  for (const run of runs) if (isBody(run, names, known, words)) add(name(sentence, run, "ORG"));
  for (const k of known) add(k);
  for (const run of runs) for (const piece of gaps(run, names)) add(leftName(sentence, piece, words));
  return names.sort((a, b) => a.start - b.start);
}

/** Two places on both sides of a preposition that ties neither to the other are two names ("left Homs for Hama"). */
function places(sentence: Sentence, label: Labelled): readonly Labelled[] {
  const { first, last, type } = label;
  if (type !== "LOC") return [label];
  const inside = sentence.tokens.slice(first + 1, last);
  const small = inside.find(
    t => t.upos === "ADP" && t.deprel === "case" && (t.head - 1 > last || isApart(sentence, t, first)),
  );
  if (small === undefined) return [label];
  return [{ first, last: small.id - 2, type }, ...places(sentence, { first: small.id, last, type })];
}

/** Whether the noun behind a preposition hangs on nothing between a place and the preposition. */
function isApart(sentence: Sentence, small: Token, from: number): boolean {
  const { head, deprel } = sentence.tokens[small.head - 1]!;
  return !deprel.startsWith("nmod") || head - 1 < from || head > small.id;
}

/** Whether a run of proper nouns that ends in a word for a body is one, though the labeller found nothing in it ("Oman News Agency"). */
function isBody(
  run: readonly Token[],
  found: readonly Name[],
  known: readonly Name[],
  words: NameWords,
): boolean {
  const whole = span(run);
  const inside = known.filter(k => overlaps(k, whole));
  return (
    run.length > 1 &&
    words.bodies.has(plain(run.at(-1)!)) &&
    !found.some(n => overlaps(n, whole)) &&
    !inside.some(k => k.type === "PER" || contains(k, whole))
  );
}

/** A gazetteer match as a name, unless it is an ordinary word that looks like one ("may", "brown"). */
function asName(sentence: Sentence, match: NameMatch, words: NameWords): readonly Name[] {
  const tokens = within(sentence, match);
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return [];
  if (first.start !== match.start || (last.end !== match.end && last.end !== match.end + 1)) return [];
  const entry = match.entries[0]!;
  const head = headWithin(tokens);
  const nominal = entry.type === "NORP" ? ["PROPN", "NOUN", "ADJ"] : ["PROPN"];
  const single = tokens.length === 1;
  if (single && words.notNames.has(head.form.toLowerCase()) && head.upos !== "PROPN") return [];
  if (
    single &&
    !nominal.includes(head.upos) &&
    !(head.upos === "NOUN" && sentenceInner(head)) &&
    !/^\p{Lu}{2,}/u.test(head.form)
  )
    return [];
  return [name(sentence, tokens, entry.type, entry.key)];
}

const sentenceInner = (token: Token): boolean => token.id > 1 && /^\p{Lu}/u.test(token.form);

/** A labelled name; `undefined` where a known one says it better, or nothing but titles is left. */
function labelledName(
  sentence: Sentence,
  { first, last, type }: Labelled,
  known: readonly Name[],
  words: NameWords,
): Name | undefined {
  const all = sentence.tokens.slice(first, last + 1);
  const tokens = type === "PER" ? afterTitles(all, words) : all;
  if (tokens.length === 0) return undefined;
  const whole = span(tokens);
  const inside = known.filter(k => overlaps(k, whole));
  if (inside.some(k => contains(k, whole) || !contains(whole, k) || stands(k, tokens, type, words)))
    return undefined;
  const land = inside.find(k => k.type === "GPE" && type === "LOC" && restAre(tokens, k, words.lands));
  if (land) return { ...land, ...whole, head: headWithin(tokens).id };
  const body = inside.length > 0 && words.bodies.has(plain(tokens.at(-1)!));
  return name(sentence, tokens, typeOf(sentence, tokens, body ? "ORG" : type, words));
}

/** Whether a known name of several words stands against a longer one of its kind that no word for a body explains ("Boko Haram Islamists"). */
function stands(known: Name, tokens: readonly Token[], type: Labelled["type"], words: NameWords): boolean {
  if (tokens.filter(t => overlaps(t, known)).length < 2) return false;
  if (known.type === "PER" || type === "PER") return known.type === type;
  return known.type === "ORG" && !tokens.some(t => !overlaps(t, known) && words.bodies.has(plain(t)));
}

/** Whether all words of a name beside a known part of it are of a list ("Gaza Strip"). */
const restAre = (tokens: readonly Token[], part: Span, list: ReadonlySet<string>): boolean =>
  tokens.every(t => overlaps(t, part) || list.has(plain(t)));

const plain = (t: Token): string => fold(t.form).toLowerCase().replace(/\.$/, "");

/** What follows the last title in a stretch ("US President Donald Trump"); nothing, if that is itself a title. */
function afterTitles(tokens: readonly Token[], words: NameWords): readonly Token[] {
  const title = (t: Token) => words.titles.has(plain(t));
  const rest = tokens.slice(tokens.slice(0, -1).findLastIndex(title) + 1);
  return rest.length === 1 && title(rest[0]!) ? [] : rest;
}

/** The printed type of a labelled name: undertakings by their last or first word; places by the words in them. */
function typeOf(
  sentence: Sentence,
  tokens: readonly Token[],
  type: Labelled["type"],
  words: NameWords,
): MentionType {
  if (type === "PER") return "PER";
  const forms = tokens.map(plain);
  if (tokens.length > 1 && words.projects.has(forms.at(-1)!)) return "PROJECT";
  if (type === "ORG") return "ORG";
  if (forms.some(f => words.facilities.has(f))) return "FAC";
  if (forms.some(f => words.lands.has(f))) return "LOC";
  const before = sentence.tokens[tokens[0]!.id - 2];
  return before !== undefined && words.articles.has(plain(before)) ? "LOC" : "GPE";
}

/** What is left of a run between the names already known in it. */
function gaps(run: readonly Token[], known: readonly Span[]): readonly (readonly Token[])[] {
  const out: Token[][] = [[]];
  for (const token of run) {
    if (known.some(k => overlaps(k, token))) out.push([]);
    else out.at(-1)!.push(token);
  }
  return out.filter(piece => piece.length > 0);
}

/** A stretch of proper nouns that the labeller took for no name of its types: an undertaking, a people, or else MISC; titles are none. */
function leftName(sentence: Sentence, run: readonly Token[], words: NameWords): Name | undefined {
  const start = run.findIndex(t => !words.titles.has(plain(t)));
  if (start < 0) return undefined;
  const tokens = trim(run.slice(start), words);
  if (tokens.length === 0 || isOffice(sentence, tokens[0]!, words)) return undefined;
  const forms = tokens.map(plain);
  const project = tokens.length > 1 && forms.some(f => words.projects.has(f));
  return name(sentence, tokens, project ? "PROJECT" : people(tokens, words) ? "NORP" : "MISC");
}

/** Whether a word completes a title before it ("Secretary of State"). */
function isOffice(sentence: Sentence, { id }: Token, words: NameWords): boolean {
  const [title, small] = sentence.tokens.slice(Math.max(0, id - 3), id - 1);
  return small !== undefined && words.titles.has(plain(title!)) && small.upos === "ADP";
}

/** Whether one word is a people's name by its ending ("Sadrist", "Kurdish"). */
const people = (tokens: readonly Token[], words: NameWords): boolean =>
  tokens.length === 1 && [...words.demonyms].some(ending => plain(tokens[0]!).endsWith(ending));

function name(sentence: Sentence, tokens: readonly Token[], type: MentionType, entry?: string): Name {
  return {
    sentence: sentence.index,
    head: headWithin(tokens).id,
    kind: "NAM",
    type,
    start: tokens[0]!.start,
    end: tokens.at(-1)!.end,
    entry,
  };
}

const span = (tokens: readonly Token[]): Span => ({ start: tokens[0]!.start, end: tokens.at(-1)!.end });

const within = (sentence: Sentence, place: Span): readonly Token[] =>
  sentence.tokens.filter(t => t.start >= place.start && t.start < place.end);

/** The token of a stretch whose head lies outside it; the first, if several. */
export function headWithin(tokens: readonly Token[]): Token {
  const ids = new Set(tokens.map(t => t.id));
  const top = tokens.find(t => !ids.has(t.head) && t.upos !== "PUNCT");
  return top ?? tokens[0]!;
}
