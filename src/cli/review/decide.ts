import type { Ontology } from "../../events/ontology.ts";
import { type Decision, isOnEvent, type Undone } from "../../record/decision.ts";
import type { Incident } from "../../record/incident.ts";
import {
  type By,
  type Desk,
  fusionsOf,
  type Item,
  onEvent,
  onFusion,
  onMember,
  undoing,
} from "../../record/review.ts";
import type { World } from "../../world/world.ts";
import { parseCorrection } from "../correction.ts";
import { UsageFault } from "../fault.ts";

/** What an analyst wants: a judgement of an event or fusion by its id, or one taken back. */
export type Wish =
  | { readonly kind: "accept" | "reject" | "undo"; readonly id: string }
  | { readonly kind: "correct"; readonly id: string; readonly fields: readonly string[] };

/** What a wish is understood with. Incidents and knowledge are asked for only where a wish needs them. */
export interface Means {
  readonly desk: Desk;
  readonly incidents: () => readonly Incident[];
  readonly knowledge: () => { readonly world: World; readonly ontology: Ontology };
  readonly by: By;
}

/** The lines of the journal that a wish comes to; a `UsageFault` where it names nothing or cannot be. */
export function linesFor(wish: Wish, means: Means): readonly (Decision | Undone)[] {
  if (wish.kind === "undo") return [undoing(lastOf(wish.id, means), means.by)];
  const { desk, by } = means;
  const item = desk.items.get(wish.id);
  if (item === undefined) return fusionLines(wish, incidentOf(wish.id, means), means);
  if (wish.kind !== "correct") return [onEvent(item, wish.kind, by)];
  const { world, ontology } = means.knowledge();
  return [onEvent(item, "correct", by, parseCorrection(wish.fields, item.shown, world, ontology))];
}

function incidentOf(id: string, { incidents }: Means): Incident {
  const found = incidents().find(i => i.id === id);
  if (found === undefined)
    throw new UsageFault(`"${id}": no event or incident of this record (attache review --list shows them)`);
  return found;
}

function fusionLines(
  wish: Exclude<Wish, { kind: "undo" }>,
  incident: Incident,
  means: Means,
): readonly Decision[] {
  const { desk, by } = means;
  if (wish.kind !== "correct") {
    if (incident.events.length < 2)
      throw new UsageFault(`"${incident.id}": one event alone; judge it by its own id`);
    return [onFusion(incident, desk, wish.kind === "accept", by)];
  }
  if (wish.fields.length === 0) throw new UsageFault("say with=EVENT or without=EVENT");
  return wish.fields.map(field => {
    const [, how, id] = /^(with|without)=(.*)$/.exec(field) ?? [];
    if (how === undefined)
      throw new UsageFault(`"${field}": a fusion is corrected by with=EVENT or without=EVENT`);
    const inside = incident.events.some(e => e.id === id);
    const member = desk.items.get(id!);
    if (member === undefined || inside === (how === "with"))
      throw new UsageFault(
        `"${id}" is ${member === undefined ? "no event of this record" : inside ? "in this incident already" : "not in this incident"}`,
      );
    return onMember(incident, member, desk, how === "with", by);
  });
}

/** An author's last decision on an event or fusion, or the one of this id. */
function lastOf(id: string, means: Means): Decision {
  const { desk, by } = means;
  const item = desk.items.get(id);
  const all = id.startsWith("d:")
    ? desk.decisions.filter(d => d.id === id)
    : item !== undefined
      ? desk.decisions.filter(d => isOnEvent(d) && item.judged.decisions.some(o => o.id === d.id))
      : fusionsOf(
          incidentOf(id, means).events.map(e => e.id),
          desk,
        );
  const own = all.findLast(d => d.author === by.author);
  if (own === undefined)
    throw new UsageFault(
      all.length === 0
        ? `"${id}": no decision stands on it`
        : `"${id}": decided by ${[...new Set(all.map(d => d.author))].join(", ")}, who alone can take it back (--author)`,
    );
  return own;
}

/** An item's event in a few codes: `ACCUSE TUR > RUS, 2016-11-24`. */
export function inShort({ shown: e }: Item): string {
  const codes = (all: typeof e.actor) => all.map(p => p.group ?? p.country ?? "?").join("+") || "?";
  const parties = e.reciprocal ? codes(e.actor) : `${codes(e.actor)} > ${codes(e.recipient)}`;
  const day = e.date
    ? `, ${e.date.start === e.date.end ? e.date.start : `${e.date.start}/${e.date.end}`}`
    : "";
  return `${[e.event, ...e.mode].join(" ")} ${parties}${day}`;
}
