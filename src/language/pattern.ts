import { LexiconFault } from "../text/fault.ts";
import type { Arguments } from "./arguments.ts";
import {
  children,
  hasRelation,
  type LowerCase,
  lowerCaseOf,
  type Sentence,
  type Token,
  tokenAt,
} from "./sentence.ts";

/**
 * A pattern over a sentence's words and their arguments: `$ >agent? actor >patient [@ >on|against? recipient]`.
 *
 * A node is `$` (the rule's predicate, at the top), `actor`, `recipient` or another name (a capture), `_` (any word),
 * `[word|word …]` (one of these, as lemma, plural or as it stands; `@` stands for the rule's
 * objects, `%name` for a list of `lists.yaml`, a tag such as `PROPN` or `VB` for any word of that part of speech or form) with edges of its own inside the brackets, or a
 * capture with words, `actor[troops|forces]`. An edge is `>role` with alternatives in order of preference, the roles of
 * `arguments.ts` ("out_of" for a preposition of two words) or relations of UD; `?` makes it optional, two that are demanded never lead to the same word; `!>role` demands that there be none, `!>role [word|word]` none of these.
 */
export interface Node {
  readonly capture: keyof Captures | undefined;
  readonly words: ReadonlySet<string> | undefined;
  /** Those of the words that are tags; `undefined` where none is, which spares looking for a token's tags. */
  readonly tags: ReadonlySet<string> | undefined;
  /** Words that only count what follows "of": the word that is counted may be the one asked for ("hundreds of homes"). */
  readonly counts: ReadonlySet<string> | undefined;
  readonly edges: readonly Edge[];
}

export interface Edge {
  readonly roles: readonly string[];
  readonly optional: boolean;
  readonly absent: boolean;
  readonly to: Node;
}

