import { type AnyFeed, type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from "feedsmith";

/** What a feed says of itself. */
export interface FeedAbout {
  readonly title?: string;
  readonly language?: string;
}

/** One item as its feed gives it; `html` where its text may hold markup, else `text`. */
export interface FeedItem {
  readonly title?: string;
  readonly html?: string;
  readonly text?: string;
  readonly url?: string;
  /** As the feed spells it: RFC 822 or ISO 8601, or anything. */
  readonly date?: string;
  readonly guid?: string;
  /** The paper that an item was taken from, where it is not the feed's own. */
  readonly source?: string;
  readonly language?: string;
}

/** What a feed without items says of itself; `undefined` where the library cannot read it. */
export function readAbout(feed: string): FeedAbout | undefined {
  const read = parse(feed);
  if (read === undefined) return undefined;
  const { title, language } = aboutOf(read);
  return given({ title, language });
}

/** The items of a feed; `undefined` where the library cannot read it. */
export function readItems(feed: string): readonly FeedItem[] | undefined {
  const read = parse(feed);
  return read === undefined ? undefined : itemsOf(read).map(given);
}

/** The library throws for whatever is no feed in its eyes, and says no more than that. */
function parse(feed: string): AnyFeed | undefined {
  try {
    return parseFeed(feed);
  } catch {
    return undefined;
  }
}

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** Without the keys that have no value. */
const given = <T extends object>(fields: Loose<T>): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== "")) as T;

function aboutOf({ format, feed }: AnyFeed): Loose<FeedAbout> {
  if (format === "rss") return { title: feed.title, language: feed.language ?? feed.dc?.languages?.[0] };
  if (format === "atom") return { title: feed.title?.value, language: feed.xml?.lang };
  if (format === "rdf") return { title: feed.title, language: feed.dc?.languages?.[0] };
  return { title: feed.title, language: feed.language };
}

function itemsOf({ format, feed }: AnyFeed): readonly Loose<FeedItem>[] {
  if (format === "rss") return (feed.items ?? []).map(rssItem);
  if (format === "atom") return (feed.entries ?? []).map(atomEntry);
  if (format === "rdf") return (feed.items ?? []).map(rdfItem);
  return (feed.items ?? []).map(jsonItem);
}

function rssItem(item: RssFeed.Item<string>): Loose<FeedItem> {
  const guid = item.guid?.value;
  const address = item.guid?.isPermaLink !== false && guid !== undefined && /^https?:/i.test(guid);
  return {
    title: item.title ?? item.dc?.titles?.[0],
    html: item.content?.encoded ?? item.description,
    url: item.link ?? item.atom?.links?.[0]?.href ?? (address ? guid : undefined),
    date: item.pubDate ?? item.dc?.dates?.[0],
    guid,
    source: item.source?.title,
    language: item.dc?.languages?.[0],
  };
}

function rdfItem(item: RdfFeed.Item<string>): Loose<FeedItem> {
  return {
    title: item.title,
    html: item.content?.encoded ?? item.description,
    url: item.link ?? item.rdf?.about,
    date: item.dc?.dates?.[0],
    guid: item.rdf?.about,
    language: item.dc?.languages?.[0],
  };
}

function atomEntry(entry: AtomFeed.Entry<string>): Loose<FeedItem> {
  const body = entry.content?.value === undefined ? entry.summary : entry.content;
  const plain = body?.type === undefined || body.type === "text" || body.type === "text/plain";
  const links = entry.links ?? [];
  return {
    title: entry.title?.value,
    ...(plain ? { text: body?.value } : { html: body?.value }),
    url: (links.find(link => link.rel === undefined || link.rel === "alternate") ?? links[0])?.href,
    date: entry.published ?? entry.updated,
    guid: entry.id,
    source: entry.source?.title?.value,
    language: entry.xml?.lang,
  };
}

function jsonItem(item: JsonFeed.Item<string>): Loose<FeedItem> {
  return {
    title: item.title,
    html: item.content_html,
    ...(item.content_html === undefined ? { text: item.content_text ?? item.summary } : {}),
    url: item.url ?? item.external_url,
    date: item.date_published ?? item.date_modified,
    guid: item.id,
    language: item.language,
  };
}
