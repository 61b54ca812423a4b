import { caseOf } from "../language/arguments.ts";
import type { Mention } from "../language/mention.ts";
import { children, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import { quote } from "../text/span.ts";
import type { Resolved } from "../world/actor.ts";
import { rankPlaces } from "../world/company.ts";
import type { RoleMatch } from "../world/world.ts";
import type { Reading } from "./draft.ts";
import { phraseSpan, phraseTokens } from "./phrase.ts";
import { roleOf } from "./roles.ts";
import { statementsOver } from "./statement.ts";

/** How deep a phrase is followed: possessor of a possessor, pronoun to name. */
const maximumDepth = 4;
/** From here on no chain is followed: its mentions lead to each other. */
const chainDepth = maximumDepth - 2;

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

function follow(reading: Reading, index: number, id: number, depth: number): readonly Resolved[] {
  const sentence = reading.analysis.sentences[index];
  if (sentence === undefined || depth > maximumDepth) return [];
  const token = tokenAt(sentence, id);
  const meant = freeRelative(sentence, token);
  if (meant !== undefined) return follow(reading, index, meant, depth + 1);
  const both = paired(reading, sentence, token);
  if (both.length > 0) return both;
  const mention = mentionAt(reading, index, token);
  if (token.upos === "PRON" && /Person=1/.test(token.feats)) return ofSpeaker(reading, index, token, depth);
  if (mention?.members && token.xpos === "PRP$") {
    const owner = boundTo(reading, sentence, token);
    if (owner !== undefined) return follow(reading, index, owner, depth + 1);
  }
  if (mention?.members) return distinct(mention.members.flatMap(m => ofMention(reading, m, depth)));
  if (mention?.kind === "PRO") return chained(reading, mention, depth);
  if (mention?.kind === "NAM") return ofName(reading, sentence, token, mention, depth);
  return ofNoun(reading, sentence, token, mention, depth);
}

/** What a clause with "what" calls its thing: "in what was to become Kenya's first *plant*". */
function freeRelative(s: Sentence, token: Token): number | undefined {
  if (token.upos !== "PRON" || token.xpos !== "WP") return undefined;
  const clause = children(s, token, "acl:relcl")[0];
  const noun = (t: Token | undefined) => (t?.upos === "NOUN" || t?.upos === "PROPN" ? t.id : undefined);
  return clause && (noun(clause) ?? noun(children(s, clause, "xcomp", "obj")[0]));
}

/** Whose "their" is behind a verb whose doer is a named body: his before that of several told earlier ("Kenya and Uganda … The *rebels* renewed their pledge"). */
function boundTo(reading: Reading, s: Sentence, token: Token): number | undefined {
  let verb = token;
  while (verb.head !== 0 && verb.upos !== "VERB") verb = tokenAt(s, verb.head);
  const agent = reading.arguments[s.index]![verb.id]!.find(a => a.role === "agent" && a.token < token.id);
  const doer = agent && mentionAt(reading, s.index, tokenAt(s, agent.token));
  return doer?.kind === "NAM" && doer.type !== "PER" ? doer.head : undefined;
}

/** Two lands in one word: "a *Kenyan-Ugandan* war". */
function paired(reading: Reading, s: Sentence, token: Token): readonly Resolved[] {
  const hyphen = s.tokens[token.id - 2];
  const first = s.tokens[token.id - 3];
  if (
    first === undefined ||
    hyphen === undefined ||
    !/^[-–]$/.test(hyphen.form) ||
    hyphen.start !== first.end
  )
    return [];
  if (hyphen.end !== token.start) return [];
  const both = [first, token].flatMap(t => ofWord(reading, t) ?? []);
  return both.length === 2 ? distinct(both) : [];
}

/** "I" and "we" are whoever is made to say the words. */
function ofSpeaker(reading: Reading, index: number, token: Token, depth: number): readonly Resolved[] {
  const said = statementsOver(reading.statements, index, token).find(
    s => s.kind !== "plan" && s.speaker !== undefined,
  );
  const speaker = said?.speaker;
  if (speaker === undefined || (speaker.sentence === index && speaker.token === token.id)) return [];
  return follow(reading, speaker.sentence, speaker.token, depth + 1);
}

/** The mention whose head this token is, a name before a noun. */
function mentionAt(reading: Reading, index: number, token: Token): Mention | undefined {
  const headed = reading.analysis.mentions.filter(m => m.sentence === index && m.head === token.id);
  return headed.find(m => m.kind === "NAM") ?? headed[0];
}

function ofMention(reading: Reading, index: number, depth: number): readonly Resolved[] {
  const mention = reading.analysis.mentions[index]!;
  return follow(reading, mention.sentence, mention.head, depth + 1);
}

/** A pronoun or bare noun through its chain: the first mention in it that says who it is; of a thing ("the Turkish plan") its owner is not. */
function chained(reading: Reading, mention: Mention, depth: number): readonly Resolved[] {
  if (mention.chain === undefined || depth >= chainDepth) return [];
  for (const m of reading.analysis.chains[mention.chain]!.mentions) {
    const other = reading.analysis.mentions[m]!;
    if (
      other.kind === "PRO" ||
      isThing(other) ||
      (other.start === mention.start && other.end === mention.end)
    )
      continue;
    const thing =
      isThing(mention) ||
      isThing(other) ||
      (mention.kind === "NAM" && !(mention.type === "PER" && other.type === "PER"));
    const found = follow(reading, other.sentence, other.head, chainDepth).filter(
      r => !(thing && r.by === "resolve/possession"),
    );
    if (found.length > 0) return found.map(r => ({ ...r, by: `${r.by}+coreference` }));
  }
  return [];
}

/** A common noun of which neither its words nor its chain say that it is an actor. */
const isThing = (mention: Mention): boolean => mention.kind === "NOM" && mention.type === "MISC";

function ofName(
  reading: Reading,
  sentence: Sentence,
  token: Token,
  mention: Mention,
  depth: number,
): readonly Resolved[] {
  if (mention.type === "PROJECT")
    return children(sentence, token, "nmod:poss").flatMap(t =>
      follow(reading, sentence.index, t.id, depth + 1),
    );
  const known = nameAlone(reading, mention) ?? landFirst(reading, sentence, token, mention);
  if (known) return [known];
  const composed = compose(reading, sentence, token, depth);
  if (composed.some(r => r.country !== "")) return composed;
  const chain = chained(reading, mention, depth);
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

/** A name by itself: a person by the office of the day, others by their entry. */
function nameAlone(reading: Reading, mention: Mention): Resolved | undefined {
  const { document } = reading.analysis;
  if (mention.entry === undefined && mention.type === "PER") return withoutInitials(reading, mention);
  if (mention.entry === undefined || mention.type === "PROJECT") return undefined;
  if (mention.type !== "PER") return reading.world.keyed(mention.entry, document.published);
  return reading.world.named(quote(document.text, mention), document.published)[0];
}

/** Somebody known by the first and last of his names, written with an initial between ("John F. Kennedy"). */
function withoutInitials(reading: Reading, mention: Mention): Resolved | undefined {
  const { document } = reading.analysis;
  const name = quote(document.text, mention);
  const plain = name.replace(/(?<=\p{L}) \p{Lu}\.(?= \p{Lu})/gu, "");
  return plain === name || !plain.includes(" ")
    ? undefined
    : reading.world.named(plain, document.published)[0];
}

/** A town or region stands for the land it lies in ("shelled Aleppo"). */
function ofPlace(reading: Reading, mention: Mention): readonly Resolved[] {
  const name = quote(reading.analysis.document.text, mention);
  const [best] = rankPlaces(reading.world.places(name));
  const place = best?.place;
  const sure = best !== undefined && (best.by !== "gazetteer" || (best.place.population ?? 0) > 100_000);
  return sure && place?.country !== undefined
    ? [{ country: place.country, sectors: [], name, by: "resolve/place" }]
    : [];
}

function ofNoun(
  reading: Reading,
  sentence: Sentence,
  token: Token,
  mention: Mention | undefined,
  depth: number,
): readonly Resolved[] {
  const bearer = named(reading, sentence, token);
  if (bearer !== undefined) {
    const found = follow(reading, sentence.index, bearer, depth + 1);
    if (found.some(r => r.country !== "")) return found;
  }
  const word = ofWord(reading, token);
  if (word) return [word];
  const composed = compose(reading, sentence, token, depth);
  if (composed.some(r => r.country !== "")) return composed;
  const known = mention ? chained(reading, mention, depth) : [];
  return known.length > 0 ? known : composed;
}

/** The person's name inside a titled phrase: "President Vladimir Putin", "his counterpart, Sergei Lavrov". */
function named(reading: Reading, sentence: Sentence, token: Token): number | undefined {
  const inside = children(sentence, token, "flat", "appos", "compound", "nmod:desc").map(t => t.id);
  const person = (test: (m: Mention) => boolean) =>
    reading.analysis.mentions.find(
      m => m.sentence === sentence.index && m.kind === "NAM" && m.type === "PER" && test(m),
    )?.head;
  return person(m => inside.includes(m.head)) ?? person(m => m.start === titleEnd(reading, sentence, token));
}

/** Where the name begins that follows a title without a mark between, wherever the tree hangs it: "his counterpart Ivan Ivanov". */
function titleEnd(reading: Reading, sentence: Sentence, token: Token): number | undefined {
  const next = sentence.tokens[token.id];
  const title = next?.upos === "PROPN" && token.upos === "NOUN" && next.start === token.end + 1;
  return title && roleOf(reading, sentence, token) !== undefined ? next.start : undefined;
}

/** A country by one of its words inside a longer name ("Turkish" in "Turkish Foreign Ministry"). */
function ofWord(reading: Reading, token: Token): Resolved | undefined {
  if (!/^\p{Lu}/u.test(token.form) || token.upos === "VERB") return undefined;
  return reading.world
    .named(token.form, reading.analysis.document.published)
    .find(r => r.by === "world/country");
}

/** Country from the modifiers, sector from the head: "three Turkish soldiers", "Russia's defence ministry". */
function compose(reading: Reading, sentence: Sentence, token: Token, depth: number): readonly Resolved[] {
  const role = roleOf(reading, sentence, token);
  const own = ownersOf(reading, sentence, token, depth);
  const last = own.length > 0 || role === undefined || depth >= maximumDepth - 1;
  const owners = last ? own : implied(reading, sentence, token, role);
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

/** Those whose the thing is: demonym or country before it, possessor, "of" or "from" after it. */
function ownersOf(reading: Reading, sentence: Sentence, token: Token, depth: number): readonly Resolved[] {
  const beside = children(sentence, token, "amod", "compound", "flat", "nmod:desc", "nmod").filter(
    t => t.id < token.id && children(sentence, t, "case").length === 0,
  );
  const near = beside
    .flatMap(t => [t, ...children(sentence, t, "conj").filter(c => c.id < token.id)])
    .flatMap(t => adjectival(reading, sentence, t, depth));
  if (near.length > 0) return distinct(near);
  const led = demonymBefore(reading, sentence, token);
  if (led) return [led];
  const land = (found: readonly Resolved[]) => found.filter(r => r.country !== "");
  const listed = (t: Token) =>
    [t, ...children(sentence, t, "conj").filter(c => c.upos !== "VERB")].flatMap(x =>
      follow(reading, sentence.index, x.id, depth + 1),
    );
  const possessors = land(children(sentence, token, "nmod:poss").flatMap(listed));
  if (possessors.length > 0) return possessors;
  const { owning, sent, bound } = reading.lexicons.cues;
  const envoy = sent.has(token.lemma.toLowerCase());
  const after = children(sentence, token, "nmod").filter(t => {
    const marker = caseOf(sentence, t);
    return t.id > token.id && owning.has(marker) && !(envoy && bound.has(marker));
  });
  for (const t of after) {
    const found = land(listed(t));
    if (found.length > 0) return distinct(found);
  }
  const apposed = children(sentence, token, "appos", "nmod:desc").flatMap(t =>
    follow(reading, sentence.index, t.id, depth + 1),
  );
  return land(apposed);
}

/** The adjective of a land right before a phrase, wherever the tree hangs it: "15 to 20 Kenyan Special Forces". */
function demonymBefore(reading: Reading, sentence: Sentence, token: Token): Resolved | undefined {
  const first = phraseTokens(sentence, token)[0]!;
  const before = sentence.tokens[first.id - 2];
  if (before === undefined || first.upos === "DET" || first.start !== before.end + 1) return undefined;
  const land = reading.analysis.mentions.find(
    m => m.sentence === sentence.index && m.head === before.id && m.type === "NORP" && m.end === before.end,
  );
  return land && before.upos !== "NOUN" ? ofWord(reading, before) : undefined;
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
  const word = known ?? ofWord(reading, token);
  if (word) return [word];
  if (token.upos !== "NOUN" && token.upos !== "PROPN") return [];
  return children(sentence, token, "amod", "compound").flatMap(t =>
    depth > maximumDepth ? [] : adjectival(reading, sentence, t, depth + 1),
  );
}

/** A body of the state named without its land ("the Defence Ministry"): that of its last full mention, else of the dateline. */
function implied(reading: Reading, sentence: Sentence, token: Token, role: RoleMatch): readonly Resolved[] {
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
    const found = ownersOf(reading, s, t, maximumDepth - 1).filter(r => r.country !== "");
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

const distinct = (all: readonly Resolved[]): readonly Resolved[] =>
  all.filter(
    (r, i) => all.findIndex(o => o.country === r.country && o.id === r.id && o.group === r.group) === i,
  );
