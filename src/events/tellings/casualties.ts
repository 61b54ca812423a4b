import { children, type Sentence, type Token } from "../../language/sentence.ts";
import { isPassive } from "../../language/voice.ts";
import type { Reading } from "../draft.ts";
import type { CountedPhrase } from "./numbers.ts";

/** What befell those whom a number counts. */
export interface CasualtyKind {
  readonly kind: "killed" | "injured" | "captured" | "arrested" | "displaced";
  /** A part of another figure. */
  readonly partial: boolean;
  /** The figure is brought up to date. */
  readonly raised: boolean;
  /** The figure that was, beside the one that is ("from 25 to 71"). */
  readonly was: boolean;
  /** The whole of which the number before it is a part ("a further two, for a total of *six*"). */
  readonly total: boolean;
  /** Shares what befell with the number before it. */
  readonly shared: boolean;
}

type Kind = CasualtyKind["kind"];

/** How many words may stand between those counted and what befell them. */
const reach = 9;

/** For each counted phrase of a sentence what befell those counted; absent where no word says. */
export function fatesIn(
  s: Sentence,
  phrases: readonly CountedPhrase[],
  reading: Reading,
): readonly (CasualtyKind | undefined)[] {
  const own = phrases.map(p => kindBy(s, p, reading));
  const tolled = tollKinds(s, phrases, own, reading);
  const told = phrases.map((_, i) => own[i] ?? tolled[i]);
  const listed = phrases.map((_, i) => told[i] ?? carried(s, phrases, told, i, reading));
  return phrases.map((p, i) => {
    const kind = listed[i];
    const next = phrases[i + 1];
    if (kind === undefined || (next !== undefined && isTotal(s, next, reading))) return undefined;
    const shared =
      i > 0 && listed[i - 1] === kind && isListed(s, phrases[i - 1]!, p) && !isSum(phrases, i - 1);
    const sharedOn =
      next !== undefined && listed[i + 1] === kind && isListed(s, p, next) && !isSum(phrases, i);
    return {
      kind,
      partial: shared || sharedOn || isPart(s, p, reading),
      total: i > 0 && isTotal(s, p, reading),
      raised: isRaised(s, p, tolled[i] !== undefined, reading),
      was: isFormer(s, p, tolled[i] !== undefined, reading),
      shared: shared && !isPart(s, p, reading),
    };
  });
}

const lower = (t: Token | undefined): string => t?.form.toLowerCase() ?? "";
const lemma = (t: Token | undefined): string => t?.lemma.toLowerCase() ?? "";

function kindBy(s: Sentence, p: CountedPhrase, reading: Reading): Kind | undefined {
  return (
    ofCounted(s, p, reading) ??
    before(s, p, reading) ??
    after(s, p, reading) ??
    byTree(s, p, reading) ??
    ofHeld(s, p, reading)
  );
}

/** "six deaths", "115 bodies", "heavy casualties". */
function ofCounted(s: Sentence, p: CountedPhrase, reading: Reading): Kind | undefined {
  const words = reading.lexicons.tellings;
  const nouns = s.tokens.slice(p.from, p.end + 2);
  if (nouns.some(t => t.upos === "NOUN" && words.bodies.has(lemma(t)))) return "killed";
  return nouns.some(t => t.upos === "NOUN" && words.hurt.has(lemma(t))) ? "injured" : undefined;
}

/** "twenty hostages": held, if nothing else is told of them. */
function ofHeld(s: Sentence, p: CountedPhrase, reading: Reading): Kind | undefined {
  const nouns = s.tokens.slice(p.core, p.end + 2).filter(t => t.upos === "NOUN");
  return nouns.some(t => reading.lexicons.tellings.held.has(lemma(t))) ? "captured" : undefined;
}

