import { mentionsIn } from "../../language/analysis.ts";
import { subtree, tokenAt } from "../../language/sentence.ts";
import { quote } from "../../text/span.ts";
import type { Draft, Reading, Step } from "../draft.ts";

/** Names the undertaking (pipeline, plant, treaty, operation) that an event's clause speaks of. */
export const project: Step = {
  name: "project",
  apply: (drafts, reading) => drafts.map(draft => about(draft, reading)),
};

function about(draft: Draft, reading: Reading): Draft {
  const s = reading.analysis.sentences[draft.sentence]!;
  const word = tokenAt(s, draft.predicate);
  const told = word.deprel === "acl:relcl" && word.head !== 0 ? tokenAt(s, word.head) : word;
  const known = mentionsIn(reading.analysis, s.index).filter(
    m => m.type === "PROJECT" && m.entry !== undefined,
  );
  if (known.length === 0) return draft;
  const inside = new Set(subtree(s, told).map(t => t.id));
  const mention = known.find(m => inside.has(m.head));
  const named = mention && reading.world.keyed(mention.entry!);
  if (mention === undefined || named?.id === undefined) return draft;
  const { start, end } = mention;
  return {
    ...draft,
    project: {
      start,
      end,
      text: quote(reading.analysis.document.text, mention),
      name: named.name,
      id: named.id,
    },
    why: [...draft.why, `project: ${named.name}`],
  };
}
