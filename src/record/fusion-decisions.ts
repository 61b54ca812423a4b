import type { Reviewed } from "../events/event.ts";
import { anchorsOf, telling } from "./anchor.ts";
import { type Anchor, type Decision, isOnEvent, type OnFusion } from "./decision.ts";
import type { Held } from "./held.ts";

/** Of each event that analysts joined with others or parted from them, with which, by ids. */
export type Pairs = ReadonlyMap<string, Pick<Reviewed, "together" | "apart">>;

/** What each two events are to each other, by who says so. */
type Votes = Map<string, Map<string, boolean>>;

/**
 * What the decisions on fusions make of the events in hand; `lost` are decisions of which an event
 * was not found in its report.
 *
 * Each author's last word on a pair counts; where authors differ nothing is made of it.
 */
export function pairsOf(
  decisions: readonly Decision[],
  here: ReadonlyMap<string, Held>,
): { readonly pairs: Pairs; readonly lost: ReadonlySet<string> } {
  const [votes, lost]: [Votes, Set<string>] = [new Map(), new Set()];
  for (const d of decisions) {
    if (isOnEvent(d)) continue;
    const ids = (anchors: readonly Anchor[]) => anchors.map(a => idsOf(a, here));
    const [events, others] = [ids(d.events), ids(d.others ?? d.events)];
    if ([...events, ...others].some(found => found?.length === 0)) lost.add(d.id);
    for (const a of events.flatMap(found => found ?? []))
      for (const b of others.flatMap(found => found ?? [])) vote(votes, d, a, b);
  }
  return { pairs: agreed(votes), lost };
}

/** Ids of the events that an anchor tells of; `undefined` where its report is not there. */
function idsOf(anchor: Anchor, here: ReadonlyMap<string, Held>): readonly string[] | undefined {
  const held = here.get(anchor.content);
  if (held === undefined) return undefined;
  const anchors = anchorsOf(held);
  return telling(anchor, anchors).map(a => held.events![anchors.indexOf(a)]!.id);
}

function vote(votes: Votes, { author, together }: OnFusion, a: string, b: string): void {
  if (a === b) return;
  const key = [a, b].sort().join("\n");
  votes.set(key, (votes.get(key) ?? new Map<string, boolean>()).set(author, together));
}

function agreed(votes: Votes): Pairs {
  const pairs = new Map<string, { together?: string[]; apart?: string[] }>();
  const add = (id: string, kind: "together" | "apart", other: string): void => {
    const known = pairs.get(id) ?? {};
    pairs.set(id, { ...known, [kind]: [...(known[kind] ?? []), other].sort() });
  };
  for (const [key, said] of votes) {
    const [a, b] = key.split("\n") as [string, string];
    const all = [...said.values()];
    if (all.some(v => v !== all[0])) continue;
    const kind = all[0] ? "together" : "apart";
    add(a, kind, b);
    add(b, kind, a);
  }
  return pairs;
}
