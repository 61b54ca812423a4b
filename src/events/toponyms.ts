import { type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import { caseOf } from "../language/voice.ts";
import { quote, type Span } from "../text/span.ts";
import { type Company, type Ranked, rankAlone, rankPlaces } from "../world/company.ts";
import type { Place } from "../world/place.ts";
import { placeKey } from "../world/place-name.ts";
import type { Reading } from "./draft.ts";
import { isCalledRegion, isLarge, type PlaceName, placeNames } from "./place-names.ts";

/** A toponym of the text; `metonym` where the name stands for those who govern there. */
export interface Toponym extends Span {
  readonly place: Place;
  readonly metonym: boolean;
}

const found = new WeakMap<Reading["analysis"], readonly Toponym[]>();

/** Every toponym of a document: where it lies, and whether it stands for an actor. Found once for an analysis. */
export function toponyms(reading: Reading): readonly Toponym[] {
  const known = found.get(reading.analysis);
  if (known !== undefined) return known;
  const all = resolveAll(reading);
  found.set(reading.analysis, all);
  return all;
}

/** A name with what the text says of it, and its places as ranked so far. */
interface Named {
  readonly name: PlaceName;
  readonly key: string;
  /** The name of what it lies in, by its place in the list; absent where the text does not say. */
  readonly within?: number;
  readonly region: boolean;
  readonly ranked: readonly Ranked[];
}

/**
 * Ranks the places of all names by each other's company, twice: first by the lands the text speaks of, then by what the first round
 * found. A name means one place in a report, unless the text says for one of its mentions what it lies in.
 */
function resolveAll(reading: Reading): readonly Toponym[] {
  const { sentences } = reading.analysis;
  const told = landsTold(reading);
  let names = withSurroundings(placeNames(reading), reading);
  for (let round = 0; round < 3; round++) names = ranked(names, told);
  return names.flatMap(({ name, ranked: [best] }) => {
    if (best === undefined || isDoubtful(name, best)) return [];
    const s = sentences[name.mention.sentence]!;
    const { start, end } = name;
    return [{ start, end, place: best.place, metonym: acts(s, tokenAt(s, name.mention.head), reading) }];
  });
}

/** Lands by how often the text names them or their people; the publisher's and the dateline's land count as named once. */
function landsTold(reading: Reading): ReadonlyMap<string, number> {
  const { mentions, document } = reading.analysis;
  const counts = new Map<string, number>();
  const count = (land: string | undefined) =>
    land === undefined ? undefined : counts.set(land, (counts.get(land) ?? 0) + 1);
  for (const m of mentions)
    if (m.entry !== undefined && (m.type === "NORP" || (m.type === "GPE" && isOneLand(m, reading))))
      count(reading.world.keyed(m.entry)?.country);
  if (document.publisher !== undefined) count(reading.world.named(document.publisher)[0]?.country);
  count(reading.home);
  return counts;
}

/** Whether a land's name is no other well-known place's ("Georgia" is). */
function isOneLand(m: Span, reading: Reading): boolean {
  const [first, second] = rankAlone(reading.world.places(quote(reading.analysis.document.text, m)));
  return (
    second === undefined || second.place.country === first!.place.country || first!.score - second.score > 2
  );
}

function withSurroundings(names: readonly PlaceName[], reading: Reading): readonly Named[] {
  const { sentences, document } = reading.analysis;
  return names.map((name, i) => {
    const next = names[i + 1];
    const within = next !== undefined && liesIn(name, next, reading) ? i + 1 : undefined;
    return {
      name,
      key: placeKey(quote(document.text, name)),
      ...(within === undefined ? {} : { within }),
      region: isCalledRegion(name, sentences[name.mention.sentence]!, reading),
      ranked: rankAlone(name.candidates),
    };
  });
}

/** Whether nothing but a comma, small words and words of place stands between two names. */
function liesIn(name: PlaceName, next: PlaceName, reading: Reading): boolean {
  if (name.mention.sentence !== next.mention.sentence || next.start <= name.end) return false;
  const { between, kinds, parts, regions } = reading.lexicons.places;
  const words = reading.analysis.sentences[name.mention.sentence]!.tokens.filter(
    t => t.start >= name.end && t.end <= next.start,
  ).map(t => t.form.toLowerCase());
  return (
    words.length > 0 &&
    words.length < 8 &&
    words.every(w => between.has(w) || kinds.has(w) || parts.has(w) || regions.has(w))
  );
}

/** One round: each name's places ranked in the company of what the last round found; equal names of equal surroundings once. */
function ranked(names: readonly Named[], told: ReadonlyMap<string, number>): readonly Named[] {
  const sure = new Map(names.filter(n => isSure(n.ranked)).map(n => [n.key, n.ranked[0]!]));
  const lands = weights(told, [...sure.values()]);
  const around = new Map(names.flatMap(n => (n.within === undefined ? [] : [[n.key, n.within] as const])));
  const done = new Map<string, readonly Ranked[]>();
  return names.map(n => {
    const within = n.within ?? around.get(n.key);
    const group = `${n.key} ${n.region} ${within === undefined ? "" : names[within]!.key}`;
    const known = done.get(group);
    if (known !== undefined) return { ...n, ranked: known };
    const company: Company = {
      lands,
      places: [...sure].filter(([key]) => key !== n.key).map(([, r]) => r.place),
      region: n.region,
      ...(within === undefined ? {} : { within: close(names[within]!.ranked) }),
    };
    const now = rankPlaces(n.name.candidates, company);
    done.set(group, now);
    return { ...n, ranked: now };
  });
}

/** The best places, and those nearly as good. */
const close = (all: readonly Ranked[]): readonly Place[] =>
  all.filter(r => r.score > all[0]!.score - 1.5).map(r => r.place);

/** Whether the first place stands clearly before the next that lies elsewhere. */
const isSure = ([first, second]: readonly Ranked[]): boolean =>
  first !== undefined && (second === undefined || first.score - second.score >= 1);

/** Each land's weight from 0 to 1: at least a half where it is named at all. */
function weights(told: ReadonlyMap<string, number>, sure: readonly Ranked[]): ReadonlyMap<string, number> {
  const counts = new Map(told);
  for (const { by, place } of sure)
    if (place.country !== undefined && by !== "land")
      counts.set(place.country, (counts.get(place.country) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  return new Map([...counts].map(([land, n]) => [land, 0.5 + (0.5 * n) / most]));
}

/** Whether a name is rather a word or a person's than a small place that the text gives no ground for. */
function isDoubtful({ mention, weak }: PlaceName, { by, place, why }: Ranked): boolean {
  if (by === "hand" || by === "land" || place.featureCode === "ADM1") return false;
  const close = Math.max(why.near ?? 0, why.within ?? 0);
  if (weak && !isLarge(place)) return close < 1;
  if (place.precision === "region") return false;
  const company = close + (why.land ?? 0);
  const people = place.population ?? 0;
  if (mention.type === "GPE" || mention.type === "LOC") return company === 0 && people < 5000;
  return company < 1 || (company < 2.5 && people < 20_000);
}

/** Whether a place's name does what only people do: subject of a verb, or a party by its preposition. */
function acts(s: Sentence, head: Token, reading: Reading): boolean {
  if (head.deprel.startsWith("nsubj")) return head.head !== 0 && tokenAt(s, head.head).upos === "VERB";
  const marker = caseOf(s, head);
  return (
    head.deprel === "nmod:poss" ||
    marker === "with" ||
    marker === "between" ||
    (marker === "by" && reading.lexicons.places.parties.has(marker))
  );
}
