import type { Event } from "../events/event.ts";
import { dayGap } from "./alike.ts";
import type { Incident } from "./incident.ts";
import type { Report } from "./report.ts";

/** Days beyond which two reports are not of one story, and in which their likeness halves. */
const windowDays = 40;
const halfLifeDays = 20;

/** Likeness from which reports are of one story; what the same parties add to it (half of that, others take away). */
const least = 0.08;
const partyWeight = 0.08;

/** How much more a name weighs than another word, and the first words of a report that are compared. */
const nameWeight = 2;
const leadWords = 60;

/** Share of reports above which a word tells nothing, and above which (and so many reports) it is no ground to compare two. */
const commonShare = 0.2;
const groundShare = 0.02;
const groundCount = 60;

/** Likeness below which two reports count as unlike. */
const slight = 0.01;

type Vector = ReadonlyMap<string, number>;
type Links = ReadonlyMap<number, ReadonlyMap<number, number>>;

/**
 * Reports grouped by the happening that they are mainly about: for each report the id of its group's first.
 *
 * Likeness is the cosine of the weighted words of their beginnings (rare words and names more), whether their events have the
 * same parties or are one incident, less the further apart they were published. Two groups are joined where the stronger half
 * of the likenesses between them is enough on average.
 * @see CODEBOOK.md#incidents
 */
export function storiesOf(
  reports: readonly Report[],
  incidents: readonly Incident[],
): ReadonlyMap<string, string> {
  const sorted = [...reports].sort(
    (a, b) => compare(dayOf(a), dayOf(b)) || compare(a.document.id, b.document.id),
  );
  const group = joined(sorted.length, linksOf(sorted, incidents));
  return new Map(sorted.map((r, i) => [r.document.id, sorted[group[i]!]!.document.id]));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const dayOf = (r: Report): string => r.document.published ?? "9999-12-31";

/** Likeness of each two reports within the window that share a word which tells something; slight ones are left out. */
function linksOf(reports: readonly Report[], incidents: readonly Incident[]): Links {
  const parties = reports.map(r => partiesOf(r.events));
  const shared = sharedOf(incidents);
  const { vectors, telling } = vectorsOf(reports);
  const links = new Map<number, Map<number, number>>(reports.map((_, i) => [i, new Map()]));
  const posted = new Map<string, number[]>();
  reports.forEach((report, j) => {
    const days = (i: number) => dayGap(dayOf(reports[i]!), dayOf(reports[i]!), dayOf(report), dayOf(report));
    for (const i of near(j, vectors[j]!, telling, posted, days)) {
      const one = shared.has(`${reports[i]!.document.id}\u001f${report.document.id}`) ? partyWeight : 0;
      const whole = cosine(vectors[i]!, vectors[j]!) + partyLikeness(parties[i]!, parties[j]!) + one;
      const like = whole * 0.5 ** (days(i) / halfLifeDays);
      if (like < slight) continue;
      links.get(i)!.set(j, like);
      links.get(j)!.set(i, like);
    }
  });
  return links;
}

/** Earlier reports within the window that share a telling word, each once; the report is then posted by its own. */
function near(
  j: number,
  vector: Vector,
  telling: ReadonlySet<string>,
  posted: Map<string, number[]>,
  days: (i: number) => number,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const word of vector.keys()) {
    if (!telling.has(word)) continue;
    const list = (posted.get(word) ?? []).filter(i => days(i) <= windowDays);
    for (const i of list) found.add(i);
    posted.set(word, [...list, j]);
  }
  return found;
}

/** Pairs of reports of which events are one incident, in both orders. */
function sharedOf(incidents: readonly Incident[]): ReadonlySet<string> {
  const documents = incidents.map(i => [...new Set(i.events.map(e => e.document))]);
  return new Set(documents.flatMap(all => all.flatMap(a => all.map(b => `${a}\u001f${b}`))));
}

const partiesOf = (events: readonly Event[]): ReadonlySet<string> =>
  new Set(
    events.flatMap(e =>
      [...e.actor, ...e.recipient]
        .filter(p => !p.by.includes("dateline"))
        .flatMap(p => p.group ?? p.country ?? []),
    ),
  );

function partyLikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const both = [...a].filter(c => b.has(c)).length;
  return both === 0 ? -partyWeight / 2 : (partyWeight * both) / (a.size + b.size - both);
}

/** Unit vectors of words: names weigh more, and a word the more the fewer reports have it. */
function vectorsOf(reports: readonly Report[]): {
  readonly vectors: readonly Vector[];
  /** Words on whose ground two reports are compared. */
  readonly telling: ReadonlySet<string>;
} {
  const bags = reports.map(r => bagOf(`${r.document.title ?? ""}\n${r.document.text}`));
  const frequency = new Map<string, number>();
  for (const bag of bags) for (const word of bag.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const common = Math.max(8, commonShare * reports.length);
  const ground = Math.max(groundCount, groundShare * reports.length);
  const telling = new Set([...frequency].filter(([, n]) => n <= ground).map(([word]) => word));
  const vectors = bags.map(bag => {
    const known = [...bag].filter(([word]) => frequency.get(word)! <= common);
    const weighted = known.map(
      ([word, n]) => [word, n * Math.log(1 + reports.length / frequency.get(word)!)] as const,
    );
    const length = Math.hypot(...weighted.map(([, w]) => w)) || 1;
    return new Map(weighted.map(([word, w]) => [word, w / length]));
  });
  return { vectors, telling };
}

function cosine(a: Vector, b: Vector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, w] of few) sum += w * (many.get(word) ?? 0);
  return sum;
}

/** Beginnings of a report's first words with their weights; a word with a capital inside a sentence is a name. */
function bagOf(text: string): ReadonlyMap<string, number> {
  const bag = new Map<string, number>();
  let n = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]{3,}/gu)) {
    if (++n > leadWords) break;
    const word = match[0].toLowerCase().slice(0, 6);
    const first =
      match.index === 0 || /(?:[.!?]\s|\n)$/.test(text.slice(Math.max(0, match.index - 2), match.index));
    const weight = !first && /^\p{Lu}/u.test(match[0]) ? nameWeight : 1;
    bag.set(word, Math.max(bag.get(word) ?? 0, weight));
  }
  return bag;
}

/** For each index the first of its group: pairs are tried from the likest on. */
function joined(size: number, links: Links): readonly number[] {
  const group = Array.from({ length: size }, (_, i) => i);
  const members = new Map(group.map(i => [i, [i]]));
  const pairs = [...links].flatMap(([i, row]) =>
    [...row].filter(([j, like]) => i < j && like >= least).map(([j, like]) => [i, j, like] as const),
  );
  for (const [i, j] of pairs.sort((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1])) {
    const [a, b] = [Math.min(group[i]!, group[j]!), Math.max(group[i]!, group[j]!)];
    if (a === b || strongerHalf(members.get(a)!, members.get(b)!, links) < least) continue;
    for (const m of members.get(b)!) group[m] = a;
    members.get(a)!.push(...members.get(b)!);
    members.delete(b);
  }
  return group;
}

/** The mean of the stronger half of the likenesses between two groups. */
function strongerHalf(a: readonly number[], b: readonly number[], links: Links): number {
  const all = a.flatMap(i => b.map(j => links.get(i)!.get(j) ?? 0)).sort((x, y) => y - x);
  const half = all.slice(0, Math.ceil(all.length / 2));
  return half.reduce((sum, x) => sum + x, 0) / half.length;
}
