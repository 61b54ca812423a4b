import { dayGap } from "./alike.ts";
import type { Scene } from "./scene.ts";

/** Days beyond which two sentences are not of one happening. */
const windowDays = 75;

/** Likeness from which two sentences are of one happening, and by how much more of it each day between them asks. */
const least = 0.15;
const leastPerDay = 0.004;

/** Days after which news is of something else, unless it is told as known already. */
const newsDays = 5;

/** A word that more scenes have, as a share and at least so many, is no ground to compare two. */
const commonShare = 0.03;
const commonCount = 60;

/** Two sentences of different reports that tell of one happening. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/**
 * Pairs of scenes of one happening, the earlier published first; `scenes` must be in order of publication.
 *
 * Likeness is the cosine of their words (rare ones and names weigh more), of which more is asked the further apart they were published; days
 * that both tell must agree. Only scenes that share a rare word within the window are compared, so that the work grows with
 * the number of scenes, not with its square.
 */
export function linksBetween(scenes: readonly Scene[]): readonly Link[] {
  const frequency = frequencyOf(scenes);
  const vectors = scenes.map(s => unit(s, frequency, scenes.length));
  const common = Math.max(commonCount, commonShare * scenes.length);
  const posted = new Map<string, number[]>();
  const out: Link[] = [];
  scenes.forEach((scene, b) => {
    const rare = [...scene.words.keys()].filter(w => frequency.get(w)! <= common);
    for (const a of candidates(scene, rare, posted, scenes)) {
      const likeness = likenessOf(scenes[a]!, scene, vectors[a]!, vectors[b]!);
      if (likeness >= least + leastPerDay * gapOf(scenes[a]!, scene)) out.push({ a, b, likeness });
    }
    for (const w of rare) posted.set(w, [...(posted.get(w) ?? []), b]);
  });
  return out;
}

/** Earlier scenes of other reports within the window that share a rare word. */
function candidates(
  scene: Scene,
  rare: readonly string[],
  posted: Map<string, number[]>,
  scenes: readonly Scene[],
): readonly number[] {
  const found = new Set<number>();
  for (const w of rare) {
    const list = posted.get(w);
    if (list === undefined) continue;
    const open = list.filter(i => gapOf(scenes[i]!, scene) <= windowDays);
    if (open.length < list.length) posted.set(w, open);
    for (const i of open) if (scenes[i]!.document !== scene.document) found.add(i);
  }
  return [...found].sort((x, y) => x - y);
}

const gapOf = (a: Scene, b: Scene): number => dayGap(a.published, a.published, b.published, b.published);

function frequencyOf(scenes: readonly Scene[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const s of scenes) for (const w of s.words.keys()) frequency.set(w, (frequency.get(w) ?? 0) + 1);
  return frequency;
}

type Vector = ReadonlyMap<string, number>;

function unit(scene: Scene, frequency: ReadonlyMap<string, number>, size: number): Vector {
  const weighted = [...scene.words].map(
    ([w, n]) => [w, n * Math.log(1 + size / frequency.get(w)!)] as const,
  );
  const length = Math.hypot(...weighted.map(([, w]) => w)) || 1;
  return new Map(weighted.map(([w, n]) => [w, n / length]));
}

function likenessOf(a: Scene, b: Scene, x: Vector, y: Vector): number {
  if (!daysAgree(a, b)) return 0;
  return cosine(x, y);
}

/** Whether the days of two scenes can be one: told days within one another's reach; news of a day may be told again later, not before. */
function daysAgree(a: Scene, b: Scene): boolean {
  const gap = dayGap(a.day, a.day, b.day, b.day);
  if (!b.recalled && gapOf(a, b) > newsDays) return false;
  if (a.dated && b.dated) return gap <= 1;
  if (b.dated) return b.day <= a.published && dayGap(b.day, b.day, a.published, a.published) <= reportDays;
  return true;
}

/** Days after a happening in which reports tell of it without its day. */
const reportDays = 4;

function cosine(a: Vector, b: Vector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, w] of few) sum += w * (many.get(word) ?? 0);
  return sum;
}
