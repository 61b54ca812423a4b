import { type Token, tokenAt } from "../../language/sentence.ts";
import { quote, type Span } from "../../text/span.ts";
import type { Reading } from "../draft.ts";
import { phraseSpan, phraseTokens } from "../phrase.ts";
import { resolveHead } from "../resolution.ts";
import { type Statement, statementsOver } from "../statement.ts";
import { toponyms } from "../toponyms.ts";
import type { Holder } from "./telling.ts";

/** PLOVER's words for bodies that are of no state: what they hold, no land holds. */
const stateless: ReadonlySet<string> = new Set(["NGO", "IGO", "IMG", "ISM", "MNC", ""]);

/** The nearest speaker who is made to say a token; absent where the report speaks for itself. */
export function holderOf(sentence: number, token: Token, reading: Reading): Holder | undefined {
  const over = statementsOver(reading.statements, sentence, token).find(
    s => s.kind !== "plan" && s.speaker !== undefined,
  );
  const nearer = governing(sentence, token, reading);
  if (
    over === undefined ||
    (over.sentence === sentence &&
      nearer !== undefined &&
      nearer.start > over.cue.start &&
      nearer.start > over.speaker!.span.start)
  )
    return nearer;
  return speakerOf(over, reading);
}

/** Who gives a figure by a verb over it without a clause: "officials *lower* the toll to 32". */
function governing(sentence: number, token: Token, reading: Reading): Holder | undefined {
  const s = reading.analysis.sentences[sentence]!;
  const { figures } = reading.lexicons.tellings;
  for (let t = token, steps = 0; t.head !== 0 && steps < 8; steps++) {
    t = tokenAt(s, t.head);
    if (t.upos !== "VERB" || !figures.has(t.lemma.toLowerCase())) continue;
    const agent = reading.arguments[sentence]![t.id]!.find(a => a.role === "agent");
    if (agent === undefined || isThing(sentence, agent.token, reading)) continue;
    return holderAt(sentence, agent.token, undefined, reading);
  }
  return undefined;
}

/** A count or happening is nobody who speaks ("the toll rises"). */
function isThing(sentence: number, id: number, reading: Reading): boolean {
  const head = tokenAt(reading.analysis.sentences[sentence]!, id);
  const named = resolveHead(sentence, id, reading).length > 0;
  return !named && !reading.lexicons.tellings.locals.has(head.lemma.toLowerCase()) && head.upos !== "PROPN";
}

/** The speaker of a statement as a holder. */
export function speakerOf({ speaker }: Statement, reading: Reading): Holder | undefined {
  return speaker && holderAt(speaker.sentence, speaker.token, speaker.span, reading);
}

/** Whoever a phrase names, as a holder: of his own land, or of the land where it happened for those who are somebody there. */
export function holderAt(sentence: number, token: number, span: Span | undefined, reading: Reading): Holder {
  const s = reading.analysis.sentences[sentence]!;
  const head = tokenAt(s, token);
  const place = span ?? phraseSpan(s, head);
  const text = quote(reading.analysis.document.text, place);
  const country = landOf(sentence, head, reading);
  const found = resolveHead(sentence, token, reading);
  const id = found.find(r => r.id !== undefined)?.id;
  return {
    ...place,
    text,
    ...(country === undefined ? {} : { country }),
    ...(head.upos === "PRON" && found[0] !== undefined ? { name: found[0].name } : {}),
    ...(id === undefined ? {} : { id }),
  };
}

function landOf(sentence: number, head: Token, reading: Reading): string | undefined {
  const phrase = phraseTokens(reading.analysis.sentences[sentence]!, head);
  const words = phrase.map(t => t.lemma.toLowerCase());
  const { independent, locals } = reading.lexicons.tellings;
  if (words.some(w => independent.has(w))) return undefined;
  const found = resolveHead(sentence, head.id, reading);
  const own = found.find(r => r.country !== "")?.country;
  if (own !== undefined) return stateless.has(own) ? undefined : own;
  const person = reading.analysis.mentions.some(
    m => m.sentence === sentence && m.kind === "NAM" && m.type === "PER" && m.head === head.id,
  );
  return person || words.some(w => locals.has(w)) ? nearestLand(sentence, reading) : undefined;
}

/** The land of the first place in a sentence, else of the first before it, else of the first in the report. */
export function nearestLand(sentence: number, reading: Reading): string | undefined {
  const s = reading.analysis.sentences[sentence]!;
  const all = toponyms(reading).filter(t => t.place.country !== undefined);
  const inside = all.find(t => s.start <= t.start && t.end <= s.end);
  const before = all.filter(t => t.end <= s.start).at(-1);
  return (inside ?? before ?? all[0])?.place.country;
}
