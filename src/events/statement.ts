import type { Analysis } from "../language/analysis.ts";
import type { Arguments } from "../language/arguments.ts";
import { children, type Sentence, subtree, type Token, tokenAt } from "../language/sentence.ts";
import { isPassive } from "../language/voice.ts";
import { cover, overlaps, type Span } from "../text/span.ts";
import { governedBy, joined, runs, spanOf, trimmed } from "./content.ts";
import type { Cues } from "./cues.ts";
import { phraseSpan } from "./phrase.ts";
import { quotations } from "./quotation.ts";

/**
 * A statement, belief or intention in somebody's mouth.
 *
 * `speaker` is the head of the words that name him, absent where none is named; `content` the stretches of text that he is
 * made to say, in order; `kind` what his cue does to them.
 */
export interface Statement {
  readonly sentence: number;
  readonly cueToken: number;
  readonly cue: Span;
  readonly speaker?: { readonly sentence: number; readonly token: number; readonly span: Span };
  readonly content: readonly Span[];
  readonly kind: "report" | "factive" | "deny" | "believe" | "doubt" | "plan" | "hearsay";
}

/** Every statement of a document, in text order. @see CODEBOOK.md#attribution */
export function findStatements(
  analysis: Analysis,
  all: readonly Arguments[],
  cues: Cues,
): readonly Statement[] {
  const quotes = quotations(analysis);
  const { text } = analysis.document;
  const found = analysis.sentences.flatMap(s => {
    const sayings = s.tokens.flatMap(t => sayingsAt(s, t, all[s.index]!, cues, text));
    return withQuotations(s, sayings, quotes, text);
  });
  return [...found, ...continued(analysis, found, quotes)].sort(
    (a, b) => a.cue.start - b.cue.start || a.content[0]!.start - b.content[0]!.start,
  );
}

/** A statement before it has its quotations; `loose` are clauses beside the cue, which count where there is no quotation. */
interface Saying extends Statement {
  readonly loose: readonly Span[];
}

function sayingsAt(s: Sentence, t: Token, all: Arguments, cues: Cues, text: string): readonly Saying[] {
  if (t.upos === "VERB" || t.upos === "AUX") return isName(s, t) ? [] : ofVerb(s, t, all, cues, text);
  if (t.upos === "ADJ") return ofVerb(s, t, all, cues, text);
  if (/^(?:obl|nmod|parataxis$|root$)/.test(t.deprel)) return ofPhrase(s, t, cues, text);
  return t.upos === "NOUN" && cues.sayings.has(t.lemma) ? ofNoun(s, t, all, cues, text) : [];
}

/** A word with a capital inside a sentence is part of a name, whatever the tagger says ("Sultan Said"). */
const isName = (s: Sentence, t: Token): boolean =>
  s.standing === "body" &&
  /^\p{Lu}/u.test(t.form) &&
  t.id > 1 &&
  /^[\p{L}\p{N}]/u.test(s.tokens[t.id - 2]!.form) &&
  s.tokens.some(o => o.upos === "VERB" && /^\p{Ll}/u.test(o.form));

/** What a cue does to its content; for an adjective or participle ("is convinced that") what its state of mind does. */
function kindOf(s: Sentence, cue: Token, cues: Cues): Statement["kind"] | undefined {
  const lemma = cue.lemma.toLowerCase();
  if (cue.upos === "ADJ" || isPassive(s, cue)) {
    if (cues.convictions.has(lemma)) return "believe";
    if (cues.feelings.has(lemma)) return "factive";
  }
  if (cue.upos === "ADJ") return undefined;
  if (cues.doubt.has(lemma)) return "doubt";
  if (cues.deny.has(lemma)) return "deny";
  if (cues.factive.has(lemma)) return "factive";
  if (cues.believe.has(lemma)) return "believe";
  if (cues.report.has(lemma)) return "report";
  return cues.plan.has(lemma) ? "plan" : undefined;
}

function ofVerb(s: Sentence, verb: Token, all: Arguments, cues: Cues, text: string): readonly Saying[] {
  const kind = kindOf(s, verb, cues);
  if (kind === undefined) return [];
  const { firm, loose } = governedBy(s, verb, kind === "plan", cues, text);
  const moved = cues.convictions.has(verb.lemma) || cues.feelings.has(verb.lemma);
  const speaker = all[verb.id]!.find(a => a.role === (moved && isPassive(s, verb) ? "patient" : "agent"));
  const named = speaker && tokenAt(s, speaker.token);
  if (kind !== "report" && (named === undefined ? isIdle(s, verb, kind) : cues.generic.has(named.lemma)))
    return [];
  if (kind === "plan" && !cues.intend.has(verb.lemma)) return [];
  const inside = named && [...firm, ...loose].some(c => c.start <= named.start && named.end <= c.end);
  return [
    {
      sentence: s.index,
      cueToken: verb.id,
      cue: { start: verb.start, end: verb.end },
      content: joined(firm),
      loose,
      kind,
      ...(named && !inside
        ? { speaker: { sentence: s.index, token: named.id, span: phraseSpan(s, named) } }
        : {}),
    },
  ];
}

/** Without a bearer a plan or an insight is nobody's ("it is known"); a belief is somebody's ("is believed to"). */
const isIdle = (s: Sentence, verb: Token, kind: Statement["kind"]): boolean =>
  kind === "plan" || kind === "factive" || !isPassive(s, verb);

