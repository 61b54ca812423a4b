import { type Sentence, tokenAt } from "../../language/sentence.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { EventType } from "../event.ts";

/** Who is freed of a measure is whom it was laid on: "Kenya lifted the sanctions that it had imposed *on Uganda*". */
export const ease: Step = {
  name: "ease",
  apply: (drafts, reading) => drafts.map(draft => eased(draft, drafts, reading)),
};

const easing: ReadonlySet<EventType> = new Set(["CONCEDE", "RETREAT"]);
const measures: ReadonlySet<EventType> = new Set(["SANCTION", "COERCE"]);

function eased(draft: Draft, drafts: readonly Draft[], reading: Reading): Draft {
  const [actor] = draft.actor;
  if (!easing.has(draft.coding.event) || draft.recipient.length > 0 || actor?.country === undefined)
    return draft;
  const measure = drafts.find(
    d =>
      d.sentence === draft.sentence &&
      measures.has(d.coding.event) &&
      d.recipient.length > 0 &&
      d.actor.some(a => a.country === actor.country) &&
      isBelow(reading.analysis.sentences[d.sentence]!, d.predicate, draft.predicate),
  );
  if (measure === undefined) return draft;
  const why = `ease: of the measure told by "${measure.coding.rule}"`;
  return { ...draft, recipient: measure.recipient, why: [...draft.why, why] };
}

function isBelow(s: Sentence, token: number, top: number): boolean {
  for (let id = tokenAt(s, token).head; id !== 0; id = tokenAt(s, id).head) if (id === top) return true;
  return false;
}
