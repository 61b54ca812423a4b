import type { Reading } from "./draft.ts";
import { figureTellings } from "./tellings/figures.ts";
import type { Tellings } from "./tellings/telling.ts";

/** What a report tells of attributes of happenings on which reports differ, and where it sets two against each other. */
export function findTellings(reading: Reading): Tellings {
  const tellings = reading.analysis.sentences.flatMap(s => figureTellings(s, reading));
  return { tellings, clashes: [] };
}
