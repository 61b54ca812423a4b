import { generator } from "./chance.ts";

/** A list in another order, the same for the same seed. */
export function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  const next = generator(seed);
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = next(i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
