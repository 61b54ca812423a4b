import type { Sentence, Token } from "../sentence.ts";
import type { Phrase } from "./phrase.ts";
import type { CoreferenceWords } from "./words.ts";

/** Quotations of a document: which one a word stands in, by its number among the document's words (from 1), and who speaks in each. */
export interface Quotes {
  /** Number of the quotation from 1; 0 outside. */
  readonly of: Int32Array;
  /** By number; `undefined` where nobody is named beside it. */
  readonly speakers: readonly (Phrase | undefined)[];
}

const opening = /^(?:“|«|``|")$/;
const closing = /^(?:”|»|''|")$/;

/** Quotations are paired within a paragraph; one left open ends with it. */
export function findQuotes(
  sentences: readonly Sentence[],
  phrases: readonly Phrase[],
  words: CoreferenceWords,
): Quotes {
  const { of, count, starts } = placesOf(sentences);
  const heads = new Map(phrases.map(p => [p.place, p]));
  const speakers: (Phrase | undefined)[] = [undefined];
  for (let quote = 1; quote <= count; quote++)
    speakers.push(speakerOf(quote, { sentences, of, starts, heads, words }));
  return { of, speakers };
}

function placesOf(sentences: readonly Sentence[]) {
  const starts: number[] = [];
  let total = 0;
  for (const s of sentences) {
    starts.push(total);
    total += s.tokens.length;
  }
  const of = new Int32Array(total + 1);
  let [count, open, paragraph] = [0, false, -1];
  for (const s of sentences) {
    if (s.paragraph !== paragraph) open = false;
    paragraph = s.paragraph;
    for (const t of s.tokens) {
      if (open && closing.test(t.form)) open = false;
      else if (!open && opening.test(t.form)) {
        open = true;
        count++;
      } else if (open) of[starts[s.index]! + t.id] = count;
    }
  }
  return { of, count, starts };
}

interface Ground {
  readonly sentences: readonly Sentence[];
  readonly of: Int32Array;
  readonly starts: readonly number[];
  readonly heads: ReadonlyMap<number, Phrase>;
  readonly words: CoreferenceWords;
}

/** The subject of a verb of saying beside a quotation: in its sentences, else in the one before it or after it in the paragraph. */
function speakerOf(quote: number, ground: Ground): Phrase | undefined {
  const { sentences, of, starts } = ground;
  const mine = sentences.filter(s => s.tokens.some(t => of[starts[s.index]! + t.id] === quote));
  const [first, last] = [mine[0], mine.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const beside = [sentences[first.index - 1], sentences[last.index + 1]].filter(
    s => s !== undefined && s.paragraph === first.paragraph,
  ) as Sentence[];
  for (const s of [...mine, ...beside]) {
    for (const verb of s.tokens) {
      if (of[starts[s.index]! + verb.id]! > 0 || !ground.words.speaking.has(verb.lemma)) continue;
      const subject = s.tokens.find(t => t.head === verb.id && t.deprel === "nsubj");
      const found = subject && spokenBy(s, subject, ground);
      if (found) return found;
    }
  }
  return undefined;
}

function spokenBy(sentence: Sentence, subject: Token, { of, starts, heads }: Ground): Phrase | undefined {
  const place = starts[sentence.index]! + subject.id;
  return of[place] === 0 ? heads.get(place) : undefined;
}

/** Those inside a quotation who speak of themselves come right after the one who speaks, wherever he is named. */
export function inOrder(phrases: readonly Phrase[], quotes: Quotes): readonly Phrase[] {
  const later = new Map<Phrase, Phrase[]>();
  const now: Phrase[] = [];
  for (const p of phrases) {
    const speaker = p.pronoun === "speaker" ? quotes.speakers[quotes.of[p.place]!] : undefined;
    if (speaker === undefined || speaker.order < p.order) now.push(p);
    else later.set(speaker, [...(later.get(speaker) ?? []), p]);
  }
  return later.size === 0 ? now : now.flatMap(p => [p, ...(later.get(p) ?? [])]);
}
