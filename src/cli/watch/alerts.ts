import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fetchGuarded, fetchLimits } from "../../intake/fetch/client.ts";
import { segments } from "../../record/journal.ts";
import { acquire } from "../../record/lock.ts";
import type { Call } from "../command.ts";
import type { Door } from "../door.ts";
import { worldOf } from "../reading.ts";
import { openRecord } from "../reports.ts";
import { version } from "../version.ts";
import { type Alerting, alertOnce } from "./alerts/alerting.ts";
import { readAlerts } from "./alerts/alerts-file.ts";
import { openAlertState } from "./alerts/state.ts";

/** Time between two glances at whether a record that others write has changed. */
const glanceMs = 60_000;

/** The views of a run that alert. One process at a time tells those of a record. */
export interface Alerts {
  /** Looks at the record once, delivers what is new, and says how many. */
  readonly look: () => Promise<void>;
  /** Looks now and, without `once`, whenever the record's index is another, or something waits to be delivered, until the run is stopped. */
  readonly keepLooking: (once: boolean) => Promise<void>;
  readonly close: () => void;
}

export async function openAlerts(
  { arguments: [feeds], options }: Call,
  door: Door,
  signal: AbortSignal,
): Promise<Alerts> {
  const folder = options.record!;
  const world = worldOf(options.lexicon);
  const views = readAlerts(options.alert!, world);
  // Feeds may begin a record; without them there must be one.
  if (feeds === undefined) segments(folder);
  else mkdirSync(folder, { recursive: true });
  const release = await acquire(join(folder, "alerts.lock"));
  const means = { state: openAlertState(folder), world, post: posting(signal), warn: telling(door) };
  let waiting = 0;
  const look = async (): Promise<void> => {
    const store = await openRecord(folder, door);
    try {
      const done = await alertOnce(views, store, means);
      waiting = done.waiting;
      door.out(`${done.alerts} alerts, ${done.waiting} to be delivered\n`);
    } finally {
      await store.close();
    }
  };
  const keepLooking = async (once: boolean): Promise<void> => {
    let seen = stampOf(folder);
    await look();
    while (!once && !signal.aborted) {
      await setTimeout(glanceMs, undefined, { signal }).catch(() => undefined);
      const now = stampOf(folder);
      if (signal.aborted || (now === seen && waiting === 0)) continue;
      seen = now;
      await look();
    }
  };
  return { look, keepLooking, close: release };
}

/** Posts as feeds are fetched: public addresses only, unless the user's file allows a host. */
const posting =
  (signal: AbortSignal): Alerting["post"] =>
  async (url, body, allow) => {
    const headers = { "user-agent": `attache/${version()} (alerts)`, "content-type": "application/json" };
    const { status } = await fetchGuarded(url, { limits: fetchLimits, headers, allow, signal, body });
    return status;
  };

/** Says each reason once, however often it holds. */
function telling(door: Door): (message: string) => void {
  const said = new Set<string>();
  return message => {
    if (!said.has(message)) door.warn(message);
    said.add(message);
  };
}

const stampOf = (folder: string): string => {
  const found = statSync(join(folder, "index", "attache.duckdb"), { throwIfNoEntry: false });
  return found === undefined ? "" : `${found.ino} ${found.mtimeMs}`;
};
