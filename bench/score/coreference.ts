/** Clusters of mentions, each mention by a key that gold and system share. */
export type Clusters = readonly (readonly string[])[];

/** A document's gold and system clusters; those of one mention are left out, as in OntoNotes. */
export interface Pair {
  readonly gold: Clusters;
  readonly system: Clusters;
}

/** In percent. */
export interface Figure {
  readonly P: number;
  readonly R: number;
  readonly F1: number;
}

/** The CoNLL-2012 figures over all documents together; `CoNLL` is the mean F1 of the three. */
export interface CoreferenceFigures {
  readonly MUC: Figure;
  readonly B3: Figure;
  readonly CEAFe: Figure;
  readonly CoNLL: number;
}

/** What a metric counts on a document, towards recall and precision: hits out of all. */
interface Counts {
  readonly recall: readonly [hits: number, all: number];
  readonly precision: readonly [hits: number, all: number];
}

/** MUC, B-cubed and CEAF-e (phi4, best alignment) as the reference scorer 8.01 counts them. @see Pradhan et al. 2014 */
export function scoreCoreference(documents: readonly Pair[]): CoreferenceFigures {
  const pairs = documents.map(d => ({ gold: d.gold.filter(several), system: d.system.filter(several) }));
  const [MUC, B3, CEAFe] = [muc, bCubed, ceafE].map(metric => figure(pairs.map(metric)));
  return { MUC: MUC!, B3: B3!, CEAFe: CEAFe!, CoNLL: (MUC!.F1 + B3!.F1 + CEAFe!.F1) / 3 };
}

const several = (cluster: readonly string[]): boolean => cluster.length > 1;

function figure(all: readonly Counts[]): Figure {
  const rate = (side: keyof Counts): number => {
    const [hits, total] = [0, 1].map(i => all.reduce((n, c) => n + c[side][i]!, 0)) as [number, number];
    return total === 0 ? 0 : (100 * hits) / total;
  };
  const [P, R] = [rate("precision"), rate("recall")];
  return { P, R, F1: P + R === 0 ? 0 : (2 * P * R) / (P + R) };
}

/** Links kept: a cluster of n mentions that the other side cuts into k parts keeps n - k of its n - 1 links. */
export const muc = ({ gold, system }: Pair): Counts => ({
  recall: linksKept(gold, system),
  precision: linksKept(system, gold),
});

function linksKept(clusters: Clusters, others: Clusters): readonly [number, number] {
  const home = homes(others);
  let [kept, all] = [0, 0];
  for (const cluster of clusters) {
    const parts = new Set(cluster.map(m => home.get(m) ?? m));
    kept += cluster.length - parts.size;
    all += cluster.length - 1;
  }
  return [kept, all];
}

/** Each mention's share of its cluster that the other side puts beside it. */
export const bCubed = ({ gold, system }: Pair): Counts => ({
  recall: sharesKept(gold, system),
  precision: sharesKept(system, gold),
});

function sharesKept(clusters: Clusters, others: Clusters): readonly [number, number] {
  const home = homes(others);
  let [kept, all] = [0, 0];
  for (const cluster of clusters) {
    const together = new Map<number, number>();
    for (const m of cluster) {
      const at = home.get(m);
      if (at !== undefined) together.set(at, (together.get(at) ?? 0) + 1);
    }
    for (const n of together.values()) kept += (n * n) / cluster.length;
    all += cluster.length;
  }
  return [kept, all];
}

const homes = (clusters: Clusters): ReadonlyMap<string, number> =>
  new Map(clusters.flatMap((cluster, i) => cluster.map(m => [m, i] as const)));

/** Likeness of clusters (phi4) summed over the best one-to-one alignment. */
export function ceafE({ gold, system }: Pair): Counts {
  const likeness = gold.map(g => {
    const own = new Set(g);
    return system.map(s => (2 * s.filter(m => own.has(m)).length) / (g.length + s.length));
  });
  const best = bestAlignment(likeness);
  return { recall: [best, gold.length], precision: [best, system.length] };
}

/** The greatest sum of entries of which no two share a row or column: the Hungarian method, O(n³). */
export function bestAlignment(gains: readonly (readonly number[])[]): number {
  const wide = (gains[0]?.length ?? 0) >= gains.length;
  const rows = wide ? gains : (gains[0] ?? []).map((_, j) => gains.map(r => r[j]!));
  const [n, m] = [rows.length, rows[0]?.length ?? 0];
  const row = new Float64Array(n + 1);
  const column = new Float64Array(m + 1);
  /** The row matched with each column; 0 for none. Rows and columns count from 1. */
  const match = new Int32Array(m + 1);
  for (let i = 1; i <= n; i++) augment(i, rows, row, column, match);
  let sum = 0;
  for (let j = 1; j <= m; j++) if (match[j]! > 0) sum += rows[match[j]! - 1]![j - 1]!;
  return sum;
}

/** Finds a place for one more row along the cheapest path, and moves the potentials. */
function augment(
  from: number,
  rows: readonly (readonly number[])[],
  row: Float64Array,
  column: Float64Array,
  match: Int32Array,
): void {
  const least = new Float64Array(column.length).fill(Number.POSITIVE_INFINITY);
  const way = new Int32Array(column.length);
  const used = new Uint8Array(column.length);
  match[0] = from;
  let at = 0;
  do {
    used[at] = 1;
    const i = match[at]!;
    let [delta, next] = [Number.POSITIVE_INFINITY, 0];
    for (let j = 1; j < column.length; j++) {
      if (used[j]) continue;
      const cost = -rows[i - 1]![j - 1]! - row[i]! - column[j]!;
      if (cost < least[j]!) [least[j], way[j]] = [cost, at];
      if (least[j]! < delta) [delta, next] = [least[j]!, j];
    }
    for (let j = 0; j < column.length; j++) {
      if (used[j]) {
        row[match[j]!] = row[match[j]!]! + delta;
        column[j] = column[j]! - delta;
      } else least[j] = least[j]! - delta;
    }
    at = next;
  } while (match[at] !== 0);
  for (; at !== 0; at = way[at]!) match[at] = match[way[at]!]!;
}
