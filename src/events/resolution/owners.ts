import { mentionsIn } from "../../language/analysis.ts";
import { children, type Sentence, type Token } from "../../language/sentence.ts";
import { caseOf } from "../../language/voice.ts";
import type { Resolved } from "../../world/actor.ts";
import type { Reading } from "../draft.ts";
import { phraseTokens } from "../phrase.ts";
import { distinct, maximumDepth, mentionAt, type Walk } from "./walk.ts";
import { nameAlone, ofGroup, ofPlace, ofRegion, ofWord, paired } from "./words.ts";

/** Those whose the thing is: demonym or country before it, possessor, "of" or "from" after it. */
export function ownersOf(walk: Walk, sentence: Sentence, token: Token): readonly Resolved[] {
  const { reading } = walk;
  const near = besideOwners(walk, sentence, token);
  if (near.length > 0) return near;
  const land = (found: readonly Resolved[]) => found.filter(r => r.country !== "");
  const listed = (t: Token) =>
    [t, ...children(sentence, t, "conj").filter(c => c.upos !== "VERB")].flatMap(x =>
      walk.follow(sentence.index, x.id),
    );
  const other = reading.lexicons.parties.companions.has(token.lemma.toLowerCase());
  const possessors = other ? [] : land(children(sentence, token, "nmod:poss").flatMap(listed));
  if (possessors.length > 0) return possessors;
  const { owning, sent, bound } = reading.lexicons.cues;
  const { within } = reading.lexicons.parties;
  const envoy = sent.has(token.lemma.toLowerCase());
  const after = children(sentence, token, "nmod").filter(t => {
    const marker = caseOf(sentence, t);
    return t.id > token.id && (owning.has(marker) || within.has(marker)) && !(envoy && bound.has(marker));
  });
  for (const t of after) {
    const set = owning.has(caseOf(sentence, t));
    const found = land(listed(t)).filter(r => set || r.sectors.length === 0);
    if (found.length > 0) return distinct(found);
  }
  const apposed = children(sentence, token, "appos", "nmod:desc").flatMap(t =>
    walk.follow(sentence.index, t.id),
  );
  return apposed.some(r => r.country !== "") ? land(apposed) : landBehind(reading, sentence, token);
}

/** The land right behind a phrase and a preposition of extent, wherever the tree hangs it: "students throughout Kenya". */
function landBehind(reading: Reading, sentence: Sentence, token: Token): readonly Resolved[] {
  const last = phraseTokens(sentence, token).at(-1)!;
  const [marker, name] = sentence.tokens.slice(last.id, last.id + 2);
  if (marker === undefined || name === undefined) return [];
  if (!reading.lexicons.parties.within.has(marker.form.toLowerCase())) return [];
  const mention = mentionAt(reading, sentence.index, name);
  const known = mention?.type === "GPE" ? nameAlone(reading, mention) : undefined;
  return known?.id === known?.country && known ? [known] : [];
}

/** Those whom the words before a noun name: "Kenyan", "Kenyan and Ugandan", "Darfur". */
export function besideOwners(walk: Walk, sentence: Sentence, token: Token): readonly Resolved[] {
  const { reading } = walk;
  const near = children(sentence, token, "amod", "compound", "flat", "nmod:desc", "nmod")
    .filter(t => t.id < token.id && children(sentence, t, "case").every(c => c.id > t.id))
    .flatMap(t => [t, ...children(sentence, t, "conj").filter(c => c.id < token.id)])
    .flatMap(t => adjectival(reading, sentence, t, walk.depth));
  if (near.length > 0) return distinct(near);
  const led = demonymBefore(reading, sentence, token);
  return led ? [led] : [];
}

/** The adjective of a land right before a phrase, wherever the tree hangs it: "15 to 20 Kenyan Special Forces". */
function demonymBefore(reading: Reading, sentence: Sentence, token: Token): Resolved | undefined {
  const first = phraseTokens(sentence, token)[0]!;
  const before = sentence.tokens[first.id - 2];
  if (before === undefined || first.upos === "DET" || first.start !== before.end + 1) return undefined;
  const land = mentionsIn(reading.analysis, sentence.index).find(
    m => m.head === before.id && m.type === "NORP" && m.end === before.end,
  );
  return land && before.upos !== "NOUN" ? ofWord(reading, sentence, before) : undefined;
}

/** A modifier that names a land or body: never through another word ("Russian-backed" is not Russian). */
function adjectival(reading: Reading, sentence: Sentence, token: Token, depth: number): readonly Resolved[] {
  if (reading.lexicons.cues.patrons.has(token.form.toLowerCase())) return [];
  const next = sentence.tokens.slice(token.id, token.id + 2);
  if (next.some(t => reading.lexicons.cues.patrons.has(t.form.toLowerCase())) && /^[-–]$/.test(next[0]!.form))
    return [];
  const both = paired(reading, sentence, token);
  if (both.length > 0) return both;
  const mention = mentionAt(reading, sentence.index, token);
  const known = mention?.kind === "NAM" ? nameAlone(reading, mention) : undefined;
  const word =
    known ??
    ofWord(reading, sentence, token) ??
    (mention?.kind === "NAM" ? undefined : ofGroup(reading, token));
  if (word) return [word];
  const place = mention?.kind === "NAM" ? ofPlace(reading, mention) : mention ? [] : ofRegion(reading, token);
  if (place.length > 0) return place;
  if (token.upos !== "NOUN" && token.upos !== "PROPN") return [];
  return children(sentence, token, "amod", "compound").flatMap(t =>
    depth > maximumDepth ? [] : adjectival(reading, sentence, t, depth + 1),
  );
}
