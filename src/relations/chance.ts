/** Numbers in [0, 1) that look drawn by chance, the same for the same seed (32 bits; mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

/** The items in an order by chance (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}

/** How often one of many is drawn where each draw takes any of them: Poisson with mean 1. */
export function timesDrawn(next: () => number): number {
  let [n, left] = [0, next()];
  for (let share = Math.exp(-1); left >= share && n < 12; share /= n) {
    left -= share;
    n++;
  }
  return n;
}

/** The value below which a share of sorted values lies, straight lines between them; `undefined` of none. */
export function quantile(sorted: readonly number[], share: number): number | undefined {
  if (sorted.length === 0) return undefined;
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}
