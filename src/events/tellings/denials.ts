import { children, type Sentence, subtree, type Token, tokenAt } from "../../language/sentence.ts";
import { cover, quote, type Span } from "../../text/span.ts";
import { trimmed } from "../content.ts";
import type { Reading } from "../draft.ts";
import { resolveHead } from "../resolution.ts";
import { countedClasses } from "../telling-words.ts";
import { holderAt } from "./holder.ts";
import { ownClause, type Saying, sayingsIn } from "./saying.ts";
import type { Holder } from "./telling.ts";

/** Words by which somebody says that something is not so. */
export interface Denial extends Span {
  readonly sentence: number;
  readonly cue: number;
  readonly holder: Holder;
  /** A finding that something is not the case: of what somebody has said, not of the report's own words. */
  readonly finding: boolean;
  /** Only a word for what was said is denied ("denies this", "the claims"). */
  readonly anaphoric: boolean;
  /** Somebody's part in a deed is denied, not the deed. */
  readonly part: boolean;
  /** What is denied, where the sentence tells it itself ("denies claims by Kenya that …"). */
  readonly told?: Saying;
  /** Land of those whose claim it is ("the Kenyan claims"). */
  readonly whose?: string;
}

/** How many sentences back what is denied may have been told. */
const reachBack = 4;

/** The denials of a report, in text order. */
export function denialsIn(reading: Reading): readonly Denial[] {
  return reading.analysis.sentences.flatMap(s => s.tokens.flatMap(t => denialAt(s, t, reading)));
}

function denialAt(s: Sentence, verb: Token, reading: Reading): readonly Denial[] {
  const words = reading.lexicons.tellings;
  const lemma = verb.lemma.toLowerCase();
  const next = s.tokens[verb.id];
  const rules = words.excluding.has(`${verb.form} ${next?.form ?? ""}`.toLowerCase());
  if (verb.upos !== "VERB" || !(words.denies.has(lemma) || words.excludes.has(lemma) || rules)) return [];
  const all = reading.arguments[s.index]![verb.id]!;
  const agent = all.find(a => a.role === "agent");
  const given = all.find(a => a.role === "recipient");
  if (agent === undefined || (given !== undefined && !words.claims.has(tokenAt(s, given.token).lemma)))
    return [];
  if (isNobody(s, tokenAt(s, agent.token), reading)) return [];
  const object = all.find(a => a.role === "patient")?.token ?? claimBefore(s, verb, reading)?.id;
  const noun = object === undefined ? undefined : tokenAt(s, object);
  const below = children(s, verb, "ccomp", "xcomp")[0];
  const isClaim = noun !== undefined && words.claims.has(noun.lemma.toLowerCase());
  const clause = isClaim ? undefined : below;
  const kind = kindOf(noun, clause, lemma, reading) ?? (rules ? "thing" : undefined);
  if (kind === undefined) return [];
  const span = spanOfDenial(s, verb, noun, clause, reading);
  const holder = holderAt(s.index, agent.token, undefined, reading);
  const told = noun === undefined ? undefined : toldBy(s, noun, verb, reading);
  const whose = noun === undefined ? undefined : ownerOf(s, noun, holder, reading);
  return [
    {
      ...span,
      sentence: s.index,
      cue: verb.id,
      holder,
      finding: rules || words.excludes.has(lemma),
      anaphoric: kind === "claim",
      part: kind === "part" || (clause !== undefined && hasPart(s, clause, reading)),
      ...(told === undefined ? {} : { told }),
      ...(whose === undefined ? {} : { whose }),
    },
  ];
}

/** A law, a thing: what is resolved to nobody and stands for no person. */
function isNobody(s: Sentence, head: Token, reading: Reading): boolean {
  if (resolveHead(s.index, head.id, reading).length > 0 || head.upos === "PROPN") return false;
  return head.upos === "PRON"
    ? reading.lexicons.tellings.anaphors.has(head.form.toLowerCase())
    : head.upos === "NOUN" && !isPerson(head, reading);
}

