import type { Analysis } from "../language/analysis.ts";
import type { Arguments } from "../language/arguments.ts";
import type { Span } from "../text/span.ts";
import type { World } from "../world/world.ts";
import type { Coding } from "./coding.ts";
import type {
  Attribution,
  Factuality,
  Participant,
  Project,
  Quantity,
  Status,
  When,
  Where,
} from "./event.ts";
import type { Lexicons } from "./lexicons.ts";
import type { Statement } from "./statement.ts";

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
  /** Why its word reports the event: a verb, or how a noun does. */
  readonly told: string;
  readonly why: readonly string[];
}

/**
 * The same draft with its keys laid out as all others have theirs: steps make drafts in many ways, and what reads objects of one
 * layout alone is compiled to run several times as fast.
 */
export const laidOut = (d: Draft): Draft => ({
  sentence: d.sentence,
  predicate: d.predicate,
  trigger: d.trigger,
  coding: d.coding,
  actorHeads: d.actorHeads,
  recipientHeads: d.recipientHeads,
  actor: d.actor,
  recipient: d.recipient,
  attribution: d.attribution,
  factuality: d.factuality,
  authorFactuality: d.authorFactuality,
  status: d.status,
  date: d.date,
  place: d.place,
  quantities: d.quantities,
  project: d.project,
  told: d.told,
  why: d.why,
});

/** All that the steps may look at: the analysis, each sentence's arguments (by sentence index), the world, the words. */
export interface Reading {
  readonly analysis: Analysis;
  readonly arguments: readonly Arguments[];
  readonly statements: readonly Statement[];
  /** Country of the place in the dateline ("ANKARA, Nov 25"); absent where there is none. */
  readonly home?: string;
  /** The land whose government publishes the report; absent where none does. */
  readonly official?: string;
  readonly world: World;
  readonly lexicons: Lexicons;
}

/** One step of the coder: drafts in, drafts out, in text order. */
export interface Step {
  readonly name: string;
  readonly apply: (drafts: readonly Draft[], reading: Reading) => readonly Draft[];
}
