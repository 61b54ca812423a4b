import type { Reading } from "./draft.ts";
import type { Attribution, Participant } from "./event.ts";

/** A speaker as a party to what he says; `by` names the rule that makes him one. */
export function partyOf(speaker: Attribution, reading: Reading, by: string): Participant {
  const { start, end, text, country, group, sector, id } = speaker;
  const name = id === undefined ? text : (reading.world.keyed(id)?.name ?? text);
  return {
    start,
    end,
    text,
    name,
    ...(country === undefined ? {} : { country }),
    ...(group === undefined ? {} : { group }),
    ...(sector === undefined ? {} : { sector }),
    sectors: sector === undefined ? [] : [sector],
    ...(id === undefined ? {} : { id }),
    by,
  };
}
