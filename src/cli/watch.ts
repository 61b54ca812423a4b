import { setTimeout } from "node:timers/promises";
import { fetchGuarded, fetchLimits } from "../intake/fetch/client.ts";
import { FetchFault } from "../intake/fetch/fault.ts";
import { identified } from "../intake/language.ts";
import { ingest } from "../record/ingest.ts";
import { JournalWriter, readJournal } from "../record/journal.ts";
import type { Document } from "../text/document.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { buildIndex } from "./ingest.ts";
import { ForeignCount } from "./inputs.ts";
import { loadReader } from "./reading.ts";
import { version } from "./version.ts";
import { readFeeds } from "./watch/feeds-file.ts";
import { Hosts } from "./watch/hosts.ts";
import { openState } from "./watch/state.ts";
import { type Tally, type Watch, watching } from "./watch/watching.ts";

/** Time between two requests to one host. */
const gapMs = 1000;

/** `attache watch`: polls feeds and takes their reports into a record, as `ingest` does. */
export async function run(call: Call, door: Door): Promise<void> {
  const [path, ...more] = call.arguments;
  if (path === undefined || more.length > 0)
    throw new UsageFault("say which feeds: attache watch feeds.yaml --record DIR");
  const feeds = readFeeds(path);
  const folder = call.options.record!;
  const acks = call.options.progress === "acks";
  const warn = (message: string): void => door.warn(message);
  const { code, run } = loadReader(call.options);
  const journal = await JournalWriter.open(folder, warn);
  const tally: Tally = { read: 0, unchanged: 0, failed: 0, waiting: 0 };
  try {
    const watch = watchOf(folder, call.options.once ?? false, tally, door);
    const ack = (id: string): void => (acks ? door.out(`ACK ${id.replaceAll("\n", " ")}\n`) : undefined);
    const means = { code, run, warn, ack };
    const done = await ingest(
      marked(watching(feeds, watch), door),
      journal,
      readJournal(folder, warn),
      means,
    );
    await buildIndex(folder, warn);
    if (!acks)
      door.out(
        `${tally.read} feeds read, ${tally.unchanged} unchanged, ${tally.failed} failed, ${tally.waiting} left alone; ${done.added} reports added, ${done.seen} known already, ${done.failed} not coded\n`,
      );
  } finally {
    journal.close();
  }
  if (watchedInVain(tally, call.options.once ?? false, door))
    throw new FetchFault(path, `none of ${feeds.length} feeds could be fetched; the warnings say why`);
}

const watchedInVain = ({ read, unchanged }: Tally, once: boolean, door: Door): boolean =>
  once && door.stopped === undefined && read + unchanged === 0;

/** Network, clocks, chance and signals, as watching needs them. */
function watchOf(folder: string, once: boolean, tally: Tally, door: Door): Watch {
  const stop = new AbortController();
  door.finishOnSignal();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());
  const hosts = new Hosts(gapMs);
  const headers = { "user-agent": `attache/${version()} (reads news feeds)` };
  const warn = (message: string): void => door.warn(message);
  return {
    state: openState(folder, warn),
    once,
    tally,
    warn,
    stopped: () => door.stopped !== undefined,
    fetch: (url, more, allow) =>
      hosts.turn(url, () =>
        fetchGuarded(url, {
          limits: fetchLimits,
          headers: { ...headers, ...more },
          allow,
          signal: stop.signal,
        }),
      ),
    now: () => Date.now(),
    steady: () => performance.now(),
    sleep: ms => setTimeout(ms, undefined, { signal: stop.signal }).catch(() => undefined),
    chance: () => Math.random(),
  };
}

/** Reports with the language they are in; those not in English are counted, and told in the end. */
async function* marked(documents: AsyncIterable<Document>, door: Door): AsyncGenerator<Document> {
  const foreign = new ForeignCount();
  for await (const document of documents) yield foreign.seen(await identified(document));
  foreign.tell(door);
}
