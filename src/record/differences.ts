import { differ } from "../events/tellings/differ.ts";
import type { Telling } from "../events/tellings/telling.ts";
import { contentId } from "../text/id.ts";
import { overlaps } from "../text/span.ts";
import { findCopies } from "./copies.ts";
import { type Kind, kindBetween } from "./differ.ts";
import type { Incident } from "./incident.ts";
import { areOne, type Link, linksBetween } from "./links.ts";
import type { Report } from "./report.ts";
import { type Scene, scenesOf } from "./scene.ts";

/** A telling where it stands: in which report, by whom published, when. */
export interface Side {
  readonly document: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly telling: Telling;
}

/** Two values of one attribute that cannot both stand, side by side. */
export interface Difference {
  readonly incident: string;
  readonly attribute: string;
  readonly a: Side;
  readonly b: Side;
  readonly kind: Kind;
  /** The rule that set them against each other (`clash/denial`, `link`). */
  readonly by: string;
}

/**
 * What reports tell differently of one happening, inside a report and between reports, whatever their order of arrival.
 *
 * `a` is what was told first; copies of a report are one. The incident is that of an event in the earliest sentence of the
 * happening, or stands for it where no event was coded.
 * @see CODEBOOK.md#incidents
 */
export function differencesOf(
  reports: readonly Report[],
  incidents: readonly Incident[],
): readonly Difference[] {
  const first = unlike([...reports].sort(order));
  const scenes = first.flatMap(scenesOf).sort(byTime);
  const links = linksBetween(scenes);
  const groups = new Groups(scenes, incidents);
  const joined = links.filter(l =>
    scenes[l.a]!.tellings.some(x =>
      scenes[l.b]!.tellings.some(y => areOne(x, y, l, isFigureThatWas(x, scenes[l.b]!))),
    ),
  );
  for (const { a, b } of joined) groups.join(a, b);
  const place = new Map(first.map(r => [r.document.id, r]));
  const between = joined.flatMap(l =>
    pairsOf(scenes[l.a]!, scenes[l.b]!, l).map(([x, y, kind]) => ({
      incident: groups.idOf(l.a),
      attribute: x.attribute,
      a: sideOf(place.get(scenes[l.a]!.document)!, x),
      b: sideOf(place.get(scenes[l.b]!.document)!, y),
      kind,
      by: "link",
    })),
  );
  const within = first.flatMap(r => clashesOf(r, groups));
  return [...within, ...distinct(between)].sort(inOrder);
}

/** Reports without the copies that tell the same; one that was brought up to date stays. */
function unlike(sorted: readonly Report[]): readonly Report[] {
  const copies = findCopies(sorted);
  const seen = new Set<string>();
  return sorted.filter(r => {
    const told = (r.tellings?.tellings ?? []).map(t => `${t.attribute} ${t.value}`);
    const key = [copies.get(r.document.id), ...told].join("\u001f");
    return seen.has(key) ? false : seen.add(key);
  });
}

const dayOf = (r: Report): string => r.document.published ?? "9999";
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const order = (a: Report, b: Report): number =>
  compare(dayOf(a), dayOf(b)) || compare(a.document.id, b.document.id);
const byTime = (a: Scene, b: Scene): number =>
  compare(a.published, b.published) || compare(a.document, b.document) || a.start - b.start;
const inOrder = (x: Difference, y: Difference): number =>
  compare(x.a.published ?? "9", y.a.published ?? "9") ||
  compare(x.a.document, y.a.document) ||
  x.a.telling.start - y.a.telling.start ||
  compare(x.b.published ?? "9", y.b.published ?? "9") ||
  compare(x.b.document, y.b.document) ||
  x.b.telling.start - y.b.telling.start;

/** What two linked sentences tell differently, and how. */
function pairsOf(a: Scene, b: Scene, link: Link): readonly (readonly [Telling, Telling, Kind])[] {
  return a.tellings.flatMap(x =>
    b.tellings.flatMap(y => {
      const kind =
        areOne(x, y, link, isFigureThatWas(x, b)) && comparable(x, a, y, b) ? kindBetween(x, y) : undefined;
      return kind === undefined ? [] : [[x, y, kind] as const];
    }),
  );
}

/** Whether a report names a figure of the other as the one that was ("rose from 25 to 71"). */
const isFigureThatWas = (x: Telling, { tellings }: Scene): boolean =>
  tellings.some(t => t.was && t.attribute === x.attribute && !differ(t, x));

