import type { Event } from "../../events/event.ts";
import type { Incident } from "../../record/incident.ts";
import { bearingOf, counts } from "../relation.ts";
import { bestOf } from "../tell.ts";
import type { BriefWords } from "../words.ts";
import {
  type Change,
  type Entry,
  grouped,
  type LedgerRequest,
  partyOf,
  stateByWord,
  wordsIn,
} from "./entry.ts";

/** Bans, sanctions and closures: imposed, eased, lifted; one entry for each doer, sufferer and matter. */
export function measures(incidents: readonly Incident[], { a, b, words }: LedgerRequest): readonly Entry[] {
  return grouped(
    incidents.flatMap(incident => {
      const event = bestOf(incident);
      const [actor, recipient] = [partyOf(event.actor), partyOf(event.recipient)];
      const state = stateOf(event, words);
      if (bearingOf(event, a, b) !== "between") return [];
      if (state === undefined || actor === undefined || recipient === undefined || actor === recipient)
        return [];
      return subjectsOf(event, words).map(subject => {
        const about = { kind: "measure" as const, subject, actor, recipient };
        return [[actor, recipient, subject].join("|"), about, { ...state, incident, event }] as const;
      });
    }),
  );
}

/** What an event does to a measure; `undefined` for all that neither imposes nor eases one. */
function stateOf(e: Event, words: BriefWords): Pick<Change, "state" | "ahead"> | undefined {
  const ahead = !counts(e);
  const named = matching(e, words).length > 0;
  const said = stateByWord(e, words)?.state;
  // An airspace that is violated is not closed; a work that is halted is an undertaking's matter.
  if (said === "broken" || (!named && (said === "halted" || said === "dropped"))) return undefined;
  if (e.event === "SANCTION" && !e.mode.includes("convict") && e.project === undefined)
    return { state: "imposed", ahead };
  if (e.event === "COERCE" && e.mode.includes("restrict") && named) return { state: "imposed", ahead };
  if (e.event === "THREATEN" && e.mode.includes("restrict") && named)
    return { state: "imposed", ahead: true };
  if (e.event !== "CONCEDE" && e.event !== "AGREE" && e.event !== "RETREAT") return undefined;
  const word = stateByWord(e, words);
  if (word?.state === "lifted") return { state: "lifted", ahead: ahead || word.ahead || e.event === "AGREE" };
  return /^08[15]/.test(e.cameo) ? { state: "eased", ahead } : undefined;
}

/** What a measure bears on, by the words of its sentence; the widest only where no other is named. */
function matching(e: Event, { ledger }: BriefWords): readonly string[] {
  const said = new Set(wordsIn(e.evidence.text));
  const found = Object.entries(ledger.objects)
    .filter(([, list]) => list.some(w => said.has(w)))
    .map(([name]) => name);
  const widest = Object.keys(ledger.objects).find(n => ledger.objects[n]!.includes("trade"));
  return found.length > 1 ? found.filter(name => name !== widest) : found;
}

function subjectsOf(e: Event, words: BriefWords): readonly string[] {
  const found = matching(e, words);
  return found.length > 0 ? found : [words.ledger.other];
}
