/** What several judges said of items: a row an item, a label by judge; judges may leave items out. */
export type Labels = readonly ReadonlyMap<string, string>[];

/**
 * Cohen's kappa of two judges over the items that both labelled: agreement beyond what their own shares of the labels would give by
 * chance; in [-1, 1]. `undefined` without such items, or where both only ever gave one and the same label.
 * @see Cohen 1960
 */
export function cohensKappa(labels: Labels, a: string, b: string): number | undefined {
  const both = labels.filter(l => l.has(a) && l.has(b));
  const agreed = both.filter(l => l.get(a) === l.get(b)).length / both.length;
  const share = (judge: string, label: string) =>
    both.filter(l => l.get(judge) === label).length / both.length;
  const all = new Set(both.map(l => l.get(a)!));
  const byChance = [...all].reduce((sum, label) => sum + share(a, label) * share(b, label), 0);
  return both.length === 0 || byChance === 1 ? undefined : (agreed - byChance) / (1 - byChance);
}

/**
 * Krippendorff's alpha for nominal labels, any number of judges, items left out allowed; at most 1, 0 where agreement is by chance.
 * `undefined` where no item has two labels, or all labels are one.
 * @see Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"
 */
export function krippendorffsAlpha(labels: Labels): number | undefined {
  const pairable = labels.map(l => [...l.values()]).filter(l => l.length > 1);
  const total = countOf(pairable.flat());
  const n = pairable.flat().length;
  const observed = pairable.reduce((sum, l) => sum + unlike(countOf(l), l.length) / (l.length - 1), 0);
  const expected = unlike(total, n) / (n - 1);
  return n === 0 || expected === 0 ? undefined : 1 - observed / expected;
}

function countOf(labels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** Ordered pairs of unlike labels among `n`. */
const unlike = (counts: ReadonlyMap<string, number>, n: number): number =>
  [...counts.values()].reduce((sum, c) => sum + c * (n - c), 0);