const isPerson = ({ lemma }: Token, { lexicons }: Reading): boolean =>
  lexicons.tellings.locals.has(lemma.toLowerCase()) ||
  lexicons.people.has(lemma.toLowerCase()) ||
  countedClasses.some(c => lexicons.tellings[c].has(lemma.toLowerCase()));

/** Whose verb has lost it: "*Reports* that guests were hurt are denied by the ministry". */
const claimBefore = (s: Sentence, verb: Token, reading: Reading): Token | undefined =>
  verb.xpos === "VBN"
    ? s.tokens
        .filter(t => t.id < verb.id && reading.lexicons.tellings.claims.has(t.lemma.toLowerCase()))
        .at(-1)
    : undefined;

/** What is denied: a clause, somebody's claim, a part in a deed; anything else is only refused ("rejected the offer"). */
function kindOf(
  noun: Token | undefined,
  clause: Token | undefined,
  lemma: string,
  reading: Reading,
): "clause" | "claim" | "part" | "thing" | undefined {
  const words = reading.lexicons.tellings;
  if (clause !== undefined) return "clause";
  const object = noun?.lemma.toLowerCase() ?? "";
  if (words.part.has(object)) return "part";
  if (words.claims.has(object) || words.anaphors.has(noun?.form.toLowerCase() ?? "")) return "claim";
  const deny = reading.lexicons.cues.deny.has(lemma) && words.firm.has(lemma);
  return deny && noun !== undefined && isHappening(noun, reading) ? "thing" : undefined;
}

/** Nouns of what happens are denied; a visa is only refused. */
const isHappening = (noun: Token, reading: Reading): boolean => {
  const { cues } = reading.lexicons;
  const lemma = noun.lemma.toLowerCase();
  return (
    cues.occurrences.has(lemma) ||
    [...cues.deverbal].some(e => lemma.endsWith(e) && lemma.length > e.length + 2)
  );
};

const hasPart = (s: Sentence, clause: Token, reading: Reading): boolean =>
  subtree(s, clause).some(t => reading.lexicons.tellings.part.has(t.lemma.toLowerCase()));

/** From the verb to the end of what it denies; for a passive to the end of who denies. */
function spanOfDenial(
  s: Sentence,
  verb: Token,
  noun: Token | undefined,
  clause: Token | undefined,
  reading: Reading,
): Span {
  const { text } = reading.analysis.document;
  const part = clause ?? (noun !== undefined && noun.id > verb.id ? noun : undefined);
  const own =
    part === undefined ? children(s, verb, "obl").flatMap(t => subtree(s, t)) : objectWords(s, part, clause);
  const behind = own.filter(t => t.id > verb.id);
  return trimmed(cover([verb, ...behind]), text);
}

/** An object's words up to a clause that tells what was claimed; a clause whole. */
function objectWords(s: Sentence, part: Token, clause: Token | undefined): readonly Token[] {
  if (clause !== undefined) return subtree(s, part);
  const aside = children(s, part, "acl", "ccomp", "nmod", "obl", "appos", "conj").flatMap(c => subtree(s, c));
  return subtree(s, part).filter(t => !aside.includes(t));
}

/** The claim that a noun tells by a clause with "that" behind it, with its speaker: "reports *by Kenya that …*". */
function toldBy(s: Sentence, noun: Token, verb: Token, reading: Reading): Saying | undefined {
  const words = reading.lexicons.tellings;
  if (!words.claims.has(noun.lemma.toLowerCase())) return undefined;
  const end = noun.id < verb.id ? verb.id - 1 : s.tokens.length;
  const behind = s.tokens.slice(noun.id, end);
  const mark = behind.find(t => words.that.has(t.lemma.toLowerCase()) && t.upos === "SCONJ");
  if (mark === undefined || mark.id - noun.id > longestSpeaker) return undefined;
  const clause = behind.filter(t => t.id > mark.id && t.upos !== "PUNCT");
  while (clause.at(-1)?.upos === "AUX") clause.pop();
  if (clause.length === 0) return undefined;
  const by = behind.find(t => t.id < mark.id && words.by.has(t.lemma.toLowerCase()));
  const holder = by && holderAt(s.index, by.head > 0 ? by.head : by.id, undefined, reading);
  const span = trimmed(cover(clause), reading.analysis.document.text);
  return {
    ...span,
    sentence: s.index,
    cue: noun.id,
    from: noun.start,
    ...(holder === undefined ? {} : { holder }),
  };
}

