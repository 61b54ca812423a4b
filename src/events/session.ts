import { children, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import { caseOf } from "../language/voice.ts";
import type { Reading } from "./draft.ts";

/** The heads of those who act at or after a meeting ("at talks in Oslo, Mali and Niger agreed"); none where the noun does not stand so. */
export function attendersOf(sentence: Sentence, noun: Token, reading: Reading): readonly number[] {
  if (noun.upos !== "NOUN" || noun.head === 0 || !noun.deprel.startsWith("obl")) return [];
  if (!reading.lexicons.cues.sessions.has(caseOf(sentence, noun))) return [];
  const verb = tokenAt(sentence, noun.head);
  if (verb.upos !== "VERB") return [];
  return reading.arguments[sentence.index]![verb.id]!.filter(a => a.role === "agent").map(a => a.token);
}

/** Who is where, of a noun that tells why ("*Chile's minister* is in *Peru* for talks", "on a visit"). */
export function stayOf(
  sentence: Sentence,
  noun: Token,
  reading: Reading,
): { readonly guest: number; readonly host: number } | undefined {
  if (noun.upos !== "NOUN" || noun.head === 0 || !/^(?:obl|nmod)/.test(noun.deprel)) return undefined;
  const { errands, places } = reading.lexicons.cues;
  const place = tokenAt(sentence, noun.head);
  if (!errands.has(caseOf(sentence, noun)) || !places.has(caseOf(sentence, place))) return undefined;
  if (children(sentence, place, "cop").length === 0) return undefined;
  const guest = reading.arguments[sentence.index]![place.id]!.find(a => a.role === "agent")?.token;
  return guest === undefined ? undefined : { guest, host: place.id };
}
