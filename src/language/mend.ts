/** A tree in the making: heads as word numbers from 0, `length` for the root; labels by name. */
interface Tree {
  readonly heads: Int32Array;
  readonly labels: string[];
}

/**
 * Hangs an infinitive on the verb right before its "to" where the parser hung it elsewhere.
 *
 *   "a strike thought to have been carried out"
 *             ^ head          ^ infinitive
 * Trees stay trees: where the verb lies below the infinitive, or the infinitive is the root, nothing changes.
 */
export function mendInfinitives(tree: Tree, tags: readonly (readonly [upos: string, xpos: string])[]): void {
  const { heads, labels } = tree;
  for (let to = 1; to < heads.length; to++) {
    if (tags[to]![1] !== "TO" || labels[to] !== "mark") continue;
    const verb = heads[to]!;
    const before = to - 1;
    if (verb === heads.length || tags[before]![0] !== "VERB" || tags[before]![1] !== "VBN" || heads[verb] === before) continue;
    if (heads[verb] === heads.length || below(before, verb, heads)) continue;
    heads[verb] = before;
    labels[verb] = "xcomp";
  }
}

/** Whether a word lies below another in the tree. */
function below(word: number, top: number, heads: Int32Array): boolean {
  for (let w = word, steps = 0; w < heads.length && steps <= heads.length; w = heads[w]!, steps++) if (w === top) return true;
  return false;
}