/** Words between a claim and its clause: no longer speaker is named between them. */
const longestSpeaker = 12;

/** The land of those whose claim it is: a possessor, an adjective, a "from"-phrase. */
function ownerOf(s: Sentence, noun: Token, denier: Holder, reading: Reading): string | undefined {
  for (const t of children(s, noun, "nmod", "nmod:poss", "amod", "compound")) {
    const land = resolveHead(s.index, t.id, reading).find(r => r.country !== "")?.country;
    if (land !== undefined && land !== denier.country) return land;
  }
  return undefined;
}

/** What a denial speaks of, and who holds it: the claim in its own sentence, the nearest one told by somebody else, the report's own words. */
export function deniedBy(d: Denial, reading: Reading): Saying | undefined {
  if (d.told !== undefined) return d.told;
  const sayings = sayingsIn(reading).filter(
    x =>
      (x.sentence < d.sentence ? d.sentence - x.sentence <= reachBack : x.sentence === d.sentence) &&
      x.from < d.holder.start &&
      x.start < d.start &&
      x.holder?.text !== d.holder.text,
  );
  const named = landsNamed(d, reading);
  const denied = stems(quote(reading.analysis.document.text, d), reading);
  const likeness = (x: Span) => shared(denied, stems(quote(reading.analysis.document.text, x), reading));
  const rank = (x: Saying) =>
    (d.whose !== undefined && x.holder?.country === d.whose ? 3 : 0) +
    (x.accused !== undefined ? 1 : 0) +
    (x.holder !== undefined ? 1 : 0) +
    (named.some(m => x.start <= m.start && m.end <= x.end) ? 1 : 0) +
    likeness(x) * 1.5 -
    (d.sentence - x.sentence) -
    (x.holder?.country !== undefined && x.holder.country === d.holder.country ? 1 : 0);
  const told = d.anaphoric || d.finding ? [] : ownWords(d, sayings, reading);
  const best = [...sayings, ...told].sort(
    (a, b) => rank(b) - rank(a) || (a.sentence === b.sentence ? a.from - b.from : b.from - a.from),
  )[0];
  return best ?? (d.finding ? undefined : ownWords(d, [], reading)[0]);
}

/** Where the report names the land of whoever denies: what is told there may be what he denies. */
const landsNamed = (d: Denial, reading: Reading): readonly Span[] =>
  d.holder.country === undefined
    ? []
    : reading.analysis.mentions.filter(
        m =>
          m.end <= d.holder.start &&
          resolveHead(m.sentence, m.head, reading).some(r => r.country === d.holder.country),
      );

/** The sentences before a denial that nobody is made to say, as the report's own words, the last first; a dateline tells nothing. */
function ownWords(d: Denial, sayings: readonly Saying[], reading: Reading): readonly Saying[] {
  const near = reading.analysis.sentences.slice(Math.max(0, d.sentence - reachBack), d.sentence);
  return near
    .filter(s => !sayings.some(x => x.sentence === s.index) && s.tokens.some(t => t.upos === "VERB"))
    .map(s => {
      const span = ownClause(s, reading);
      return { ...span, sentence: s.index, cue: 1, from: span.start };
    })
    .reverse();
}

/** Beginnings of the words of a text that tell something. */
function stems(text: string, reading: Reading): ReadonlySet<string> {
  const { claims, anaphors, denies } = reading.lexicons.tellings;
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return new Set(
    words
      .filter(w => !claims.has(w) && !claims.has(w.replace(/s$/, "")) && !anaphors.has(w) && !denies.has(w))
      .map(w => w.slice(0, 5)),
  );
}

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter(w => b.has(w)).length;
