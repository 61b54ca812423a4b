import { LexiconFault } from "../../text/fault.ts";
import { type Entry, readEntries } from "../../text/lexicon.ts";
import { UsageFault } from "../fault.ts";

/** The entries of a user's YAML list, with their lines. What is wrong with it is a `UsageFault`. */
export function entriesOf(path: string): readonly Entry[] {
  try {
    return readEntries(path);
  } catch (fault) {
    throw fault instanceof LexiconFault ? new UsageFault(fault.message) : fault;
  }
}
