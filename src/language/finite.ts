/** A tree in the making: heads as word numbers from 0, `length` for the root; labels by name. */
interface Tree {
  readonly heads: Int32Array;
  readonly labels: string[];
}

type Tags = readonly (readonly [upos: string, xpos: string])[];

/**
 * Makes the participle after a subject the verb of a sentence that would else have none.
 *
 *   "The guards fired on a crowd ."   not: guards (root), fired (acl)
 *        ^ nsubj ^ root
 * A sentence that ends in a full stop and whose top is a bare noun has lost its verb; headings end in none and are left alone.
 */
export function mendFinite(tree: Tree, forms: readonly string[], tags: Tags): void {
  const root = tree.heads.indexOf(tree.heads.length);
  if (root < 0 || !closed(forms) || !isNoun(tags, root) || clausal(tree, root)) return;
  const subject = childOf(tree, root, w => w < root && /^nsubj/.test(tree.labels[w]!));
  if (subject !== undefined) {
    between(tree, tags, subject, root);
    return;
  }
  const verb = nextParticiple(tree, tags, root);
  if (verb === undefined) return;
  if (tree.heads[verb] === root && tree.labels[verb] === "acl") {
    rehead(tree, verb, root);
    return;
  }
  const object = tree.heads[verb]!;
  if (tree.labels[verb] === "amod" && object > verb && tree.heads[object] === root)
    transitive(tree, verb, root, object);
}

const closed = (forms: readonly string[]): boolean => forms.slice(-2).includes(".");

const isNoun = (tags: Tags, w: number): boolean => tags[w]![0] === "NOUN" || tags[w]![0] === "PROPN";

const childOf = (tree: Tree, head: number, test: (w: number) => boolean): number | undefined => {
  for (let w = 0; w < tree.labels.length; w++) if (tree.heads[w] === head && test(w)) return w;
  return undefined;
};

/** Whether a noun is the predicate of a clause or heads one that has its verb. */
const clausal = (tree: Tree, root: number): boolean =>
  childOf(tree, root, w => /^(?:cop|aux|expl|ccomp|xcomp)/.test(tree.labels[w]!)) !== undefined;

/** The participle that follows a noun phrase at once, adverbs apart; `undefined` where it has an auxiliary. */
function nextParticiple(tree: Tree, tags: Tags, noun: number): number | undefined {
  let w = noun + 1;
  while (w < tags.length && (tags[w]![0] === "ADV" || (tree.heads[w] === noun && tree.labels[w] === "flat")))
    w++;
  const found = w < tags.length && /^VB[ND]$/.test(tags[w]![1]) ? w : undefined;
  return found !== undefined && childOf(tree, found, c => tree.labels[c]!.startsWith("aux")) === undefined
    ? found
    : undefined;
}

/** "guards (root) fired (acl)": the participle becomes the top, the noun its subject; what follows it goes with it. */
function rehead(tree: Tree, verb: number, noun: number): void {
  for (let w = 0; w < tree.labels.length; w++)
    if (tree.heads[w] === noun && (w > verb || apart(tree, w))) tree.heads[w] = verb;
  setTop(tree, verb, noun);
}

/** "police (nsubj) clubbed (amod) traders (root)": the participle becomes the top, the noun after it its object. */
function between(tree: Tree, tags: Tags, subject: number, root: number): void {
  const verb = nextParticiple(tree, tags, subject);
  if (verb === undefined || verb > root || tree.heads[verb] !== root || tree.labels[verb] !== "amod") return;
  transitive(tree, verb, subject, root);
}

function transitive(tree: Tree, verb: number, subject: number, object: number): void {
  const top = tree.heads[object] === tree.heads.length ? object : subject;
  for (let w = 0; w < tree.labels.length; w++) {
    if (w === verb || w === subject || w === object || tree.heads[w] !== top) continue;
    if (apart(tree, w) || (top === subject && w > verb) || (top === object && w < verb)) tree.heads[w] = verb;
  }
  setTop(tree, verb, subject);
  [tree.heads[object], tree.labels[object]] = [verb, "obj"];
}

function setTop(tree: Tree, verb: number, subject: number): void {
  [tree.heads[verb], tree.labels[verb]] = [tree.heads.length, "root"];
  [tree.heads[subject], tree.labels[subject]] = [verb, "nsubj"];
}

/** What belongs to a clause and not to a noun. */
const apart = (tree: Tree, w: number): boolean =>
  /^(?:punct|parataxis|advcl|obl|discourse|mark|cc$)/.test(tree.labels[w]!) && tree.labels[w] !== "mark";