/** What is said right behind the phrase: "four people have been killed", "11 dead", "ten others wounded". */
function after(s: Sentence, p: CountedPhrase, reading: Reading): Kind | undefined {
  const words = reading.lexicons.tellings;
  if (isOblique(s, p, reading)) return undefined;
  let i = p.end + 1;
  for (let steps = 0; i < s.tokens.length && steps < reach; steps++) {
    const t = s.tokens[i]!;
    const kind = befell(s, t, reading);
    if (kind !== undefined) return kind;
    if (words.parts.has(lower(t)) || /^[,(–-]$/.test(t.form)) {
      const skip = aside(s, i, reading);
      if (skip === undefined) return undefined;
      i = skip;
    } else if (t.upos === "AUX" || t.upos === "ADV" || words.between.has(lemma(t))) i++;
    else return undefined;
  }
  return undefined;
}

/** Whether a preposition governs the phrase: what is said behind it is said of something else ("soldiers of *the two armies* were killed"). */
function isOblique(s: Sentence, p: CountedPhrase, reading: Reading): boolean {
  const words = reading.lexicons.tellings;
  let i = p.from - 1;
  while (i >= 0 && words.articles.has(lower(s.tokens[i]))) i--;
  const t = s.tokens[i];
  return t?.upos === "ADP" && i < p.from - 1;
}

/** The index after words set between marks ("- including 30 Britons -", ", including three police officers,"). */
function aside(s: Sentence, i: number, reading: Reading): number | undefined {
  const words = reading.lexicons.tellings;
  const inside = s.tokens.slice(i, i + 3).some(t => words.parts.has(lower(t)) || words.for.has(lower(t)));
  if (!inside) return undefined;
  const close = s.tokens.findIndex((t, k) => k > i + 1 && /^[,)–-]$/.test(t.form));
  return close < 0 ? undefined : close + 1;
}

/** What a word says befell those before it. */
function befell(s: Sentence, t: Token, reading: Reading): Kind | undefined {
  const { figures: f, tellings: words } = reading.lexicons;
  const [form, base] = [lower(t), lemma(t)];
  if (words.dead.has(form)) return "killed";
  if (words.hurt.has(form) && (t.upos !== "NOUN" || words.for.has(lower(s.tokens[t.id - 2]))))
    return "injured";
  if (f.died.has(base) && base !== "fall") return "killed";
  if (base === "flee") return "displaced";
  const passive = t.xpos === "VBN" || t.xpos === "JJ" || isPassive(s, t);
  return passive ? ofVerb(base, reading) : undefined;
}

/** What a verb does to its object. */
function ofVerb(base: string, reading: Reading): Kind | undefined {
  const { figures: f, tellings: words } = reading.lexicons;
  if (f.killed.has(base)) return "killed";
  if (f.injured.has(base)) return "injured";
  if (f.captured.has(base) || words.held.has(base)) return "captured";
  if (f.arrested.has(base)) return "arrested";
  return f.displaced.has(base) && base !== "flee" ? "displaced" : undefined;
}

/** What is said right before the number: "killing at least 12", "the deaths of 22", "killed over 200". */
function before(s: Sentence, p: CountedPhrase, reading: Reading): Kind | undefined {
  const words = reading.lexicons.tellings;
  let i = p.from - 1;
  while (i >= 0 && (words.articles.has(lower(s.tokens[i])) || s.tokens[i]!.upos === "ADV")) i--;
  const t = s.tokens[i];
  if (t === undefined) return undefined;
  if (t.upos === "ADP" && words.of.has(lower(t))) {
    const noun = lemma(s.tokens[i - 1]);
    if (words.deaths.has(noun)) return "killed";
    if (words.hurts.has(noun)) return "injured";
    if (words.captures.has(noun)) return "captured";
    return undefined;
  }
  if (!/^(?:VERB|NOUN|ADJ)$/.test(t.upos) || children(s, t, "aux:pass").length > 0) return undefined;
  return isUnreal(s, t) ? undefined : ofVerb(lemma(t), reading);
}

/** A verb under a modal tells of nothing that happened. */
const isUnreal = (s: Sentence, verb: Token): boolean =>
  s.tokens.some(t => t.head === verb.id && t.xpos === "MD");

/** Who suffers what a verb tells, wherever it stands. */
function byTree(s: Sentence, p: CountedPhrase, reading: Reading): Kind | undefined {
  const { figures: f } = reading.lexicons;
  const mine = (id: number) => id - 1 >= p.core && id - 1 <= p.end;
  for (const verb of s.tokens) {
    if (verb.upos !== "VERB" && verb.upos !== "ADJ") continue;
    const base = lemma(verb);
    const dies = (f.died.has(base) && base !== "fall") || base === "flee";
    const kind = dies ? (base === "flee" ? "displaced" : "killed") : ofVerb(base, reading);
    if (kind === undefined || isUnreal(s, verb)) continue;
    const role = dies ? "agent" : "patient";
    if (reading.arguments[s.index]![verb.id]!.some(a => a.role === role && mine(a.token))) return kind;
  }
  return undefined;
}

