import type { Event } from "../../events/event.ts";
import type { Incident } from "../../record/incident.ts";
import { bearingOf, counts } from "../relation.ts";
import type { BriefWords } from "../words.ts";
import { codesOf, type Found, type LedgerRequest, sidesOf } from "./entry.ts";
import { measureState } from "./measures.ts";
import { listsIn, stateOfTrigger, told } from "./wording.ts";

/** What the two agreed or promised each other, or broke, where a word says that they did; what is about a measure or an undertaking stands there. */
export function commitments(incident: Incident, event: Event, request: LedgerRequest): readonly Found[] {
  const { a, b, words } = request;
  if (event.project !== undefined || bearingOf(event, a, b) === "none") return [];
  if (measureState(event, words) !== undefined) return [];
  const state = stateOf(event, words);
  if (state === undefined) return [];
  const sides = sidesOf(event, request);
  const pact = listsIn(fromTrigger(event), words.ledger.pacts)[0];
  const subject = pact ?? subjectOf(event, words);
  if (subject === undefined) return [];
  return [
    {
      kind: "commitment" as const,
      // Who broke or met it is one side; the matter is both sides'.
      key: ["commitment", pact === undefined ? JSON.stringify(sides) : "", subject.toLowerCase()].join("|"),
      subject,
      ...sides,
      state,
      event,
      incident,
    },
  ];
}

const states: readonly string[] = ["negotiated", "signed", "ratified", "met", "broken"];

function stateOf(e: Event, words: BriefWords): string | undefined {
  const said = told(e, words);
  const ahead = !counts(e);
  const verb = said !== undefined && states.includes(said.state) ? said.state : undefined;
  if (e.event === "ACCUSE") return breaches(e, words) ? "disputed" : undefined;
  if (e.event === "REJECT" || e.event === "SANCTION")
    return !ahead && (verb === "broken" || said?.state === "dropped") && pactIn(e, words)
      ? "broken"
      : undefined;
  if (e.quad > 2) return undefined;
  if (ahead)
    return e.event !== "CONSULT" && e.event !== "REQUEST" && isPledge(e, said?.state)
      ? "promised"
      : undefined;
  if (e.event === "SUPPORT") return verb ?? (e.cameo === "057" ? "signed" : undefined);
  if (e.event !== "AGREE") return undefined;
  const own = stateOfTrigger(e, words);
  if (verb !== undefined || own === "agreed" || own === "promised") return verb ?? own;
  return listsIn(fromTrigger(e), { pact: words.ledger.pactNouns }).length > 0 ? "agreed" : undefined;
}

/** Whether one of those who are to act says so himself, or is told to have promised. */
const isPledge = (e: Event, state: string | undefined): boolean =>
  state === "promised" ||
  state === "agreed" ||
  e.attribution.some(s => codesOf(e).includes(s.group ?? s.country ?? ""));

const pactIn = (e: Event, words: BriefWords): boolean =>
  listsIn(e.evidence.text, { pact: words.ledger.pactNouns }).length > 0;

/** Whether an accusation is of breaking what was agreed. */
const breaches = (e: Event, words: BriefWords): boolean =>
  listsIn(fromTrigger(e), words.ledger.pacts).length > 0 &&
  (e.evidence.text.toLowerCase().match(/\p{L}+/gu) ?? []).some(w =>
    words.ledger.verbs.broken!.some(s => w.startsWith(s)),
  );

/** Where a speaker that trails what he says begins: "agreed on a truce, *Kigali said*". */
const speakerAt = (e: Event): number | undefined =>
  e.attribution.map(a => Math.min(a.start, a.cue.start)).find(at => at >= e.trigger.end);

/** The words of an event's sentence from its trigger to the end of its clause. */
const fromTrigger = (e: Event): string =>
  withoutTail(
    e.evidence.text.slice(
      e.trigger.start - e.evidence.start,
      (speakerAt(e) ?? e.evidence.end) - e.evidence.start,
    ),
  ).split(/(?<!\b\p{Lu})[;.!?”"](?:\s|$)|, (?=\p{Ll})/u)[0]!;

/** A text without the blanks and commas at its end. */
function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s,]/u.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** Words of a subject by which it is known for a meeting. */
const opening = 4;

/** Words of a subject, at most. */
const longest = 14;

/** What was agreed or is to be done, in the report's words; `undefined` where nothing is said. */
function subjectOf(e: Event, words: BriefWords): string | undefined {
  const told = fromTrigger(e);
  const said = counts(e) ? told.slice(behind(e) - e.trigger.start) : told;
  const all = said.trim().split(/\s+/);
  const from = all.findIndex(w => !words.ledger.beforeSubject.includes(w.toLowerCase()));
  const rest = from < 0 ? [] : all.slice(from);
  if (
    rest.length < 2 ||
    listsIn(rest.slice(0, opening).join(" "), { meeting: words.ledger.meetings }).length > 0
  )
    return undefined;
  return rest.length > longest ? `${rest.slice(0, longest - 1).join(" ")} …` : rest.join(" ");
}

/** Letters between a trigger and whom it is told to: "assured *the United States* that …". */
const nearby = 5;

/** Where in the document what was agreed begins: behind the trigger, and behind whom it was agreed with. */
const behind = (e: Event): number =>
  Math.max(
    e.trigger.end,
    ...e.recipient.filter(p => p.start >= e.trigger.end && p.start - e.trigger.end <= nearby).map(p => p.end),
  );
