/** A tree in the making: heads as word numbers from 0, `length` for the root; labels by name. */
interface Tree {
  readonly heads: Int32Array;
  readonly labels: string[];
}

type Tags = readonly (readonly [upos: string, xpos: string])[];

/**
 * Makes the participle between two bare phrases of one verb the verb of a clause of its own.
 *
 *   "fled after the group intensified attacks"    group: obl, intensified: amod of attacks, attacks: obl without a preposition
 *                   ^ nsubj  ^ advcl    ^ obj
 * A phrase without a preposition that is no time hangs on no verb as an oblique.
 */
export function mendClause({ heads, labels }: Tree, tags: Tags): void {
  for (let verb = 1; verb + 1 < heads.length; verb++) {
    const object = heads[verb]!;
    if (labels[verb] !== "amod" || !/^VB[DN]$/.test(tags[verb]![1]) || object <= verb) continue;
    const governor = heads[object] ?? heads.length;
    const subject = verb - 1;
    const both = labels[object] === "obl" && labels[subject] === "obl" && heads[subject] === governor;
    if (!both || governor === heads.length || tags[governor]![0] !== "VERB") continue;
    const caseOf = (w: number) => labels.findIndex((l, c) => l === "case" && heads[c] === w);
    const marker = caseOf(subject);
    if (marker < 0 || tags[marker]![1] !== "IN" || caseOf(object) >= 0) continue;
    [heads[verb], labels[verb]] = [governor, "advcl"];
    [heads[subject], labels[subject]] = [verb, "nsubj"];
    [heads[object], labels[object]] = [verb, "obj"];
    [heads[marker], labels[marker]] = [verb, "mark"];
  }
}
