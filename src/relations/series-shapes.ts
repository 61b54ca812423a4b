import type { Counts } from "./count.ts";
import type { Scale } from "./passage.ts";
import type { Period, Step } from "./periods.ts";
import type { Norm } from "./tone.ts";

export type Level = "above" | "usual" | "below" | "thin";

/** A period [start, end): incidents in it, and the index at its end with its 90 % interval (`null` where there is none). */
export interface SeriesPeriod extends Period {
  readonly incidents: number;
  readonly counts: Counts;
  readonly index: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: Level | null;
}

/**
 * A day from which more strife, or more amity, passed than before, with the first incidents of its sign. `before` and `after` are
 * balances: scores by certainty, summed over 30 days.
 */
export interface Change {
  readonly date: string;
  readonly direction: "worse" | "better";
  readonly before: number;
  readonly after: number;
  readonly p: number;
  readonly incidents: readonly string[];
}

/** What passed between two sides by periods. `incidents` and `undated` count those that happened, as told by anybody. */
export interface Series {
  readonly a: { readonly code: string; readonly name: string };
  readonly b: { readonly code: string; readonly name: string };
  readonly by: Step;
  readonly from: string | null;
  readonly to: string | null;
  readonly scale: Scale;
  readonly halfLifeDays: number;
  readonly formula: string;
  readonly incidents: number;
  readonly undated: number;
  readonly periods: readonly SeriesPeriod[];
  readonly norm: Norm | null;
  readonly changes: readonly Change[];
  readonly notes: readonly string[];
}
