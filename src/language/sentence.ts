import { oncePer } from "../text/once.ts";
import type { Span } from "../text/span.ts";

/**
 * A syntactic word with its CoNLL-U columns; its span indexes the document's text.
 *
 * `id` counts from 1 within the sentence; `head` 0 marks the root. `feats` is the column as it stands, `_` for none.
 * The words of one multiword token (`don't`) share its surface: `do` [0,2) and `n't` [2,5).
 */
export interface Token extends Span {
  readonly id: number;
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly feats: string;
  readonly head: number;
  readonly deprel: string;
  readonly spaceAfter: boolean;
}

/** A multiword token of UD: the surface form of words `first` to `last` (ids, both inclusive). */
export interface Multiword {
  readonly first: number;
  readonly last: number;
  readonly form: string;
}

/** Where a sentence stands in the report: its headline (first line), a heading between paragraphs, or running text. */
export type Standing = "headline" | "heading" | "body";

/** One sentence and its UD tree: exactly one root, no cycles. `paragraph` counts from 0. */
export interface Sentence extends Span {
  readonly index: number;
  readonly paragraph: number;
  readonly standing: Standing;
  readonly tokens: readonly Token[];
  readonly multiwords: readonly Multiword[];
}

/** The token with this id; throws a `RangeError` where there is none. */
export function tokenAt(sentence: Sentence, id: number): Token {
  const token = sentence.tokens[id - 1];
  if (token === undefined) throw new RangeError(`token ${id} of a sentence of ${sentence.tokens.length}`);
  return token;
}

/** The head of a token; `undefined` for the root. */
export const headOf = (sentence: Sentence, token: Token): Token | undefined =>
  token.head === 0 ? undefined : tokenAt(sentence, token.head);

/** The dependents of every token by its id (0: the root). */
const dependentsOf = oncePer((sentence: Sentence): readonly (readonly Token[] | undefined)[] => {
  const all: Token[][] = new Array(sentence.tokens.length + 1);
  for (const t of sentence.tokens) {
    const mine = all[t.head];
    if (mine === undefined) all[t.head] = [t];
    else mine.push(t);
  }
  return all;
});
const none: readonly Token[] = [];

/** The dependents of a token in text order, only those with one of the relations if any is given (`nsubj` also finds `nsubj:pass`). */
export function children(
  sentence: Sentence,
  token: Token,
  ...relations: readonly string[]
): readonly Token[] {
  const mine = dependentsOf(sentence)[token.id];
  if (mine === undefined) return none;
  if (relations.length === 0) return mine;
  let found: Token[] | undefined;
  for (const t of mine)
    for (const r of relations)
      if (hasRelation(t, r)) {
        if (found === undefined) found = [t];
        else found.push(t);
        break;
      }
  return found ?? none;
}

/** The words of a sentence in lower case, by token id less one, and all lemmas at once. */
export interface LowerCase {
  readonly lemmas: readonly string[];
  readonly forms: readonly string[];
  readonly all: ReadonlySet<string>;
}

/** Lemmas and forms in lower case. */
export const lowerCaseOf = oncePer((sentence: Sentence): LowerCase => {
  const lemmas = sentence.tokens.map(t => t.lemma.toLowerCase());
  return { lemmas, forms: sentence.tokens.map(t => t.form.toLowerCase()), all: new Set(lemmas) };
});

/** Whether a token bears a relation or a subtype of it; a relation with a colon is matched exactly. */
export function hasRelation({ deprel }: Token, relation: string): boolean {
  if (deprel === relation) return true;
  // Asked so often that no string may be made: "nsubj:pass" goes on after "nsubj" with a colon.
  return (
    deprel.charCodeAt(relation.length) === colon && deprel.startsWith(relation) && !relation.includes(":")
  );
}

const colon = 58;

/** A token's relation without its subtype: `nsubj` of `nsubj:pass`. */
export function plainRelation({ deprel }: Token): string {
  const at = deprel.indexOf(":");
  return at < 0 ? deprel : deprel.slice(0, at);
}

/** A token and all that depends on it, in text order. */
export function subtree(sentence: Sentence, token: Token): readonly Token[] {
  const all = dependentsOf(sentence);
  const inside = [token];
  for (let i = 0; i < inside.length; i++) inside.push(...(all[inside[i]!.id] ?? none));
  return inside.sort((a, b) => a.id - b.id);
}

/** Value of a UD feature (`Number`), `undefined` when absent. */
export function feature(token: Token, name: string): string | undefined {
  if (token.feats === "_") return undefined;
  return token.feats
    .split("|")
    .find(pair => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
