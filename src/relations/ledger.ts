import type { Event } from "../events/event.ts";
import type { Incident } from "../record/incident.ts";
import { counts } from "./relation.ts";
import { bestOf } from "./tell.ts";
import type { BriefWords } from "./words.ts";

/** What became of a matter, by which incident. */
export interface Change {
  readonly state: string;
  readonly incident: Incident;
}

/**
 * A matter in force or pending between two actors, with its changes in order of time; the last gives its state.
 *
 * `measure`: a ban, sanction or closure of `actor` on `recipient`, on `subject`. `undertaking`: a joint work, `subject` its name.
 */
export interface Entry {
  readonly kind: "measure" | "undertaking";
  readonly subject: string;
  readonly actor?: string;
  readonly recipient?: string;
  readonly state: string;
  readonly changes: readonly Change[];
}

/** The ledger of a pair of actors; `incidents` in order of time. What was denied or only wished is left out. */
export function ledger(incidents: readonly Incident[], words: BriefWords): readonly Entry[] {
  const told = incidents.filter(
    i => !bestOf(i).factuality.endsWith("-") && bestOf(i).status !== "hypothetical",
  );
  return [...measures(told, words), ...undertakings(told, words)];
}

function undertakings(incidents: readonly Incident[], words: BriefWords): readonly Entry[] {
  const known = new Map<string, { name: string; changes: Change[] }>();
  for (const incident of incidents) {
    const e = incident.events.find(x => x.project !== undefined);
    if (e?.project === undefined) continue;
    const entry = known.get(e.project.id) ?? { name: e.project.name, changes: [] };
    known.set(e.project.id, {
      ...entry,
      changes: [...entry.changes, { state: undertakingState(e, words), incident }],
    });
  }
  return [...known.values()].map(({ name, changes }) => ({
    kind: "undertaking",
    subject: name,
    state: stateOf(changes),
    changes: steps(changes),
  }));
}

/** The state of an undertaking after an event: by the word for it, else by its type. */
function undertakingState(e: Event, words: BriefWords): string {
  const verb = verbState(e, words);
  if (!counts(e)) return verb ?? "planned";
  if (verb !== undefined) return verb;
  const byType: Readonly<Partial<Record<Event["event"], string>>> = {
    AGREE: "agreed",
    SUPPORT: "agreed",
    SANCTION: "halted",
    REJECT: "dropped",
    CONSULT: "discussed",
    REQUEST: "wanted",
  };
  return byType[e.event] ?? "underway";
}

function verbState(e: Event, words: BriefWords): string | undefined {
  const trigger = e.trigger.text.toLowerCase().split(/\s+/);
  return Object.entries(words.ledger.verbs).find(([, stems]) =>
    trigger.some(w => stems.some(s => w.startsWith(s))),
  )?.[0];
}

function measures(incidents: readonly Incident[], words: BriefWords): readonly Entry[] {
  const known = new Map<string, Entry>();
  for (const incident of incidents) {
    const e = bestOf(incident);
    const state = measureState(e, words);
    const [actor, recipient] = [partyOf(e.actor), partyOf(e.recipient)];
    if (state === undefined || actor === undefined || recipient === undefined || actor === recipient)
      continue;
    for (const subject of subjectsOf(e, words)) {
      const key = [actor, recipient, subject].join("|");
      const changes = [...(known.get(key)?.changes ?? []), { state, incident }];
      known.set(key, { kind: "measure", subject, actor, recipient, state: stateOf(changes), changes });
    }
  }
  return [...known.values()].map(e => ({ ...e, changes: steps(e.changes) }));
}

const partyOf = (parties: Event["actor"]): string | undefined =>
  parties.map(p => p.group ?? p.country).find(c => c !== undefined);

/** Whether an event imposes or eases a measure; `undefined` for all others. */
function measureState(e: Event, words: BriefWords): string | undefined {
  const ahead = !counts(e);
  if (e.event === "SANCTION" && !e.mode.includes("convict") && e.project === undefined)
    return ahead ? "planned" : "imposed";
  if (e.event === "COERCE" && e.mode.includes("restrict") && subjectOf(e, words) !== undefined)
    return ahead ? "planned" : "imposed";
  if (e.event === "THREATEN" && e.mode.includes("restrict") && subjectOf(e, words) !== undefined)
    return "planned";
  const eases =
    (e.event === "CONCEDE" || e.event === "AGREE" || e.event === "RETREAT") &&
    (verbState(e, words) === "lifted" || /^08[15]/.test(e.cameo));
  if (!eases) return undefined;
  return ahead || e.event === "AGREE" ? "easing" : verbState(e, words) === "lifted" ? "lifted" : "eased";
}

const subjectOf = (e: Event, words: BriefWords): string | undefined => matching(e, words)[0];

/** What a measure bears on, by the words of its sentence. */
function matching(e: Event, words: BriefWords): readonly string[] {
  const said = new Set(e.evidence.text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? []);
  const found = Object.entries(words.ledger.objects)
    .filter(([, list]) => list.some(w => said.has(w)))
    .map(([name]) => name);
  return found.length > 1
    ? found.filter(
        name =>
          name !== Object.keys(words.ledger.objects).find(n => words.ledger.objects[n]!.includes("trade")),
      )
    : found;
}

function subjectsOf(e: Event, words: BriefWords): readonly string[] {
  const found = matching(e, words);
  return found.length > 0 ? found : [words.ledger.other];
}

const stateOf = (changes: readonly Change[]): string => changes.at(-1)!.state;

/** Changes without those that say again what was so already. */
const steps = (changes: readonly Change[]): readonly Change[] =>
  changes.filter((c, i) => i === 0 || changes[i - 1]!.state !== c.state);
