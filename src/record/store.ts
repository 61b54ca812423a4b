import type { EvidenceQuery, Found, Tally } from "./evidence.ts";
import type { Listed } from "./listed.ts";
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
  /** The report of an id; `undefined` where there is none. */
  readonly report: (id: string) => Promise<Report | undefined>;
  /** The report that tells an event, by the event's id. */
  readonly telling: (event: string) => Promise<Report | undefined>;
  /** Evidence, newest first, `limit` of it after the first `skip`. */
  readonly find: (query: EvidenceQuery, limit: number, skip?: number) => Promise<Found>;
  /** Reports from the newest on, `limit` of them after the first `skip`. */
  readonly latest: (limit: number, skip?: number) => Promise<readonly Listed[]>;
  readonly tally: () => Promise<Tally>;
  readonly close: () => Promise<void>;
}
