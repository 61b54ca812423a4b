import type { Mention } from "../../language/mention.ts";
import { children, type Sentence, type Token } from "../../language/sentence.ts";
import { caseOf } from "../../language/voice.ts";
import { quote } from "../../text/span.ts";
import type { Resolved } from "../../world/actor.ts";
import type { Reading } from "../draft.ts";
import { roleOf } from "../roles.ts";
import { chained } from "./chains.ts";
import { compose } from "./compose.ts";
import { inSentence, ofKind } from "./lands.ts";
import { besideOwners } from "./owners.ts";
import { asTitled } from "./titles.ts";
import type { Walk } from "./walk.ts";
import { nameAlone, ofPlace, ofSide } from "./words.ts";

/** Whom a name means: by its entry, else by the words around it, else by its chain, else the land where the place lies. */
export function ofName(walk: Walk, sentence: Sentence, token: Token, mention: Mention): readonly Resolved[] {
  const { reading } = walk;
  if (mention.type === "PROJECT")
    return children(sentence, token, "nmod:poss").flatMap(t => walk.follow(sentence.index, t.id));
  const bearer = nameAlone(reading, mention);
  const known =
    bearer && mention.type === "PER"
      ? asTitled(walk, sentence, mention, bearer)
      : (branchOf(walk, sentence, token, bearer) ?? landFirst(reading, sentence, token, mention));
  if (known) return [inSentence(reading, sentence, token, known)];
  const side = mention.entry === undefined ? ofSide(reading, token) : undefined;
  if (side) return [side];
  const composed = compose(walk, sentence, token);
  if (composed.some(r => r.country !== "")) return composed;
  const chain = chained(walk, mention);
  if (chain.length > 0) return chain;
  if (composed.length > 0) return composed;
  const kind = ofKind(walk, sentence, token, mention);
  if (kind.length > 0) return kind;
  const place = ofPlace(reading, mention);
  return place.length > 0 ? place : stranger(reading, mention);
}

/** A person whom the world does not know is a party by his name: of no land until the report tells it. */
function stranger(reading: Reading, mention: Mention): readonly Resolved[] {
  if (mention.type !== "PER" || mention.entry !== undefined) return [];
  const name = quote(reading.analysis.document.text, mention);
  return [{ country: "", sectors: ["CVL"], name, by: "resolve/stranger" }];
}

/** A body told with another land than its own is that land's of the like name: "the Kenya *Red Cross*". */
function branchOf(
  walk: Walk,
  sentence: Sentence,
  token: Token,
  body: Resolved | undefined,
): Resolved | undefined {
  if (body === undefined || (unions.has(body.country) && body.country !== "NGO")) return body;
  const { partitive } = walk.reading.lexicons.parties;
  const of = children(sentence, token, "nmod")
    .filter(t => t.id > token.id && partitive.has(caseOf(sentence, t)))
    .flatMap(t => walk.follow(sentence.index, t.id));
  const lands = [...besideOwners(walk, sentence, token), ...of].filter(r => r.id === r.country);
  const [land] = lands;
  if (land === undefined || body.id === body.country || lands.some(r => r.country === body.country))
    return body;
  const sectors = roleOf(walk.reading, sentence, token)?.sectors ?? body.sectors;
  return { country: land.country, sectors, name: body.name, by: "resolve/branch" };
}

/** Codes of bodies that lands belong to: told with one, they stay what they are ("the Kenyan UN mission"). */
const unions: ReadonlySet<string> = new Set(["UNO", "EUR", "NGO", "IGO", "IMG", "ISM", "MNC"]);

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
