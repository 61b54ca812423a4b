import { setTimeout } from "node:timers/promises";
import { fetchGuarded, fetchLimits } from "../intake/fetch/client.ts";
import { FetchFault } from "../intake/fetch/fault.ts";
import { identified } from "../intake/language.ts";
import { ingest } from "../record/ingest.ts";
import { eachEntry, JournalWriter } from "../record/journal.ts";
import type { Document } from "../text/document.ts";
import { buildIndex } from "./build-index.ts";
import { Coders } from "./coders.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { ForeignCount } from "./inputs.ts";
import { version } from "./version.ts";
import { type Alerts, openAlerts } from "./watch/alerts.ts";
import { readFeeds, type WatchedFeed } from "./watch/feeds-file.ts";
import { Hosts } from "./watch/hosts.ts";
import { openState } from "./watch/state.ts";
import { type Tally, type Watch, watching } from "./watch/watching.ts";

/** Time between two requests to one host. */
const gapMs = 1000;

/** `attache watch`: polls feeds and takes their reports into a record, as `ingest` does; tells what is new in saved views. */
export async function run(call: Call, door: Door): Promise<void> {
  const [path, ...more] = call.arguments;
  if ((path === undefined && call.options.alert === undefined) || more.length > 0)
    throw new UsageFault("say which feeds: attache watch feeds.yaml --record DIR");
  const feeds = path === undefined ? undefined : { path, all: readFeeds(path) };
  const stop = stopper(door);
  const alerts = call.options.alert === undefined ? undefined : await openAlerts(call, door, stop.signal);
  try {
    if (feeds === undefined) await alerts!.keepLooking(call.options.once === true);
    else await polling(feeds, call, door, { stop, alerts });
  } finally {
    stop.abort();
    alerts?.close();
  }
}

/** Polls feeds; looks through the views after each round, and at the end. */
async function polling(
  feeds: { readonly path: string; readonly all: readonly WatchedFeed[] },
  call: Call,
  door: Door,
  { stop, alerts }: { readonly stop: AbortController; readonly alerts: Alerts | undefined },
): Promise<void> {
  const { record: folder = "", once = false, progress } = call.options;
  const warn = (message: string): void => door.warn(message);
  const coders = await Coders.start(call.options);
  const journal = await JournalWriter.open(folder, warn);
  const tally: Tally = { read: 0, unchanged: 0, failed: 0, waiting: 0 };
  const looked = async (): Promise<void> => {
    // What is on its way to the disk is waited for.
    await journal.commit([]);
    await buildIndex(folder, warn);
    await alerts?.look();
  };
  try {
    const watch = {
      ...worldly(door, stop.signal),
      ...{ state: openState(folder, warn), once, tally },
      ...(alerts === undefined ? {} : { rounded: looked }),
    };
    const ack = (id: string): void => (progress ? door.out(`ACK ${id.replaceAll("\n", " ")}\n`) : undefined);
    const means = { code: coders.code, run: coders.run, warn, ack };
    const reports = marked(watching(feeds.all, watch), door);
    const done = await ingest(reports, journal, eachEntry(folder, warn), means);
    await buildIndex(folder, warn);
    await alerts?.look();
    if (!progress)
      door.out(
        `${told(tally)}; ${done.added} reports added, ${done.seen} known already, ${done.failed} not coded\n`,
      );
  } finally {
    journal.close();
    await coders.close();
  }
  if (once && !door.stopped && tally.read + tally.unchanged === 0)
    throw new FetchFault(
      feeds.path,
      `none of ${feeds.all.length} feeds could be fetched; the warnings say why`,
    );
}

const told = ({ read, unchanged, failed, waiting }: Tally): string =>
  `${read} feeds read, ${unchanged} unchanged, ${failed} failed, ${waiting} left alone`;

/** What ends fetches and waits: a signal, or the end of the run. */
function stopper(door: Door): AbortController {
  const stop = new AbortController();
  door.finishOnSignal();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());
  return stop;
}

/** The network, clocks, chance and the user, as watching needs them. */
function worldly(door: Door, signal: AbortSignal): Omit<Watch, "state" | "once" | "tally"> {
  const hosts = new Hosts(gapMs);
  const agent = { "user-agent": `attache/${version()} (reads news feeds)` };
  return {
    // What a stop breaks off is no fault of a feed.
    warn: message => (signal.aborted ? undefined : door.warn(message)),
    stopped: () => door.stopped !== undefined,
    fetch: (url, headers, allow) =>
      hosts.turn(url, () =>
        fetchGuarded(url, { limits: fetchLimits, headers: { ...agent, ...headers }, allow, signal }),
      ),
    now: () => Date.now(),
    steady: () => performance.now(),
    sleep: ms => setTimeout(ms, undefined, { signal }).catch(() => undefined),
    chance: () => Math.random(),
  };
}

/** Reports with the language they are in; those not in English are counted, and told in the end. */
async function* marked(documents: AsyncIterable<Document>, door: Door): AsyncGenerator<Document> {
  const foreign = new ForeignCount();
  for await (const document of documents) yield foreign.seen(await identified(document));
  foreign.tell(door);
}