/** Whether two figures are of the same people: parts of one class, or the chief figures of their reports. */
function comparable(x: Telling, a: Scene, y: Telling, b: Scene): boolean {
  if (x.bounds === undefined) return true;
  if (x.partial || y.partial) return x.counted === y.counted && isLikest(x, a, y) && isLikest(y, b, x);
  if (x.counted !== y.counted && (hasPart(a, y) || hasPart(b, x))) return false;
  return isChief(x, a) && isChief(y, b);
}

const siblings = (t: Telling, all: readonly Telling[]): readonly Telling[] =>
  all.filter(o => o !== t && o.attribute === t.attribute && o.bounds !== undefined);

/** A part of the other's class: that is what is compared with it. */
const hasPart = ({ tellings }: Scene, other: Telling): boolean =>
  tellings.some(t => t.partial && t.attribute === other.attribute && t.counted === other.counted);

/** Whether no other figure of its class shares more words with the other report's. */
function isLikest(t: Telling, { tellings }: Scene, other: Telling): boolean {
  const rivals = siblings(t, tellings).filter(o => o.counted === t.counted && o.partial === t.partial);
  return rivals.every(o => sharedWords(o.text, other.text) < sharedWords(t.text, other.text));
}

function sharedWords(a: string, b: string): number {
  const words = new Set(
    b
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter(Boolean),
  );
  return a
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(w => words.has(w)).length;
}

/** Brought up to date, or the greatest of its report; attackers only where no others are told. */
function isChief(t: Telling, { all }: Scene): boolean {
  if (t.raised) return true;
  const whole = siblings(t, all).filter(o => !o.partial && !o.was);
  const others = whole.filter(o => o.holder?.text === t.holder?.text);
  const like = others.filter(
    o => o.counted === t.counted || t.counted === "anybody" || o.counted === "anybody",
  );
  if (t.counted === "fighters" && whole.some(o => o.counted === "anybody")) return false;
  const rivals = like.filter(o => o.counted !== "fighters" || t.counted === "fighters");
  return rivals.every(o => o.bounds!.low <= t.bounds!.low);
}

function clashesOf(report: Report, groups: Groups): readonly Difference[] {
  const { tellings, clashes } = report.tellings ?? { tellings: [], clashes: [] };
  return clashes.map(({ a, b, kind, by }) => {
    const [x, y] = [tellings[a]!, tellings[b]!];
    return {
      incident: groups.idAt(report.document.id, x.evidence.start),
      attribute: y.attribute,
      a: sideOf(report, x),
      b: sideOf(report, y),
      kind,
      by,
    };
  });
}

const sideOf = ({ document }: Report, telling: Telling): Side => ({
  document: document.id,
  ...(document.publisher === undefined ? {} : { publisher: document.publisher }),
  ...(document.published === undefined ? {} : { published: document.published }),
  telling,
});

/** The same stretches of two reports against each other, once. */
function distinct(all: readonly Difference[]): readonly Difference[] {
  const kept = new Map<string, Difference[]>();
  return all.filter(d => {
    const key = [d.a.document, d.b.document, d.attribute].join("\u001f");
    const mine = kept.get(key) ?? [];
    if (mine.some(o => overlaps(o.a.telling, d.a.telling) && overlaps(o.b.telling, d.b.telling)))
      return false;
    kept.set(key, [...mine, d]);
    return true;
  });
}

/** Scenes of one happening, and the incident that each belongs to. */
class Groups {
  readonly #scenes: readonly Scene[];
  readonly #parent: number[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #incidents: ReadonlyMap<string, string>;

  constructor(scenes: readonly Scene[], incidents: readonly Incident[]) {
    this.#scenes = scenes;
    this.#parent = scenes.map((_, i) => i);
    this.#places = new Map(scenes.map((s, i) => [placeKey(s.document, s.start), i]));
    this.#incidents = new Map(
      incidents.flatMap(i => i.events.map(e => [placeKey(e.document, e.evidence.start), i.id] as const)),
    );
  }

  /** The earlier scene names the happening. */
  join(a: number, b: number): void {
    const [x, y] = [this.#root(a), this.#root(b)];
    if (x !== y) this.#parent[Math.max(x, y)] = Math.min(x, y);
  }

  #root(i: number): number {
    let at = i;
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at]!]!;
      at = this.#parent[at]!;
    }
    return at;
  }

  idOf(scene: number): string {
    const { document, start } = this.#scenes[this.#root(scene)]!;
    return this.#named(document, start);
  }

  idAt(document: string, start: number): string {
    const scene = this.#places.get(placeKey(document, start));
    return scene === undefined ? this.#named(document, start) : this.idOf(scene);
  }

  #named(document: string, start: number): string {
    return this.#incidents.get(placeKey(document, start)) ?? contentId("i", document, String(start));
  }
}

const placeKey = (document: string, start: number): string => `${document}\u001f${start}`;
