import { children, type Sentence, subtree, type Token, tokenAt } from "../../language/sentence.ts";
import { cover, type Span } from "../../text/span.ts";
import { spanOf, trimmed } from "../content.ts";
import type { Reading } from "../draft.ts";
import { holderAt, speakerOf } from "./holder.ts";
import type { Holder } from "./telling.ts";

/** What somebody in a report holds to be so: a statement, or a deed that he lays on somebody. */
export interface Saying extends Span {
  readonly sentence: number;
  /** The word that says so, by token id. */
  readonly cue: number;
  readonly holder?: Holder;
  /** Where he and his word begin: what stands behind it is set against what stands before. */
  readonly from: number;
  /** Head of whom a deed is laid on; absent for plain statements. */
  readonly accused?: number;
}

/** All that somebody is made to say, and whom he blames, in text order; what he denies is elsewhere. */
export function sayingsIn(reading: Reading): readonly Saying[] {
  const before = known.get(reading);
  if (before !== undefined) return before;
  const found = findSayings(reading);
  known.set(reading, found);
  return found;
}

/** The sayings of a report, once they have been asked for. */
const known = new WeakMap<Reading, readonly Saying[]>();

function findSayings(reading: Reading): readonly Saying[] {
  const said = reading.statements
    .filter(s => s.kind === "report" || s.kind === "factive" || s.kind === "believe")
    .map(s => {
      const holder = speakerOf(s, reading);
      const start = Math.min(s.speaker?.span.start ?? s.cue.start, s.cue.start);
      const all = cover(s.content);
      return {
        ...all,
        sentence: s.sentence,
        cue: s.cueToken,
        from: start,
        ...(holder === undefined ? {} : { holder }),
      };
    });
  const blamed = reading.analysis.sentences.flatMap(s =>
    s.tokens.filter(t => t.upos === "VERB").flatMap(t => blameAt(s, t, reading)),
  );
  const all = [...said, ...blamed].sort((a, b) => a.from - b.from || a.start - b.start);
  return all.map(x => cut(x, all, reading));
}

/** "A prosecutor accuses the ministry of …", "An official blames the rebels". */
function blameAt(s: Sentence, verb: Token, reading: Reading): readonly Saying[] {
  if (!reading.lexicons.tellings.blames.has(verb.lemma.toLowerCase())) return [];
  const all = reading.arguments[s.index]![verb.id]!;
  const [agent, patient] = [all.find(a => a.role === "agent"), all.find(a => a.role === "patient")];
  if (agent === undefined || patient === undefined) return [];
  const { text } = reading.analysis.document;
  const holder = holderAt(s.index, agent.token, undefined, reading);
  const aside = children(s, verb, "advcl", "conj", "parataxis")
    .filter(c => children(s, c, "nsubj").length > 0)
    .flatMap(c => subtree(s, c));
  const behind = subtree(s, verb).filter(t => t.id >= verb.id && t.upos !== "PUNCT" && !aside.includes(t));
  const span = trimmed(cover(behind), text);
  return [{ ...span, sentence: s.index, cue: verb.id, holder, from: holder.start, accused: patient.token }];
}

/** What somebody says ends where the next speaker is set against him ("…, while the observers report …"). */
function cut(x: Saying, all: readonly Saying[], reading: Reading): Saying {
  const s = reading.analysis.sentences[x.sentence]!;
  const next = all.find(
    o =>
      o.sentence === x.sentence &&
      o.from > x.start &&
      o.from < x.end &&
      o.holder !== undefined &&
      o.holder.text !== x.holder?.text &&
      contrastBefore(s, o.from, reading),
  );
  if (next === undefined) return x;
  const last = s.tokens.filter(t => t.end <= next.from && !isContrast(t, reading)).at(-1);
  if (last === undefined || last.end <= x.start) return { ...x, start: next.end, end: x.end };
  return { ...x, end: trimmed({ start: x.start, end: last.end }, reading.analysis.document.text).end };
}

const isContrast = (t: Token, reading: Reading): boolean =>
  t.upos === "PUNCT" || reading.lexicons.tellings.contrasts.has(t.lemma.toLowerCase());

/** Whether a word of contrast stands within five words before a place, or opens the sentence. */
export function contrastBefore(s: Sentence, from: number, reading: Reading): boolean {
  const before = s.tokens.filter(t => t.end <= from).slice(-5);
  return before.some(t => reading.lexicons.tellings.contrasts.has(t.lemma.toLowerCase()));
}

/** Whether a statement is set against what was said before: by a word before its speaker, as its word of saying, or within. */
export function isContrasted(x: Saying, reading: Reading): boolean {
  const s = reading.analysis.sentences[x.sentence]!;
  const { contrasts } = reading.lexicons.tellings;
  const cue = tokenAt(s, x.cue).lemma.toLowerCase();
  const inside = s.tokens.filter(t => t.start >= x.start && t.end <= x.end).slice(0, 8);
  return (
    contrasts.has(cue) ||
    contrastBefore(s, x.from, reading) ||
    inside.some(t => t.upos === "ADV" && contrasts.has(t.lemma.toLowerCase()))
  );
}

/** The clause of the sentence's root, in the report's own voice. */
export function ownClause(s: Sentence, reading: Reading): Span {
  const root = s.tokens.find(t => t.head === 0) ?? s.tokens[0]!;
  return spanOf(s, root, reading.analysis.document.text);
}
