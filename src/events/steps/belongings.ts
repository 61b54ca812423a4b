import { children, type Sentence, type Token, tokenAt } from "../../language/sentence.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { EventType, Participant } from "../event.ts";
import { statementsOver } from "../statement.ts";
import { participantsAt } from "./resolve.ts";

/**
 * What a speaker says that another did to "its" or "his" something is his own: "Kenya says Uganda attacked *its* border post" is
 * done to Kenya. Nobody attacks, seizes, expels or threatens what is his.
 */
export const belongings: Step = {
  name: "belongings",
  apply: (drafts, reading) => drafts.map(draft => owned(draft, drafts, reading)),
};

/** Acts that are done to others. */
const hostile: ReadonlySet<EventType> = new Set(["ASSAULT", "COERCE", "SANCTION", "THREATEN", "ACCUSE"]);

function owned(draft: Draft, all: readonly Draft[], reading: Reading): Draft {
  if (!hostile.has(draft.coding.event) || draft.coding.reciprocal || draft.actor.length === 0) return draft;
  const mine = new Set(draft.actor.map(a => a.country));
  const foreign = draft.recipient.some(r => r.country !== undefined && !mine.has(r.country));
  if (foreign) return draft;
  const s = reading.analysis.sentences[draft.sentence]!;
  const heads = draft.recipientHeads.some(h => pronounOwner(draft, h, reading));
  const objects = reading.arguments[s.index]![draft.predicate]!.filter(a => a.role === "patient");
  const theirs = heads || objects.some(a => hasPossessive(s, tokenAt(s, a.token)));
  const heard = [...(theirs ? accusers(draft, all, s) : []), ...(heads ? speakers(draft, reading) : [])];
  const speaker = heard.find(
    p => p.country !== undefined && p.country !== "" && !mine.has(p.country) && p.sector !== "JRN",
  );
  if (speaker === undefined) return draft;
  const recipient = [{ ...speaker, by: "belongings/speaker" }];
  return { ...draft, recipient, why: [...draft.why, `belongings: it is "${speaker.text}"'s`] };
}

/** Whether a phrase is somebody's by a pronoun: "its post", "one of their envoys". */
export function pronounOwner(draft: Draft, head: number, reading: Reading): boolean {
  const s = reading.analysis.sentences[draft.sentence]!;
  const token = tokenAt(s, head);
  return (
    token.upos !== "PRON" &&
    (hasPossessive(s, token) || children(s, token, "nmod").some(t => hasPossessive(s, t)))
  );
}

const hasPossessive = (s: Sentence, t: Token): boolean =>
  children(s, t, "nmod:poss").some(p => p.xpos === "PRP$");

/** Those who accuse its doers of the act: "Kenya accused Uganda of attacking *its* post". */
function accusers(draft: Draft, all: readonly Draft[], s: Sentence): readonly Participant[] {
  const { head, upos } = tokenAt(s, draft.predicate);
  if (upos !== "VERB") return [];
  const charge = all.find(
    d => d.sentence === draft.sentence && d.predicate === head && d.coding.event === "ACCUSE",
  );
  return charge?.actor ?? [];
}

/** Those in whose mouth the report puts the act, nearest first. */
function speakers(draft: Draft, reading: Reading): readonly Participant[] {
  const word = tokenAt(reading.analysis.sentences[draft.sentence]!, draft.predicate);
  return statementsOver(reading.statements, draft.sentence, word).flatMap(s =>
    s.kind === "plan" || s.speaker === undefined
      ? []
      : participantsAt(s.speaker.sentence, s.speaker.token, reading).slice(0, 1),
  );
}
