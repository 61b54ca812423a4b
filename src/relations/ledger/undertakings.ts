import type { Event } from "../../events/event.ts";
import type { Incident } from "../../record/incident.ts";
import { bearingOf, counts, hasParty } from "../relation.ts";
import type { BriefWords } from "../words.ts";
import { codesOf, type Found, type LedgerRequest } from "./entry.ts";
import { listsIn, named, told } from "./wording.ts";

/** A joint work as reports name it. */
interface Work {
  readonly id: string;
  readonly name: string;
  /** All names that the reports give it. */
  readonly names: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
}

/** The undertakings of a pair, and those that a report sets beside them ("TurkStream emerged after South Stream was dropped"). */
export function undertakings(incidents: readonly Incident[], request: LedgerRequest): readonly Found[] {
  const { a, b, words } = request;
  const all = incidents.flatMap(incident => incident.events.map(event => ({ incident, event })));
  const ours = all.filter(
    ({ event: e }) => hasParty([...e.actor, ...e.recipient], a) || hasParty([...e.actor, ...e.recipient], b),
  );
  const works = worksOf(
    ours.map(x => x.event),
    request,
  );
  return ours.flatMap(({ incident, event }) => {
    const work = works.find(w => w.id === event.project?.id) ?? described(event, works, request);
    if (work === undefined) return [];
    const state = stateOf(event, words);
    if (state === undefined) return [];
    const codes = codesOf(event);
    const pact = listsIn(work.name, { pact: words.ledger.pactNouns }).length > 0;
    return [
      {
        kind: pact ? ("commitment" as const) : ("undertaking" as const),
        key: `undertaking|${work.id}`,
        subject: work.name,
        ...(codes.length > 0 ? { actor: [...codes].sort().join("+") } : {}),
        state,
        event,
        incident,
      },
    ];
  });
}

function worksOf(events: readonly Event[], { a, b }: LedgerRequest): readonly Work[] {
  const between = events.filter(e => bearingOf(e, a, b) !== "none");
  const own = gathered(between, events);
  const names = own.flatMap(w => [...w.names]);
  const beside = events.filter(e => e.project !== undefined && names.some(n => e.evidence.text.includes(n)));
  return gathered([...between, ...beside], events);
}

/** The works that `events` are about, with all names and reports that `all` give them. */
function gathered(events: readonly Event[], all: readonly Event[]): readonly Work[] {
  const ids = new Set(events.flatMap(e => e.project?.id ?? []));
  return [...ids].map(id => {
    const about = all.filter(e => e.project?.id === id);
    return {
      id,
      name: about[0]!.project!.name,
      names: new Set(about.flatMap(e => [e.project!.name, e.project!.text])),
      documents: new Set(about.map(e => e.document)),
    };
  });
}

/** The work that an event tells by its kind alone ("plans for a nuclear power plant"): the only one of that kind in its report. */
function described(e: Event, works: readonly Work[], { a, b, words }: LedgerRequest): Work | undefined {
  if (e.project !== undefined || bearingOf(e, a, b) === "none" || told(e, words) === undefined)
    return undefined;
  const kinds = listsIn(e.evidence.text, words.ledger.works);
  const found = works.filter(
    w =>
      w.documents.has(e.document) &&
      listsIn([...w.names].join(" "), words.ledger.works).some(k => kinds.includes(k)),
  );
  return found.length === 1 ? found[0] : undefined;
}

const byType: Readonly<Partial<Record<Event["event"], string>>> = {
  AGREE: "agreed",
  SUPPORT: "agreed",
  COOPERATE: "underway",
  AID: "underway",
  SANCTION: "halted",
  REJECT: "refused",
  CONSULT: "discussed",
  REQUEST: "wanted",
};

/** A work is agreed, whether by a signature, a contract or a word; states of measures are none of a work. */
const sameAs: Readonly<Record<string, string>> = { signed: "agreed", ratified: "agreed" };
const ofMeasures: readonly string[] = ["lifted", "eased"];

/**
 * The state of an undertaking after an event: by the word for it, else by its type; `undefined` for a quarrel over it. Who is
 * accused of breaking what was agreed is only said to.
 */
function stateOf(e: Event, words: BriefWords): string | undefined {
  const said = told(e, words);
  if (said?.state === "broken" && e.attribution.length > 0) return "disputed";
  if (e.event === "ACCUSE") return undefined;
  if (said !== undefined && !ofMeasures.includes(said.state))
    return named({ ...said, state: sameAs[said.state] ?? said.state }, words);
  const state = byType[e.event];
  return counts(e) || state === undefined ? state : e.quad <= 2 ? "planned" : undefined;
}
