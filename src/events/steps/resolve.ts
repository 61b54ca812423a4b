import { mentionsIn, timexesIn } from "../../language/analysis.ts";
import type { Mention } from "../../language/mention.ts";
import { children, type Sentence, type Token, tokenAt } from "../../language/sentence.ts";
import { caseOf } from "../../language/voice.ts";
import { quote, type Span } from "../../text/span.ts";
import type { Resolved } from "../../world/actor.ts";
import { backersOf } from "../backers.ts";
import { withHome } from "../domestic.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { EventType, Participant } from "../event.ts";
import { phraseSpan } from "../phrase.ts";
import { freeRelative, resolveHead } from "../resolution.ts";

/** Turns the heads of parties into participants; words that name nobody are left out. */
export const resolve: Step = {
  name: "resolve",
  apply: (drafts, reading) => drafts.map(draft => resolved(draft, reading)),
};

function resolved(draft: Draft, reading: Reading): Draft {
  const acting = (h: number) =>
    participantsAt(draft.sentence, h, reading).filter(
      p =>
        p.by !== "resolve/possession" ||
        (!draft.coding.reciprocal && (isName(h) || isWill(draft, h, reading))),
    );
  const isName = (h: number) => {
    const token = tokenAt(reading.analysis.sentences[draft.sentence]!, h);
    return token.upos === "PROPN" || reading.lexicons.rules.nouns.has(token.lemma.toLowerCase());
  };
  const owned = (p: Participant) => ownerWords(p, draft.sentence, reading);
  const actors = distinct(draft.actorHeads.flatMap(acting).map(owned), draft.coding.reciprocal);
  const suffering = (h: number) => {
    const found = participantsAt(draft.sentence, h, reading);
    return found.length > 0 ? found : counted(draft, h, reading);
  };
  const recipients = distinct(draft.recipientHeads.flatMap(suffering).map(owned), false).filter(
    r => !actors.some(a => a.start === r.start && a.country === r.country),
  );
  const { actor, recipient } = withHome(draft, actors, recipients, reading);
  const why = [...actor, ...recipient].map(
    p => `resolve: "${p.text}" is ${[p.country, p.group, p.sector].filter(Boolean).join(" ")} (${p.by})`,
  );
  const coding = together(draft, actor, recipient) ? { ...draft.coding, reciprocal: true } : draft.coding;
  return { ...draft, coding, actor, recipient, why: [...draft.why, ...why] };
}

/** Whether what does it is somebody's will or way to do it ("Kenya's *determination* in fighting them"): then he does. */
function isWill(draft: Draft, head: number, reading: Reading): boolean {
  const token = tokenAt(reading.analysis.sentences[draft.sentence]!, head);
  const way = reading.arguments[draft.sentence]![draft.predicate]!.find(
    a => a.token === head && a.role === "agent",
  );
  return token.upos === "NOUN" && way?.path === "<acl";
}

/** The parties that a phrase names, with the words of the phrase. */
export function participantsAt(index: number, head: number, reading: Reading): readonly Participant[] {
  const sentence = reading.analysis.sentences[index]!;
  const meant = freeRelative(sentence, tokenAt(sentence, head));
  if (meant !== undefined) return participantsAt(index, meant, reading);
  const phrase = phraseSpan(sentence, tokenAt(sentence, head));
  const span = untimed(wholeName(phrase, index, head, reading), tokenAt(sentence, head), sentence, reading);
  const text = quote(reading.analysis.document.text, span);
  const backers = backersOf(index, head, reading);
  return resolveHead(index, head, reading).map(r => {
    const words = nameAfter(r, span, index, reading);
    return {
      start: words?.start ?? span.start,
      end: words?.end ?? span.end,
      text: words?.text ?? text,
      country: r.country === "" ? undefined : r.country,
      group: r.group,
      sector: r.sectors[0],
      sectors: r.sectors,
      name: r.name,
      id: r.id,
      by: r.by,
      backers: backers.length > 0 ? backers : undefined,
    };
  });
}

/** Acts that are done to people: a bare number is of them ("arrested *14 of them*", "killing *dozens*"). */
const toPeople: ReadonlySet<EventType> = new Set(["ASSAULT", "COERCE", "SANCTION"]);

/** People told by their number alone. */
function counted(draft: Draft, head: number, reading: Reading): readonly Participant[] {
  const sentence = reading.analysis.sentences[draft.sentence]!;
  const token = tokenAt(sentence, head);
  const { measures, partitive } = reading.lexicons.parties;
  const bare = token.upos === "NUM" || (token.upos === "NOUN" && measures.has(token.lemma.toLowerCase()));
  if (!toPeople.has(draft.coding.event) || !bare || !/^(?:obj|nsubj:pass|nmod|conj)/.test(token.deprel))
    return [];
  const things = children(sentence, token, "nmod").some(
    t => partitive.has(caseOf(sentence, t)) && t.upos !== "PRON",
  );
  if (things) return [];
  const span = phraseSpan(sentence, token);
  const text = quote(reading.analysis.document.text, span);
  return [{ ...span, text, sector: "CVL", sectors: ["CVL"], name: text, by: "resolve/counted" }];
}

