import type { Event } from "../events/event.ts";
import type { Difference, Side } from "../record/differences.ts";
import type { Incident } from "../record/incident.ts";
import { accountsOf, type Contradiction } from "../record/told.ts";
import type { Claim, Section } from "./claim.ts";
import { fragment, speakerOf, withoutCapital } from "./clause.ts";
import { dateWords } from "./dates.ts";
import type { Page } from "./page.ts";
import { tellBriefly } from "./tell.ts";
import { fill, listed } from "./words.ts";

/** What is contested of the incidents of a page: `all` of the reports, and what these tell differently. */
export interface Contested {
  readonly ours: readonly Incident[];
  readonly all: readonly Incident[];
  readonly differences: readonly Difference[];
}

/** A line before its sources are numbered: its two sides with the events that tell them, and who holds them in codes. */
type Line = Omit<Claim, "sources" | "parts"> & {
  readonly told: readonly (readonly [text: string, event: Event])[];
  readonly held: string;
};

/** Accounts that exclude each other, side by side, each with its holder; those of the same two on one happening once. */
export function contested(page: Page, { ours, all, differences }: Contested, most: number): Section {
  const told = differences.flatMap(d => {
    const [a, b] = [eventOf(d.a, all), eventOf(d.b, all)];
    const quoted = [d.a, d.b].every(s => /[\p{L}\p{N}]/u.test(s.telling.text));
    const known = quoted && (b !== undefined || d.a.document === d.b.document);
    const incident = ours.find(i => i.events.includes(a!))?.id;
    return a !== undefined && known && incident !== undefined
      ? [lineOfDifference(page, { ...d, incident }, a, b ?? a)]
      : [];
  });
  const found = ours
    .flatMap(i => accountsOf(i, all, page.published))
    .filter(c => !differences.some(d => isSame(d, c)));
  const lines: readonly Line[] = [...told, ...found.map(c => lineOf(page, c))];
  const differing = lines.filter(l => l.told[0]![0] !== l.told[1]![0]);
  const kept = differing.filter((l, i) => differing.findIndex(o => isRepeat(o, l)) === i);
  return {
    key: "contested",
    title: page.request.words.sections.contested!,
    claims: kept.slice(0, most).map(l => cited(page, l)),
    more: Math.max(0, kept.length - most),
  };
}

/** Whether a line tells what another does: in the same words, or the same two against each other over the same happening. */
const isRepeat = (x: Line, y: Line): boolean => x.text === y.text || (x.held !== "" && x.held === y.held);

function cited(page: Page, { told, held: _, ...line }: Line): Claim {
  const parts = told.map(([text, event]) => ({ text, sources: page.sources.cite([event]) }));
  return { ...line, parts, sources: [...new Set(parts.flatMap(p => p.sources))].sort((x, y) => x - y) };
}

/** The event that a telling's sentence tells. */
const eventOf = ({ document, telling }: Side, all: readonly Incident[]): Event | undefined =>
  all
    .flatMap(i => i.events)
    .find(e => e.document === document && !e.inTitle && e.evidence.start === telling.evidence.start);

/** Whether a line by events tells what one by words tells better. */
export const isSame = ({ a, b, attribute }: Difference, c: Contradiction): boolean =>
  attribute === c.attribute &&
  [a.document, b.document].sort().join() === [c.a.document, c.b.document].sort().join();

function lineOfDifference(page: Page, d: Difference, a: Event, b: Event): Line {
  const { names, words } = page.request;
  const what = words.contested.attributes[d.attribute] ?? d.attribute;
  const template = d.kind === "dispute" ? words.contested.line : words.contested[d.kind];
  const about = fill(words.contested.about, { what, line: tellBriefly(a, names, words) });
  const [first, second] = [sideOfTelling(page, d.a), sideOfTelling(page, d.b)];
  return {
    text: fill(template, { what: d.attribute === "happened" ? what : about, a: first, b: second }),
    told: [
      [first, a],
      [second, b],
    ],
    held: heldBy(d, d.a.telling.holder?.country, d.b.telling.holder?.country),
    incident: d.incident,
    date: dateWords(a, words, page.published.get(a.document)),
  };
}

function heldBy(
  { incident, attribute }: Pick<Difference, "incident" | "attribute">,
  a: string | undefined,
  b: string | undefined,
): string {
  return a === undefined || b === undefined ? "" : [incident, attribute, a, b].join("|");
}

/** A value with its holder, or who published it. */
function sideOfTelling(page: Page, { telling, publisher }: Side): string {
  const { words } = page.request;
  const template = words.contested.values[telling.value];
  const told = shortened(telling.text);
  const value = template === undefined ? told : fill(template, { words: told });
  const holder = telling.holder?.name ?? telling.holder?.text ?? publisher;
  return holder === undefined
    ? value
    : fill(words.contested.side, { value, holder: withoutCapital(holder, words) });
}

/** Most words of a telling that a line quotes. */
const longestQuote = 24;

function shortened(text: string): string {
  const words = text.split(/\s+/);
  return words.length <= longestQuote ? text : `${words.slice(0, longestQuote).join(" ")} …`;
}

function lineOf(page: Page, c: Contradiction): Line {
  const { names, words } = page.request;
  const what = words.contested.attributes[c.attribute] ?? c.attribute;
  const about = fill(words.contested.about, { what, line: tellBriefly(c.a.event, names, words) });
  const [first, second] = [sideOf(page, c, c.a), sideOf(page, c, c.b)];
  const text = fill(c.kind === "update" ? words.contested.update : words.contested.line, {
    what: c.attribute === "happened" ? what : about,
    a: first,
    b: second,
  });
  return {
    text,
    told: [
      [first, c.a.event],
      [second, c.b.event],
    ],
    held: heldBy(c, c.a.event.attribution[0]?.country, c.b.event.attribution[0]?.country),
    incident: c.incident,
    date: dateWords(c.a.event, words, page.published.get(c.a.document)),
  };
}

function sideOf(page: Page, c: Contradiction, side: Contradiction["a"]): string {
  const { names, words } = page.request;
  const holder = speakerOf(side.event, names, words) ?? page.sources.publisherOf(side.event);
  const party = c.attribute === "actor" || c.attribute === "recipient";
  const template = words.contested.values[side.value];
  const value =
    template !== undefined
      ? fill(template, { words: fragment(side.event, words) })
      : party
        ? listed([...new Set(side.value.split("+").map(names))], words)
        : side.value;
  return holder === undefined ? value : fill(words.contested.side, { value, holder });
}
