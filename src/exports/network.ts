import { type EventType, eventTypes } from "../events/event.ts";
import { daysOf } from "./dates.ts";
import { codeOf, pairsOf } from "./pairs.ts";
import type { Told } from "./telling.ts";

/** What one actor did to another: how often, by type and quad class, and from when to when (days, inclusive). */
export interface Edge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  readonly counts: ReadonlyMap<Count, number>;
  readonly spells: readonly Spell[];
}
export type Spell = readonly [first: string, last: string];

const quads = ["quad1", "quad2", "quad3", "quad4"] as const;
export const counts = [...quads, ...eventTypes] as const;
export type Count = (typeof quads)[number] | EventType;

/** A network in the making: holds counts, no events. */
export interface Network {
  readonly add: (told: Told) => void;
  readonly nodes: () => readonly string[];
  readonly edges: () => readonly Edge[];
}

/** A network whose nodes are lands and groups by their codes. What one does to itself is a loop. */
export function network(): Network {
  const edges = new Map<string, Growing>();
  return {
    add: ({ event }) => {
      const pairs = pairsOf(event).map(p => [codeOf(p.actor), codeOf(p.recipient)].join("\t"));
      // Several people of one land do one thing.
      for (const key of new Set(pairs.filter(p => !p.startsWith("\t") && !p.endsWith("\t")))) {
        const edge = edges.get(key) ?? { weight: 0, counts: new Map(), spells: new Set() };
        edges.set(key, edge);
        edge.weight++;
        for (const name of [quads[event.quad - 1]!, event.event])
          edge.counts.set(name, (edge.counts.get(name) ?? 0) + 1);
        const days = daysOf(event);
        if (days !== undefined) edge.spells.add(days.join("/"));
      }
    },
    nodes: () => [...new Set([...edges.keys()].flatMap(key => key.split("\t")))].sort(),
    edges: () => [...edges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, edge]) => finished(key, edge)),
  };
}

interface Growing {
  weight: number;
  readonly counts: Map<Count, number>;
  readonly spells: Set<string>;
}

function finished(key: string, { weight, counts, spells }: Growing): Edge {
  const [source, target] = key.split("\t") as [string, string];
  return {
    source,
    target,
    weight,
    counts,
    spells: [...spells].sort().map(s => s.split("/") as [string, string]),
  };
}
