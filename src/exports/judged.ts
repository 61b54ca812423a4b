import type { Event } from "../events/event.ts";
import { notesOn } from "../relations/reviewed.ts";

/** What analysts decided on an event, for a field of words: `corrected: Ann; coder: SANCTION TCD > KEN`; none where nobody did. */
export const judgedWords = (e: Event): readonly string[] =>
  notesOn(e).map(
    n => `${n.verdict}: ${n.authors.join(", ")}${n.coder === undefined ? "" : `; coder: ${n.coder}`}`,
  );
