/** A tree in the making: heads as word numbers from 0, `length` for the root; labels by name. */
interface Tree {
  readonly heads: Int32Array;
  readonly labels: string[];
}

type Tags = readonly (readonly [upos: string, xpos: string])[];

/**
 * Gives the finite verb of a sentence the subject that the parser hung elsewhere.
 *
 *   "In a reply to the note, Okello, a spokesman for the rebels, blamed Kenya"    Okello: appos of note
 *   "A court sentences two officers"                                            court: compound of sentences
 */
export function mendSubject(tree: Tree, forms: readonly string[], tags: Tags): void {
  const verb = tree.heads.indexOf(tree.heads.length);
  if (verb < 1 || tags[verb]![0] !== "VERB" || !/^VB[DPZ]$/.test(tags[verb]![1])) return;
  const own = childrenOf(tree, verb);
  if (own.some(w => /^(?:[nc]subj|expl|aux|cop)/.test(tree.labels[w]!))) return;
  const modifier = own.find(w => w === verb - 1 && /^(?:compound|amod)$/.test(tree.labels[w]!));
  if (modifier !== undefined) asSubject(tree, tags, verb, modifier);
  else fromFronted(tree, forms, tags, verb);
}

/** "A (det) court (compound) sentences (root)": the noun right before the verb becomes its subject and takes what stands before it. */
function asSubject(tree: Tree, tags: Tags, verb: number, noun: number): void {
  if (!/^(?:NOUN|PROPN|ADJ)$/.test(tags[noun]![0])) return;
  for (const w of childrenOf(tree, verb))
    if (w < noun && /^(?:det|amod|compound|nummod|nmod:poss|nmod:desc|flat)/.test(tree.labels[w]!))
      tree.heads[w] = noun;
  tree.labels[noun] = "nsubj";
}

/**
 * The apposition at the end of a fronted phrase, behind a comma and right before the verb, is the verb's subject; so is the noun there
 * behind the quotation that the verb reports.
 */
function fromFronted(tree: Tree, forms: readonly string[], tags: Tags, verb: number): void {
  const fronted = childrenOf(tree, verb).filter(
    w => w < verb && /^(?:obl|advcl|ccomp)/.test(tree.labels[w]!),
  );
  const subject = fronted
    .flatMap(top => nounsBelow(tree, tags, top, verb))
    .find(w => {
      const before = leftmost(tree, tags, w) - 1;
      const behind =
        forms[before] === "," ? /^(?:appos|conj)$/.test(tree.labels[w]!) : tags[before]?.[1] === "''";
      const joined = childrenOf(tree, w).some(c => tree.labels[c] === "cc" || tree.labels[c] === "case");
      return behind && !joined && reaches(tree, tags, w, verb);
    });
  if (subject !== undefined) [tree.heads[subject], tree.labels[subject]] = [verb, "nsubj"];
}

function childrenOf(tree: Tree, head: number): readonly number[] {
  const found: number[] = [];
  for (let w = 0; w < tree.labels.length; w++) if (tree.heads[w] === head) found.push(w);
  return found;
}

/** The nouns between a phrase's head and the verb that lie below that head. */
function nounsBelow(tree: Tree, tags: Tags, top: number, verb: number): readonly number[] {
  const nouns: number[] = [];
  for (let w = top + 1; w < verb; w++)
    if ((tags[w]![0] === "NOUN" || tags[w]![0] === "PROPN") && isBelow(tree, w, top)) nouns.push(w);
  return nouns;
}

function isBelow(tree: Tree, word: number, top: number): boolean {
  let w = word;
  for (let steps = 0; w < tree.heads.length && steps <= tree.heads.length; steps++, w = tree.heads[w]!)
    if (w === top) return true;
  return false;
}

const leftmost = (tree: Tree, tags: Tags, top: number): number =>
  tree.labels.findIndex((_, w) => tags[w]![0] !== "PUNCT" && isBelow(tree, w, top));

/** Whether nothing but marks and adverbs stands between a phrase and the verb. */
function reaches(tree: Tree, tags: Tags, noun: number, verb: number): boolean {
  for (let w = verb - 1; w > noun; w--) {
    if (isBelow(tree, w, noun)) return true;
    if (tags[w]![0] !== "PUNCT" && tags[w]![0] !== "ADV") return false;
  }
  return true;
}
