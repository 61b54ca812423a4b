import type { Telling } from "../events/tellings/telling.ts";
import { dayGap } from "./alike.ts";
import type { Scene } from "./scene.ts";

/** Days beyond which two sentences are not of one happening. */
const windowDays = 75;

/** A word that more scenes have, as a share and at least so many, is no ground to compare two; a name that more have is none to join. */
const commonShare = 0.03;
const commonCount = 60;
const rareShare = 0.01;
const rareCount = 15;

/** Likeness of words below which nothing joins two sentences. */
const floor = 0.1;

/** Two sentences of different reports that may tell of one happening: how alike, how many days apart, and what names they share. */
export interface Link {
  readonly a: number;
  readonly b: number;
  /** Cosine of their words, in [0, 1]. */
  readonly likeness: number;
  readonly gap: number;
  readonly names: "rare" | "common" | "none";
}

/**
 * Pairs of scenes that may be of one happening, the earlier published first; `scenes` must be in order of publication.
 *
 * Only scenes that share a word within the window are compared, the commonest words aside, so that the work grows with the
 * number of scenes and not with its square.
 */
export function linksBetween(scenes: readonly Scene[]): readonly Link[] {
  const frequency = frequencyOf(scenes);
  const vectors = scenes.map(s => unit(s, frequency, scenes.length));
  const [common, rare] = [
    Math.max(commonCount, commonShare * scenes.length),
    Math.max(rareCount, rareShare * scenes.length),
  ];
  const posted = new Map<string, number[]>();
  const out: Link[] = [];
  scenes.forEach((scene, b) => {
    const keys = [...scene.words.keys()].filter(w => frequency.get(w)! <= common);
    for (const a of candidates(scene, keys, posted, scenes)) {
      const other = scenes[a]!;
      const likeness = areOneKind(other, scene) ? cosine(vectors[a]!, vectors[b]!) : 0;
      if (likeness < floor) continue;
      const shared = [...scene.names].filter(w => other.names.has(w));
      const names = shared.some(w => frequency.get(w)! <= rare)
        ? "rare"
        : shared.length > 0
          ? "common"
          : "none";
      out.push({ a, b, likeness, gap: gapOf(other, scene), names });
    }
    for (const w of keys) posted.set(w, [...(posted.get(w) ?? []), b]);
  });
  return out;
}

/** Likeness that is asked of two sentences by how the later one tells it, and what more each day between them asks. */
const asked = { day: 0.12, known: 0.16, lately: 0.25, news: 0.35 } as const;
const askedPerDay = 0.004;

/** Likeness from which two names of places may be of one. */
const sure = 0.4;

const arePlacedApart = (x: Telling, y: Telling): boolean =>
  x.places.length > 0 && y.places.length > 0 && !x.places.some(p => y.places.includes(p));

/** Days within which news of a happening is told as news again. */
const newsDays = 3;

/** Days within which a report that names the other's figure as the one that was tells of the same. */
const wasDays = 14;

/** Whether the later of two tellings, `y`, is of the happening of the earlier: by its day, by names, by how it is told; `was` where the later report names the earlier one's figure. */
export function areOne(x: Telling, y: Telling, { likeness, gap, names }: Link, was: boolean): boolean {
  if (was && gap <= wasDays) return true;
  if (names === "none" && !(y.raised && gap <= newsDays)) return false;
  const days = x.day === undefined || y.day === undefined ? 0 : dayGap(x.day, x.day, y.day, y.day);
  if (x.dated && y.dated && days > 1) return false;
  if (y.dated && x.told === "news" && days > 2) return false;
  if (y.dated && y.told === "known" && days <= 1) return likeness >= asked.day;
  if (arePlacedApart(x, y) && likeness < sure) return false;
  if (y.told === "news") return gap <= newsDays && names === "rare" && likeness >= asked.news;
  const more = names === "rare" || (y.raised && gap <= newsDays) ? 0 : 0.08;
  return likeness >= asked[y.told] + askedPerDay * gap + more;
}

/** Earlier scenes of other reports within the window that share a word. */
function candidates(
  scene: Scene,
  keys: readonly string[],
  posted: Map<string, number[]>,
  scenes: readonly Scene[],
): readonly number[] {
  const found = new Set<number>();
  for (const w of keys) {
    const list = posted.get(w);
    if (list === undefined) continue;
    const open = list.filter(i => gapOf(scenes[i]!, scene) <= windowDays);
    if (open.length < list.length) posted.set(w, open);
    for (const i of open) if (scenes[i]!.document !== scene.document) found.add(i);
  }
  return [...found].sort((x, y) => x - y);
}

const gapOf = (a: Scene, b: Scene): number => dayGap(a.published, a.published, b.published, b.published);

/** Sentences that each name a kind of happening, and no kind in common, tell of two. */
const areOneKind = (a: Scene, b: Scene): boolean =>
  a.kinds.length === 0 || b.kinds.length === 0 || a.kinds.some(k => b.kinds.includes(k));

function frequencyOf(scenes: readonly Scene[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const s of scenes) for (const w of s.words.keys()) frequency.set(w, (frequency.get(w) ?? 0) + 1);
  return frequency;
}

type Vector = ReadonlyMap<string, number>;

/** Words of a scene, the rarer the weightier, as a vector of length 1. */
function unit(scene: Scene, frequency: ReadonlyMap<string, number>, size: number): Vector {
  const weighted = [...scene.words].map(([w, n]) => [w, n * Math.log(1 + size / frequency.get(w)!)] as const);
  const length = Math.hypot(...weighted.map(([, w]) => w)) || 1;
  return new Map(weighted.map(([w, n]) => [w, n / length]));
}

function cosine(a: Vector, b: Vector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, w] of few) sum += w * (many.get(word) ?? 0);
  return sum;
}
