import type { Span } from "./span.ts";

/** How a value is known: read off the words, or inferred from them. */
export type Basis = "stated" | "implied";

/**
 * A value with its ground.
 *
 * `spans` are the words it rests on, `by` the rule that read them (`when/document-date`).
 */
export interface Finding<T> {
  readonly value: T;
  readonly basis: Basis;
  readonly spans: readonly Span[];
  readonly by: string;
}
