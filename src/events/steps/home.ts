import { tokenAt } from "../../language/sentence.ts";
import type { Span } from "../../text/span.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { Participant } from "../event.ts";
import { phraseTokens } from "../phrase.ts";
import { type Toponym, toponyms } from "../toponyms.ts";

/**
 * Gives a land to parties that are known by their kind alone ("gunmen", "14 people", "a judge"): that of the place in their own
 * words, of the event's place, of the one land whose places the sentence names; those of a government that of the one that publishes the report.
 */
export const home: Step = {
  name: "home",
  apply: (drafts, reading) => {
    if (!drafts.some(d => [...d.actor, ...d.recipient, ...d.attribution].some(landless))) return drafts;
    const places = toponyms(reading).filter(t => t.place.country !== undefined);
    return drafts.map(draft => settled(draft, places, reading));
  },
};

/** A party or a speaker. */
type Somebody = Span & Pick<Participant, "text" | "country" | "group" | "sector">;

/** Kinds of people who are taken to be of the land where they are told of. */
const local: ReadonlySet<string> = new Set([
  ...["COP", "GOV", "JUD", "LEG", "MIL", "OPP", "PTY", "REB", "UAF", "PRM", "CRM", "SPY"],
  ...["CVL", "LAB", "AGR", "EDU", "REL", "MED", "JRN", "BUS", "SOC", "ELI"],
]);

const landless = (p: Somebody): boolean =>
  p.country === undefined && p.group === undefined && p.sector !== undefined && local.has(p.sector);

function settled(draft: Draft, places: readonly Toponym[], reading: Reading): Draft {
  if (![...draft.actor, ...draft.recipient, ...draft.attribution].some(landless)) return draft;
  const why: string[] = [];
  const settle = <P extends Somebody>(p: P): P => {
    const found = landless(p) ? landOf(p, draft, places, reading) : undefined;
    if (found === undefined) return p;
    why.push(`home: "${p.text}" is of ${found.country} (${found.by})`);
    return { ...p, country: found.country, ...("by" in p ? { by: found.by } : {}) };
  };
  return {
    ...draft,
    actor: draft.actor.map(settle),
    recipient: draft.recipient.map(settle),
    attribution: draft.attribution.map(settle),
    why: [...draft.why, ...why],
  };
}

function landOf(
  p: Somebody,
  draft: Draft,
  places: readonly Toponym[],
  reading: Reading,
): { readonly country: string; readonly by: string } | undefined {
  const s = reading.analysis.sentences[draft.sentence]!;
  const head = s.tokens.findLast(t => t.start >= p.start && t.end <= p.end && headed(t.id, p));
  const words = head === undefined ? [] : phraseTokens(s, head);
  const [start, end] = [
    Math.min(p.start, words[0]?.start ?? p.start),
    Math.max(p.end, words.at(-1)?.end ?? p.end),
  ];
  const own = places.find(t => t.start >= start && t.end <= end);
  if (own) return { country: own.place.country!, by: "home/words" };
  if (draft.place?.country !== undefined) return { country: draft.place.country, by: "home/place-of-event" };
  const told = places.filter(t => !t.metonym && t.start >= s.start && t.end <= s.end);
  const lands = new Set(told.map(t => t.place.country!));
  if (lands.size === 1) return { country: [...lands][0]!, by: "home/place-in-sentence" };
  return p.sector === "GOV" && reading.official !== undefined
    ? { country: reading.official, by: "home/publisher" }
    : undefined;

  /** Whether a token's head lies outside the party's words: it is their head. */
  function headed(id: number, party: Span): boolean {
    const token = tokenAt(s, id);
    const above = token.head === 0 ? undefined : tokenAt(s, token.head);
    return above === undefined || above.start < party.start || above.end > party.end;
  }
}