/** The parties that a mention names; an adjective of a land speaks of those whom it describes ("*Kenyan* soldiers" are military). */
export function participantsOf(mention: Mention, reading: Reading): readonly Participant[] {
  const own = participantsAt(mention.sentence, mention.head, reading);
  const [land] = own;
  if (mention.type !== "NORP" || own.length !== 1 || land!.sector !== undefined) return own;
  const token = tokenAt(reading.analysis.sentences[mention.sentence]!, mention.head);
  if (token.deprel !== "amod" && token.deprel !== "compound") return own;
  const described = participantsAt(mention.sentence, token.head, reading);
  const [who] = described;
  const same = described.length === 1 && who!.country === land!.country && who!.by !== "resolve/possession";
  return same ? [{ ...land!, ...sectorOf(who!), by: "resolve/described" }] : own;
}

const sectorOf = ({ sector, sectors }: Participant) => ({
  ...(sector === undefined ? {} : { sector }),
  sectors,
});

/** A phrase with all the words of the name at its head, which the tree may have torn. */
function wholeName(span: Span, index: number, head: number, reading: Reading): Span {
  const name = mentionsIn(reading.analysis, index).find(m => m.kind === "NAM" && m.head === head);
  if (name === undefined) return span;
  return { start: Math.min(span.start, name.start), end: Math.max(span.end, name.end) };
}

/** A title's words with the name that follows them without a mark ("his counterpart Ivan Ivanov"). */
function nameAfter(
  r: Resolved,
  span: Span,
  index: number,
  reading: Reading,
): (Span & { readonly text: string }) | undefined {
  const name = mentionsIn(reading.analysis, index).find(
    m => m.kind === "NAM" && m.type === "PER" && m.start === span.end + 1,
  );
  const known = name && resolveHead(index, name.head, reading)[0];
  if (name === undefined || (known !== undefined && known.country !== r.country)) return undefined;
  const whole = { start: span.start, end: name.end };
  return { ...whole, text: quote(reading.analysis.document.text, whole) };
}

/** Whether parties of several lands agree with each other: nobody else is named. */
const together = (draft: Draft, actor: readonly Participant[], recipient: readonly Participant[]): boolean =>
  draft.coding.event === "AGREE" && recipient.length === 0 && new Set(actor.map(a => a.country)).size > 1;

/** Of a party known only by what is his ("Kenyan raids hit the town") the words that name him. */
function ownerWords(p: Participant, index: number, reading: Reading): Participant {
  if (p.by !== "resolve/possession") return p;
  const inside = mentionsIn(reading.analysis, index).filter(
    m => m.start >= p.start && m.end <= p.end && m.end - m.start < p.end - p.start,
  );
  const owner = inside.find(m =>
    resolveHead(index, m.head, reading).some(r => r.country === (p.country ?? "") && r.group === p.group),
  );
  if (owner === undefined) return p;
  const { start, end } = owner;
  return { ...p, start, end, text: quote(reading.analysis.document.text, owner) };
}

/** A phrase without a time before or after its head ("forces on Thursday"), and without marks at its end. */
function untimed(span: Span, head: Token, sentence: Sentence, reading: Reading): Span {
  const times = timexesIn(reading.analysis, sentence.index);
  const time = times.find(t => t.start >= head.end && t.start < span.end);
  const early = times.find(t => t.start === span.start && t.end < head.start);
  const start =
    early === undefined ? span.start : (sentence.tokens.find(t => t.start >= early.end)?.start ?? span.start);
  const inside = sentence.tokens.filter(t => t.start >= start && t.end <= (time?.start ?? span.end));
  const last =
    inside.findLast(t => t.id <= head.id || !["PUNCT", "ADP", "DET", "SCONJ"].includes(t.upos)) ?? head;
  return { start, end: last.end };
}

/** Each party once; among equals of a reciprocal event one a country and group, as of those who are "we" already ("*we*, the ministers of Kenya and Uganda, and our colleagues"). */
function distinct(all: readonly Participant[], byCountry: boolean): readonly Participant[] {
  if (all.length < 2) return all;
  const same = (a: Participant, b: Participant) =>
    a.country === b.country && a.group === b.group && (byCountry || (a.id === b.id && a.start === b.start));
  const once = all.filter((p, i) => all.findIndex(o => same(o, p)) === i);
  const voices = once.filter(p => p.by === "resolve/issuer" || p.by === "resolve/publisher");
  const again = (p: Participant) =>
    voices.some(v => v !== p && v.country === p.country && v.group === p.group);
  return once.filter(p => voices.includes(p) || !again(p));
}
