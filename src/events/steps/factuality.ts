import { tokenAt } from "../../language/sentence.ts";
import { commitmentOf, factualityOf } from "../commitment.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { Attribution, Factuality } from "../event.ts";
import { statementsOver } from "../statement.ts";

/** Sets how sure each speaker and the report are of the event, and whether it happened, goes on, is planned or supposed. */
export const factuality: Step = {
  name: "factuality",
  apply: (drafts, reading) => drafts.map(draft => weighed(draft, reading)),
};

function weighed(draft: Draft, reading: Reading): Draft {
  const sentence = reading.analysis.sentences[draft.sentence]!;
  const word = tokenAt(sentence, draft.predicate);
  const over = statementsOver(reading.statements, draft.sentence, word).filter(s => s.kind !== "plan");
  const stop = new Set(
    over.filter(s => s.sentence === draft.sentence && s.kind !== "believe").map(s => s.cueToken),
  );
  const own = commitmentOf(sentence, word, reading.lexicons.cues, stop, draft.coding.negated);
  const nearest = over[0];
  const denied = nearest?.kind === "deny" && nearest.sentence === draft.sentence;
  const value = factualityOf(denied ? { ...own, negative: !own.negative } : own);
  const vouched = over.every(s => s.kind === "factive");
  const author: Factuality = over.length === 0 || vouched ? factualityOf(own) : "Uu";
  const voices: readonly Attribution[] = draft.attribution.map((a, i) => ({
    ...a,
    factuality: i === 0 ? value : "Uu",
  }));
  const status =
    draft.coding.status ??
    (sentence.standing === "body" || own.status !== "occurred" ? own.status : "occurred");
  return {
    ...draft,
    factuality: draft.attribution.length > 0 || over.length === 0 ? value : author === "Uu" ? value : author,
    authorFactuality: author,
    attribution: voices,
    status,
    why: [...draft.why, ...own.why.map(w => `factuality: ${w}`), `factuality: ${value}, ${status}`],
  };
}
