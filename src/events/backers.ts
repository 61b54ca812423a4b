import { children, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import { caseOf } from "../language/voice.ts";
import type { Reading } from "./draft.ts";
import { phraseTokens } from "./phrase.ts";
import { mentionAt } from "./resolution/walk.ts";
import { nameAlone, ofWord } from "./resolution/words.ts";
import { resolveHead } from "./resolution.ts";

/** Codes of the lands and groups that stand behind a party by its own words: "*Russian*-backed forces", "rebels backed by *Kenya*". */
export function backersOf(index: number, head: number, reading: Reading): readonly string[] {
  const sentence = reading.analysis.sentences[index]!;
  const token = tokenAt(sentence, head);
  const { backing } = reading.lexicons.parties;
  const before = phraseTokens(sentence, token)
    .filter(t => t.id < token.id && backing.has(t.form.toLowerCase()))
    .flatMap(t => hyphened(sentence, t, reading) ?? []);
  const after = children(sentence, token, "acl")
    .filter(t => backing.has(t.form.toLowerCase()))
    .flatMap(t => children(sentence, t, "obl"))
    .filter(t => reading.lexicons.arguments.agents.has(caseOf(sentence, t)))
    .flatMap(t => resolveHead(index, t.id, reading).map(r => r.group ?? r.country));
  return [...new Set([...before, ...after])].filter(code => code !== "");
}

/** The land or group before a hyphen: *Russian*-backed. */
function hyphened(sentence: Sentence, token: Token, reading: Reading): string | undefined {
  const [name, hyphen] = sentence.tokens.slice(Math.max(0, token.id - 3), token.id - 1);
  if (name === undefined || hyphen === undefined || !/^[-–]$/.test(hyphen.form)) return undefined;
  const mention = mentionAt(reading, sentence.index, name);
  const known =
    (mention?.kind === "NAM" ? nameAlone(reading, mention) : undefined) ?? ofWord(reading, sentence, name);
  return known?.group ?? known?.country;
}
