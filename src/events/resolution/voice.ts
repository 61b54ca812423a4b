import type { Analysis } from "../../language/analysis.ts";
import { children, type Sentence, type Token, tokenAt } from "../../language/sentence.ts";
import { isPassive } from "../../language/voice.ts";
import type { Resolved } from "../../world/actor.ts";
import type { Reading } from "../draft.ts";
import { quotations } from "../quotation.ts";
import { firstOf } from "./walk.ts";
import { nameAlone } from "./words.ts";

/**
 * Whom a document means by "we" and "I" where nobody is said to speak: those who say at its head who they are ("We, the ministers
 * of Kenya and Uganda, …") or by whom it says it was issued, else the government that publishes it.
 *
 * `[]` where it is nobody's: in a quotation, a paper issued by some who are not known, a question, a talk of several.
 */
export function ownVoice(reading: Reading, s: Sentence, token: Token): readonly Resolved[] {
  const { text } = reading.analysis.document;
  if (text.slice(s.start, s.end).trimEnd().endsWith("?") || quoted(reading, token)) return [];
  const issuers = issuersOf(reading);
  if (issuers !== undefined)
    return /Number=Sing/.test(token.feats) ? [] : issuers.map(r => ({ ...r, by: "resolve/issuer" }));
  const { official, world } = reading;
  if (official === undefined || isTalk(text)) return [];
  return [{ country: official, sectors: ["GOV"], name: world.nameOf(official), by: "resolve/publisher" }];
}

/** The sentences from the first in which a document says whose it is. */
const opening = 6;

/** Those whose document it is; `undefined` where it does not say so, `[]` where they are not known. */
function issuersOf(reading: Reading): readonly Resolved[] | undefined {
  const before = issuers.get(reading);
  if (before !== undefined) return before.found;
  const heads = reading.analysis.sentences.slice(0, opening);
  const found = firstOf(heads, s => apposed(reading, s)) ?? firstOf(heads, s => issuedBy(reading, s));
  issuers.set(reading, { found });
  return found;
}

const issuers = new WeakMap<Reading, { readonly found: readonly Resolved[] | undefined }>();

/** "We, the ministers of *Kenya*, *Uganda* and *Peru*, condemn …". */
function apposed(reading: Reading, s: Sentence): readonly Resolved[] | undefined {
  const we = s.tokens.find(t => t.upos === "PRON" && /Person=1/.test(t.feats));
  const next = we && s.tokens[we.id];
  if (we === undefined || next === undefined || !/^[,–—]$/.test(next.form)) return undefined;
  const found = listedFrom(reading, s, next.id + 1);
  return found.length > 1 ? found : undefined;
}

/** "The following statement was issued by the governments of *Kenya* and *Uganda*". */
function issuedBy(reading: Reading, s: Sentence): readonly Resolved[] | undefined {
  const { issuing, manifestos } = reading.lexicons.cues;
  const verb = s.tokens.find(t => issuing.has(t.lemma) && t.upos === "VERB" && isPassive(s, t));
  if (verb === undefined) return undefined;
  const all = reading.arguments[s.index]![verb.id]!;
  const paper = all.some(
    a => a.role === "patient" && manifestos.has(tokenAt(s, a.token).lemma.toLowerCase()),
  );
  const by = children(s, verb, "obl").find(
    o => o.id > verb.id && all.some(a => a.token === o.id && a.role === "agent"),
  );
  if (!paper || by === undefined) return undefined;
  const found = listedFrom(reading, s, by.id);
  return found.length > 1 ? found : [];
}

/** The parties of a list that begins at a token, up to the first word that no list of governments has. */
function listedFrom(reading: Reading, s: Sentence, from: number): readonly Resolved[] {
  const stop = s.tokens.find(t => t.id > from && !inList(t, reading))?.start ?? s.end;
  const start = tokenAt(s, from).start;
  const found = reading.analysis.mentions
    .filter(m => m.sentence === s.index && m.kind === "NAM" && m.start >= start && m.end <= stop)
    .flatMap(m => nameAlone(reading, m) ?? [])
    .filter(r => r.country !== "");
  const key = (r: Resolved) => `${r.country} ${r.group}`;
  return found
    .filter((r, i) => found.findIndex(o => key(o) === key(r)) === i)
    .map(r => ({ ...r, sectors: r.sectors.length > 0 ? r.sectors : ["GOV"] }));
}

const inList = (t: Token, { lexicons }: Reading): boolean =>
  /^(?:PROPN|NOUN|ADJ|DET|CCONJ|NUM|SYM)$/.test(t.upos) ||
  /^[,/]$/.test(t.form) ||
  lexicons.parties.partitive.has(t.lemma.toLowerCase());

function quoted({ analysis }: Reading, token: Token): boolean {
  let spans = quotes.get(analysis);
  if (spans === undefined) {
    spans = quotations(analysis);
    quotes.set(analysis, spans);
  }
  return spans.some(q => q.start <= token.start && token.end <= q.end);
}

const quotes = new WeakMap<Analysis, ReturnType<typeof quotations>>();

/** Whether lines begin with the names of speakers in capitals ("MR. OKELLO: …"): several take turns. */
const isTalk = (text: string): boolean => [...text.matchAll(/^\p{Lu}[\p{Lu} .’'-]*:\s/gmu)].length > 1;
