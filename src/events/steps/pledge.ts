import type { Draft, Reading, Step } from "../draft.ts";
import type { EventType, Participant } from "../event.ts";
import { partyOf } from "../party.ts";

/**
 * What somebody says will be done, and names nobody for, he undertakes himself: "the minister said work would be resumed"; so he does
 * what he threatens ("said that raids would be met with force"). Where nobody is said to speak the government that publishes does.
 */
export const pledge: Step = {
  name: "pledge",
  apply: (drafts, reading) => drafts.map(draft => undertaken(draft, reading)),
};

/** Kinds of acts that a speaker may lay upon himself. */
const own: ReadonlySet<EventType> = new Set(["AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"]);

function undertaken(draft: Draft, reading: Reading): Draft {
  if (draft.coding.event === "THREATEN") return threatened(draft, reading);
  const speaker = draft.attribution[0];
  const open = draft.actorHeads.length === 0 && draft.actor.length === 0;
  if (!open || draft.status !== "planned" || !own.has(draft.coding.event)) return draft;
  if (speaker?.country === undefined || speaker.sector === "JRN") return draft;
  const actor = [partyOf(speaker, reading, "pledge/speaker")];
  const recipient = draft.recipient.filter(r => r.country !== speaker.country);
  const why = `pledge: "${speaker.text}" says that it will be`;
  return { ...draft, actor, recipient, why: [...draft.why, why] };
}

function threatened(draft: Draft, reading: Reading): Draft {
  if (draft.actorHeads.length > 0 || draft.actor.length > 0) return draft;
  const speaker = draft.attribution[0];
  if (speaker !== undefined && (speaker.country === undefined || speaker.sector === "JRN")) return draft;
  const who = speaker ? partyOf(speaker, reading, "pledge/speaker") : publisherOf(draft, reading);
  if (who === undefined || draft.recipient.some(r => r.country === who.country)) return draft;
  const why = `pledge: "${who.text}" speaks of what he will do`;
  return { ...draft, actor: [who], why: [...draft.why, why] };
}

/** The government in whose own words a sentence stands. */
function publisherOf(draft: Draft, { official, analysis, world }: Reading): Participant | undefined {
  if (official === undefined) return undefined;
  const { start, end } = draft.trigger;
  const text = analysis.document.text.slice(start, end);
  return {
    start,
    end,
    text,
    country: official,
    sector: "GOV",
    sectors: ["GOV"],
    name: world.nameOf(official),
    by: "pledge/publisher",
  };
}
