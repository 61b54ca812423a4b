import { CutFeed, feed as feedReader } from "../../intake/feed/reader.ts";
import type { Answer } from "../../intake/fetch/client.ts";
import { FetchFault } from "../../intake/fetch/fault.ts";
import type { Document } from "../../text/document.ts";
import { InputFault } from "../../text/fault.ts";
import type { WatchedFeed } from "./feeds-file.ts";
import { inputOf, type Means, readOptions } from "./means.ts";
import { withPages } from "./pages.ts";
import type { FeedState } from "./state.ts";
import { retryAfterMs } from "./waiting.ts";

/** What a poll brought; `state` is to be kept once the documents are durable. */
export interface Polled {
  readonly outcome: "read" | "unchanged" | "failed";
  readonly documents: readonly Document[];
  readonly state: FeedState;
}

/** After so long a feed is fetched whole, whatever its validators say: some never change. */
const trustMs = 8 * 24 * 3_600_000;
const accepted =
  "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

/** Polls a feed once. What goes wrong is told and kept in the state; validators stay as they were, so that nothing is missed. */
export async function poll(feed: WatchedFeed, state: FeedState, means: Means): Promise<Polled> {
  try {
    const conditions = conditionsOf(state, means.now());
    const answer = await means.fetch(feed.url, { accept: accepted, ...conditions }, feed.allow);
    if (answer.status === 304) return unchanged(feed, state, conditions);
    if (answer.status !== 200) throw refusal(feed, answer, means.now());
    return await taken(feed, answer, state, means);
  } catch (fault) {
    if (!(fault instanceof FetchFault) && !(fault instanceof InputFault)) throw fault;
    means.warn(fault.message);
    const waitMs = fault instanceof FetchFault ? fault.waitMs : undefined;
    return { outcome: "failed", documents: [], state: failed(state, waitMs, means.now()) };
  }
}

/** Whether a server's wish to be left alone still holds; a clock that went back, or far ahead, ends it. */
export const mustWait = ({ retryAt, askedAt }: FeedState, now: number): boolean =>
  retryAt !== undefined && askedAt !== undefined && now >= askedAt && now < retryAt;

function conditionsOf(
  { etag, lastModified, fullAt }: FeedState,
  now: number,
): Readonly<Record<string, string>> {
  if (fullAt === undefined || now < fullAt || now - fullAt > trustMs) return {};
  return {
    ...(etag === undefined ? {} : { "if-none-match": etag }),
    ...(lastModified === undefined ? {} : { "if-modified-since": lastModified }),
  };
}

function unchanged(
  feed: WatchedFeed,
  state: FeedState,
  conditions: Readonly<Record<string, string>>,
): Polled {
  if (Object.keys(conditions).length === 0)
    throw new FetchFault(feed.url, "answered 304 (not modified) though nothing was asked conditionally");
  return { outcome: "unchanged", documents: [], state: { ...withoutWait(state), failures: 0 } };
}

function refusal(feed: WatchedFeed, { status, headers }: Answer, now: number): FetchFault {
  const waitMs = status === 429 || status === 503 ? retryAfterMs(headers["retry-after"], now) : undefined;
  const wait = waitMs === undefined ? "" : `; left alone for ${Math.ceil(waitMs / 1000)} s, as it asks`;
  return new FetchFault(feed.url, `answered ${status}${wait}`, waitMs);
}

const failed = (state: FeedState, waitMs: number | undefined, now: number): FeedState => ({
  ...withoutWait(state),
  failures: state.failures + 1,
  ...(waitMs === undefined ? {} : { retryAt: now + waitMs, askedAt: now }),
});

function withoutWait({ retryAt: _, askedAt: __, ...state }: FeedState): FeedState {
  return state;
}

/** The reports of an answer, and the state after them: validators are kept only of a feed that was read to its end. */
async function taken(feed: WatchedFeed, answer: Answer, state: FeedState, means: Means): Promise<Polled> {
  let whole = true;
  const options = readOptions(fault => {
    whole &&= !(fault instanceof CutFeed);
    means.warn(fault.message);
  });
  const documents: Document[] = [];
  for await (const document of feedReader.read(inputOf(answer, feed.url), options))
    documents.push(fitted(document, feed, answer.url, means));
  const read = feed.pages
    ? await withPages(documents, feed, state.pages ?? [], means)
    : { documents, pages: [], complete: true };
  const { etag, "last-modified": lastModified } = answer.headers;
  return {
    outcome: "read",
    documents: read.documents,
    state: {
      failures: 0,
      ...(whole && read.complete
        ? {
            fullAt: means.now(),
            ...(etag === undefined ? {} : { etag }),
            ...(lastModified === undefined ? {} : { lastModified }),
          }
        : {}),
      ...(read.pages.length === 0 ? {} : { pages: read.pages }),
    },
  };
}

/** A report with the publisher that the user gave, its address made whole, and no date that is still to come. */
function fitted(document: Document, feed: WatchedFeed, base: string, means: Means): Document {
  const { published, ...undated } = document;
  const latest = new Date(means.now() + 36 * 3_600_000).toISOString().slice(0, 10);
  const ahead = published !== undefined && published > latest;
  if (ahead)
    means.warn(
      `${feed.url}: "${document.title ?? document.id}" is dated ${published}; read without its date`,
    );
  return {
    ...(ahead ? undated : document),
    ...(feed.publisher === undefined ? {} : { publisher: feed.publisher }),
    ...(document.url && !/^[a-z][a-z0-9+.-]*:/i.test(document.url) && URL.canParse(document.url, base)
      ? { url: new URL(document.url, base).href }
      : {}),
  };
}
