import type { Report } from "./report.ts";

/** What any index over the journal answers. */
export interface Store {
  /** All reports in the order in which they came. */
  readonly reports: () => Promise<readonly Report[]>;
  /** The same one by one, in flat memory. */
  readonly each: () => AsyncIterable<Report>;
  /** Reports with an event in which both codes (countries or groups) are parties, or either speaks of the other. */
  readonly between: (a: string, b: string) => Promise<readonly Report[]>;
  readonly count: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Codes of all parties and speakers of a report's events. */
export const codesOf = (report: Report): readonly string[] => [
  ...new Set(
    report.events.flatMap(e =>
      [...e.actor, ...e.recipient].flatMap(p => [p.country, p.group].filter(c => c !== undefined)),
    ),
  ),
];