/** Numbers behind a word for a count of the dead ("the death toll rises to 22", "from 25 to 71"). */
function tollKinds(
  s: Sentence,
  phrases: readonly CountedPhrase[],
  own: readonly (Kind | undefined)[],
  reading: Reading,
): readonly (Kind | undefined)[] {
  const words = reading.lexicons.tellings;
  const toll = s.tokens.findIndex(t => words.tolls.has(lemma(t)));
  if (toll < 0) return phrases.map(() => undefined);
  const marks = phrases.map((p, i) => {
    if (own[i] !== undefined || p.from < toll) return false;
    const mark = lower(s.tokens[p.from - 1]);
    const near = s.tokens.slice(Math.max(0, p.from - 4), p.from).map(lower);
    return (
      words.to.has(mark) ||
      near.some(w => words.from.has(w)) ||
      words.raises.has(lemma(s.tokens[p.core - 1])) ||
      isClose(s, p, reading)
    );
  });
  return phrases.map((_, i) => (marks[i] ? "killed" : undefined));
}

/** The verb "be" or an adverb before a number ("the toll is now 19"). */
function isClose(s: Sentence, p: CountedPhrase, reading: Reading): boolean {
  const words = reading.lexicons.tellings;
  const t = s.tokens[p.from - 1];
  return t !== undefined && (t.upos === "AUX" || words.raises.has(lemma(t)));
}

/** A number in a list with one whose fate is told ("eight soldiers *and three civilians* are killed"), or a part of it. */
function carried(
  s: Sentence,
  phrases: readonly CountedPhrase[],
  told: readonly (Kind | undefined)[],
  i: number,
  reading: Reading,
): Kind | undefined {
  const p = phrases[i]!;
  const [last, next] = [phrases[i - 1], phrases[i + 1]];
  if (last !== undefined && told[i - 1] !== undefined)
    if (isListed(s, last, p) || isPart(s, p, reading) || isTotal(s, p, reading)) return told[i - 1];
  return next !== undefined && told[i + 1] !== undefined && isListed(s, p, next) ? told[i + 1] : undefined;
}

/** "a further two militants, for a total of *six*". */
const isTotal = (s: Sentence, p: CountedPhrase, reading: Reading): boolean =>
  s.tokens.slice(Math.max(0, p.from - 2), p.from).some(t => reading.lexicons.tellings.totals.has(lemma(t)));

/** Whether but "and" or a comma stands between two phrases. */
function isListed(s: Sentence, a: CountedPhrase, b: CountedPhrase): boolean {
  const between = s.tokens.slice(a.end + 1, b.from);
  return (
    between.length > 0 &&
    between.length <= 4 &&
    between.some(t => t.upos === "CCONJ" || t.form === "," || t.deprel === "cc") &&
    between.every(t => t.upos === "CCONJ" || t.form === "," || t.deprel === "cc" || t.deprel === "fixed")
  );
}

/** Whether the numbers behind one add up to it ("10, one officer and nine soldiers"). */
function isSum(phrases: readonly CountedPhrase[], i: number): boolean {
  let sum = 0;
  for (const p of phrases.slice(i + 1)) {
    sum += p.bounds.low;
    if (sum === phrases[i]!.bounds.low && p !== phrases[i + 1]) return true;
  }
  return false;
}

/** A number behind "including", "among them". */
function isPart(s: Sentence, p: CountedPhrase, reading: Reading): boolean {
  const words = reading.lexicons.tellings;
  const texts = [1, 2].map(n =>
    s.tokens
      .slice(Math.max(0, p.from - n), p.from)
      .map(lower)
      .join(" "),
  );
  return texts.some(t => words.parts.has(t));
}

/** Whether a word by the number brings it up to date. */
function isRaised(s: Sentence, p: CountedPhrase, tolled: boolean, reading: Reading): boolean {
  const words = reading.lexicons.tellings;
  const near = s.tokens.slice(Math.max(0, p.from - 5), p.from);
  return tolled || isTotal(s, p, reading) || near.some(t => words.raises.has(lemma(t)));
}

/** The figure that was: behind "from", "from a figure of". */
function isFormer(s: Sentence, p: CountedPhrase, tolled: boolean, reading: Reading): boolean {
  const near = s.tokens.slice(Math.max(0, p.from - 4), p.from).map(lower);
  const from = near.findLastIndex(w => reading.lexicons.tellings.from.has(w));
  return tolled && from >= 0 && !near.slice(from).some(w => reading.lexicons.tellings.to.has(w));
}
