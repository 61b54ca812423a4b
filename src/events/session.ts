import { caseOf } from "../language/arguments.ts";
import { type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import type { Reading } from "./draft.ts";

/** The heads of those who act at or after a meeting ("at talks in Oslo, Mali and Niger agreed"); none where the noun does not stand so. */
export function attendersOf(sentence: Sentence, noun: Token, reading: Reading): readonly number[] {
  if (noun.upos !== "NOUN" || noun.head === 0 || !noun.deprel.startsWith("obl")) return [];
  if (!reading.lexicons.cues.sessions.has(caseOf(sentence, noun))) return [];
  const verb = tokenAt(sentence, noun.head);
  if (verb.upos !== "VERB") return [];
  return reading.arguments[sentence.index]![verb.id]!
    .filter(a => a.role === "agent")
    .map(a => a.token);
}
