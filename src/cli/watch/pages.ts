import { createHash } from "node:crypto";
import { FetchFault } from "../../intake/fetch/fault.ts";
import { isPermitted, type RobotsRule, robotsRules } from "../../intake/fetch/robots.ts";
import { html } from "../../intake/html.ts";
import type { Document } from "../../text/document.ts";
import { InputFault } from "../../text/fault.ts";
import type { WatchedFeed } from "./feeds-file.ts";
import { inputOf, type Means, readOptions } from "./means.ts";

/** Pages that one poll of a feed fetches at most; the next goes on. */
const mostPages = 50;

/** Reports with the text of their pages. */
export interface Paged {
  readonly documents: readonly Document[];
  /** Which items of the feed have been read so; to be given back with the next poll. */
  readonly pages: readonly string[];
  /** Whether all of them have. */
  readonly complete: boolean;
}

/** The reports of a feed that are new to `known`, each with the text of the page behind it; where that cannot be had, with the feed's own, and told. */
export async function withPages(
  items: readonly Document[],
  feed: WatchedFeed,
  known: readonly string[],
  means: Means,
): Promise<Paged> {
  const before = new Set(known);
  const fresh = items.filter(item => !before.has(keyOf(item)));
  const now = fresh.slice(0, mostPages);
  if (fresh.length > now.length)
    means.warn(
      `${feed.url}: ${fresh.length} new pages; ${mostPages} are fetched at a time, the rest at the next poll`,
    );
  const documents: Document[] = [];
  const sites: Sites = new Map();
  for (const item of now) documents.push(await withPage(item, feed, means, sites));
  const read = new Set([...now.map(keyOf), ...known]);
  return {
    documents,
    pages: items.map(keyOf).filter(key => read.has(key)),
    complete: fresh.length === now.length,
  };
}

const keyOf = ({ id, title, text }: Document): string =>
  createHash("sha256")
    .update(`${id}\n${title ?? ""}\n${text}`)
    .digest("hex")
    .slice(0, 16);

/** The rules of the sites asked in one poll, by origin; a fault where they could not be had. */
type Sites = Map<string, readonly RobotsRule[] | FetchFault>;

/** Throws a `FetchFault` for a page that its site's robots.txt keeps from robots, or whose robots.txt cannot be had. */
async function mustBePermitted(url: string, feed: WatchedFeed, means: Means, sites: Sites): Promise<void> {
  if (!URL.canParse(url)) return;
  const { origin } = new URL(url);
  if (!sites.has(origin)) sites.set(origin, await rulesOf(origin, feed, means));
  const rules = sites.get(origin)!;
  if (rules instanceof FetchFault) throw rules;
  if (!isPermitted(url, rules)) throw new FetchFault(url, "its site's robots.txt forbids it");
}

async function rulesOf(
  origin: string,
  feed: WatchedFeed,
  means: Means,
): Promise<readonly RobotsRule[] | FetchFault> {
  const url = `${origin}/robots.txt`;
  try {
    const { status, body } = await means.fetch(url, { accept: "text/plain, */*;q=0.5" }, feed.allow);
    if (status === 200) return robotsRules(body.toString("utf8").replace(/^\uFEFF/, ""), "attache");
    return status >= 400 && status < 500 && status !== 429 ? [] : new FetchFault(url, `answered ${status}`);
  } catch (fault) {
    if (fault instanceof FetchFault) return fault;
    throw fault;
  }
}

async function withPage(item: Document, feed: WatchedFeed, means: Means, sites: Sites): Promise<Document> {
  if (item.url === undefined || !/^https?:/i.test(item.url)) return item;
  try {
    await mustBePermitted(item.url, feed, means, sites);
    const answer = await means.fetch(item.url, { accept: "text/html, */*;q=0.5" }, feed.allow);
    if (answer.status !== 200) throw new FetchFault(item.url, `answered ${answer.status}`);
    const options = readOptions(fault => means.warn(fault.message));
    for await (const page of html.read(inputOf(answer, item.url), options)) return joined(item, page);
  } catch (fault) {
    if (!(fault instanceof FetchFault) && !(fault instanceof InputFault)) throw fault;
    means.warn(`${fault.message}; the feed's own text is read`);
  }
  return item;
}

/** A page's text under its item's name; what the feed says of it goes before what the page does. */
function joined(item: Document, page: Document): Document {
  const { text, title, published, publisher } = page;
  const { title: own, ...rest } = item;
  return {
    ...(published === undefined ? {} : { published }),
    ...(publisher === undefined ? {} : { publisher }),
    ...rest,
    text,
    ...(title === undefined ? {} : { title }),
    ...(title === undefined && own !== undefined && !text.startsWith(own) ? { title: own } : {}),
  };
}
