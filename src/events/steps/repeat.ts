import { tokenAt } from "../../language/sentence.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { Participant } from "../event.ts";

/**
 * Leaves out what the same report tells better elsewhere: a headline that its text repeats, a noun that recalls an act told before ("after the
 * downing of the jet"), an undertaking's step told again without its day.
 */
export const repeat: Step = {
  name: "repeat",
  apply: (drafts, reading) =>
    drafts.filter(d => !drafts.some(other => other !== d && tells(other, d, reading))),
};

/** Whether `other` tells the happening of `d`, and tells it better. */
function tells(other: Draft, d: Draft, reading: Reading): boolean {
  if (other.sentence === d.sentence || other.coding.event !== d.coding.event) return false;
  const parties = partiesOf(d);
  if (parties === "" || parties !== partiesOf(other) || other.status !== d.status) return false;
  if (!d.coding.mode.every(m => other.coding.mode.includes(m))) return false;
  if (d.date !== undefined && other.date !== undefined && d.date.start !== other.date.start) return false;
  const headline = (x: Draft): boolean => reading.analysis.sentences[x.sentence]!.standing === "headline";
  if (headline(other)) return false;
  if (headline(d)) return true;
  if (d.date !== undefined || other.date === undefined) return false;
  if (d.project !== undefined && d.project.id === other.project?.id) return true;
  return other.sentence < d.sentence && isNoun(d, reading) && !isNoun(other, reading);
}

const isNoun = (d: Draft, reading: Reading): boolean =>
  tokenAt(reading.analysis.sentences[d.sentence]!, d.predicate).upos === "NOUN";

/** Who did it to whom, as one text; of what all do together the order does not matter. */
function partiesOf({ actor, recipient, coding }: Draft): string {
  const names = (all: readonly Participant[]): string[] => all.map(p => p.group ?? p.country ?? p.name);
  if (actor.length + recipient.length === 0) return "";
  if (coding.reciprocal) return [...names(actor), ...names(recipient)].sort().join("+");
  return `${names(actor).sort().join("+")}>${names(recipient).sort().join("+")}`;
}
