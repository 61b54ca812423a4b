import type { Event, EventType } from "../events/event.ts";
import { dayGap, type Item, isHinted, itemOf, kinOf, likeness, threshold } from "./alike.ts";
import type { Incident } from "./incident.ts";
import { asJudged } from "./judged-groups.ts";
import { monthsNear, monthsOf } from "./months.ts";

/** What an excluding member weighs against the others of a group. */
const excluded = -1;

/** By how much a mention without a day may fall short where it fits one happening only, and by how much that must be the best. */
const recallSlack = 0.6;
const recallMargin = 0.25;

/**
 * Events of several reports as incidents, whatever the order of arrival.
 *
 * Each event, in order of time, joins the group it is most like (`alike.ts`), or begins one; mentions without a date come last
 * and may join what was before their report. Denials of a deed stand in its incident, plans do not. `copies` maps a report to
 * the first of its copies.
 * @see CODEBOOK.md#incidents
 */
export function fuseEvents(
  events: readonly Event[],
  published: ReadonlyMap<string, string>,
  copies: ReadonlyMap<string, string>,
): readonly Incident[] {
  const items = events.map(e => itemOf(e, published.get(e.document))).sort(byTime);
  const groups = new Groups();
  for (const item of items.filter(i => exact(i.event))) groups.place(item, false);
  for (const item of items
    .filter(i => !exact(i.event))
    .sort(
      (a, b) =>
        (vagueness(a.event) === vagueness(b.event) ? 0 : vagueness(a.event) < vagueness(b.event) ? -1 : 1) ||
        byTime(a, b),
    ))
    groups.place(item, true);
  return asJudged(groups.all)
    .map(g => incidentOf(g, copies))
    .sort((a, b) => compare(a.start ?? "9", b.start ?? "9") || compare(a.id, b.id));
}

/** Days that an event's date leaves open. */
const vagueness = (e: Event): number =>
  e.date === undefined
    ? Number.POSITIVE_INFINITY
    : dayGap(e.date.start, e.date.start, e.date.end, e.date.end);
const exact = (e: Event): boolean => vagueness(e) <= 7;

/** Groups of events that are one happening, found by the parties they share, their types and the months they may be of. */
class Groups {
  readonly all: Item[][] = [];
  /** By a party with a type, then by month. */
  readonly #byKey = new Map<string, Map<number, Set<Item[]>>>();

  /** Puts an item into the group it fits best, or into a new one; a `vague` one also where it fits one group only. */
  place(item: Item, vague: boolean): void {
    const home = this.#bestFor(item, vague) ?? [];
    if (home.length === 0) this.all.push(home);
    home.push(item);
    const months = monthsOf(item);
    for (const key of keysOf(item, item.event.event)) {
      const byMonth = this.#byKey.get(key) ?? new Map<number, Set<Item[]>>();
      this.#byKey.set(key, byMonth);
      for (const month of months) byMonth.set(month, (byMonth.get(month) ?? new Set()).add(home));
    }
  }

  #bestFor(item: Item, vague: boolean): Item[] | undefined {
    const near = new Set<Item[]>();
    const months = monthsNear(item);
    for (const type of kinOf(item.event.event))
      for (const key of keysOf(item, type)) {
        const byMonth = this.#byKey.get(key);
        if (byMonth === undefined) continue;
        for (const month of months) for (const group of byMonth.get(month) ?? []) near.add(group);
      }
    const fits = ranked(near, group => closeness(item, group, likeness));
    const enough = threshold(item.event.event);
    const best = fits.find(f => f.most >= enough && f.mean >= enough / 2);
    if (best !== undefined || !vague) return best?.group;
    const hinted = [...near].filter(group => group.some(other => isHinted(item, other)));
    const recalled = (a: Item, b: Item) => likeness(a, b, () => true);
    const [only, next] = ranked(hinted, group => closeness(item, group, recalled));
    const alone =
      only !== undefined &&
      only.most >= enough - recallSlack &&
      only.mean >= enough / 2 - recallSlack &&
      only.whole - (next?.whole ?? 0) >= recallMargin;
    return alone ? only.group : undefined;
  }
}

interface Closeness {
  readonly most: number;
  readonly mean: number;
  readonly whole: number;
}

const keysOf = ({ actor, recipient }: Item, type: EventType): readonly string[] =>
  [...new Set([...actor, ...recipient])].map(code => `${code} ${type}`);

/** Groups by how well they fit, the best first. */
const ranked = (near: Iterable<Item[]>, closenessTo: (group: Item[]) => Closeness) =>
  [...near].map(group => ({ group, ...closenessTo(group) })).sort((x, y) => y.whole - x.whole);

/** How well an item fits a group: its likest member, all on the whole, and both. */
function closeness(
  item: Item,
  group: readonly Item[],
  likeness: (a: Item, b: Item) => number | undefined,
): Closeness {
  let [most, sum] = [excluded, 0];
  for (const other of group) {
    const score = likeness(item, other) ?? excluded;
    if (score > most) most = score;
    sum += score;
  }
  const mean = sum / group.length;
  return { most, mean, whole: (most + mean) / 2 };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byTime = (a: Item, b: Item): number =>
  compare(a.event.date?.start ?? a.published ?? "9", b.event.date?.start ?? b.published ?? "9") ||
  compare(a.event.id, b.event.id) ||
  compare(a.event.document, b.event.document);

/** A group as an incident: named for what was published first, dated by its most exact event, copies counted once. */
function incidentOf(group: readonly Item[], copies: ReadonlyMap<string, string>): Incident {
  const events = [...group].sort(byTime).map(i => i.event);
  const spans = events
    .filter(e => !e.factuality.endsWith("-") || group.length === 1)
    .flatMap(e => e.date ?? []);
  const days = (d: NonNullable<Event["date"]>) => dayGap(d.start, d.start, d.end, d.end);
  const best = [...spans].sort(
    (a, b) => days(a) - days(b) || Number(a.text === "") - Number(b.text === "") || compare(a.start, b.start),
  )[0];
  const independent = new Set(events.map(e => copies.get(e.document) ?? e.document));
  const oldest = [...group].sort(
    (a, b) => compare(a.published ?? "9", b.published ?? "9") || byTime(a, b),
  )[0]!.event;
  return {
    id: `i${oldest.id.slice(1)}`,
    events,
    reports: independent.size,
    ...(best ? { start: best.start, end: best.end } : {}),
  };
}
