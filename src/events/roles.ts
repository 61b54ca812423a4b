import { children, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import { oncePer } from "../text/once.ts";
import type { RoleMatch } from "../world/roles.ts";
import type { Reading } from "./draft.ts";
import { phraseTokens } from "./phrase.ts";
import { firstOf } from "./resolution/walk.ts";

/** The role that a noun phrase names by its last words: "foreign ministry spokesman", "special forces". */
export function roleOf(reading: Reading, sentence: Sentence, token: Token): RoleMatch | undefined {
  const all = known(reading);
  all[sentence.index] ??= [];
  const mine = all[sentence.index]!;
  mine[token.id] ??= { role: namedRole(reading, sentence, token) };
  return mine[token.id]!.role;
}

/** The roles of phrases by sentence and head, as they have been asked for. */
const known = oncePer((_: Reading): { readonly role: RoleMatch | undefined }[][] => []);

function namedRole(reading: Reading, sentence: Sentence, token: Token): RoleMatch | undefined {
  const before = phraseTokens(sentence, token).filter(
    t => t.id < token.id && t.upos !== "PUNCT" && t.upos !== "DET",
  );
  const after = children(sentence, token, "amod").filter(t => t.id === token.id + 1);
  const words = [...before, token].map(t => t.lemma.toLowerCase());
  const postposed =
    after.length > 0 ? reading.world.role([...words, after[0]!.lemma.toLowerCase()]) : undefined;
  const of = children(sentence, token, "nmod").find(
    c => c.id === token.id + 2 && tokenAt(sentence, c.id - 1).deprel === "case",
  );
  const office = of && [
    token.lemma.toLowerCase(),
    tokenAt(sentence, of.id - 1).lemma,
    of.lemma.toLowerCase(),
  ];
  const titles = children(sentence, token, "flat", "appos").filter(
    c => c.upos === "NOUN" || c.upos === "PROPN",
  );
  return (
    (office && whole(reading, office)) ??
    (postposed?.words.includes(" ") ? postposed : undefined) ??
    reading.world.role(words) ??
    firstOf(titles, t => reading.world.role(roleWords(sentence, t)))
  );
}

/** The role that all of these words name together ("member of parliament"). */
function whole(reading: Reading, words: readonly string[]): RoleMatch | undefined {
  const role = reading.world.role(words);
  return role?.words === words.join(" ") ? role : undefined;
}

const roleWords = (sentence: Sentence, token: Token): readonly string[] =>
  [...children(sentence, token, "compound", "amod").filter(c => c.id < token.id), token].map(t =>
    t.lemma.toLowerCase(),
  );
