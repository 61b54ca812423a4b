import { timexesIn } from "../language/analysis.ts";
import type { Timex } from "../language/mention.ts";
import { children, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import { bounds, parseDay } from "../language/timex/calendar.ts";
import { caseOf } from "../language/voice.ts";
import type { Draft, Reading } from "./draft.ts";
import type { StoryWords } from "./story-words.ts";

/** How many sentences a story of an earlier day may go on: where a pronoun goes on with it, and where nothing but the tense does. */
const storySentences = 8;
const nearSentences = 3;
/** Days after which a day told is an earlier one; after which it is long gone. */
const week = 7;
const longBefore = 35;

/** A clause or phrase that tells of another time than its governor. */
export function apart(s: Sentence, t: Token, words: StoryWords): boolean {
  if (/^(?:acl|advcl|parataxis|conj)/.test(t.deprel) && t.upos === "VERB") return true;
  if (t.deprel === "ccomp") return false;
  return (t.deprel.startsWith("obl") || t.deprel.startsWith("nmod")) && words.apart.has(caseOf(s, t));
}

/** Told as something earlier: past perfect, or below a word of another time. */
export function background(s: Sentence, predicate: Token, words: StoryWords): boolean {
  for (let t = predicate; ; t = tokenAt(s, t.head)) {
    if (t.upos === "VERB" && auxiliary(s, t, "have", "VBD")) return true;
    if (t.head === 0) return false;
    if (apart(s, t, words)) return true;
  }
}

const auxiliary = (s: Sentence, t: Token, lemma: string, ...tags: readonly string[]): boolean =>
  children(s, t, "aux", "aux:pass").some(a => a.lemma === lemma && tags.includes(a.xpos));

/** What lasts or is done again and again has no day: "for decades", "every year", "traditionally", "has repeatedly". */
export function lasting(
  s: Sentence,
  predicate: Token,
  timexes: readonly Timex[],
  words: StoryWords,
): boolean {
  const past = [predicate, ...children(s, predicate, "aux", "aux:pass")].some(t => t.xpos === "VBD");
  return children(s, predicate).some(
    t =>
      (t.deprel === "advmod" && another(s, t, past, words)) ||
      (/^(?:obl|advmod|nmod:unmarked)/.test(t.deprel) && spell(t, timexes)),
  );
}

function another(s: Sentence, t: Token, past: boolean, words: StoryWords): boolean {
  const word = t.form.toLowerCase();
  if (words.once.has(word)) return !words.again.has(s.tokens[t.id]?.form.toLowerCase() ?? "");
  return words.otherTimes.has(word) || (!past && words.manyTimes.has(word));
}

/** Whether a word heads a set, or a duration of weeks or more. */
const spell = (t: Token, timexes: readonly Timex[]): boolean =>
  timexes.some(
    x =>
      x.start <= t.start &&
      t.end <= x.end &&
      (x.type === "SET" || (x.type === "DURATION" && /^P[\d.X]+[WMY]$/.test(x.value))),
  );

/**
 * A state of affairs in the plain present: who backs whom, and, below the first sentence, any act that is no word. A word
 * is said on the day ("the minister *welcomes* the truce").
 */
export function state(s: Sentence, predicate: Token, material: boolean, words: StoryWords): boolean {
  if (s.standing !== "body" || predicate.upos !== "VERB" || !/^VB[ZP]$/.test(predicate.xpos)) return false;
  return words.states.has(predicate.lemma) || (material && s.index > 0);
}

/**
 * Whether an event without a time of its own goes on with a story of an earlier day: the last event of the same lands that
 * has one lies more than a week before the report, and a pronoun stands for them here ("They *signed* a deal").
 */
export function retold(draft: Draft, before: readonly Draft[], reading: Reading): boolean {
  const lands = landsOf(draft);
  const tokens = reading.analysis.sentences[draft.sentence]!.tokens;
  const referred = [...draft.actor, ...draft.recipient].some(
    p => tokens.find(t => t.start === p.start)?.upos === "PRON",
  );
  if (lands.size < 2 || !referred) return false;
  const last = before.findLast(
    d =>
      draft.sentence - d.sentence <= storySentences &&
      (d.date?.spans.length ?? 0) > 0 &&
      [...lands].every(c => landsOf(d).has(c)),
  );
  return last !== undefined && gone(last, reading) > week;
}

/**
 * Whether an event in the plain past follows a sentence of the same paragraph, or of the one before about one of its lands,
 * whose own clause told a day long gone: "In 2013 Egypt expelled the envoy. Ankara *recalled* its own."
 */
export function follows(draft: Draft, before: readonly Draft[], reading: Reading): boolean {
  const { sentences } = reading.analysis;
  const s = sentences[draft.sentence]!;
  if (draft.attribution.length > 0 || !plainPast(s, tokenAt(s, draft.predicate))) return false;
  for (const past of sentences.slice(Math.max(0, s.index - nearSentences), s.index).reverse()) {
    const drafts = before.filter(d => d.sentence === past.index);
    const shared = drafts.some(d => [...landsOf(d)].some(c => c !== undefined && landsOf(draft).has(c)));
    const near = s.paragraph === past.paragraph || (shared && s.paragraph - past.paragraph === 1);
    if (!near) return false;
    const told = tellsOf(past, drafts, reading);
    if (told !== "story") return told === "old";
  }
  return false;
}

/** What a sentence tells of: a day long gone, news, or what may belong to either story. */
function tellsOf(s: Sentence, drafts: readonly Draft[], reading: Reading): "old" | "news" | "story" {
  const { published } = reading.analysis.document;
  const times = timexesIn(reading.analysis, s.index).filter(t => bounds(t.value) !== undefined);
  const root = s.tokens.find(t => t.head === 0)!;
  // What is only said to have been long ago is news by its saying: '"In 2013 we were attacked," he said.'
  const said = children(s, root, "parataxis").some(t => reading.lexicons.cues.report.has(t.lemma));
  const main = said ? [] : times.filter(t => isOfMainClause(s, t, reading.lexicons.story));
  if (main.length > 0) return main.every(t => isLongGone(t.value, published)) ? "old" : "news";
  const fresh = times.length > 0 || drafts.some(d => d.date !== undefined);
  return fresh || said || reading.lexicons.cues.report.has(root.lemma) || !plainPast(s, root)
    ? "news"
    : "story";
}

/** Whether a time dates the verb of a sentence's main clause. */
function isOfMainClause(s: Sentence, timex: Timex, words: StoryWords): boolean {
  const inside = (t: Token) => t.start >= timex.start && t.end <= timex.end;
  const top = s.tokens.find(t => inside(t) && (t.head === 0 || !inside(tokenAt(s, t.head))));
  if (top === undefined || top.head === 0 || words.apart.has(caseOf(s, top))) return false;
  const verb = tokenAt(s, top.head);
  return verb.upos === "VERB" && !background(s, verb, words);
}

/** A finite past or a passive with one, without a perfect. */
const plainPast = (s: Sentence, t: Token): boolean =>
  t.upos === "VERB" &&
  !auxiliary(s, t, "have", "VBD", "VBZ", "VBP") &&
  (t.xpos === "VBD" || auxiliary(s, t, "be", "VBD"));

/** How many days before the report the time of an event ended. */
function gone(d: Draft, reading: Reading): number {
  const [end, now] = [parseDay(d.date?.end), parseDay(reading.analysis.document.published)];
  return end === undefined || now === undefined ? 0 : now - end;
}

/** Whether the value of a time ended long before a report of a day. */
export function isLongGone(value: string, published: string | undefined): boolean {
  const [end, now] = [parseDay(bounds(value)?.end), parseDay(published)];
  return end !== undefined && now !== undefined && now - end >= longBefore;
}

const landsOf = (d: Draft): ReadonlySet<string | undefined> =>
  new Set([...d.actor, ...d.recipient].map(p => p.country));
