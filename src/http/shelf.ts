import { statSync } from "node:fs";
import { join } from "node:path";
import type { Door } from "../cli/door.ts";
import { incidentsOf, publishedOf } from "../cli/incidents.ts";
import { openRecord } from "../cli/reports.ts";
import { reportsBetween } from "../cli/sides.ts";
import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";
import type { Store } from "../record/store.ts";
import { type Accounts, accountsIn } from "../relations/accounts.ts";
import type { Side } from "../relations/side.ts";
import { Answers } from "./answers.ts";

/** The reports that speak of two sides, and their happenings. */
export interface Between {
  readonly reports: readonly Report[];
  readonly incidents: readonly Incident[];
  /** Who tells an incident otherwise, looked for when it is first asked. */
  readonly accounts: () => (incident: Incident) => Accounts;
}

/** What some reports tell. */
export function betweenOf(reports: readonly Report[]): Between {
  const incidents = incidentsOf(reports);
  let accounts: ((incident: Incident) => Accounts) | undefined;
  return {
    reports,
    incidents,
    accounts: () => {
      accounts ??= accountsIn(reports, incidents, publishedOf(reports));
      return accounts;
    },
  };
}

/** Reports that are kept at hand for pairs asked again, of all of them together. */
const kept = 5000;

/**
 * A record open to many questions at once: the index is opened anew where another one was put in its place, questions under way end on
 * the one that they began with.
 */
export class Shelf {
  readonly folder: string;
  readonly #door: Door;
  #stamp = "";
  #store: Promise<Store> | undefined;
  #between = new Map<string, Promise<Between>>();
  #answers = new Answers();

  constructor(folder: string, door: Door) {
    this.folder = folder;
    this.#door = door;
  }

  /** The record as it is now. */
  store(): Promise<Store> {
    const stamp = stampOf(this.folder);
    if (this.#store !== undefined && stamp === this.#stamp) return this.#store;
    const old = this.#store;
    this.#stamp = stamp;
    this.#between = new Map();
    this.#answers = new Answers();
    this.#store = openRecord(this.folder, this.#door);
    // Who still reads the old one has time to end.
    if (old !== undefined) setTimeout(() => void old.then(s => s.close()).catch(() => {}), 30_000).unref();
    return this.#store;
  }

  /** What was answered from the record as it is now. */
  async answers(): Promise<Answers> {
    await this.store();
    return this.#answers;
  }

  /** What reports tell of two sides, kept for those who ask again. */
  async between(a: Side, b: Side): Promise<Between> {
    const store = await this.store();
    const key = `${a.code}\n${b.code}`;
    const known = this.#between.get(key);
    if (known !== undefined) {
      // Set anew it is the last one: what was not asked for longest is the first.
      this.#between.delete(key);
      this.#between.set(key, known);
      return known;
    }
    const found = reportsBetween(store, a, b).then(betweenOf);
    const pairs = this.#between;
    pairs.set(key, found);
    found.then(
      () => dropOldest(pairs),
      () => pairs.delete(key),
    );
    return found;
  }

  async close(): Promise<void> {
    await (await this.#store)?.close();
  }
}

/** Drops pairs until the rest are not too many reports; the last one stays whatever it holds. */
async function dropOldest(pairs: Map<string, Promise<Between>>): Promise<void> {
  let reports = 0;
  for (const [key, pair] of [...pairs].reverse()) {
    const found = await pair.catch(() => undefined);
    if (found === undefined) continue;
    if (reports > 0 && reports + found.reports.length > kept) pairs.delete(key);
    else reports += found.reports.length;
  }
}

/** What changes where the index is another one; a record without an index is known by its last segment. */
function stampOf(folder: string): string {
  for (const name of [join("index", "attache.duckdb"), "journal"])
    try {
      const { ino, mtimeMs, size } = statSync(join(folder, name));
      return `${ino} ${mtimeMs} ${size}`;
    } catch {
      // The next one tells.
    }
  return "";
}
