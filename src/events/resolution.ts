import { children, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import { oncePer } from "../text/once.ts";
import { laidOut, type Resolved } from "../world/actor.ts";
import type { Reading } from "./draft.ts";
import { chained } from "./resolution/chains.ts";
import { ofName } from "./resolution/names.ts";
import { ofNoun } from "./resolution/nouns.ts";
import { ownVoice } from "./resolution/voice.ts";
import { distinct, maximumDepth, mentionAt, type Walk } from "./resolution/walk.ts";
import { paired } from "./resolution/words.ts";
import { statementsOver } from "./statement.ts";

/**
 * Who or what a phrase names, by its head token: at the report's date, in the role then held.
 *
 * Several for "both leaders" or "the two countries"; `[]` where the words name no actor; `country` "" where they name
 * somebody of no land ("gunmen"). A phrase composes: its country from an adjective, a possessor or an "of"-phrase, its
 * sector from its head noun.
 * @see CODEBOOK.md#parties
 */
export function resolveHead(sentence: number, token: number, reading: Reading): readonly Resolved[] {
  return follow(reading, sentence, token, 0);
}

/** What heads have been found to name, by sentence, then by token and depth: the steps ask for the same ones again and again. */
const known = oncePer((_: Reading): (readonly Resolved[])[][] => []);

function follow(reading: Reading, index: number, id: number, depth: number): readonly Resolved[] {
  if (reading.analysis.sentences[index] === undefined || depth > maximumDepth) return [];
  const all = known(reading);
  all[index] ??= [];
  const key = id * (maximumDepth + 1) + depth;
  const before = all[index][key];
  if (before !== undefined) return before;
  const found = named(reading, index, id, depth).map(laidOut);
  all[index][key] = found;
  return found;
}

function named(reading: Reading, index: number, id: number, depth: number): readonly Resolved[] {
  const sentence = reading.analysis.sentences[index]!;
  const token = tokenAt(sentence, id);
  const walk: Walk = {
    reading,
    depth,
    follow: (i, t, d = depth + 1) => follow(reading, i, t, d),
  };
  const meant = freeRelative(sentence, token);
  if (meant !== undefined) return walk.follow(index, meant);
  if (token.xpos === "WP$") return ofAntecedent(walk, sentence, token);
  const both = paired(reading, sentence, token);
  if (both.length > 0) return both;
  const mention = mentionAt(reading, index, token);
  if (token.upos === "PRON" && /Person=1/.test(token.feats)) return ofSpeaker(walk, index, token);
  if (mention?.members && token.xpos === "PRP$") {
    const owner = boundTo(reading, sentence, token);
    if (owner !== undefined) return walk.follow(index, owner);
  }
  if (mention?.members) return distinct(mention.members.flatMap(m => ofMention(walk, m)));
  if (mention?.kind === "PRO") return chained(walk, mention);
  if (mention?.kind === "NAM") return ofName(walk, sentence, token, mention);
  return ofNoun(walk, sentence, token, mention);
}

/** What a clause with "what" calls its thing: "in what was to become Kenya's first *plant*". */
export function freeRelative(s: Sentence, token: Token): number | undefined {
  if (token.upos !== "PRON" || token.xpos !== "WP") return undefined;
  const clause = children(s, token, "acl:relcl")[0];
  const noun = (t: Token | undefined) => (t?.upos === "NOUN" || t?.upos === "PROPN" ? t.id : undefined);
  return clause && (noun(clause) ?? noun(children(s, clause, "xcomp", "obj")[0]));
}

/** Whose "whose" is: he whom the words before it name, or the noun over these ("the town of *Wajir*, whose market"). */
function ofAntecedent(walk: Walk, s: Sentence, token: Token): readonly Resolved[] {
  let before = s.tokens.slice(0, token.id - 1).findLast(t => t.upos !== "PUNCT");
  for (let steps = 0; before !== undefined && steps < maximumDepth; steps++) {
    const noun = before.upos === "NOUN" || before.upos === "PROPN";
    const found = noun ? walk.follow(s.index, before.id) : [];
    if (found.length > 0 || before.head === 0) return found;
    before = tokenAt(s, before.head);
    if (before.upos === "VERB") return [];
  }
  return [];
}

/** Whose "their" is behind a verb whose doer is a named body: his before that of several told earlier ("Kenya and Uganda … The *rebels* renewed their pledge"). */
function boundTo(reading: Reading, s: Sentence, token: Token): number | undefined {
  let verb = token;
  while (verb.head !== 0 && verb.upos !== "VERB") verb = tokenAt(s, verb.head);
  const agent = reading.arguments[s.index]![verb.id]!.find(a => a.role === "agent" && a.token < token.id);
  const doer = agent && mentionAt(reading, s.index, tokenAt(s, agent.token));
  return doer?.kind === "NAM" && doer.type !== "PER" ? doer.head : undefined;
}

/** "I" and "we" are whoever is made to say the words, else whose document it is. */
function ofSpeaker(walk: Walk, index: number, token: Token): readonly Resolved[] {
  const { reading } = walk;
  const said = statementsOver(reading.statements, index, token).find(
    s => s.kind !== "plan" && s.speaker !== undefined,
  );
  const speaker = said?.speaker;
  if (speaker === undefined || (speaker.sentence === index && speaker.token === token.id))
    return ownVoice(reading, reading.analysis.sentences[index]!, token);
  return walk.follow(speaker.sentence, speaker.token);
}

function ofMention(walk: Walk, index: number): readonly Resolved[] {
  const mention = walk.reading.analysis.mentions[index]!;
  return walk.follow(mention.sentence, mention.head);
}
