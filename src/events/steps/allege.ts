import type { Draft, Reading, Step } from "../draft.ts";
import type { EventType } from "../event.ts";
import { partyOf } from "../party.ts";

/**
 * A hostile act that was only planned or tried, and stands in the mouth of another land's speaker, is his accusation.
 *
 *   "Mali was trying to wage war on us, the Ghanaian adviser said"    ACCUSE GHA>MLI
 * The accusation has its own day, place and figures: those of what it is about are not its.
 * @see CODEBOOK.md#accuse
 */
export const allege: Step = {
  name: "allege",
  apply: (drafts, reading) => {
    const found = drafts.map(draft => alleged(draft, reading));
    return found.filter((d, i) => d === drafts[i] || !found.slice(0, i).some(other => isSame(other, d)));
  },
};

/** Two acts told in one sentence are one accusation. */
const isSame = (a: Draft, b: Draft): boolean =>
  a.sentence === b.sentence &&
  a.coding.event === b.coding.event &&
  a.recipient[0]?.country === b.recipient[0]?.country &&
  a.actor[0]?.country === b.actor[0]?.country;

const hostile: ReadonlySet<EventType> = new Set(["ASSAULT", "COERCE", "THREATEN"]);

function alleged(draft: Draft, reading: Reading): Draft {
  const speaker = draft.attribution[0];
  const unreal = draft.status === "planned" || draft.status === "hypothetical";
  const act = hostile.has(draft.coding.event) && !draft.coding.rule.startsWith("threaten/");
  if (!unreal || !act || draft.factuality !== "Uu" || draft.actor.length === 0) return draft;
  if (speaker?.country === undefined || speaker.sector === "JRN") return draft;
  if (draft.actor.some(a => a.country === undefined || a.country === speaker.country)) return draft;
  return {
    ...draft,
    date: undefined,
    place: undefined,
    coding: { ...draft.coding, event: "ACCUSE", mode: ["allege"], cameo: "1123", reciprocal: false },
    actor: [partyOf(speaker, reading, "allege/speaker")],
    recipient: draft.actor,
    factuality: "CT+",
    authorFactuality: "CT+",
    status: "occurred",
    attribution: [],
    quantities: [],
    why: [...draft.why, `allege: "${speaker.text}" accuses "${draft.actor[0]!.text}"`],
  };
}
