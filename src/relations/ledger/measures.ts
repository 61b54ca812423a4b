import type { Event } from "../../events/event.ts";
import type { Incident } from "../../record/incident.ts";
import { bearingOf, counts } from "../relation.ts";
import type { BriefWords } from "../words.ts";
import { codeOf, type Found, type LedgerRequest } from "./entry.ts";
import { listsIn, named, told } from "./wording.ts";

/** Bans, sanctions and closures of one of a pair on the other: imposed, eased, lifted. */
export function measures(incident: Incident, event: Event, request: LedgerRequest): readonly Found[] {
  const { a, b, words } = request;
  const state = measureState(event, words);
  const [actor, recipient] = [codeOf(event.actor), codeOf(event.recipient)];
  if (state === undefined || actor === undefined || recipient === undefined || actor === recipient) return [];
  if (bearingOf(event, a, b) !== "between") return [];
  return subjectsOf(event, words).map(subject => ({
    kind: "measure" as const,
    key: ["measure", actor, recipient, subject].join("|"),
    subject,
    actor,
    recipient,
    state,
    event,
    incident,
  }));
}

const easing: readonly Event["event"][] = ["CONCEDE", "AGREE", "RETREAT"];

/** Whether an event imposes or eases a measure; `undefined` for all others. */
export function measureState(e: Event, words: BriefWords): string | undefined {
  const ahead = !counts(e);
  const imposes = ahead ? "planned" : "imposed";
  const restricts = e.mode.includes("restrict") && matching(e, words).length > 0;
  if (e.event === "SANCTION" && !e.mode.includes("convict") && e.project === undefined) return imposes;
  if (e.event === "COERCE" && restricts) return imposes;
  if (e.event === "THREATEN" && restricts) return "planned";
  if (!easing.includes(e.event)) return undefined;
  const said = told(e, words);
  if (said?.state === "lifted" || said?.state === "eased")
    return named({ ...said, ahead: said.ahead || ahead || e.event === "AGREE" }, words);
  return /^08[15]/.test(e.cameo)
    ? named({ state: "eased", ahead: ahead || e.event === "AGREE" }, words)
    : undefined;
}

/** What a measure bears on, by the words of its sentence; the broadest name only where nothing narrower is said. */
function matching(e: Event, words: BriefWords): readonly string[] {
  const found = listsIn(e.evidence.text, words.ledger.objects);
  return found.length > 1 ? found.filter(name => name !== words.ledger.broadest) : found;
}

function subjectsOf(e: Event, words: BriefWords): readonly string[] {
  const found = matching(e, words);
  return found.length > 0 ? found : [words.ledger.other];
}
