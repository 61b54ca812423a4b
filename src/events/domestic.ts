import { caseOf } from "../language/voice.ts";
import type { Draft, Reading } from "./draft.ts";
import type { Participant } from "./event.ts";
import { resolveHead } from "./resolution.ts";

/** Sectors of those who act at home unless something else is said. */
const home: ReadonlySet<string> = new Set([
  "COP",
  "GOV",
  "JUD",
  "LEG",
  "OPP",
  "PTY",
  "REB",
  "UAF",
  "LAB",
  "AGR",
  "EDU",
  "PRM",
  "CRM",
]);
/** Sectors that a state deals with as its own: "Kenya banned the opposition party". */
const own: ReadonlySet<string> = new Set(["OPP", "PTY", "LEG", "JUD", "LAB"]);
const people: ReadonlySet<string> = new Set(["CVL", "JRN", "REL", "MED", "BUS", "SOC", "REF"]);

/**
 * Gives a party without a land ("the police", "30 civilians") that of the place where the event's words set it, else that
 * of the other party where both are of one society ("Sudanese rebels killed 20 people"), though not where that one publishes
 * the report: whom a government speaks to and of is elsewhere.
 */
export function withHome(
  draft: Draft,
  actor: readonly Participant[],
  recipient: readonly Participant[],
  reading: Reading,
) {
  const place = placeOf(draft, reading);
  const settle = (mine: readonly Participant[], others: readonly Participant[]) =>
    mine.map(p => {
      if (p.country !== undefined || p.group !== undefined || p.sector === undefined) return p;
      if (reading.official !== undefined && titled(p))
        return { ...p, country: reading.official, by: "resolve/publisher" };
      if (place !== undefined) return { ...p, country: place, by: "resolve/place-of-event" };
      const near = owned(draft, p, reading) ? undefined : societyOf(p, others);
      const country = near === reading.official ? undefined : near;
      return country === undefined ? p : { ...p, country, by: "resolve/other-party" };
    });
  return { actor: settle(actor, recipient), recipient: settle(recipient, actor) };
}

/** An official by name or title, as the government that publishes a report speaks of its own ("Assistant Secretary Okello", "the Secretary"). */
export const titled = (p: Pick<Participant, "sector" | "text">): boolean =>
  p.sector === "GOV" && /^(?:[Tt]he )?\p{Lu}/u.test(p.text);

/** Whether a phrase says itself whose it is, though not in words that name a land ("the governments of the region"). */
function owned(draft: Draft, p: Participant, reading: Reading): boolean {
  const s = reading.analysis.sentences[draft.sentence]!;
  return s.tokens.some(
    t =>
      t.start > p.start &&
      t.end <= p.end &&
      t.deprel === "nmod" &&
      t.upos === "PROPN" &&
      reading.lexicons.cues.owning.has(caseOf(s, t)),
  );
}

/** The one land of the other parties, where they are of a kind that acts at home. */
function societyOf(p: Participant, others: readonly Participant[]): string | undefined {
  const countries = new Set(others.map(o => o.country));
  const [country] = countries;
  if (countries.size !== 1 || country === undefined) return undefined;
  if (own.has(p.sector!) && others.every(o => o.sector === undefined)) return country;
  const kin = others.every(o => o.sector !== undefined && (home.has(o.sector) || people.has(o.sector)));
  return kin && (home.has(p.sector!) || others.every(o => home.has(o.sector!))) ? country : undefined;
}

/** The land of the phrase of place beside the event's word or its carrier. */
function placeOf(draft: Draft, reading: Reading): string | undefined {
  const { places } = reading.lexicons.cues;
  for (const a of reading.arguments[draft.sentence]![draft.predicate]!) {
    if (!places.has(a.role)) continue;
    const found = resolveHead(draft.sentence, a.token, reading).find(
      r => r.country !== "" && r.sectors.length === 0,
    );
    if (found) return found.country;
  }
  return undefined;
}
