import { mentionsIn } from "../../language/analysis.ts";
import { children, type Sentence, type Token } from "../../language/sentence.ts";
import { caseOf } from "../../language/voice.ts";
import { quote } from "../../text/span.ts";
import type { Resolved } from "../../world/actor.ts";
import type { RoleMatch } from "../../world/roles.ts";
import type { Reading } from "../draft.ts";
import { phraseSpan } from "../phrase.ts";
import { roleOf } from "../roles.ts";
import { landOfPeople, peopleAt } from "./lands.ts";
import { ownersOf } from "./owners.ts";
import { sectorsOf, type Title, titleOf } from "./titles.ts";
import { firstOf, maximumDepth, mentionAt, type Walk } from "./walk.ts";

/** Country from the modifiers, sector from the head: "three Turkish soldiers", "Russia's defence ministry". */
export function compose(walk: Walk, sentence: Sentence, token: Token): readonly Resolved[] {
  const { reading, depth } = walk;
  const title = describe(reading, sentence, token);
  const role = title?.role;
  const own = owners(walk, sentence, token, title);
  const last = own.length > 0 || role === undefined || depth >= maximumDepth - 1;
  const all = last ? own : implied(walk, sentence, token, role);
  if (all.length === 0 && !role?.actor) return [];
  const sectors = title && sectorsOf(walk, sentence, title);
  const name = quote(reading.analysis.document.text, phraseSpan(sentence, token));
  if (all.length === 0) return [{ country: "", sectors: sectors!, name, by: "resolve/role" }];
  return all.map(owner => ({
    country: owner.country,
    group: owner.group,
    sectors: (own.length > 0 ? sectors : undefined) ?? owner.sectors,
    name,
    by: role ? (own.length > 0 ? "resolve/owner-role" : owner.by) : "resolve/possession",
  }));
}

/** What a phrase says of the sector of those it names: a person's title, the role at its head, or a people's name. */
function describe(reading: Reading, sentence: Sentence, token: Token): Title | undefined {
  const mention = mentionAt(reading, sentence.index, token);
  const title =
    mention?.kind === "NAM" && (mention.type === "PER" || mention.type === "MISC")
      ? titleOf(reading, sentence, mention)
      : undefined;
  if (title) return title;
  const role = roleOf(reading, sentence, token);
  if (role) return { role, token };
  const noun = token.upos === "NOUN" || token.upos === "PROPN";
  if (
    !noun ||
    /^(?:amod|compound|nmod:desc)/.test(token.deprel) ||
    peopleAt(reading, sentence, token).length === 0
  )
    return undefined;
  return { role: { sectors: ["CVL"], actor: true, words: token.form, carrier: false, former: false }, token };
}

/** Whose a thing or man is: by the words around it, by those around his title, or by his people's land. */
function owners(walk: Walk, sentence: Sentence, token: Token, title: Title | undefined): readonly Resolved[] {
  const own = ownersOf(walk, sentence, token);
  if (own.length > 0) return own;
  const titled = title && title.token.id !== token.id ? ownersOf(walk, sentence, title.token) : [];
  if (titled.length > 0) return titled;
  const words = [token, ...children(sentence, token, "amod", "compound", "nmod:desc")];
  const land = firstOf(words, t => (inPlace(t) ? undefined : landOfPeople(walk.reading, sentence, t)));
  return land === undefined ? [] : [{ country: land, sectors: [], name: land, by: "resolve/people" }];

  /** A people's name inside a place's ("*Tamil* Nadu") speaks of the place. */
  function inPlace(t: Token): boolean {
    return mentionsIn(walk.reading.analysis, sentence.index).some(
      m =>
        (m.type === "GPE" || m.type === "LOC") &&
        m.start <= t.start &&
        m.end >= t.end &&
        m.end - m.start > t.end - t.start,
    );
  }
}

/** A body of the state named without its land ("the Defence Ministry"): that of its last full mention, else of the dateline. */
function implied(walk: Walk, sentence: Sentence, token: Token, role: RoleMatch): readonly Resolved[] {
  const { reading } = walk;
  const state = role.sectors.some(
    s => s === "GOV" || s === "MIL" || s === "COP" || s === "LEG" || s === "JUD",
  );
  if (!state || !role.actor || !definite(sentence, token) || belongsElsewhere(reading, sentence, token))
    return [];
  const earlier = reading.analysis.sentences
    .slice(Math.max(0, sentence.index - 8), sentence.index + 1)
    .flatMap(s =>
      s.tokens
        .filter(
          t =>
            t.lemma.toLowerCase() === token.lemma.toLowerCase() &&
            (s.index < sentence.index || t.id < token.id),
        )
        .map(t => [s, t] as const),
    );
  for (const [s, t] of earlier.reverse()) {
    const found = ownersOf({ ...walk, depth: maximumDepth - 1 }, s, t).filter(r => r.country !== "");
    const { sectors } = roleOf(reading, s, t) ?? role;
    if (found.length > 0) return found.map(r => ({ ...r, sectors, by: "resolve/earlier-mention" }));
  }
  return reading.home === undefined ||
    (reading.official !== undefined && namedOtherwise(sentence, token, role))
    ? []
    : [{ country: reading.home, sectors: role.sectors, name: reading.home, by: "resolve/dateline" }];
}

/** Whether a body bears a name of which no land is known: it is not the publisher's ("the *Zambezi River* Commission"). */
const namedOtherwise = (sentence: Sentence, token: Token, role: RoleMatch): boolean =>
  children(sentence, token, "compound", "amod", "flat", "appos", "nmod:desc").some(
    t => t.upos === "PROPN" && !role.words.split(" ").includes(t.lemma.toLowerCase()),
  );

/** Whether a phrase says itself whose the body is, though not in words that name a land ("the governments of the region"). */
const belongsElsewhere = (reading: Reading, sentence: Sentence, token: Token): boolean =>
  children(sentence, token, "nmod").some(
    t => t.id > token.id && reading.lexicons.cues.owning.has(caseOf(sentence, t)),
  ) || children(sentence, token, "nmod:poss").length > 0;

const definite = (sentence: Sentence, token: Token): boolean =>
  /^\p{Lu}/u.test(token.form) || children(sentence, token, "det").some(d => /Definite=Def/.test(d.feats));