/** The sayings of a sentence with the quotations that they introduce; those that govern nothing and quote nothing are none. */
function withQuotations(
  s: Sentence,
  sayings: readonly Saying[],
  quotes: readonly Span[],
  text: string,
): readonly Statement[] {
  const told = quotes.filter(q => overlaps(q, s) && q.end - q.start > shortest && isClausal(s, q));
  const claims = told.map(q => claimants(q, sayings));
  return sayings.flatMap(({ loose, ...saying }) => {
    const mine = told.filter((_, i) => claims[i]!.includes(saying.cueToken));
    const beside = mine.length === 0 ? loose : [];
    const content = joined([...saying.content, ...beside, ...mine.map(q => trimmed(q, text))]);
    return content.length === 0 ? [] : [{ ...saying, content }];
  });
}

/** A quotation of so many characters is a word or title that is only named. */
const shortest = 12;

/** Whether a quotation holds a clause, or goes on beyond the sentence. */
const isClausal = (s: Sentence, q: Span): boolean =>
  q.start < s.start - 1 ||
  q.end > s.end + 1 ||
  s.tokens.some(t => q.start <= t.start && t.end <= q.end && /^(?:VB|MD)/.test(t.xpos));

/** Cue tokens of those who say a quotation: they that govern part of it, or else the nearest speaker beside it. */
function claimants(q: Span, sayings: readonly Saying[]): readonly number[] {
  const outside = sayings.filter(x => !overlaps(x.cue, q) && x.kind !== "plan");
  const govern = outside.filter(x => [...x.content, ...x.loose].some(c => overlaps(c, q)));
  if (govern.length > 0) return govern.map(x => x.cueToken);
  const distance = (x: Saying) => Math.max(q.start - x.cue.end, x.cue.start - q.end);
  const beside = outside
    .filter(x => x.speaker !== undefined && x.kind === "report")
    .sort((a, b) => distance(a) - distance(b));
  return beside.slice(0, 1).map(x => x.cueToken);
}

/** "according to the Turkish military": the clause it hangs on, without the phrase. */
function ofPhrase(s: Sentence, noun: Token, cues: Cues, text: string): readonly Saying[] {
  const marks = children(s, noun, "case");
  const phrase =
    marks.length > 0
      ? [marks[0]!, ...children(s, marks[0]!, "fixed"), ...marks.slice(1)].sort((a, b) => a.id - b.id)
      : [];
  const words = phrase.map(m => m.lemma.toLowerCase()).join(" ");
  if (!cues.accordingTo.has(words.replace("accord to", "according to"))) return [];
  if (phrase.length === 1 && noun.upos !== "PROPN") return []; // "per Reuters", not "per person"
  const mine = subtree(s, noun);
  const rest = s.tokens.filter(t => !mine.includes(t) && t.upos !== "PUNCT");
  if (rest.length === 0) return [];
  const content = joined(
    runs(rest, s)
      .map(r => cover(r))
      .filter(r => r.end - r.start > 2),
  );
  return [
    {
      sentence: s.index,
      cueToken: phrase[0]!.id,
      cue: cover(phrase),
      content,
      loose: [],
      kind: "report",
      speaker: { sentence: s.index, token: noun.id, span: trimmed(phraseSpan(s, noun), text) },
    },
  ];
}

/** "Turkey's claim that the jet crossed the border". */
function ofNoun(s: Sentence, noun: Token, all: Arguments, cues: Cues, text: string): readonly Saying[] {
  const clause = children(s, noun, "acl", "ccomp").find(
    c => c.deprel !== "acl:relcl" && children(s, c, "mark").some(m => m.lemma === "that"),
  );
  const speaker = all[noun.id]!.find(
    a => a.role === "agent" || a.role === "poss" || a.role === "by" || a.role === "mod",
  );
  if (clause === undefined || cues.plans.has(noun.lemma)) return [];
  const named = speaker && tokenAt(s, speaker.token);
  return [
    {
      sentence: s.index,
      cueToken: noun.id,
      cue: { start: noun.start, end: noun.end },
      content: [spanOf(s, clause, text)],
      loose: [],
      kind: "report",
      ...(named ? { speaker: { sentence: s.index, token: named.id, span: phraseSpan(s, named) } } : {}),
    },
  ];
}

/** A quotation without a cue of its own is said by whoever spoke right before it, or speaks right after it. */
function continued(
  analysis: Analysis,
  found: readonly Statement[],
  quotes: readonly Span[],
): readonly Statement[] {
  const speaking = found.filter(
    f => f.speaker !== undefined && f.kind !== "plan" && !quotes.some(q => overlaps(q, f.cue)),
  );
  return quotes.flatMap(q => {
    const inside = analysis.sentences.filter(s => s.start >= q.start - 1 && s.end <= q.end + 2);
    const first = inside[0];
    if (first === undefined || speaking.some(f => f.content.some(c => overlaps(c, q)))) return [];
    const last = inside.at(-1)!;
    const before = speaking.filter(f => f.sentence < first.index && first.index - f.sentence <= 3).at(-1);
    const after = speaking.find(f => f.sentence > last.index && f.sentence - last.index <= 1);
    const cue = before ?? after;
    return cue === undefined ? [] : [{ ...cue, content: [trimmed(q, analysis.document.text)] }];
  });
}

/** The statements that hold a token in their content, the nearest (shortest content) first. */
export function statementsOver(
  statements: readonly Statement[],
  sentence: number,
  token: Token,
): readonly Statement[] {
  const size = (s: Statement) => s.content.reduce((n, c) => n + c.end - c.start, 0);
  return statements
    .filter(
      s =>
        s.content.some(c => c.start <= token.start && token.end <= c.end) &&
        !(s.sentence === sentence && s.cueToken === token.id),
    )
    .sort((a, b) => size(a) - size(b) || a.cue.start - b.cue.start);
}
