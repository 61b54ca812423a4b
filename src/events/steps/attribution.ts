import { tokenAt } from "../../language/sentence.ts";
import { quote } from "../../text/span.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { Attribution } from "../event.ts";
import { resolveHead } from "../resolution.ts";
import { type Statement, statementsOver } from "../statement.ts";

/** Names those in whose mouth the report puts the event, nearest first; his certainty is set by the next step. */
export const attribution: Step = {
  name: "attribution",
  apply: (drafts, reading) => drafts.map(draft => attributed(draft, reading)),
};

function attributed(draft: Draft, reading: Reading): Draft {
  const token = tokenAt(reading.analysis.sentences[draft.sentence]!, draft.predicate);
  const over = statementsOver(reading.statements, draft.sentence, token).filter(
    s => s.kind !== "plan" && s.speaker !== undefined,
  );
  const speakers = over.filter(
    (s, i) => over.findIndex(o => o.speaker!.span.start === s.speaker!.span.start) === i,
  );
  const found = speakers.map(s => speakerOf(s, reading));
  return {
    ...draft,
    attribution: found,
    why: [...draft.why, ...found.map(a => `attribution: "${a.text}" by "${a.cue.text}"`)],
  };
}

/** The speaker of a statement, resolved where he can be. */
function speakerOf(statement: Statement, reading: Reading): Attribution {
  const { text } = reading.analysis.document;
  const { sentence, token, span } = statement.speaker!;
  const who = resolveHead(sentence, token, reading)[0];
  const { cue } = statement;
  return {
    start: span.start,
    end: span.end,
    text: quote(text, span),
    country: who?.country || undefined,
    group: who?.group,
    sector: who?.sectors[0],
    id: who?.id,
    cue: { start: cue.start, end: cue.end, text: quote(text, cue) },
    factuality: "CT+",
  };
}
