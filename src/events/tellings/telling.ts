import type { Span } from "../../text/span.ts";
import type { Quote } from "../event.ts";
import type { Counted } from "../telling-words.ts";

/** What reports of one happening may tell differently. */
export type Attribute =
  | "killed"
  | "injured"
  | "captured"
  | "arrested"
  | "displaced"
  | "actor"
  | "cause"
  | "happened";

/** Who vouches for a telling, in the report's words; `country` as the contract prints it, absent for bodies without a state. */
export interface Holder extends Quote {
  readonly country?: string;
  /** Whom a pronoun stands for; absent for other words. */
  readonly name?: string;
  /** Id of the actor list; absent for those known by description alone. */
  readonly id?: string;
}

/** A figure's bounds; absent `high`: open above. `loose` where the words say that it is not exact. */
export interface Bounds {
  readonly low: number;
  readonly high?: number;
  readonly loose: boolean;
}

/** A kind of cause; `negative` where it is said not to be this, `mishap` where nobody meant it. */
export interface Cause {
  readonly kind: string;
  readonly negative: boolean;
  readonly mishap: boolean;
}

/**
 * One value that a report gives for an attribute of a happening, with its words.
 *
 * `holder` is the nearest speaker, absent where the report speaks for itself. `evidence` is the sentence.
 */
export interface Telling extends Quote {
  readonly attribute: Attribute;
  readonly value: string;
  readonly holder?: Holder;
  readonly evidence: Span;
  /** Of figures alone. */
  readonly bounds?: Bounds;
  readonly counted?: Counted;
  /** Of causes alone. */
  readonly cause?: Cause;
  /** A figure within another ("including three children", "twelve of the staff and seven patients"). */
  readonly partial: boolean;
  /** The words say that a figure is brought up to date ("rises to"). */
  readonly raised: boolean;
  /** The figure that was, which the report tells beside the one that is ("from 25 to 71"). */
  readonly was?: true;
  /**
   * As the report's `news`; as what has been so `lately` (a perfect); as `known` already (in a clause that says more of a noun, of
   * an earlier day, or a figure that is brought up to date).
   */
  readonly told: "news" | "lately" | "known";
  /** What its sentence calls the happening (`bombing`, `crash`); `[]` where it names no kind. */
  readonly kinds: readonly string[];
  /** Towns and regions that its sentence names; `[]` where it names none nearer than a country. */
  readonly places: readonly string[];
  /** The day of the happening, where the sentence tells it or implies it by the report's; absent where neither does. */
  readonly day?: string;
  /** The day is told in words. */
  readonly dated: boolean;
}

/** Two tellings of one report that differ, by their places in its list, and what the second does to the first. */
export interface Clash {
  readonly a: number;
  readonly b: number;
  readonly kind: "dispute" | "update" | "reversal";
  readonly by: string;
}

/** What a report tells of attributes, in text order, and where it sets two against each other. */
export interface Tellings {
  readonly tellings: readonly Telling[];
  readonly clashes: readonly Clash[];
}
