import type { Analysis } from "../language/analysis.ts";
import type { Arguments } from "../language/arguments.ts";
import { children, type Sentence, subtree, type Token, tokenAt } from "../language/sentence.ts";
import { cover, overlaps, type Span } from "../text/span.ts";
import type { Cues } from "./cues.ts";
import { phraseSpan } from "./phrase.ts";

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
  const quotes = quotedSpans(analysis);
  const found = analysis.sentences.flatMap(s =>
    s.tokens.flatMap(t => statementsAt(s, t, all[s.index]!, cues, quotes, analysis.document.text)),
  );
  return [...found, ...continued(analysis, found, quotes)].sort(
    (a, b) => a.cue.start - b.cue.start || a.content[0]!.start - b.content[0]!.start,
  );
}

function statementsAt(
  s: Sentence,
  t: Token,
  all: Arguments,
  cues: Cues,
  quotes: readonly Span[],
  text: string,
): readonly Statement[] {
  if (t.upos === "VERB" || t.upos === "AUX") return isName(s, t) ? [] : ofVerb(s, t, all, cues, quotes, text);
  if (
    t.deprel.startsWith("obl") ||
    t.deprel.startsWith("nmod") ||
    t.deprel === "parataxis" ||
    t.deprel === "root"
  )
    return ofPhrase(s, t, cues, text);
  return t.upos === "NOUN" && cues.sayings.has(t.lemma) ? ofNoun(s, t, all, cues, text) : [];
}

/** A word with a capital inside a sentence is part of a name, whatever the tagger says ("Sultan Said"). */
const isName = (s: Sentence, t: Token): boolean =>
  s.standing === "body" &&
  /^\p{Lu}/u.test(t.form) &&
  t.id > 1 &&
  /^[\p{L}\p{N}]/u.test(s.tokens[t.id - 2]!.form) &&
  s.tokens.some(o => o.upos === "VERB" && /^\p{Ll}/u.test(o.form));

function kindOf(lemma: string, cues: Cues): Statement["kind"] | undefined {
  if (cues.doubt.has(lemma)) return "doubt";
  if (cues.deny.has(lemma)) return "deny";
  if (cues.factive.has(lemma)) return "factive";
  if (cues.believe.has(lemma)) return "believe";
  if (cues.report.has(lemma)) return "report";
  return cues.plan.has(lemma) ? "plan" : undefined;
}

function ofVerb(
  s: Sentence,
  verb: Token,
  all: Arguments,
  cues: Cues,
  quotes: readonly Span[],
  text: string,
): readonly Statement[] {
  const kind = kindOf(verb.lemma.toLowerCase(), cues);
  if (kind === undefined) return [];
  const content = contentOf(s, verb, kind, quotes, text);
  if (content.length === 0) return [];
  const speaker = all[verb.id]!.find(a => a.role === "agent");
  const named = speaker && tokenAt(s, speaker.token);
  const inside = named && content.some(c => c.start <= named.start && named.end <= c.end);
  return [
    {
      sentence: s.index,
      cueToken: verb.id,
      cue: { start: verb.start, end: verb.end },
      content,
      kind,
      ...(named && !inside
        ? { speaker: { sentence: s.index, token: named.id, span: phraseSpan(s, named) } }
        : {}),
    },
  ];
}

/** What a verb of saying governs: its clause, the clause it trails, or the quotation beside it. */
function contentOf(
  s: Sentence,
  verb: Token,
  kind: Statement["kind"],
  quotes: readonly Span[],
  text: string,
): readonly Span[] {
  const own = children(s, verb);
  const clause = own.filter(
    c =>
      c.deprel === "ccomp" ||
      (c.deprel === "parataxis" && c.id < verb.id && kind !== "plan") ||
      (c.deprel === "xcomp" && (kind === "plan" || kind === "believe" || isPassive(s, verb))),
  );
  const spans = clause.map(c => spanOf(s, c, text));
  const trailed =
    verb.deprel === "parataxis" && verb.head !== 0 && own.some(c => c.deprel.startsWith("nsubj"))
      ? [around(s, verb, text)]
      : [];
  if (kind === "plan") return spans;
  const quoted = quotes
    .filter(q => overlaps(q, s) && !(q.start <= verb.start && verb.end <= q.end))
    .map(q => ({ start: Math.max(q.start, s.start), end: Math.min(q.end, s.end) }));
  return joined([...spans, ...trailed, ...quoted.filter(q => q.end - q.start > 12)]);
}

const isPassive = (s: Sentence, verb: Token): boolean =>
  children(s, verb, "aux:pass", "nsubj:pass").length > 0 ||
  (verb.xpos === "VBN" && verb.deprel.startsWith("acl"));

