import type { Event, Participant } from "../events/event.ts";

/** Who acted on whom; one side is absent where the event names none. */
export interface Pair {
  readonly actor?: Participant;
  readonly recipient?: Participant;
}

/**
 * The pairs of an event, for schemes that know one source and one target.
 *
 * Each actor with each recipient. What several did with each other has them in both directions, as CAMEO codes meetings.
 */
export function pairsOf(event: Event): readonly Pair[] {
  const { actor, recipient } = event;
  if (recipient.length === 0 && event.reciprocal && actor.length > 1)
    return actor.flatMap(a => actor.filter(b => b !== a).map(b => ({ actor: a, recipient: b })));
  if (recipient.length === 0) return actor.map(a => ({ actor: a }));
  if (actor.length === 0) return recipient.map(r => ({ recipient: r }));
  return actor.flatMap(a => recipient.map(r => ({ actor: a, recipient: r })));
}

/** The code of a party: its group's, else its land's; absent for strangers. */
export const codeOf = (party: Participant | undefined): string | undefined => party?.group ?? party?.country;
