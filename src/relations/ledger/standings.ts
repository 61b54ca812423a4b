import type { Event } from "../../events/event.ts";
import type { Incident } from "../../record/incident.ts";
import { bearingOf, counts } from "../relation.ts";
import type { BriefWords } from "../words.ts";
import { type Found, type LedgerRequest, sidesOf } from "./entry.ts";
import { listsIn, told } from "./wording.ts";

/** What the two are to each other: alliances, memberships, backing, ties, disputes. */
export function standings(incident: Incident, event: Event, request: LedgerRequest): readonly Found[] {
  const { a, b, words } = request;
  if (bearingOf(event, a, b) !== "between" || event.project !== undefined || !counts(event)) return [];
  const subject = subjectOf(event, words);
  if (subject === undefined) return [];
  const sides = sidesOf(event, request);
  const mutual = subject !== "backing" && subject !== "dispute";
  return [
    {
      kind: "standing" as const,
      key: ["standing", subject, mutual ? "" : JSON.stringify(sides)].join("|"),
      subject,
      ...sides,
      state: stateOf(event, words),
      event,
      incident,
    },
  ];
}

/** What an event says the two are to each other, where it tells a state, or that ties were cut or restored: by the words from its trigger on, else by its type. */
function subjectOf(e: Event, words: BriefWords): string | undefined {
  if (e.event !== "SUPPORT" && e.status !== "standing" && !/^16[13]/.test(e.cameo)) return undefined;
  const tail = e.evidence.text.slice(e.trigger.start - e.evidence.start);
  const named = listsIn(tail.split(/[,;]\s/)[0]!, words.ledger.standings)[0];
  const said = told(e, words)?.state;
  const turned = named === "ties" && (e.event !== "SUPPORT" || said === "resumed" || said === "halted");
  if (named !== undefined && (e.status === "standing" || turned)) return named;
  if (e.status !== "standing") return undefined;
  return e.event === "SUPPORT" ? "backing" : e.quad > 2 ? "dispute" : undefined;
}

function stateOf(e: Event, words: BriefWords): string {
  const said = told(e, words)?.state;
  if (said === "resumed" || said === "halted") return said;
  return e.event === "SANCTION" ? "halted" : "held";
}
