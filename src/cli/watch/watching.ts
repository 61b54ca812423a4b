import { setImmediate } from "node:timers/promises";
import type { Document } from "../../text/document.ts";
import type { WatchedFeed } from "./feeds-file.ts";
import type { Means } from "./means.ts";
import { mustWait, type Polled, poll } from "./poll.ts";
import type { WatchState } from "./state.ts";
import { backOffMs } from "./waiting.ts";

/** What watching needs besides feeds. */
export interface Watch extends Means {
  readonly state: WatchState;
  readonly once: boolean;
  readonly stopped: () => boolean;
  /** Milliseconds on a clock that never goes back. */
  readonly steady: () => number;
  /** Waits, or less where the run is stopped. */
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly tally: Tally;
  /** Done after each round of polls that read something, when its reports have been taken. */
  readonly rounded?: () => Promise<void>;
}

/** How polls went. `waiting`: not polled, because the server asked to be left alone. */
export interface Tally {
  read: number;
  unchanged: number;
  failed: number;
  waiting: number;
}

/** Feeds that are fetched at a time. */
const together = 8;

/**
 * The reports of feeds as they come: of one poll of each with `once`, else until the run is stopped.
 *
 * Whoever takes a report makes it durable before asking for the next, so that a feed's state is kept only after all its reports are.
 */
export async function* watching(feeds: readonly WatchedFeed[], watch: Watch): AsyncGenerator<Document> {
  const due = new Map(feeds.map(feed => [feed, watch.steady()]));
  while (!watch.stopped()) {
    const now = watch.steady();
    const ready = feeds.filter(feed => due.get(feed)! <= now);
    for await (const { feed, polled } of polls(ready, watch)) {
      for (const document of polled.documents) {
        yield document;
        // A turn of the loop, so that signals and answers are heard between reports.
        await setImmediate();
        if (watch.stopped()) return;
      }
      if (!watch.stopped()) watch.state.keep(feed.url, polled.state);
      watch.tally[polled.outcome]++;
      due.set(feed, watch.steady() + pauseMs(feed, polled, watch));
    }
    if (watch.once) return;
    if (ready.length > 0) await watch.rounded?.();
    for (const feed of ready) if (due.get(feed)! <= now) due.set(feed, now + feed.everyMs);
    await watch.sleep(Math.max(0, Math.min(...due.values()) - watch.steady()));
  }
}

/** Time from one poll of a feed to the next; where its server asks for more, `mustWait` sees to it. */
const pauseMs = (feed: WatchedFeed, { state }: Polled, watch: Watch): number =>
  state.failures === 0 ? feed.everyMs : backOffMs(feed.everyMs, state.failures, watch.chance());

/** Polls feeds, some at a time; each comes when it is done. Those that must wait are left out and told. */
async function* polls(
  feeds: readonly WatchedFeed[],
  watch: Watch,
): AsyncGenerator<{ readonly feed: WatchedFeed; readonly polled: Polled }> {
  const left = feeds.filter(feed => {
    const state = watch.state.of(feed.url);
    const wait = mustWait(state, watch.now());
    if (wait)
      watch.warn(
        `${feed.url}: asked to be left alone until ${new Date(state.retryAt!).toISOString()}; not polled`,
      );
    if (wait) watch.tally.waiting++;
    return !wait;
  });
  const running = new Map<WatchedFeed, Promise<{ readonly feed: WatchedFeed; readonly polled: Polled }>>();
  while (left.length > 0 || running.size > 0) {
    while (left.length > 0 && running.size < together && !watch.stopped()) {
      const feed = left.shift()!;
      running.set(
        feed,
        poll(feed, watch.state.of(feed.url), watch).then(polled => ({ feed, polled })),
      );
    }
    if (running.size === 0) return;
    const done = await Promise.race(running.values());
    running.delete(done.feed);
    yield done;
  }
}
