import type { Correction, Event } from "../events/event.ts";
import { contentId } from "../text/id.ts";

/**
 * Where an event stands and what it says, so that it is found again after another coding: the report's content, the places of
 * trigger and evidence, type and codes of the parties.
 *
 * Places are [from, to) in the characters that are no white space, of title and text together: two copies of a report that
 * differ in white space have the same.
 */
export interface Anchor {
  readonly content: string;
  readonly trigger: readonly [number, number];
  readonly evidence: readonly [number, number];
  readonly event: Event["event"];
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
}

export type Verdict = "accept" | "reject" | "correct";

/** An analyst's judgement, a line of the journal that no coding rewrites. `id` follows from the rest; `at` is an ISO time. */
export type Decision = OnEvent | OnFusion;

interface Judged {
  readonly kind: "decision";
  readonly id: string;
  readonly author: string;
  readonly at: string;
}

export interface OnEvent extends Judged {
  readonly on: Anchor;
  readonly verdict: Verdict;
  /** Of `correct` alone. */
  readonly fields?: Correction;
}

/** Whether each two of the events are one happening (`together`) or none are; where there are `others`, each of the events with each of them. */
export interface OnFusion extends Judged {
  readonly together: boolean;
  readonly events: readonly Anchor[];
  readonly others?: readonly Anchor[];
}

/** A decision taken back by its author. */
export interface Undone {
  readonly kind: "undone";
  readonly decision: string;
  readonly author: string;
  readonly at: string;
}

/** The texts that a decision is about. */
export const contentsOf = (d: Decision): readonly string[] =>
  isOnEvent(d)
    ? [d.on.content]
    : [...new Set([...d.events, ...(d.others ?? [])].map(anchor => anchor.content))];

export const isOnEvent = (d: Decision): d is OnEvent => "on" in d;

/** What a decision says, before it has its id. */
export type Said = Omit<OnEvent, "kind" | "id"> | Omit<OnFusion, "kind" | "id">;

/** A decision as a line of the journal: the same words of the same author at the same time are one. */
export const decisionOf = (said: Said): Decision => ({
  kind: "decision",
  id: contentId("d", JSON.stringify(said)),
  ...said,
});
