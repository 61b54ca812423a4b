import type { Draft, Reading, Step } from "../draft.ts";
import type { EventType } from "../event.ts";
import { partyOf } from "../party.ts";

/** What somebody says will be done, and names nobody for, he undertakes himself: "the minister said work would be resumed". */
export const pledge: Step = {
  name: "pledge",
  apply: (drafts, reading) => drafts.map(draft => undertaken(draft, reading)),
};

/** Kinds of acts that a speaker may lay upon himself. */
const own: ReadonlySet<EventType> = new Set(["AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"]);

function undertaken(draft: Draft, reading: Reading): Draft {
  const speaker = draft.attribution[0];
  const open = draft.actorHeads.length === 0 && draft.actor.length === 0;
  if (!open || draft.status !== "planned" || !own.has(draft.coding.event)) return draft;
  if (speaker?.country === undefined || speaker.sector === "JRN") return draft;
  const actor = [partyOf(speaker, reading, "pledge/speaker")];
  const recipient = draft.recipient.filter(r => r.country !== speaker.country);
  const why = `pledge: "${speaker.text}" says that it will be`;
  return { ...draft, actor, recipient, why: [...draft.why, why] };
}
