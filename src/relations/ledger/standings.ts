import type { Event } from "../../events/event.ts";
import type { Incident } from "../../record/incident.ts";
import { fragment } from "../clause.ts";
import { bearingOf } from "../relation.ts";
import { bestOf } from "../tell.ts";
import type { BriefWords } from "../words.ts";
import { type Entry, grouped, type LedgerRequest, partyOf, wordsIn } from "./entry.ts";

/** Alliances, memberships, backing and disputes between the two: what reports tell as a state of affairs, or by a word for one. */
export const standings = (incidents: readonly Incident[], { a, b, words }: LedgerRequest): readonly Entry[] =>
  grouped(
    incidents.flatMap(incident => {
      const event = bestOf(incident);
      const subject = bearingOf(event, a, b) === "between" ? subjectOf(event, words) : undefined;
      if (subject === undefined) return [];
      const [actor, recipient] = event.reciprocal
        ? event.actor.map(p => partyOf([p]))
        : [partyOf(event.actor), partyOf(event.recipient)];
      const about = {
        kind: "standing" as const,
        subject: `${subject}: ${fragment(event, words)}`,
        ...(actor === undefined ? {} : { actor }),
        ...(recipient === undefined ? {} : { recipient }),
      };
      const state = event.status === "standing" || event.status === "ongoing" ? "holds" : "entered";
      const key = [subject, ...[actor, recipient].sort()].join("|");
      return [[key, about, { state, ahead: event.status === "planned", incident, event }] as const];
    }),
  );

/** What kind of standing an event tells: by its words near the trigger, else by its type where it is told as a state. */
function subjectOf(e: Event, { ledger }: BriefWords): string | undefined {
  const near = wordsIn(e.evidence.text.slice(e.trigger.start - e.evidence.start)).slice(0, 8);
  const warm = e.quad <= 2;
  const byWord = Object.entries(ledger.standings).find(
    ([name, list]) => warm !== ledger.disputes.includes(name) && near.some(w => list.some(s => w === s)),
  )?.[0];
  if (byWord !== undefined && (e.event === "SUPPORT" || e.event === "AGREE" || !warm)) return byWord;
  if (e.status !== "standing") return undefined;
  return e.event === "SUPPORT" ? ledger.backing : warm ? undefined : ledger.disputes[0];
}
