/**
 * The best tree over scores of heads (Chu and Liu; Edmonds), with one word under the root.
 *
 * `scores` has a row a word and a column a head: column 0 the root, column h word h - 1. Gives each word's column.
 * Scores of one word may differ from another's by any constant. Of equals the first wins.
 */
export function bestTree(scores: Float32Array, columns: number, length: number): Int32Array {
  const heads = new Int32Array(length);
  for (let i = 0; i < length; i++) heads[i] = bestColumn(scores, columns, i, length);
  if (isTree(heads)) return heads;
  const nodes = length + 1;
  const matrix = new Float64Array(nodes * nodes).fill(Number.NEGATIVE_INFINITY);
  const penalty = rootPenalty(scores, columns, length);
  for (let i = 0; i < length; i++)
    for (let h = 0; h <= length; h++)
      if (h !== i + 1) matrix[(i + 1) * nodes + h] = scores[i * columns + h]! - (h === 0 ? penalty : 0);
  return edmonds(matrix, nodes).subarray(1);
}

function bestColumn(scores: Float32Array, columns: number, i: number, length: number): number {
  let best = -1;
  for (let h = 0; h <= length; h++)
    if (h !== i + 1 && (best < 0 || scores[i * columns + h]! > scores[i * columns + best]!)) best = h;
  return best;
}

/** So much that a second word under the root never pays (Gabow and Tarjan). */
function rootPenalty(scores: Float32Array, columns: number, length: number): number {
  let spread = 1;
  for (let i = 0; i < length; i++) {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let h = 0; h <= length; h++) {
      low = Math.min(low, scores[i * columns + h]!);
      high = Math.max(high, scores[i * columns + h]!);
    }
    spread += high - low;
  }
  return spread;
}

/** Whether heads (0 the root) make one tree with one word under the root. */
export function isTree(heads: Int32Array): boolean {
  const seen = new Int32Array(heads.length);
  let roots = 0;
  for (let i = 0; i < heads.length; i++) {
    if (heads[i] === 0) roots++;
    for (let w = i; seen[w] === 0; w = heads[w]! - 1) {
      seen[w] = i + 1;
      if (heads[w] === 0) break;
      const next = heads[w]! - 1;
      if (seen[next] === i + 1) return false;
    }
  }
  return roots === 1;
}

/**
 * Maximum arborescence from node 0; `matrix[d * n + h]` is the score of h as head of d. Contracts one cycle at a time.
 */
function edmonds(matrix: Float64Array, n: number): Int32Array {
  const heads = new Int32Array(n).fill(-1);
  for (let d = 1; d < n; d++)
    for (let h = 0; h < n; h++)
      if (heads[d]! < 0 || matrix[d * n + h]! > matrix[d * n + heads[d]!]!) heads[d] = h;
  const cycle = cycleOf(heads);
  if (cycle.length === 0) return heads;
  const inside = new Uint8Array(n);
  let total = 0;
  for (const d of cycle) {
    inside[d] = 1;
    total += matrix[d * n + heads[d]!]!;
  }
  const outside = Array.from({ length: n }, (_, i) => i).filter(i => inside[i] === 0);
  const m = outside.length + 1;
  const small = new Float64Array(m * m).fill(Number.NEGATIVE_INFINITY);
  const enters = new Int32Array(m);
  const leaves = new Int32Array(m);
  outside.forEach((o, a) => {
    outside.forEach((p, b) => {
      small[a * m + b] = matrix[o * n + p]!;
    });
    for (const d of cycle) {
      const leaving = matrix[o * n + d]!;
      if (leaving > small[a * m + m - 1]!) [small[a * m + m - 1], leaves[a]] = [leaving, d];
      const entering = total - matrix[d * n + heads[d]!]! + matrix[d * n + o]!;
      if (entering > small[(m - 1) * m + a]!) [small[(m - 1) * m + a], enters[a]] = [entering, d];
    }
  });
  const found = edmonds(small, m);
  outside.forEach((o, a) => {
    if (a > 0) heads[o] = found[a] === m - 1 ? leaves[a]! : outside[found[a]!]!;
  });
  const from = found[m - 1]!;
  heads[enters[from]!] = outside[from]!;
  return heads;
}

/** The nodes of a cycle among heads; none where there is none. */
function cycleOf(heads: Int32Array): readonly number[] {
  const seen = new Int32Array(heads.length).fill(-1);
  for (let i = 1; i < heads.length; i++) {
    let d = i;
    while (d > 0 && seen[d] === -1) {
      seen[d] = i;
      d = heads[d]!;
    }
    if (d <= 0 || seen[d] !== i) continue;
    const cycle = [d];
    for (let e = heads[d]!; e !== d; e = heads[e]!) cycle.push(e);
    return cycle;
  }
  return [];
}
