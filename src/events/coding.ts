import type { EventType, Status } from "./event.ts";

/** What a matched rule says of an event before its parties are known. */
export interface Coding {
  readonly rule: string;
  readonly event: EventType;
  readonly mode: readonly string[];
  readonly context: readonly string[];
  readonly cameo: string;
  readonly reciprocal: boolean;
  /** A mere result ("killed"): yields to an event of the same type that its clause names ("in an air strike"). */
  readonly weak: boolean;
  /** Things may do it, not only somebody ("a bomb killed two soldiers"). */
  readonly things: boolean;
  /** Its word must be negated, and tells by that something of its own ("*will not accept*" refuses). */
  readonly negated: boolean;
  /** Sides without which the words are no event ("freed a hostage", not "freed a bird"). */
  readonly needs: readonly ("actor" | "recipient")[];
  /** `standing` for states of affairs, `planned` for rules about what is to come; `undefined` lets the factuality step decide. */
  readonly status: Status | undefined;
}
