import type { Step } from "../draft.ts";
import type { EventType } from "../event.ts";

/** What nobody does alone. */
const mutual: ReadonlySet<EventType> = new Set(["CONSULT", "COOPERATE", "SUPPORT", "AGREE"]);

/** Drops what is done together where only one who did it is known: a meeting of one says nothing of a relation. */
export const lone: Step = {
  name: "lone",
  apply: drafts =>
    drafts.filter(({ coding, actor, recipient }) => {
      if (!coding.reciprocal || !mutual.has(coding.event)) return true;
      const all = [...actor, ...recipient];
      return all.length === 0 || new Set(all.map(p => `${p.country}|${p.group}|${p.sector}`)).size > 1;
    }),
};
