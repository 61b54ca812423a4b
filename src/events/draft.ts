import type { Arguments } from "../language/arguments.ts";
import type { Analysis } from "../language/analysis.ts";
import type { Span } from "../text/span.ts";
import type { World } from "../world/world.ts";
import type { Attribution, EventType, Factuality, Participant, Project, Quantity, Status, When, Where } from "./event.ts";
import type { Lexicons } from "./lexicons.ts";
import type { Statement } from "./statement.ts";

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
  /** Sides without which the words are no event ("freed a hostage", not "freed a bird"). */
  readonly needs: readonly ("actor" | "recipient")[];
  /** `standing` for states of affairs, `planned` for rules about what is to come; absent lets the factuality step decide. */
  readonly status?: Status;
}

/**
 * An event in the making. Every field exists from the trigger step on; later steps replace values, none adds a key.
 *
 * `actorHeads` and `recipientHeads` are token ids of the sentence: heads of the phrases that name the parties,
 * coordination already spread out.
 */
export interface Draft {
  readonly sentence: number;
  /** Token id of the word that reports the event. */
  readonly predicate: number;
  readonly trigger: Span;
  readonly coding: Coding;
  readonly actorHeads: readonly number[];
  readonly recipientHeads: readonly number[];
  readonly actor: readonly Participant[];
  readonly recipient: readonly Participant[];
  readonly attribution: readonly Attribution[];
  readonly factuality: Factuality;
  readonly authorFactuality: Factuality;
  readonly status: Status;
  readonly date: When | undefined;
  readonly place: Where | undefined;
  readonly quantities: readonly Quantity[];
  readonly project: Project | undefined;
  readonly confidence: number;
  readonly why: readonly string[];
}

/** All that the steps may look at: the analysis, each sentence's arguments (by sentence index), the world, the words. */
export interface Reading {
  readonly analysis: Analysis;
  readonly arguments: readonly Arguments[];
  readonly statements: readonly Statement[];
  /** Country of the place in the dateline ("ANKARA, Nov 25"); absent where there is none. */
  readonly home?: string;
  readonly world: World;
  readonly lexicons: Lexicons;
}

/** One step of the coder: drafts in, drafts out, in text order. */
export interface Step {
  readonly name: string;
  readonly apply: (drafts: readonly Draft[], reading: Reading) => readonly Draft[];
}
