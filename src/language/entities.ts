import { fold } from "../text/fold.ts";
import { contains, overlaps, quote, type Span } from "../text/span.ts";
import type { Gazetteer, NameMatch } from "./gazetteer.ts";
import type { Mention, MentionType } from "./mention.ts";
import type { NameWords } from "./names.ts";
import type { Sentence, Token } from "./sentence.ts";

/** A name found in a sentence, before coreference. */
type Name = Omit<Mention, "chain" | "members">;

/**
 * The names of a sentence, in text order, without overlap: those of the gazetteer and those that their shape gives away.
 *
 * `type` of a name that no list knows comes from the words in it, its title or its place in the tree.
 */
export function findNames(
  sentence: Sentence,
  text: string,
  gazetteer: Gazetteer,
  words: NameWords,
): readonly Name[] {
  const known = gazetteer
    .find(quote(text, sentence), sentence.start)
    .flatMap(match => asName(sentence, match, words));
  const runs = properRuns(sentence, words);
  const names: Name[] = [];
  for (const run of runs)
    names.push(...nameRun(sentence, run, known, words).filter(n => !names.some(o => overlaps(o, n))));
  const rest = known.filter(k => !names.some(n => overlaps(n, k)));
  return [...names, ...rest].sort((a, b) => a.start - b.start);
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

/** Stretches of proper nouns, small words between them included ("Bank of Israel"), as token lists. */
function properRuns(sentence: Sentence, words: NameWords): readonly (readonly Token[])[] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  let pending: Token[] = [];
  for (const token of sentence.tokens) {
    const touching = run.length > 0 && token.start - (pending.at(-1) ?? run.at(-1)!).end <= 1;
    if (isProper(token, words)) {
      if (run.length > 0 && touching && pending.every(p => joins(p, run, token, words)))
        run.push(...pending, token);
      else {
        if (run.length > 0) runs.push(run);
        run = [token];
      }
      pending = [];
    } else if (touching && words.connectors.has(token.form.toLowerCase()) && pending.length < 2)
      pending.push(token);
    else {
      if (run.length > 0) runs.push(run);
      run = [];
      pending = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** Whether a small word ties two stretches: a hyphen or apostrophe without spaces, or "of" whose noun hangs on what stands before. */
function joins(small: Token, before: readonly Token[], next: Token, words: NameWords): boolean {
  if (words.particles.has(small.form.toLowerCase())) return true;
  if (!/\p{L}/u.test(small.form)) return small.start === before.at(-1)!.end && next.start === small.end;
  const ids = new Set(before.map(t => t.id));
  return (
    (small.upos === "ADP" || small.upos === "DET") && next.deprel.startsWith("nmod") && ids.has(next.head)
  );
}

const isProper = (token: Token, words: NameWords): boolean =>
  token.upos === "PROPN" &&
  /^[\p{Lu}\p{Lt}]|^\p{Ll}+-\p{Lu}|^al-/u.test(token.form) &&
  !words.notNames.has(token.form.toLowerCase());

/** A stretch of proper nouns cut into names: known ones stand, titles fall off, the rest is typed by its words. */
function nameRun(
  sentence: Sentence,
  run: readonly Token[],
  known: readonly Name[],
  words: NameWords,
): readonly Name[] {
  const lower = (t: Token) => fold(t.form).toLowerCase().replace(/\.$/, "");
  const whole = span(run);
  const inside = known.filter(k => overlaps(k, whole));
  const reach = inside.find(k => contains(k, whole));
  if (reach) return [reach];
  const last = run.at(-1)!;
  const body =
    words.bodies.has(lower(last)) ||
    (run.length > 2 && words.bodies.has(lower(run[0]!)) && run.some(t => t.upos === "ADP"));
  if (body && run.length > 1 && !inside.some(k => k.type === "PER")) return [name(sentence, run, "ORG")];
  const out: Name[] = [...inside];
  for (const piece of gaps(run, inside)) {
    const start = piece.findIndex(t => !words.titles.has(lower(t)));
    if (start < 0) continue;
    const tokens = trim(piece.slice(start), words);
    if (tokens.length > 0)
      out.push(name(sentence, tokens, typeOf(sentence, tokens, start > 0, lower, words)));
  }
  return out;
}

function trim(tokens: readonly Token[], words: NameWords): readonly Token[] {
  let from = 0;
  let to = tokens.length;
  while (
    from < to &&
    words.connectors.has(tokens[from]!.form.toLowerCase()) &&
    !words.particles.has(tokens[from]!.form.toLowerCase())
  )
    from++;
  while (
    to > from &&
    (words.connectors.has(tokens[to - 1]!.form.toLowerCase()) || tokens[to - 1]!.form === "'s")
  )
    to--;
  return tokens.slice(from, to);
}

/** What is left of a run between the names already known in it. */
function gaps(run: readonly Token[], known: readonly Name[]): readonly (readonly Token[])[] {
  const out: Token[][] = [[]];
  for (const token of run) {
    if (known.some(k => overlaps(k, token))) out.push([]);
    else out.at(-1)!.push(token);
  }
  return out.filter(piece => piece.length > 0);
}

function typeOf(
  sentence: Sentence,
  tokens: readonly Token[],
  titled: boolean,
  lower: (t: Token) => string,
  words: NameWords,
): MentionType {
  const forms = tokens.map(lower);
  if (titled) return "PER";
  if (forms.some(f => words.bodies.has(f))) return "ORG";
  if (forms.some(f => words.facilities.has(f))) return "FAC";
  if (forms.some(f => words.lands.has(f))) return "LOC";
  if (forms.some(f => words.projects.has(f))) return "PROJECT";
  const head = headWithin(tokens);
  const first = tokens[0]!;
  const before = sentence.tokens[first.id - 2];
  if (before && words.titles.has(lower(before)) && before.upos !== "ADJ") return "PER";
  if (tokens.length === 1 && /^\p{Lu}{2,}$/u.test(first.form)) return "ORG";
  if (locative(sentence, head, words)) return "GPE";
  if (tokens.length >= 2 && tokens.length <= 4) return "PER";
  return head.deprel.startsWith("nsubj") ? "PER" : "MISC";
}

const locative = (sentence: Sentence, head: Token, words: NameWords): boolean =>
  (head.deprel.startsWith("obl") || head.deprel.startsWith("nmod")) &&
  sentence.tokens.some(t => t.head === head.id && t.deprel === "case" && words.locatives.has(t.lemma));

function name(sentence: Sentence, tokens: readonly Token[], type: MentionType, entry?: string): Name {
  const place = {
    sentence: sentence.index,
    head: headWithin(tokens).id,
    kind: "NAM" as const,
    type,
    ...span(tokens),
  };
  return entry === undefined ? place : { ...place, entry };
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
