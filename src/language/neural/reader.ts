import type { Allowed } from "../tag.ts";
import { type TreeReader, tagPairs } from "../trees.ts";
import { bestTree } from "./arborescence.ts";
import { encoder } from "./encoder.ts";
import type { NeuralWeights } from "./weights.ts";

/** The reader of the neural model: all tags and heads at once, then the best tree, then its labels. */
export function neuralTrees(weights: NeuralWeights, clusterOf: (folded: string) => number): TreeReader {
  const { score, labels } = encoder(weights, clusterOf);
  const root = weights.labels.indexOf("root");
  const none = { tags: new Int32Array(0), heads: new Int32Array(0), labels: new Int32Array(0) };
  return {
    tags: tagPairs(weights.tags),
    labels: weights.labels,
    read: (forms, allowed = []) => {
      if (forms.length === 0) return none;
      const scores = score(forms);
      const tags = bestTags(scores.tags, scores.tagColumns, weights.tags.length, forms.length, allowed);
      const columns = bestTree(scores.arcs, scores.arcColumns, forms.length);
      const named = labels(columns);
      return {
        tags,
        heads: columns.map(c => (c === 0 ? forms.length : c - 1)),
        labels: columns.map((c, i) =>
          c === 0 ? root : bestLabel(named.scores, i * named.columns, weights.labels.length, root),
        ),
      };
    },
  };
}

/** Each word's best class of tags among those allowed to it, the first of equals. */
function bestTags(
  scores: Float32Array,
  columns: number,
  classes: number,
  length: number,
  allowed: Allowed,
): Int32Array {
  const out = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const may = allowed[i];
    let best = -1;
    for (let c = 0; c < classes; c++)
      if (
        (may === undefined || may[c] === 1) &&
        (best < 0 || scores[i * columns + c]! > scores[i * columns + best]!)
      )
        best = c;
    out[i] = Math.max(best, 0);
  }
  return out;
}

/** The best label of a word that is not the root. */
function bestLabel(scores: Float32Array, from: number, count: number, root: number): number {
  let best = root === 0 ? 1 : 0;
  for (let l = best + 1; l < count; l++) if (l !== root && scores[from + l]! > scores[from + best]!) best = l;
  return best;
}
