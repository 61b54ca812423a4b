import type { Event } from "../events/event.ts";

/** An event that another coding of its report tells otherwise: the parts in which they differ. */
export interface Changed {
  readonly before: Event;
  readonly after: Event;
  readonly parts: readonly string[];
}

/** What another coding of a report made of its events. */
export interface Changes {
  readonly added: readonly Event[];
  readonly removed: readonly Event[];
  readonly changed: readonly Changed[];
}

/** Parts that are no saying of the report's: how an event is named, weighed and explained. */
const silent = new Set(["id", "document", "confidence", "why", "rule", "reviewed"]);

/** Compares two codings of one report. Events at one trigger are one: those of one type first, then those whose type changed. */
export function changesOf(before: readonly Event[], after: readonly Event[]): Changes {
  const left = new Set(before);
  const rest = new Set(after);
  const changed: Changed[] = [];
  for (const same of [sameType, sameTrigger])
    for (const b of rest) {
      const a = [...left].find(e => same(e, b));
      if (a === undefined) continue;
      left.delete(a);
      rest.delete(b);
      const parts = differing(a, b);
      if (parts.length > 0) changed.push({ before: a, after: b, parts });
    }
  return { added: [...rest], removed: [...left], changed };
}

const sameTrigger = (a: Event, b: Event): boolean =>
  a.inTitle === b.inTitle && a.trigger.start === b.trigger.start && a.trigger.end === b.trigger.end;
const sameType = (a: Event, b: Event): boolean => a.event === b.event && sameTrigger(a, b);

function differing(a: Event, b: Event): readonly string[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof Event)[];
  return keys.filter(k => !silent.has(k) && JSON.stringify(a[k]) !== JSON.stringify(b[k]));
}
