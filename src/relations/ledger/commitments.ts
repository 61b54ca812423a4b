import type { Event } from "../../events/event.ts";
import type { Incident } from "../../record/incident.ts";
import { fragment } from "../clause.ts";
import { counts } from "../relation.ts";
import { bestOf } from "../tell.ts";
import type { BriefWords } from "../words.ts";
import { type Change, type Entry, grouped, partyOf, stateByWord, wordsIn } from "./entry.ts";

/** Longer words that what was kept or broken must share with what was promised. */
const leastShared = 2;

/** Offers, promises and agreements that no measure or undertaking tells already: agreed, signed, ratified, met, broken. */
export function commitments(incidents: readonly Incident[], words: BriefWords): readonly Entry[] {
  const made: { readonly key: string; readonly said: ReadonlySet<string>; readonly about: About }[] = [];
  const changes = incidents.flatMap(incident => {
    const event = bestOf(incident);
    const state = stateOf(event, words);
    if (state === undefined || event.project !== undefined) return [];
    const said = longWords(event);
    const before = made.find(m => m.about.sides === sidesOf(event) && shared(m.said, said) >= leastShared);
    const closes = state.state === "met" || state.state === "broken" || state.state === "ratified";
    if (before !== undefined && closes)
      return [[before.key, before.about, { ...state, incident, event }] as const];
    const about = aboutOf(event, words);
    made.push({ key: incident.id, said, about });
    return [[incident.id, about, { ...state, incident, event }] as const];
  });
  return grouped(changes).map(({ sides: _, ...entry }) => entry);
}

interface About {
  readonly kind: "commitment";
  readonly subject: string;
  readonly actor?: string;
  readonly recipient?: string;
  readonly sides: string;
}

function aboutOf(e: Event, words: BriefWords): About {
  const parties = e.reciprocal ? e.actor : [...e.actor.slice(0, 1), ...e.recipient.slice(0, 1)];
  const [actor, recipient] = parties.map(p => partyOf([p]));
  return {
    kind: "commitment",
    subject: fragment(e, words),
    ...(actor === undefined ? {} : { actor }),
    ...(recipient === undefined ? {} : { recipient }),
    sides: sidesOf(e),
  };
}

/** The codes of both sides, whoever is named first. */
const sidesOf = (e: Event): string =>
  [...new Set([...e.actor, ...e.recipient].map(p => p.group ?? p.country ?? ""))].sort().join("+");

/** What an event does to a commitment: made, signed, ratified, kept or broken; `undefined` for all else. */
function stateOf(e: Event, words: BriefWords): Pick<Change, "state" | "ahead"> | undefined {
  const ahead = !counts(e);
  const word = stateByWord(e, words)?.state;
  const pact = wordsIn(e.evidence.text).some(w => words.ledger.pacts.includes(w));
  if (word === "met" || word === "broken") return pact ? { state: word, ahead } : undefined;
  const signs = e.event === "SUPPORT" && e.cameo.startsWith("057");
  if (e.event !== "AGREE" && !signs) return undefined;
  if (word === "signed" || word === "ratified") return { state: word, ahead };
  if (word === "lifted") return undefined;
  return ahead
    ? { state: "promised", ahead: false }
    : { state: signs ? "signed" : e.reciprocal ? "agreed" : "offered", ahead };
}

const longWords = (e: Event): ReadonlySet<string> =>
  new Set(
    wordsIn(e.evidence.text)
      .filter(w => w.length > 5)
      .map(w => w.slice(0, 6)),
  );

const shared = (x: ReadonlySet<string>, y: ReadonlySet<string>): number =>
  [...x].filter(w => y.has(w)).length;
