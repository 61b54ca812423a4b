import type { Entry } from "../../text/lexicon.ts";
import { UsageFault } from "../fault.ts";
import { entriesOf } from "./entries.ts";

/** A feed to be polled, as the user's file has it. */
export interface WatchedFeed {
  readonly url: string;
  /** In place of the feed's own title. */
  readonly publisher?: string;
  /** Least time from one poll to the next, in milliseconds. */
  readonly everyMs: number;
  /** Whether the page behind each item is fetched, and read in place of what the feed gives. */
  readonly pages: boolean;
  /** Hosts that may be on a private network. */
  readonly allow: readonly string[];
}

const keys = ["url", "publisher", "every", "pages", "allow"] as const;
const usualMs = 15 * 60_000;
const leastMs = 60_000;
const mostMs = 24 * 3_600_000;

/** The feeds of a file: a YAML list of addresses, or of `url` with `publisher`, `every`, `pages`, `allow`. What is wrong with it is a `UsageFault` that names the line. */
export function readFeeds(path: string): readonly WatchedFeed[] {
  const feeds = entriesOf(path).map(feedOf);
  const twice = feeds.find((feed, i) => feeds.findIndex(other => other.url === feed.url) < i);
  if (twice !== undefined) throw new UsageFault(`${path}: "${twice.url}" stands in it twice`);
  if (feeds.length === 0) throw new UsageFault(`${path}: no feeds in it`);
  return feeds;
}

function feedOf({ file, line, value }: Entry): WatchedFeed {
  const bad = (message: string): UsageFault => new UsageFault(`${file}:${line}: ${message}`);
  const given: Readonly<Record<string, unknown>> =
    typeof value === "string" ? { url: value } : fieldsOf(value);
  const unknown = Object.keys(given).find(key => !keys.some(k => k === key));
  if (unknown !== undefined) throw bad(`unknown key "${unknown}"; one of ${keys.join(", ")}`);
  const { url, publisher, every, pages = false, allow = [] } = given;
  if (typeof url !== "string" || !/^https?:\/\/\S+$/i.test(url)) throw bad("expected url: https://...");
  if (publisher !== undefined && typeof publisher !== "string") throw bad("expected publisher: NAME");
  if (typeof pages !== "boolean") throw bad("expected pages: true or false");
  if (!Array.isArray(allow) || !allow.every(name => typeof name === "string"))
    throw bad("expected allow: [host, host:port]");
  const everyMs = every === undefined ? usualMs : millisecondsOf(every);
  if (everyMs === undefined) throw bad("expected every: 15m (s, m or h; from one minute to a day)");
  return { url, ...(publisher === undefined ? {} : { publisher }), everyMs, pages, allow };
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};

const units = { s: 1000, m: 60_000, h: 3_600_000 } as const;

function millisecondsOf(every: unknown): number | undefined {
  const met = /^(\d{1,6})\s?([smh])$/.exec(String(every));
  if (met === null) return undefined;
  const ms = Number(met[1]) * units[met[2] as keyof typeof units];
  return ms < leastMs || ms > mostMs ? undefined : ms;
}
