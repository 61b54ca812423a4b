/** PLOVER 2.0's sectors. @see CODEBOOK.md#sectors */
export const sectors = [
  "COP",
  "GOV",
  "JUD",
  "LEG",
  "MIL",
  "PRM",
  "PTY",
  "REB",
  "SPY",
  "UAF",
  "UNK",
  "AGR",
  "BUS",
  "CRM",
  "CVL",
  "EDU",
  "ELI",
  "JRN",
  "LAB",
  "MED",
  "REF",
  "OPP",
  "PRE",
  "REL",
  "SOC",
] as const;
export type Sector = (typeof sectors)[number];

export type ActorKind =
  | "state"
  | "person"
  | "organisation"
  | "group"
  | "party"
  | "company"
  | "media"
  | "undertaking";

/** Where a lexicon says something: the file as it was opened, the line from 1. */
export interface Source {
  readonly file: string;
  readonly line: number;
}

/**
 * What somebody was, from when to when: ISO dates cut to what is known, `to` exclusive, absent while it lasts.
 *
 * `unsure` names the ends that the lexicon marks as not sure (`2016-11?`); `implied` an end taken from the next holder's beginning.
 */
export interface Role {
  readonly country: string;
  /** Code of the body whose office it is (`NATO`). */
  readonly group?: string;
  readonly sectors: readonly Sector[];
  /** The office in words: `President`, `Minister of Foreign Affairs`. */
  readonly office?: string;
  readonly from?: string;
  readonly to?: string;
  readonly unsure?: readonly ("from" | "to")[];
  readonly implied?: true;
  readonly source?: Source;
}

/** A state or body that belongs to another body, from when to when: ISO dates cut to what is known, `to` exclusive, absent while it lasts. */
export interface Membership {
  /** Code of the state or body: `TUR`, `AU`. */
  readonly member: string;
  readonly from: string;
  readonly to?: string;
}

/**
 * Somebody or something that acts: a state, a person, an organisation, an armed group, a company, an undertaking.
 *
 * `country` is ISO 3166-1 alpha-3 or PLOVER's UNO EUR NGO IGO IMG ISM MNC; `group` the code that contract.md prints.
 * For persons `roles` holds the dated offices; `aliases` are every name in use, `name` the first to print.
 * `members` are those of a body, in order of time; absent where they are not known whole.
 */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly country: string;
  readonly group?: string;
  readonly sectors: readonly Sector[];
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
  readonly members?: readonly Membership[];
  readonly source?: Source;
}

/** An actor as somebody spoke of it on a date: the role then held decides country and sectors. */
export interface Resolved {
  readonly country: string;
  readonly group?: string | undefined;
  readonly sectors: readonly Sector[];
  readonly name: string;
  /** Id of the actor list; absent for people and bodies known by description alone. */
  readonly id?: string | undefined;
  /** The rule that decided (`resolve/demonym-head`). */
  readonly by: string;
}

/** The same with its keys laid out as all others have theirs: it is resolved in many ways, and read fastest where all look alike. */
export const laidOut = (r: Resolved): Resolved => ({
  country: r.country,
  group: r.group,
  sectors: r.sectors,
  name: r.name,
  id: r.id,
  by: r.by,
});
