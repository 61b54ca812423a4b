import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Event } from "../../src/events/event.ts";

/** What must come out of an example report. @see examples/README.md */
export interface GoldEvent {
  readonly document: string;
  readonly event: string;
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly trigger: string;
  /** First words of its sentence. */
  readonly sentence?: string;
  /** Other types as good. */
  readonly or?: readonly string[];
  readonly optional?: boolean;
  readonly negated?: boolean;
  readonly reciprocal?: boolean;
}

/** Share of printed events that the gold has, share of its required events that are printed; lists of both kinds of error. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

export const readGold = (folder: string): readonly GoldEvent[] =>
  readFileSync(join(folder, "gold", "events.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map(line => JSON.parse(line) as GoldEvent);

/** An event is right with type, parties (as sets of countries, a group's by its country) and trigger in the same sentence. */
export function scoreExamples(gold: readonly GoldEvent[], events: readonly Event[]): Score {
  const printed = events.filter(
    e => !e.headline && !e.inTitle && [...e.actor, ...e.recipient].some(p => p.country !== undefined),
  );
  const used = new Set<GoldEvent>();
  const wrong = printed.filter(e => {
    const fits = gold.filter(g => suits(g, e));
    const best = fits.find(g => !used.has(g) && !g.optional) ?? fits[0];
    if (best) used.add(best);
    return best === undefined;
  });
  const required = gold.filter(g => !g.optional);
  const missed = required.filter(g => !used.has(g));
  return {
    precision: (printed.length - wrong.length) / Math.max(1, printed.length),
    recall: (required.length - missed.length) / Math.max(1, required.length),
    wrong: wrong.map(
      e =>
        `${e.document}: ${e.event} ${codes(e.actor)}>${codes(e.recipient)} "${e.trigger.text}" (${e.rule})`,
    ),
    missed: missed.map(
      g => `${g.document}: ${g.event} ${g.actor.join("+")}>${g.recipient.join("+")} "${g.trigger}"`,
    ),
  };
}

const codes = (parties: Event["actor"]): string =>
  [...new Set(parties.map(p => p.country ?? "?"))].sort().join("+");

function suits(g: GoldEvent, e: Event): boolean {
  if (g.document !== e.document || (g.event !== e.event && !g.or?.includes(e.event))) return false;
  const told = e.evidence.text.replace(/\s+/g, " ");
  if (g.sentence === undefined ? !told.includes(g.trigger) : !told.startsWith(g.sentence)) return false;
  const set = (list: readonly string[]) => [...new Set(list)].sort().join("+");
  const known = (parties: Event["actor"]) => set(parties.flatMap(p => p.country ?? []));
  if (g.reciprocal || e.reciprocal || g.event === "CONSULT")
    return set([...g.actor, ...g.recipient]) === known([...e.actor, ...e.recipient]);
  return (
    known(e.actor) === set(g.actor) && (g.recipient.length === 0 || known(e.recipient) === set(g.recipient))
  );
}
