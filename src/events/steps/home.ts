import { type Token, tokenAt } from "../../language/sentence.ts";
import { quote, type Span } from "../../text/span.ts";
import { titled } from "../domestic.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { Participant } from "../event.ts";
import { phraseSpan, phraseTokens } from "../phrase.ts";
import { type Toponym, toponyms } from "../toponyms.ts";

/**
 * Gives a land to parties that are known by their kind alone ("gunmen", "14 people", "a judge"): that of the place in their own
 * words, of the event's place, of the one land whose places the sentence names; those of a government that of the one that publishes the report.
 */
export const home: Step = {
  name: "home",
  apply: (all, reading) => {
    const drafts = all.map(d => byTellers(overSubjects(d, reading)));
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

/** Organs of a state that deal with those at home: whom a court jails or police hold is, unless more is said, of their land. */
const organs: ReadonlySet<string> = new Set(["COP", "JUD", "GOV", "LEG"]);

/** Gives what a state's own organs do to people of no known land ("a Kenyan court jailed eight *officers*") its other side. */
function overSubjects(draft: Draft, reading: Reading): Draft {
  const { event, mode } = draft.coding;
  const [actor] = draft.actor;
  const rules =
    event === "COERCE" || event === "ASSAULT" || (event === "SANCTION" && mode.includes("convict"));
  if (!rules || actor?.country === undefined || draft.recipient.some(r => r.country || r.group)) return draft;
  const soldiers = event === "COERCE" && actor.sector === "MIL";
  if (draft.actor.some(a => a.country !== actor.country) || !(organs.has(actor.sector ?? "") || soldiers))
    return draft;
  const s = reading.analysis.sentences[draft.sentence]!;
  const head = draft.recipientHeads.map(h => tokenAt(s, h)).find(t => isPerson(t, reading));
  if (head === undefined) return draft;
  const by = "home/of-the-state";
  if (draft.recipient.length > 0)
    return { ...draft, recipient: draft.recipient.map(r => ({ ...r, country: actor.country!, by })) };
  const span = phraseSpan(s, head);
  const text = quote(reading.analysis.document.text, span);
  if (reading.analysis.mentions.some(m => m.kind === "NAM" && m.start >= span.start && m.end <= span.end))
    return draft;
  const recipient = [{ ...span, text, name: text, country: actor.country, sectors: [], by }];
  return { ...draft, recipient, why: [...draft.why, `home: "${text}" is of ${actor.country} (${by})`] };
}

/** Those who tell of an arrest or a sentence that nobody is named for made it: "nine men were held, *police in Lima* said". */
function byTellers(draft: Draft): Draft {
  const { event, mode } = draft.coding;
  const lawful =
    (event === "COERCE" && mode.includes("arrest")) || (event === "SANCTION" && mode.includes("convict"));
  if (!lawful || draft.actor.length > 0 || draft.actorHeads.length > 0) return draft;
  const teller = draft.attribution.find(a => tellers.has(a.sector ?? "") && a.country !== undefined);
  if (teller === undefined) return byLand(draft);
  if (draft.recipient.some(r => r.start === teller.start)) return draft;
  const { start, end, text, country, sector } = teller;
  const by = "home/teller";
  const actor = [
    { start, end, text, name: text, country: country!, sector: sector!, sectors: [sector!], by },
  ];
  return { ...draft, actor, why: [...draft.why, `home: "${text}" tell of what they did (${by})`] };
}

/** Where nobody is told to have sentenced somebody, or to hold strangers, the land in which it was done did ("was convicted in *Chad*"). */
function byLand(draft: Draft): Draft {
  const { coding, place, recipient } = draft;
  const [span] = place?.spans ?? [];
  if (place?.country === undefined || span === undefined) return draft;
  const foreign = recipient.some(r => r.country !== undefined && r.country !== place.country);
  if (coding.event !== "SANCTION" && !foreign) return draft;
  const { text, country } = place;
  const by = "home/place-of-sentence";
  const actor = [{ ...span, text, name: text, country, sectors: [], by }];
  return { ...draft, actor, why: [...draft.why, `home: sentenced or held in ${country} (${by})`] };
}

const tellers: ReadonlySet<string> = new Set(["COP", "JUD"]);

const isPerson = (t: Token, reading: Reading): boolean =>
  t.upos === "NOUN" && reading.lexicons.people.has(t.lemma.toLowerCase());

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
    actor: draft.actor.map(settle).filter(told),
    recipient: draft.recipient.map(settle).filter(told),
    attribution: draft.attribution.map(settle),
    why: [...draft.why, ...why],
  };
}

/** Whether more is told of a party than a name. */
const told = (p: Participant): boolean => p.by !== "resolve/stranger";

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
  if (p.sector === "GOV" && reading.official !== undefined && titled(p))
    return { country: reading.official, by: "home/publisher" };
  const spoken = landSpokenOf(draft.sentence, p, reading);
  const state =
    draft.coding.event !== "PROTEST" &&
    [...draft.actor, ...draft.recipient].some(o => o.sector === undefined && o.country === spoken);
  return spoken === undefined || spoken === reading.official || state
    ? undefined
    : { country: spoken, by: "home/land-spoken-of" };

  /** Whether a token's head lies outside the party's words: it is their head. */
  function headed(id: number, party: Span): boolean {
    const token = tokenAt(s, id);
    const above = token.head === 0 ? undefined : tokenAt(s, token.head);
    return above === undefined || above.start < party.start || above.end > party.end;
  }
}

/** How many sentences back the land may have been named. */
const windowSentences = 4;

/** The one land that a sentence names by any of its words ("a *Bolivian* judge"), else that of the nearest sentence before that names any. */
function landSpokenOf(index: number, p: Span, { analysis, world }: Reading): string | undefined {
  for (let i = index; i >= Math.max(0, index - windowSentences); i--) {
    const lands = new Set(
      analysis.mentions
        .filter(m => m.sentence === i && m.kind === "NAM" && m.entry !== undefined)
        .filter(m => m.start >= p.end || m.end <= p.start)
        .map(m => world.keyed(m.entry!, analysis.document.published)?.country ?? "")
        .filter(c => c.length === 3 && !unions.has(c)),
    );
    if (lands.size === 1) return [...lands][0];
    if (lands.size > 1) return undefined;
  }
  return undefined;
}

/** Codes of bodies that are no land. */
const unions: ReadonlySet<string> = new Set(["UNO", "EUR", "NGO", "IGO", "IMG", "ISM", "MNC"]);
