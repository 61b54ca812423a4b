import type { Draft, Reading, Step } from "../draft.ts";

/**
 * Gives work that is told without whose it is to those whom the report has told to have agreed on it: "won a contract to build
 * Uganda's dam, but *construction* was halted".
 */
export const works: Step = {
  name: "works",
  apply: (drafts, reading) =>
    drafts.map((draft, i) => (bare(draft, reading) ? ofContract(draft, drafts.slice(0, i)) : draft)),
};

/** How many sentences back the contract may stand. */
const windowSentences = 2;

/** Whether a draft tells of work, by a word of the list, and names nobody. */
function bare(d: Draft, { arguments: all, analysis, lexicons }: Reading): boolean {
  if (d.actor.length + d.recipient.length + d.actorHeads.length > 0) return false;
  const s = analysis.sentences[d.sentence]!;
  const list = lexicons.rules.lists.get("undertakings");
  return all[d.sentence]![d.predicate]!.some(
    a => a.role === "patient" && list?.has(s.tokens[a.token - 1]!.lemma.toLowerCase()) === true,
  );
}

function ofContract(draft: Draft, before: readonly Draft[]): Draft {
  const contract = before.findLast(
    d =>
      d.project !== undefined &&
      !d.coding.reciprocal &&
      d.actor.length > 0 &&
      draft.sentence - d.sentence <= windowSentences &&
      (draft.project === undefined || draft.project.id === d.project.id),
  );
  if (contract === undefined) return draft;
  const { actor, recipient, project } = contract;
  const by = "works/contract";
  const theirs = (side: Draft["actor"]) => side.map(p => ({ ...p, by }));
  const why = `works: of those who agreed on ${project!.name} (${by})`;
  return {
    ...draft,
    actor: theirs(actor),
    recipient: theirs(recipient),
    project: draft.project ?? project,
    why: [...draft.why, why],
  };
}
