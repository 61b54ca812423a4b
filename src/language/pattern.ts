import { LexiconFault } from "../text/fault.ts";
import type { Arguments } from "./arguments.ts";
import { children, lowerCaseOf, type Sentence, type Token, tokenAt } from "./sentence.ts";

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
  readonly capture: string | undefined;
  readonly words: ReadonlySet<string> | undefined;
  /** Words that only count what follows "of": the word that is counted may be the one asked for ("hundreds of homes"). */
  readonly counts?: ReadonlySet<string>;
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

/** Token ids by capture name; `matched` the words that stood for `@`. */
export type Captures = Readonly<Record<string, number>>;

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
        to: any ? { capture: undefined, words: undefined, edges: [] } : node(),
      });
    }
    return out;
  };
  const bracket = (): Omit<Node, "capture"> => {
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
    return words.size > 0 ? { words, counts, edges: inner } : { words: undefined, edges: inner };
  };
  const node = (): Node => {
    const token = tokens[i++];
    if (token === undefined) return fail("expected a node");
    if (token === "[") return { capture: undefined, ...bracket() };
    if (!/^(?:[_$]|actor|recipient)$/.test(token))
      return fail(`unknown "${token}"; actor, recipient or [words]`);
    if (token === "_" || token === "$") return { capture: undefined, words: undefined, edges: [] };
    if (tokens[i] === "[") {
      i++;
      return { capture: token, ...bracket() };
    }
    return { capture: token, words: undefined, edges: [] };
  };
  const top = node();
  const all = edges();
  if (i < tokens.length) fail(`unexpected "${tokens[i]}"`);
  return { ...top, edges: [...top.edges, ...all] };
}

/** Tries a pattern at a token; gives its captures, `undefined` where a demanded edge is missing. */
export function match(pattern: Node, token: Token, sentence: Sentence, all: Arguments): Captures | undefined {
  const { words } = pattern;
  if (
    words !== undefined &&
    !spells(words, token, sentence) &&
    !named(token, sentence).some(t => spells(words, t, sentence)) &&
    !counted(pattern, token, sentence).some(t => spells(words, t, sentence))
  )
    return undefined;
  let captures: Captures = pattern.capture === undefined ? {} : { [pattern.capture]: token.id };
  const taken: number[] = [];
  for (const edge of pattern.edges) {
    const way = follow(edge, token, sentence, all, edge.absent || edge.optional ? [] : taken);
    const found = way?.captures;
    if (way !== undefined && !edge.absent && !edge.optional) taken.push(way.token);
    if (
      edge.absent ? found !== undefined : found === undefined && (!edge.optional || barred(edge, token, all))
    )
      return undefined;
    if (!edge.absent && found !== undefined) captures = { ...found, ...captures };
  }
  return captures;
}

/** A doer who need not be told, but is, must be one of those asked for: `>agent? actor[bomber]` is no baker. */
const barred = ({ roles, to }: Edge, token: Token, all: Arguments): boolean =>
  to.capture === "actor" &&
  to.words !== undefined &&
  all[token.id]!.some(a => a.role === "agent" && roles.includes("agent"));

/** Whether a token is one of the words: its lemma, its form or its tags. */
function spells(words: ReadonlySet<string>, t: Token, sentence: Sentence): boolean {
  const { lemmas, forms } = lowerCaseOf(sentence);
  return (
    words.has(lemmas[t.id - 1]!) || words.has(forms[t.id - 1]!) || words.has(t.upos) || words.has(t.xpos)
  );
}

/** What a word of number counts: "dozens of *villagers*". */
const counted = (pattern: Node, token: Token, sentence: Sentence): readonly Token[] =>
  pattern.counts?.has(lowerCaseOf(sentence).lemmas[token.id - 1]!)
    ? children(sentence, token, "nmod").filter(c =>
        children(sentence, c, "case").some(m => m.lemma.toLowerCase() === "of"),
      )
    : [];

/** The other words of a name, its title among them: "President Okello" is a president. */
const named = (token: Token, sentence: Sentence): readonly Token[] =>
  token.upos === "PROPN"
    ? children(sentence, token, "flat", "compound", "appos", "nmod:desc")
    : children(sentence, token, "flat");

/** The first word that an edge leads to, none of those that other edges have `taken`, with what is captured there. */
function follow(
  edge: Edge,
  token: Token,
  sentence: Sentence,
  all: Arguments,
  taken: readonly number[],
): { readonly captures: Captures; readonly token: number } | undefined {
  for (const role of edge.roles) {
    for (const id of targets(role, token, sentence, all)) {
      if (taken.includes(id)) continue;
      const captures = match(edge.to, tokenAt(sentence, id), sentence, all);
      if (captures) return { captures, token: id };
    }
  }
  return undefined;
}

/** Tokens that bear a role to a token: deep arguments first, then UD relations of that name. */
function targets(role: string, token: Token, sentence: Sentence, all: Arguments): readonly number[] {
  let deep: number[] | undefined;
  for (const a of all[token.id]!)
    if (a.role === role) {
      if (deep === undefined) deep = [a.token];
      else deep.push(a.token);
    }
  if (deep !== undefined) return deep;
  const bare = children(sentence, token, role).map(t => t.id);
  return bare.length > 0 || fixedRoles.has(role) ? bare : behindObject(role, token, sentence, all);
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

/** A phrase that the tree hangs on the object though it may be the verb's: "sold [tea to Egypt]", "sent tents and [vans to Chad]", "threw the gates [open to Chad]". */
function behindObject(role: string, token: Token, sentence: Sentence, all: Arguments): readonly number[] {
  const below = (ids: readonly number[]) =>
    ids.flatMap(id => all[id]!.filter(b => b.role === role && b.token !== token.id).map(b => b.token));
  const objects = all[token.id]!.filter(
    a => a.role === "patient" || (a.path === "xcomp" && tokenAt(sentence, a.token).upos === "ADJ"),
  ).map(a => a.token);
  const own = below(objects);
  if (own.length > 0 || objects.length === 0) return own;
  const listed = objects.flatMap(id => children(sentence, tokenAt(sentence, id), "conj").map(c => c.id));
  const filled = [...objects, ...listed].flatMap(id =>
    all[id]!.filter(a => measured.has(a.role) && a.role !== role).map(a => a.token),
  );
  return below([...listed, ...filled]);
}
