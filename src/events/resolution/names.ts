import type { Mention } from "../../language/mention.ts";
import { children, type Sentence, type Token } from "../../language/sentence.ts";
import { quote } from "../../text/span.ts";
import type { Resolved } from "../../world/actor.ts";
import type { Reading } from "../draft.ts";
import { roleOf } from "../roles.ts";
import { chained } from "./chains.ts";
import { compose } from "./compose.ts";
import type { Walk } from "./walk.ts";
import { nameAlone, ofPlace } from "./words.ts";

/** Whom a name means: by its entry, else by the words around it, else by its chain, else the land where the place lies. */
export function ofName(walk: Walk, sentence: Sentence, token: Token, mention: Mention): readonly Resolved[] {
  const { reading } = walk;
  if (mention.type === "PROJECT")
    return children(sentence, token, "nmod:poss").flatMap(t => walk.follow(sentence.index, t.id));
  const known = nameAlone(reading, mention) ?? landFirst(reading, sentence, token, mention);
  if (known) return [known];
  const composed = compose(walk, sentence, token);
  if (composed.some(r => r.country !== "")) return composed;
  const chain = chained(walk, mention);
  if (chain.length > 0) return chain;
  if (composed.length > 0) return composed;
  return mention.type === "GPE" || mention.type === "LOC" ? ofPlace(reading, mention) : [];
}

/** A body whose name begins with a land's of several words ("United States Department of Trade"), with the sector of the rest. */
function landFirst(
  reading: Reading,
  sentence: Sentence,
  token: Token,
  mention: Mention,
): Resolved | undefined {
  if (mention.type !== "ORG") return undefined;
  const words = sentence.tokens.filter(t => t.start >= mention.start && t.end <= mention.end);
  if (words.length < 3) return undefined;
  const { document } = reading.analysis;
  const land = reading.world
    .named(quote(document.text, { start: words[0]!.start, end: words[1]!.end }), document.published)
    .find(r => r.by === "world/country");
  if (land === undefined) return undefined;
  const sectors = roleOf(reading, sentence, token)?.sectors ?? [];
  return { country: land.country, sectors, name: quote(document.text, mention), by: "resolve/land-in-name" };
}
