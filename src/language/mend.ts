import { mendClause } from "./clause.ts";
import { mendFinite } from "./finite.ts";
import { mendSubject } from "./subject.ts";

/** A tree in the making: heads as word numbers from 0, `length` for the root; labels by name. */
interface Tree {
  readonly heads: Int32Array;
  readonly labels: string[];
}

/** Mends what the parser is known to get wrong, in place; a mending that would break the tree is not made. */
export function mend(
  tree: Tree,
  forms: readonly string[],
  tags: readonly (readonly [upos: string, xpos: string])[],
): void {
  const [heads, labels] = [tree.heads.slice(), [...tree.labels]];
  mendInfinitives(tree, tags);
  mendReduced(tree, tags);
  mendNames(tree, tags);
  mendCompounds(tree, forms, tags);
  mendFinite(tree, forms, tags);
  mendSubject(tree, forms, tags);
  mendClause(tree, tags);
  if (isTree(tree.heads)) return;
  tree.heads.set(heads);
  for (let w = 0; w < labels.length; w++) tree.labels[w] = labels[w]!;
}

/**
 * Hangs an infinitive on the verb right before its "to" where the parser hung it elsewhere.
 *
 *   "a plot said to have been hatched abroad"
 *           ^ head            ^ infinitive
 * Trees stay trees: where the verb lies below the infinitive, or the infinitive is the root, nothing changes.
 */
function mendInfinitives(tree: Tree, tags: readonly (readonly [upos: string, xpos: string])[]): void {
  const { heads, labels } = tree;
  for (let to = 1; to < heads.length; to++) {
    if (tags[to]![1] !== "TO" || labels[to] !== "mark") continue;
    const verb = heads[to]!;
    const before = to - 1;
    if (
      verb === heads.length ||
      tags[before]![0] !== "VERB" ||
      tags[before]![1] !== "VBN" ||
      heads[verb] === before
    )
      continue;
    if (heads[verb] === heads.length || below(before, verb, heads)) continue;
    heads[verb] = before;
    labels[verb] = "xcomp";
  }
}

/**
 * Hangs a participle on the noun right before it where the parser took the noun for its oblique, or the participle for an adverbial
 * clause: in the treebanks the one stands there only after an auxiliary ("has for years regarded"), the other for one in sixty.
 *
 *   "in a strike thought to have been ..."    strike: of what the participle hung on; thought: acl of strike
 */
function mendReduced(tree: Tree, tags: readonly (readonly [upos: string, xpos: string])[]): void {
  const { heads, labels } = tree;
  const has = (head: number, label: RegExp) => labels.some((l, w) => heads[w] === head && label.test(l));
  for (let participle = 1; participle < heads.length; participle++) {
    const noun = participle - 1;
    const governor = heads[participle]!;
    if (tags[participle]![1] !== "VBN" || governor === heads.length || !isNoun(tags[noun]![0])) continue;
    if (has(participle, /^(?:aux|cop|mark)/)) continue;
    if (heads[noun] === participle && labels[noun] === "obl" && has(noun, /^case$/)) {
      heads[noun] = governor;
      labels[noun] = isNoun(tags[governor]![0]) ? "nmod" : "obl";
    } else if (labels[participle] !== "advcl" || below(noun, participle, heads)) continue;
    [heads[participle], labels[participle]] = [noun, "acl"];
  }
}

/**
 * Makes a name right of its title an apposition where the parser called it a modifier: in the treebanks no name stands so without a
 * preposition.
 *
 *   "the prime minister of Mali Moussa Mara"    Moussa: appos of minister
 */
function mendNames({ heads, labels }: Tree, tags: readonly (readonly [upos: string, xpos: string])[]): void {
  for (let w = 1; w < heads.length; w++) {
    const title = heads[w]!;
    if (labels[w] !== "nmod" || tags[w]![0] !== "PROPN" || title >= w || !isNoun(tags[title]![0])) continue;
    if (!labels.some((l, c) => heads[c] === w && l === "case")) labels[w] = "appos";
  }
}

const isNoun = (upos: string): boolean => upos === "NOUN" || upos === "PROPN" || upos === "PRON";

/** Whether a word lies below another in the tree. */
function below(word: number, top: number, heads: Int32Array): boolean {
  for (let w = word, steps = 0; w < heads.length && steps <= heads.length; w = heads[w]!, steps++)
    if (w === top) return true;
  return false;
}

/**
 * Hangs "Kenyan-backed" as one modifier on the noun it stands before; what governed its first word governs the noun.
 *
 *   "by Kenyan-backed Somali forces"
 *       ^ name  ^ participle  ^ noun
 */
function mendCompounds(
  tree: Tree,
  forms: readonly string[],
  tags: readonly (readonly [upos: string, xpos: string])[],
): void {
  const { heads, labels } = tree;
  for (let name = 0; name + 3 < heads.length; name++) {
    const participle = name + 2;
    if (
      !/^\p{Lu}/u.test(forms[name]!) ||
      !/^[-–]$/.test(forms[name + 1]!) ||
      !/^VB[ND]$/.test(tags[participle]![1])
    )
      continue;
    const noun = nounAfter(participle, tags);
    if (noun === undefined || heads[name] === participle) continue;
    const governor = heads[name]!;
    if (governor >= name && governor <= noun && heads[noun]! >= name && heads[noun]! < noun) continue;
    if (governor < name || governor > noun) [heads[noun], labels[noun]] = [governor, labels[name]!];
    for (let w = 0; w < heads.length; w++)
      if (w !== name && heads[w] === name && (w < name || w > noun)) heads[w] = noun;
    for (let w = participle + 1; w < noun; w++)
      if (heads[w]! < participle || heads[w]! > noun) heads[w] = noun;
    [heads[name], labels[name]] = [participle, "compound"];
    [heads[name + 1], labels[name + 1]] = [participle, "punct"];
    [heads[participle], labels[participle]] = [noun, "amod"];
  }
}

/** The last noun of the nouns and adjectives that follow a word directly; `undefined` where none does. */
function nounAfter(
  word: number,
  tags: readonly (readonly [upos: string, xpos: string])[],
): number | undefined {
  let found: number | undefined;
  for (let w = word + 1; w < tags.length && ["ADJ", "NOUN", "PROPN"].includes(tags[w]![0]); w++)
    if (tags[w]![0] !== "ADJ") found = w;
  return found;
}

/** Whether heads make one tree: one word under the root, every word reaching it. */
function isTree(heads: Int32Array): boolean {
  let roots = 0;
  for (let w = 0; w < heads.length; w++) {
    if (heads[w] === heads.length) roots++;
    let [h, steps] = [w, 0];
    while (h < heads.length && steps++ <= heads.length) h = heads[h]!;
    if (h < heads.length) return false;
  }
  return roots === 1;
}
