import type { Event } from "../events/event.ts";
import type { Export } from "../exports/export.ts";
import { leftOut } from "../exports/keep.ts";
import type { Removed } from "../record/changes.ts";
import type { Options } from "./command.ts";

/** Chooses the events that a format takes, and counts the others once, however often it is asked. */
export interface Sieve {
  readonly takes: (event: Event) => boolean;
  /** How many were left out, by the reason. */
  readonly reasons: ReadonlyMap<string, number>;
  readonly seen: () => number;
  /** Ends the counting: a second walk meets the same events. */
  readonly counted: () => void;
  /** The events left out of what changed since a moment: an earlier export may have them. */
  readonly refused: readonly Removed[];
}

export function sieveOf(options: Options, format: Export): Sieve {
  const reasons = new Map<string, number>();
  const refused: Removed[] = [];
  let [seen, counting] = [0, true];
  const count = (event: Event, reason: string | undefined): void => {
    seen++;
    if (reason === undefined) return;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    // Without a moment they would be as many as the record has.
    if (options.since !== undefined) refused.push(gone(event));
  };
  return {
    takes: event => {
      const reason = reasonAgainst(event, options, format);
      if (counting) count(event, reason);
      return reason === undefined;
    },
    reasons,
    seen: () => seen,
    counted: () => {
      counting = false;
    },
    refused,
  };
}

export const gone = (event: Event): Removed => ({ removed: "event", id: event.id, document: event.document });

function reasonAgainst(event: Event, options: Options, format: Export): string | undefined {
  if (format.kind === "document") return undefined;
  if (event.confidence < (options.minConfidence ?? 0)) return "below --min-confidence";
  return options.all ? undefined : leftOut(event, format.needs);
}