/** What `@` and `%name` in a pattern stand for. */
export interface PatternWords {
  readonly objects: ReadonlySet<string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** Token ids of the words captured as parties; `undefined` for a side that the pattern leaves open. */
export interface Captures {
  readonly actor: number | undefined;
  readonly recipient: number | undefined;
}

/** Compiles a pattern; a slip of the pen is a `LexiconFault` naming file and line. */
export function compile(source: string, given: PatternWords, file: string, line: number): Node {
  const tokens = source.match(/!?>[\w:|-]+\??|%[\w-]+|[$@_]|[\w'-]+|[[\]|]/g) ?? [];
  const counts = new Set(given.lists.get("counts") ?? []);
  let i = 0;
  const fail = (what: string): never => {
    throw new LexiconFault(file, line, `pattern "${source}": ${what}`);
  };
  const edges = (): Edge[] => {
    const out: Edge[] = [];
    while (tokens[i]?.includes(">")) {
      const raw = tokens[i++]!;
      const roles = raw
        .replace(/^!?>|\?$/g, "")
        .split("|")
        .map(r => r.replaceAll("_", " "));
      const absent = raw.startsWith("!");
      const any = absent && tokens[i] !== "[";
      out.push({
        roles,
        optional: raw.endsWith("?"),
        absent,
        to: any ? anyWord(undefined, []) : node(),
      });
    }
    return out;
  };
  const bracket = (capture: Node["capture"]): Node => {
    const words = new Set<string>();
    const add = (word: string) => words.add(word).add(`${word}s`);
    while (tokens[i] !== undefined && tokens[i] !== "]" && !tokens[i]!.includes(">")) {
      const word = tokens[i++]!;
      if (word === "@") for (const o of given.objects) add(o);
      else if (word.startsWith("%"))
        for (const w of given.lists.get(word.slice(1)) ?? fail(`no list "${word}"`)) add(w);
      else if (word !== "|" && word !== "_") add(word);
    }
    const inner = edges();
    if (tokens[i++] !== "]") fail("expected ]");
    return words.size > 0
      ? { capture, words, tags: tagsIn(words), counts, edges: inner }
      : anyWord(capture, inner);
  };
  const node = (): Node => {
    const token = tokens[i++];
    if (token === undefined) return fail("expected a node");
    if (token === "[") return bracket(undefined);
    if (!/^(?:[_$]|actor|recipient)$/.test(token))
      return fail(`unknown "${token}"; actor, recipient or [words]`);
    if (token === "_" || token === "$") return anyWord(undefined, []);
    const capture = token as "actor" | "recipient";
    if (tokens[i] !== "[") return anyWord(capture, []);
    i++;
    return bracket(capture);
  };
  const top = node();
  const all = edges();
  if (i < tokens.length) fail(`unexpected "${tokens[i]}"`);
  const { capture, words, tags } = top;
  return { capture, words, tags, counts: top.counts, edges: [...top.edges, ...all] };
}

/** A node for any word: all nodes have the same keys in the same order, which makes matching them fast. */
const anyWord = (capture: Node["capture"], edges: Node["edges"]): Node => ({
  capture,
  words: undefined,
  tags: undefined,
  counts: undefined,
  edges,
});

/** Tags are written in capitals, words in small letters. */
function tagsIn(words: ReadonlySet<string>): ReadonlySet<string> | undefined {
  const found = [...words].filter(w => /^[A-Z][A-Z$]*$/.test(w));
  return found.length === 0 ? undefined : new Set(found);
}

/** Where patterns are tried: at a token of a sentence with its arguments. */
export interface Ground {
  readonly token: Token;
  readonly sentence: Sentence;
  readonly all: Arguments;
  readonly lower: LowerCase;
  /** What bears a role to the token from behind its objects, by role: many patterns ask for the same. */
  readonly behind: Map<string, readonly number[]>;
}

/** The ground of all patterns that are tried at a token. */
export const groundAt = (token: Token, sentence: Sentence, all: Arguments): Ground => ({
  token,
  sentence,
  all,
  lower: lowerCaseOf(sentence),
  behind: new Map(),
});

const nothing: Captures = { actor: undefined, recipient: undefined };
const none: readonly number[] = [];

/** Tries a pattern at the token of its ground; gives its captures, `undefined` where a demanded edge is missing. */
export const match = (pattern: Node, ground: Ground): Captures | undefined =>
  matchAt(pattern, ground.token, ground);

function matchAt(pattern: Node, token: Token, ground: Ground): Captures | undefined {
  if (pattern.words !== undefined && !means(pattern, pattern.words, token, ground)) return undefined;
  let captures = captured(pattern.capture, token.id);
  let taken: number[] | undefined;
  for (const edge of pattern.edges) {
    const demanded = !edge.absent && !edge.optional;
    const way = follow(edge, token, ground, demanded ? taken : undefined);
    if (edge.absent) {
      if (way !== undefined) return undefined;
    } else if (way === undefined) {
      if (demanded || barred(edge, token, ground.all)) return undefined;
    } else {
      captures = joined(captures, way.captures);
      if (demanded) taken = taken === undefined ? [way.token] : [...taken, way.token];
    }
  }
  return captures;
}

function captured(capture: Node["capture"], id: number): Captures {
  if (capture === undefined) return nothing;
  return capture === "actor" ? { actor: id, recipient: undefined } : { actor: undefined, recipient: id };
}

/** What the first captures, and what only the second does. */
function joined(first: Captures, second: Captures): Captures {
  if (second === nothing) return first;
  if (first === nothing) return second;
  return { actor: first.actor ?? second.actor, recipient: first.recipient ?? second.recipient };
}

/** A doer who need not be told, but is, must be one of those asked for: `>agent? actor[bomber]` is no baker. */
const barred = ({ roles, to }: Edge, token: Token, all: Arguments): boolean =>
  to.capture === "actor" &&
  to.words !== undefined &&
  roles.includes("agent") &&
  all[token.id]!.some(a => a.role === "agent");

/** Whether a word, a part of its name or what it counts is one of the words. */
function means(node: Node, words: ReadonlySet<string>, token: Token, ground: Ground): boolean {
  const { tags, counts } = node;
  if (spells(words, tags, token, ground)) return true;
  for (const t of named(token, ground)) if (spells(words, tags, t, ground)) return true;
  if (counts === undefined || !counts.has(ground.lower.lemmas[token.id - 1]!)) return false;
  return counted(token, ground).some(t => spells(words, tags, t, ground));
}

/** Whether a token is one of the words: its lemma, its form or its tags. */
function spells(words: ReadonlySet<string>, tags: Node["tags"], t: Token, { lower }: Ground): boolean {
  const lemma = lower.lemmas[t.id - 1]!;
  const form = lower.forms[t.id - 1]!;
  if (words.has(lemma) || (form !== lemma && words.has(form))) return true;
  return tags !== undefined && (tags.has(t.upos) || tags.has(t.xpos));
}

/** What a word of number counts: "dozens of *villagers*". */
const counted = (token: Token, { sentence }: Ground): readonly Token[] =>
  children(sentence, token, "nmod").filter(c =>
    children(sentence, c, "case").some(m => m.lemma.toLowerCase() === "of"),
  );

/** The other words of a name, its title among them: "President Okello" is a president. */
const named = (token: Token, { sentence }: Ground): readonly Token[] =>
  token.upos === "PROPN"
    ? children(sentence, token, "flat", "compound", "appos", "nmod:desc")
    : children(sentence, token, "flat");

/** The first word that an edge leads to, none of those that other edges have `taken`, with what is captured there. */
function follow(
  edge: Edge,
  token: Token,
  ground: Ground,
  taken: readonly number[] = none,
): { readonly captures: Captures; readonly token: number } | undefined {
  for (const role of edge.roles) {
    for (const id of targets(role, token, ground)) {
      if (taken.includes(id)) continue;
      const captures = matchAt(edge.to, tokenAt(ground.sentence, id), ground);
      if (captures !== undefined) return { captures, token: id };
    }
  }
  return undefined;
}

/** Tokens that bear a role to a token: deep arguments first, then UD relations of that name. */
function targets(role: string, token: Token, ground: Ground): readonly number[] {
  let deep: number[] | undefined;
  for (const a of ground.all[token.id]!) if (a.role === role) deep = added(deep, a.token);
  if (deep !== undefined) return deep;
  let bare: number[] | undefined;
  for (const t of children(ground.sentence, token)) if (hasRelation(t, role)) bare = added(bare, t.id);
  if (bare !== undefined) return bare;
  return fixedRoles.has(role) ? none : behind(role, token, ground);
}

/** A list with one more; most are never begun. */
function added<T>(list: T[] | undefined, more: T): T[] {
  if (list === undefined) return [more];
  list.push(more);
  return list;
}

/** Roles that are not prepositions, and "of", which never leaves its noun. */
const fixedRoles: ReadonlySet<string> = new Set([
  "agent",
  "patient",
  "recipient",
  "clause",
  "poss",
  "mod",
  "time",
  "advcl",
  "of",
  "nsubj",
  "aux",
  "mark",
]);

/** Roles by which what is measured or filled hangs on its measure: "30 million dollars *in aid* to Kenya", "tonnes *of grain* for Chad". */
const measured: ReadonlySet<string> = new Set(["of", "in", "worth"]);

/** What bears a role to a token from behind its objects; at the token of the ground it is found once. */
function behind(role: string, token: Token, ground: Ground): readonly number[] {
  if (token !== ground.token) return behindObject(role, token, ground);
  const known = ground.behind.get(role);
  if (known !== undefined) return known;
  const found = behindObject(role, token, ground);
  ground.behind.set(role, found);
  return found;
}

/** A phrase that the tree hangs on the object though it may be the verb's: "sold [tea to Egypt]", "sent tents and [vans to Chad]", "threw the gates [open to Chad]". */
function behindObject(role: string, token: Token, { sentence, all }: Ground): readonly number[] {
  const objects = objectsOf(token, sentence, all);
  if (objects.length === 0) return none;
  const own = below(objects, role, token, all);
  if (own.length > 0) return own;
  const listed: number[] = [];
  for (const id of objects)
    for (const c of children(sentence, tokenAt(sentence, id), "conj")) listed.push(c.id);
  const filled: number[] = [];
  for (const id of [...objects, ...listed])
    for (const a of all[id]!) if (measured.has(a.role) && a.role !== role) filled.push(a.token);
  return below([...listed, ...filled], role, token, all);
}

/** What is done something to, and what it is made or found to be. */
function objectsOf(token: Token, sentence: Sentence, all: Arguments): readonly number[] {
  let found: number[] | undefined;
  for (const a of all[token.id]!)
    if (a.role === "patient" || (a.path === "xcomp" && tokenAt(sentence, a.token).upos === "ADJ"))
      found = added(found, a.token);
  return found ?? none;
}

/** What bears a role to one of some words below a token. */
function below(ids: readonly number[], role: string, token: Token, all: Arguments): readonly number[] {
  let found: number[] | undefined;
  for (const id of ids)
    for (const b of all[id]!) if (b.role === role && b.token !== token.id) found = added(found, b.token);
  return found ?? none;
}
