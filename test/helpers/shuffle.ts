/** A list in another order, the same for the same seed (a linear congruence, as Numerical Recipes has it). */
export function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = next(i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
