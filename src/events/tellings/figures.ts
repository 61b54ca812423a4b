import { children, type Sentence, type Token, tokenAt } from "../../language/sentence.ts";
import { cover, quote } from "../../text/span.ts";
import type { Reading } from "../draft.ts";
import { type Counted, countedClasses } from "../telling-words.ts";
import { type CasualtyKind, fatesIn } from "./casualties.ts";
import { held } from "./clashes.ts";
import { dayOf, kindsIn, placesIn } from "./day.ts";
import { holderOf } from "./holder.ts";
import { type CountedPhrase, type Numeral, numeralsIn } from "./numbers.ts";
import type { Bounds, Telling } from "./telling.ts";

/** Figures of the killed, hurt, held and driven out in a sentence, with whoever vouches for each. */
export function figureTellings(s: Sentence, reading: Reading): readonly Telling[] {
  const phrases = numeralsIn(s, reading).map(n => phraseOf(s, n, reading));
  const kinds = fatesIn(s, phrases, reading);
  const single = phrases.flatMap((p, i) => {
    const kind = kinds[i];
    if (kind === undefined) return [];
    const counted = kind.total ? phrases[i - 1]!.counted : p.counted;
    return [tellingOf(s, { ...p, counted }, kind, reading)];
  });
  return [...single, ...sums(s, phrases, kinds, reading)];
}

/** A number with the nouns after it, up to what is said of them. */
function phraseOf(s: Sentence, n: Numeral, reading: Reading): CountedPhrase {
  const words = reading.lexicons.tellings;
  let end = n.to;
  for (let i = n.to + 1; i < s.tokens.length; i++) {
    const t = s.tokens[i]!;
    const form = t.form.toLowerCase();
    if (words.dead.has(form) || words.hurt.has(form) || words.held.has(form)) break;
    if (t.upos === "DET" && end > n.to && end === i - 1) break;
    if (/^(?:NOUN|PROPN)$/.test(t.upos)) end = i;
    else if (!/^(?:ADJ|DET|PRON|NUM)$/.test(t.upos) && !isJoint(s, i, reading) && !isInside(s, i)) break;
    if (t.upos === "NUM" && i > n.to + 1 && !isJoint(s, i - 1, reading)) break;
  }
  const nouns = s.tokens.slice(n.to + 1, end + 1).filter(t => t.upos === "NOUN" || t.upos === "PROPN");
  return { ...n, end, counted: countedOf(nouns, reading) };
}

/** A participle before its noun ("36 *suspected* militants"), or what joins two adjectives ("military *and* paramilitary personnel"). */
function isInside(s: Sentence, i: number): boolean {
  const t = s.tokens[i]!;
  if (t.deprel === "amod") return true;
  const next = s.tokens[i + 1];
  return t.upos === "CCONJ" && next?.deprel === "conj" && s.tokens[next.head - 1]?.deprel === "amod";
}