/** "according to the Turkish military": the clause it hangs on, without the phrase. */
function ofPhrase(s: Sentence, noun: Token, cues: Cues, text: string): readonly Statement[] {
  const marks = children(s, noun, "case");
  const phrase =
    marks.length > 0
      ? [marks[0]!, ...children(s, marks[0]!, "fixed"), ...marks.slice(1)].sort((a, b) => a.id - b.id)
      : [];
  const words = phrase.map(m => m.lemma.toLowerCase()).join(" ");
  if (!cues.accordingTo.has(words.replace("accord to", "according to"))) return [];
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
      kind: "report",
      speaker: { sentence: s.index, token: noun.id, span: trimmed(phraseSpan(s, noun), text) },
    },
  ];
}

/** "Turkey's claim that the jet crossed the border". */
function ofNoun(s: Sentence, noun: Token, all: Arguments, cues: Cues, text: string): readonly Statement[] {
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
      kind: "report",
      ...(named ? { speaker: { sentence: s.index, token: named.id, span: phraseSpan(s, named) } } : {}),
    },
  ];
}

/** Sentences inside a quotation that goes on after its cue's sentence have the same speaker. */
function continued(
  analysis: Analysis,
  found: readonly Statement[],
  quotes: readonly Span[],
): readonly Statement[] {
  const out: Statement[] = [];
  for (const quotation of quotes) {
    const inside = analysis.sentences.filter(
      s =>
        s.start >= quotation.start - 1 &&
        s.end <= quotation.end + 2 &&
        !found.some(f => f.sentence === s.index),
    );
    for (const s of inside) {
      const before = found
        .filter(f => f.speaker && f.sentence < s.index && s.index - f.sentence <= 3 && f.kind !== "plan")
        .at(-1);
      const after = found.find(
        f =>
          f.speaker &&
          f.sentence > s.index &&
          f.sentence - s.index <= 2 &&
          f.kind !== "plan" &&
          f.content.some(c => overlaps(c, quotation)),
      );
      const same = found.find(f => f.speaker && f.content.some(c => overlaps(c, quotation)));
      const cue = same ?? after ?? before;
      if (cue) out.push({ ...cue, content: [{ start: s.start, end: s.end }] });
    }
  }
  return out;
}

/** Stretches between quotation marks, paired within a paragraph; a mark left open closes at its paragraph's end. */
function quotedSpans(analysis: Analysis): readonly Span[] {
  const out: Span[] = [];
  const { text } = analysis.document;
  const paragraphs = new Map<number, Span>();
  for (const s of analysis.sentences)
    paragraphs.set(s.paragraph, cover([paragraphs.get(s.paragraph) ?? s, s]));
  for (const p of paragraphs.values()) {
    let open = -1;
    for (let i = p.start; i < p.end; i++) {
      const c = text[i]!;
      if (open < 0 ? c === "“" || c === '"' : c === "”" || c === '"') {
        if (open >= 0) out.push({ start: open + 1, end: i });
        open = open < 0 ? i : -1;
      }
    }
    if (open >= 0) out.push({ start: open + 1, end: p.end });
  }
  return out;
}

function spanOf(s: Sentence, head: Token, text: string): Span {
  const tokens = subtree(s, head).filter(t => t.upos !== "PUNCT");
  return trimmed(cover(tokens.length > 0 ? tokens : [head]), text);
}

/** The sentence without a verb of saying and its speaker. */
function around(s: Sentence, verb: Token, text: string): Span {
  const mine = subtree(s, verb);
  const rest = s.tokens.filter(t => !mine.includes(t) && t.upos !== "PUNCT");
  const long = runs(rest, s).sort((a, b) => b.length - a.length)[0];
  return trimmed(cover(long ?? [verb]), text);
}

/** Unbroken runs of tokens (marks between them do not break). */
function runs(tokens: readonly Token[], s: Sentence): (readonly Token[])[] {
  const out: Token[][] = [];
  for (const t of tokens) {
    const last = out.at(-1)?.at(-1);
    const between = last ? s.tokens.slice(last.id, t.id - 1) : [];
    if (last && between.every(b => b.upos === "PUNCT")) out.at(-1)!.push(t);
    else out.push([t]);
  }
  return out;
}

function trimmed(span: Span, text: string): Span {
  let { start, end } = span;
  while (start < end && /[\s,"“”]/.test(text[start]!)) start++;
  while (end > start && /[\s,"“”]/.test(text[end - 1]!)) end--;
  return { start, end };
}

/** Overlapping stretches as one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const s of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1);
    if (last && s.start <= last.end + 1) out[out.length - 1] = cover([last, s]);
    else out.push(s);
  }
  return out;
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
