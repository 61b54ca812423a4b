import type { Mention } from "../../language/mention.ts";
import {
  children,
  feature,
  hasRelation,
  type Sentence,
  type Token,
  tokenAt,
} from "../../language/sentence.ts";
import { caseOf } from "../../language/voice.ts";
import type { Resolved } from "../../world/actor.ts";
import type { RoleMatch } from "../../world/roles.ts";
import type { Reading } from "../draft.ts";
import { phraseTokens } from "../phrase.ts";
import { roleOf } from "../roles.ts";
import { besideOwners, ownersOf } from "./owners.ts";
import { maximumDepth, type Walk } from "./walk.ts";

/** What a phrase says somebody is, and the word that says it. */
export interface Title {
  readonly role: RoleMatch;
  readonly token: Token;
}

const joins = ["nmod:desc", "compound", "flat", "appos"] as const;

/** The title told with a person's name: before it, over it, or beside it between commas. */
export function titleOf(reading: Reading, sentence: Sentence, mention: Mention): Title | undefined {
  const head = tokenAt(sentence, mention.head);
  const over = joins.some(r => hasRelation(head, r)) ? [tokenAt(sentence, head.head)] : [];
  const around = [
    ...children(sentence, head, ...joins, "nmod")
      .filter(t => t.end <= mention.start)
      .reverse(),
    ...over,
    ...children(sentence, head, "appos").filter(t => t.start >= mention.end),
  ];
  const last = phraseTokens(sentence, head).findLast(t => t.end <= mention.start);
  for (const token of [...around, ...(last ? [last] : [])]) {
    if (token.upos !== "NOUN" && token.upos !== "PROPN") continue;
    if (token.start >= mention.start && token.end <= mention.end) continue;
    const role = roleOf(reading, sentence, token);
    if (role) return { role, token };
  }
  return undefined;
}

/** The sectors of a role: those of the body it stands with, where the role takes them ("a spokesman of the army"). */
export function sectorsOf(walk: Walk, sentence: Sentence, { role, token }: Title): Resolved["sectors"] {
  if (!role.carrier || walk.depth >= maximumDepth - 1) return role.sectors;
  const { owning } = walk.reading.lexicons.cues;
  const bodies = [
    ...besideOwners(walk, sentence, token),
    ...children(sentence, token, "nmod:poss", "nmod")
      .filter(t => t.id < token.id || owning.has(caseOf(sentence, t)))
      .flatMap(t => walk.follow(sentence.index, t.id)),
  ];
  return bodies.find(b => b.sectors.length > 0 && b.sectors[0] !== "PRE")?.sectors ?? role.sectors;
}

/** A known person as the report speaks of him: what it says he is stands, unless he holds an office on its day. */
export function asTitled(
  walk: Walk,
  sentence: Sentence,
  mention: Mention,
  known: Resolved,
): Resolved | undefined {
  const { reading } = walk;
  const title = titleOf(reading, sentence, mention);
  if (title === undefined) return known;
  const dated = reading.analysis.document.published !== undefined;
  const short = mention.head === tokenIn(sentence, mention).id && isOneWord(sentence, mention);
  if (short && belongsToAnother(walk, sentence, mention, title, known)) return undefined;
  if (dated && known.by === "world/office") return known;
  if (title.role.former) return { ...known, sectors: title.role.sectors, by: "resolve/title" };
  const own = known.id === undefined ? undefined : reading.world.officeOf(known.id, title.role.words);
  if (own) return own;
  if (short && dated) return undefined;
  const sectors = sectorsOf(walk, sentence, title);
  return sectors[0] === "MIL" && known.sectors[0] === "GOV"
    ? known
    : { ...known, sectors, by: "resolve/title" };
}

const tokenIn = (sentence: Sentence, mention: Mention): Token => tokenAt(sentence, mention.head);

const isOneWord = (sentence: Sentence, mention: Mention): boolean =>
  tokenIn(sentence, mention).start === mention.start && tokenIn(sentence, mention).end === mention.end;

/** Codes of what is no state: who serves it is of a land as well. */
const bodies: ReadonlySet<string> = new Set(["UNO", "EUR", "IGO", "NGO", "IMG", "ISM", "MNC"]);

/** Whether a surname is told with another land than its known bearer's: it is somebody else. */
function belongsToAnother(
  walk: Walk,
  sentence: Sentence,
  mention: Mention,
  title: Title,
  known: Resolved,
): boolean {
  if (bodies.has(known.country)) return false;
  const lands = [tokenIn(sentence, mention), title.token]
    .flatMap(t => ownersOf(walk, sentence, t))
    .map(r => r.country)
    .filter(c => c !== "" && !bodies.has(c));
  return lands.length > 0 && !lands.includes(known.country);
}

/** Who held on the report's day the office that a definite phrase names: "the Kenyan foreign minister". */
export function officeHolder(walk: Walk, sentence: Sentence, token: Token): Resolved | undefined {
  const { reading } = walk;
  const role = roleOf(reading, sentence, token);
  if (role === undefined || role.former || feature(token, "Number") === "Plur") return undefined;
  if (children(sentence, token, "det").some(d => !/Definite=Def/.test(d.feats))) return undefined;
  const { elsewhere } = reading.lexicons.parties;
  const inRole = role.words.split(" ").length;
  const before = phraseTokens(sentence, token).filter(t => t.id <= token.id - inRole);
  if (before.some(t => elsewhere.has(t.lemma.toLowerCase()))) return undefined;
  const owners = ownersOf(walk, sentence, token);
  const [owner] = owners;
  if (owner === undefined || owners.length > 1 || !(owner.id === owner.country || owner.group !== undefined))
    return undefined;
  const { published } = reading.analysis.document;
  const found = reading.world.holder(owner.group ?? owner.country, role.words, published);
  return found && { ...found, by: "resolve/office" };
}