/** A hyphen or "of" inside a phrase ("four *of* the terrorists", "U.S.-led"). */
function isJoint(s: Sentence, i: number, reading: Reading): boolean {
  const t = s.tokens[i]!;
  return reading.lexicons.tellings.of.has(t.form.toLowerCase()) || /^[-–'’“”"]/.test(t.form);
}

function countedOf(nouns: readonly Token[], reading: Reading): Counted {
  const words = reading.lexicons.tellings;
  const lemmas = nouns.map(t => t.lemma.toLowerCase()).reverse();
  for (const lemma of lemmas) {
    const found = countedClasses.find(c => words[c].has(lemma));
    if (found !== undefined) return found;
  }
  return lemmas.length === 0 ? "anybody" : "civilians";
}

function tellingOf(s: Sentence, p: CountedPhrase, kind: CasualtyKind, reading: Reading): Telling {
  const tokens = s.tokens.slice(p.from, p.end + 1);
  const figure = within(s, p, reading);
  return makeFigure(s, tokens, { ...p, bounds: figure }, kind, reading);
}

function makeFigure(
  s: Sentence,
  tokens: readonly Token[],
  p: Pick<CountedPhrase, "bounds" | "counted" | "vague">,
  kind: CasualtyKind,
  reading: Reading,
): Telling {
  const span = cover(tokens);
  const { text } = reading.analysis.document;
  const holder = holderOf(s.index, tokens[0]!, reading);
  const day = dayOf(s, reading);
  return {
    ...span,
    text: quote(text, span),
    attribute: kind.kind,
    value: p.vague ? quote(text, span) : writtenOf(p.bounds),
    ...held(holder, reading),
    evidence: { start: s.start, end: s.end },
    bounds: p.bounds,
    counted: p.counted,
    partial: kind.partial,
    raised: kind.raised,
    ...(kind.was ? { was: true } : {}),
    told: toldAs(s, tokens[0]!, kind, day, reading),
    kinds: kindsIn(s, reading),
    places: placesIn(s, reading),
    ...day,
  };
}

/** Whether a figure is the news, or is told as what was so before. */
function toldAs(
  s: Sentence,
  token: Token,
  kind: CasualtyKind,
  { day, dated }: ReturnType<typeof dayOf>,
  reading: Reading,
): Telling["told"] {
  const { published } = reading.analysis.document;
  if (kind.raised || (dated && published !== undefined && day! < published)) return "known";
  const { perfect } = reading.lexicons.tellings;
  let lately = false;
  const noun = token.deprel === "nummod" ? tokenAt(s, token.head) : token;
  if (children(s, noun, "acl").length > 0) return "known";
  for (let t = token; ; t = tokenAt(s, t.head)) {
    if (/^acl/.test(t.deprel)) return "known";
    lately ||= children(s, t, "aux").some(a => perfect.has(a.lemma.toLowerCase()));
    if (t.head === 0) return lately ? "lately" : "news";
  }
}

const writtenOf = ({ low, high }: Bounds): string =>
  high === undefined ? `at least ${low}` : low === high ? String(low) : `${low} to ${high}`;

/** "Ten people, including the gunman": one report may count him, another not. */
function within(s: Sentence, p: CountedPhrase, reading: Reading): Bounds {
  const words = reading.lexicons.tellings;
  const near = [...s.tokens.slice(Math.max(0, p.from - 6), p.from), ...s.tokens.slice(p.end + 1, p.end + 7)];
  const marked = near.some(t => words.parts.has(t.form.toLowerCase()));
  const culprit = near.find(t => words.culprits.has(t.lemma.toLowerCase()));
  if (!marked || culprit === undefined || p.bounds.low < 2) return p.bounds;
  const many = culprit.lemma.toLowerCase() !== culprit.form.toLowerCase();
  return { ...p.bounds, low: Math.max(0, p.bounds.low - (many ? 2 : 1)) };
}

/** Figures told side by side of the same fate, as one ("twelve staff and at least seven patients"). */
function sums(
  s: Sentence,
  phrases: readonly CountedPhrase[],
  kinds: readonly (CasualtyKind | undefined)[],
  reading: Reading,
): readonly Telling[] {
  const out: Telling[] = [];
  for (let i = 0; i < phrases.length; i++) {
    let j = i;
    while (kinds[j + 1]?.shared) j++;
    if (j === i || kinds[i] === undefined) continue;
    const all = phrases.slice(i, j + 1);
    const open = all.some(p => p.bounds.high === undefined);
    const bounds: Bounds = {
      low: all.reduce((n, p) => n + p.bounds.low, 0),
      ...(open ? {} : { high: all.reduce((n, p) => n + p.bounds.high!, 0) }),
      loose: all.some(p => p.bounds.loose),
    };
    const tokens = [tokenAt(s, all[0]!.from + 1), tokenAt(s, all.at(-1)!.end + 1)];
    const kind = { ...kinds[i]!, partial: false };
    out.push(makeFigure(s, tokens, { bounds, counted: "anybody", vague: false }, kind, reading));
    i = j;
  }
  return out;
}
