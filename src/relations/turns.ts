import { chanceFrom } from "./chance.ts";
import type { Passage } from "./passage.ts";
import { dealt, meanTone } from "./tone.ts";

/** A day from which what passes is of another tone: means before and after by certainty, `p` as the permutation test says. */
export interface Turn {
  /** Places in the list of passages: the stretch before begins at `from`, the new tone at `at`, and lasts to `to` (exclusive). */
  readonly from: number;
  readonly at: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  readonly p: number;
}

/** Orders that the permutation test deals. */
const orders = 499;

/** Largest `p` of a turn. */
const alpha = 0.04;

/** Incidents of a stretch below which no turn is looked for in it, and on each side of a turn. */
const leastToSplit = 6;
const leastBeside = 2;

/**
 * Turns of tone in passages in order of time, in order of time; `[]` where chance would do as well.
 *
 * Binary segmentation: the split with the largest difference of the mean scores, in standard errors, of any stretch that is looked
 * at; it stands if no more than `alpha` of the records with the same incidents in another order have one as large anywhere.
 */
export function turnsOf(passages: readonly Passage[]): readonly Turn[] {
  const found: Turn[] = [];
  const search = (from: number, to: number): void => {
    const turn = turnWithin(passages.slice(from, to));
    if (turn === undefined) return;
    const at = from + turn.at;
    search(from, at);
    found.push({ ...turn, from, at, to });
    search(at, to);
  };
  search(0, passages.length);
  return settled(passages, found);
}

/** Each turn with the means between its neighbours. */
function settled(passages: readonly Passage[], turns: readonly Turn[]): readonly Turn[] {
  return turns.map((turn, i) => {
    const from = turns[i - 1]?.at ?? 0;
    const to = turns[i + 1]?.at ?? passages.length;
    const before = meanTone(passages.slice(from, turn.at))!;
    const after = meanTone(passages.slice(turn.at, to))!;
    return { ...turn, from, to, before, after };
  });
}

function turnWithin(
  passages: readonly Passage[],
): { at: number; before: number; after: number; p: number } | undefined {
  if (passages.length < leastToSplit) return undefined;
  const seen = strongest(passages);
  if (seen === undefined) return undefined;
  const chance = chanceFrom("turn", ...passages.map(p => p.incident));
  let asLarge = 1;
  for (let r = 0; r < orders; r++) {
    const other = strongest(dealt(passages, chance));
    if (other !== undefined && other.size >= seen.size - 1e-9) asLarge++;
    if (asLarge > alpha * (orders + 1)) return undefined;
  }
  return { at: seen.at, before: 0, after: 0, p: asLarge / (orders + 1) };
}

/** The largest split of the whole or of any of the stretches: where, and by how many standard errors the means differ. */
function strongest(passages: readonly Passage[]): { readonly at: number; readonly size: number } | undefined {
  const n = passages.length;
  const weights = new Float64Array(n + 1);
  const scores = new Float64Array(n + 1);
  const mean = meanTone(passages) ?? 0;
  let spread = 0;
  passages.forEach((p, i) => {
    weights[i + 1] = weights[i]! + p.weight;
    scores[i + 1] = scores[i]! + p.weight * p.score;
    spread += p.weight * (p.score - mean) ** 2;
  });
  if (spread === 0) return undefined;
  const unit = Math.sqrt(spread / weights[n]!);
  let best: { at: number; size: number } | undefined;
  for (const [from, to] of stretches(n))
    for (let at = from + leastBeside; at <= to - leastBeside; at++) {
      if (passages[at]!.day === passages[at - 1]!.day) continue;
      const [w, v] = [weights[at]! - weights[from]!, weights[to]! - weights[at]!];
      const gap = (scores[at]! - scores[from]!) / w - (scores[to]! - scores[at]!) / v;
      const size = (Math.abs(gap) * Math.sqrt((w * v) / (w + v))) / unit;
      if (best === undefined || size > best.size) best = { at, size };
    }
  return best;
}

/** Stretches of many lengths, each half over its neighbour (seeded binary segmentation): a turn and a return are seen as well as a single turn. */
function stretches(n: number): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (let length = n; length >= leastToSplit; length = Math.floor(length / Math.SQRT2)) {
    const count = length === n ? 1 : 2 * Math.ceil(n / length) - 1;
    const step = count === 1 ? 0 : (n - length) / (count - 1);
    for (let k = 0; k < count; k++) out.push([Math.floor(k * step), Math.floor(k * step) + length]);
  }
  return out;
}
