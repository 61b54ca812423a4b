import { tokenAt } from "../../language/sentence.ts";
import { caseOf } from "../../language/voice.ts";
import type { Draft, Reading, Step } from "../draft.ts";

/** Who answers a request is whom it was made to: "the Chadian request for troops was turned down *by France*". */
export const answer: Step = {
  name: "answer",
  apply: (drafts, reading) => drafts.map(draft => directed(draft, drafts, reading)),
};

/**
 * Whether draft `o` answers the request that the noun of draft `d` tells in full: what was asked, or by whom, stands beside the noun
 * itself. A request so told was made, whatever became of it.
 */
export function answers(o: Draft, d: Draft, reading: Reading): boolean {
  if (d.coding.event !== "REQUEST" || !/^(?:REJECT|CONCEDE)$/.test(o.coding.event)) return false;
  if (o.sentence !== d.sentence || d.actor.length === 0 || sameSide(o, d)) return false;
  const { objects } = reading.lexicons.cues;
  const all = reading.arguments[d.sentence]!;
  return (
    tokenAt(reading.analysis.sentences[d.sentence]!, d.predicate).upos === "NOUN" &&
    all[o.predicate]!.some(a => a.token === d.predicate && objects.has(a.role)) &&
    all[d.predicate]!.some(a => /^(?:for|clause|by|from)$/.test(a.role) && !a.path.includes("^"))
  );
}

/** Whether a request is what somebody acts upon ("sent jets *at the request* of Mali"): it was made. */
export function bidding(d: Draft, reading: Reading): boolean {
  const s = reading.analysis.sentences[d.sentence]!;
  const noun = tokenAt(s, d.predicate);
  const one = noun.xpos === "NN";
  return d.coding.event === "REQUEST" && one && reading.lexicons.arguments.behests.has(caseOf(s, noun));
}

const sameSide = (o: Draft, d: Draft): boolean =>
  o.actor.length === 0 || o.actor.some(a => d.actor.some(b => b.country === a.country));

function directed(draft: Draft, drafts: readonly Draft[], reading: Reading): Draft {
  if (draft.recipient.some(r => r.country !== undefined)) return draft;
  const reply = drafts.find(o => answers(o, draft, reading));
  if (reply === undefined) return draft;
  const why = `answer: to whoever answers it by "${reply.coding.rule}"`;
  return { ...draft, recipient: reply.actor, why: [...draft.why, why] };
}
