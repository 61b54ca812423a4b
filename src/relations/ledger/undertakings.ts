import type { Event } from "../../events/event.ts";
import type { Incident } from "../../record/incident.ts";
import { counts, hasParty } from "../relation.ts";
import type { BriefWords } from "../words.ts";
import { type Change, type Entry, grouped, type LedgerRequest, stateByWord } from "./entry.ts";

/** Pipelines, plants and other works by name: planned, agreed, halted, resumed, built, dropped. */
export const undertakings = (incidents: readonly Incident[], words: BriefWords): readonly Entry[] =>
  grouped(
    incidents.flatMap(incident => {
      const event = incident.events.find(e => e.project !== undefined);
      if (event?.project === undefined) return [];
      const about = { kind: "undertaking" as const, subject: event.project.name };
      return [[event.project.id, about, { ...stateOf(event, words), incident, event }] as const];
    }),
  );

/** Undertakings of one side alone whose sentences speak of one of the pair's too: "TurkStream emerged after Russia dropped South Stream". */
export function tiedUndertakings(
  own: readonly Entry[],
  others: readonly Incident[],
  { a, b, words }: LedgerRequest,
): readonly Entry[] {
  const names = own.flatMap(e => [e.subject, ...e.changes.flatMap(c => c.event.project?.text ?? [])]);
  const tied = others.filter(incident =>
    incident.events.some(
      e =>
        e.project !== undefined &&
        !own.some(o => o.subject === e.project!.name) &&
        (hasParty(e.actor, a) || hasParty(e.actor, b)) &&
        names.some(name => e.evidence.text.includes(name)),
    ),
  );
  return undertakings(tied, words).map(e => ({ ...e, tied: true }));
}

/** What an event does to an undertaking: by the word for it, else by its type. */
function stateOf(e: Event, words: BriefWords): Pick<Change, "state" | "ahead"> {
  const ahead = !counts(e);
  const word = stateByWord(e, words);
  if (word !== undefined) return { state: word.state, ahead: ahead || word.ahead };
  return ahead ? { state: "planned", ahead: false } : { state: byType[e.event] ?? "underway", ahead };
}

const byType: Readonly<Partial<Record<Event["event"], string>>> = {
  AGREE: "agreed",
  SUPPORT: "agreed",
  SANCTION: "halted",
  REJECT: "dropped",
  CONSULT: "discussed",
  REQUEST: "wanted",
};
