import { caseOf } from "../../language/arguments.ts";
import { children, type Sentence, type Token } from "../../language/sentence.ts";
import { quote } from "../../text/span.ts";
import type { Resolved } from "../../world/actor.ts";
import type { RoleMatch } from "../../world/world.ts";
import type { Reading } from "../draft.ts";
import { phraseSpan } from "../phrase.ts";
import { roleOf } from "../roles.ts";
import { ownersOf } from "./owners.ts";
import { maximumDepth, type Walk } from "./walk.ts";

/** Country from the modifiers, sector from the head: "three Turkish soldiers", "Russia's defence ministry". */
export function compose(walk: Walk, sentence: Sentence, token: Token): readonly Resolved[] {
  const { reading, depth } = walk;
  const role = roleOf(reading, sentence, token);
  const own = ownersOf(walk, sentence, token);
  const last = own.length > 0 || role === undefined || depth >= maximumDepth - 1;
  const owners = last ? own : implied(walk, sentence, token, role);
  if (owners.length === 0 && !role?.actor) return [];
  const name = quote(reading.analysis.document.text, phraseSpan(sentence, token));
  if (owners.length === 0) return [{ country: "", sectors: role!.sectors, name, by: "resolve/role" }];
  return owners.map(owner => ({
    country: owner.country,
    ...(owner.group === undefined ? {} : { group: owner.group }),
    sectors: role?.sectors ?? owner.sectors,
    name,
    by: role ? (own.length > 0 ? "resolve/owner-role" : owner.by) : "resolve/possession",
  }));
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
    if (found.length > 0) return found.map(r => ({ ...r, by: "resolve/earlier-mention" }));
  }
  return reading.home === undefined
    ? []
    : [{ country: reading.home, sectors: [], name: reading.home, by: "resolve/dateline" }];
}

/** Whether a phrase says itself whose the body is, though not in words that name a land ("the governments of the region"). */
const belongsElsewhere = (reading: Reading, sentence: Sentence, token: Token): boolean =>
  children(sentence, token, "nmod").some(
    t => t.id > token.id && reading.lexicons.cues.owning.has(caseOf(sentence, t)),
  ) || children(sentence, token, "nmod:poss").length > 0;

const definite = (sentence: Sentence, token: Token): boolean =>
  /^\p{Lu}/u.test(token.form) || children(sentence, token, "det").some(d => /Definite=Def/.test(d.feats));
