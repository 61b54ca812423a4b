import type { Basis } from "../text/finding.ts";
import type { Span } from "../text/span.ts";
import type { Sector } from "../world/actor.ts";

/** The sixteen types of PLOVER 2.0. */
export const eventTypes = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;
export type EventType = (typeof eventTypes)[number];

/** FactBank's values: certain, probable, possible; positive, negative, underspecified. */
export const factualities = ["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"] as const;
export type Factuality = (typeof factualities)[number];

export type Status = "occurred" | "ongoing" | "planned" | "hypothetical" | "standing";

/** Words of the report with their place in it. */
export interface Quote extends Span {
  readonly text: string;
}

/**
 * A party to an event, in the report's words and resolved at the report's date.
 *
 * `country` is absent where the words name nobody's land ("gunmen"); `sector` where they say no more than the country.
 */
export interface Participant extends Quote {
  readonly country?: string | undefined;
  readonly group?: string | undefined;
  readonly sector?: Sector | undefined;
  readonly sectors: readonly Sector[];
  readonly name: string;
  /** Id of the actor list; absent for those known by description alone. */
  readonly id?: string | undefined;
  /** Lands and groups that the words set behind it ("Kenyan-backed"), by code; absent where they name none. */
  readonly backers?: readonly string[] | undefined;
  /** The rule that resolved it (`resolve/demonym-head`). */
  readonly by: string;
}

/** When: ISO dates cut to what is known, both inclusive. */
export interface When {
  readonly start: string;
  readonly end: string;
  readonly precision: "time" | "day" | "week" | "month" | "season" | "quarter" | "year" | "decade" | "range";
  readonly basis: Basis;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly by: string;
}

/** Where, with coordinates in degrees; `country` ISO 3166-1 alpha-3, absent for seas. */
export interface Where {
  readonly name: string;
  readonly country?: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly geonameid?: number;
  readonly precision: "point" | "town" | "region" | "country";
  readonly basis: Basis;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly by: string;
}

/** A speaker who vouches for the event, with the word that says so (`cue`) and the certainty he gives it. */
export interface Attribution extends Quote {
  readonly country?: string | undefined;
  readonly group?: string | undefined;
  readonly sector?: Sector | undefined;
  readonly id?: string | undefined;
  readonly cue: Quote;
  readonly factuality: Factuality;
}

export type QuantityKind =
  | "killed"
  | "injured"
  | "captured"
  | "arrested"
  | "displaced"
  | "troops"
  | "money"
  | "items";

/** A figure: `value` the one to print, `low` and `high` its bounds (absent `high`: open above, "at least 3"). */
export interface Quantity extends Quote {
  readonly kind: QuantityKind;
  readonly value: number;
  readonly low: number;
  readonly high?: number;
  readonly unit: string;
  /** Whom it befalls; absent where the words do not say. */
  readonly side?: "actor" | "recipient" | "other";
  readonly by: string;
}

/** The undertaking that an event is about: a pipeline, plant, treaty, embargo of the actor list. */
export interface Project extends Quote {
  readonly name: string;
  readonly id: string;
}

/** One event as one sentence of one report tells it. @see CODEBOOK.md */
export interface Event {
  readonly id: string;
  readonly document: string;
  /** Found in the first line of `text`, a headline; such events are out of counts. */
  readonly headline: boolean;
  /** Found in a title given apart from `text`: all offsets count in the title. */
  readonly inTitle: boolean;
  readonly event: EventType;
  readonly mode: readonly string[];
  readonly context: readonly string[];
  readonly cameo: string;
  readonly quad: 1 | 2 | 3 | 4;
  readonly goldstein: number;
  readonly intensity: number;
  readonly actor: readonly Participant[];
  readonly recipient: readonly Participant[];
  readonly reciprocal: boolean;
  readonly date?: When | undefined;
  readonly place?: Where | undefined;
  /** By the nearest speaker; by the report where there is none. */
  readonly factuality: Factuality;
  /** The report's own commitment. */
  readonly authorFactuality: Factuality;
  readonly status: Status;
  /** Nearest speaker first; empty where the report speaks for itself. */
  readonly attribution: readonly Attribution[];
  readonly quantities: readonly Quantity[];
  readonly project?: Project | undefined;
  readonly trigger: Quote;
  /** The sentence. */
  readonly evidence: Quote;
  readonly rule: string;
  /** In [0, 1]. */
  readonly confidence: number;
  /** What each step decided, in order. */
  readonly why: readonly string[];
  /** What analysts decided on it; set by a record, never by the coder. Absent where nobody did. */
  readonly reviewed?: Reviewed;
}

/** Values that stand in place of others; `date: null` is no date. */
export interface Correction
  extends Partial<
    Pick<
      Event,
      "event" | "mode" | "cameo" | "quad" | "goldstein" | "intensity" | "actor" | "recipient" | "reciprocal"
    >
  > {
  readonly date?: When | null;
}

/** Analysts' judgements of an event, side by side, oldest first, each author's last; and whether it is one happening with others. */
export interface Reviewed {
  readonly decisions: readonly {
    readonly author: string;
    /** ISO time. */
    readonly at: string;
    readonly verdict: "accept" | "reject" | "correct";
    readonly fields?: Correction;
  }[];
  /** The coder's own values of what stands corrected in the event. */
  readonly coder?: Correction;
  /** Ids of events that are the same happening, and that are not, whatever their likeness. */
  readonly together?: readonly string[];
  readonly apart?: readonly string[];
}
