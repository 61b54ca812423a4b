import { caseOf } from "../language/arguments.ts";
import { type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import type { Reading } from "./draft.ts";

/** The head of those who act at or after a meeting ("at talks in Oslo, Mali and Niger agreed"); `undefined` where the noun does not stand so. */
export function attenderOf(sentence: Sentence, noun: Token, reading: Reading): number | undefined {
  if (noun.upos !== "NOUN" || noun.head === 0 || !noun.deprel.startsWith("obl")) return undefined;
  if (!reading.lexicons.cues.sessions.has(caseOf(sentence, noun))) return undefined;
  const verb = tokenAt(sentence, noun.head);
  if (verb.upos !== "VERB") return undefined;
  return reading.arguments[sentence.index]![verb.id]!.find(a => a.role === "agent")?.token;
}
