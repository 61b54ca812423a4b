import { isDay } from "./day.ts";
import { hasDigest } from "./digest.ts";
import type { Fields } from "./document.ts";
import { html, pageFields } from "./html.ts";
import { decoded, type Response, responseOf, unchunked } from "./http.ts";
import type { ReadOptions } from "./input.ts";
import type { WarcRecord } from "./warc-records.ts";

/** A page of an archive, or why its record gives none: by `kind` where that is ordinary, by `reason` where it is damage. */
export type Found =
  | { readonly page: Fields }
  | { readonly page?: undefined; readonly kind: string; readonly reason?: undefined }
  | { readonly page?: undefined; readonly reason: string };

const ordinary = (kind: string): Found => ({ kind });

/** The article of a record that holds a page of HTML; address and day are the record's where the page has none it can have. */
export function pageOf(
  record: WarcRecord,
  { limits, today }: ReadOptions,
  warn: (message: string) => void,
): Found {
  const type = record.headers.get("warc-type")?.toLowerCase();
  if (type === "revisit") return ordinary("visits to a page that had not changed");
  if (type !== "response" && type !== "resource") return ordinary("records of other kinds than pages");
  const answer = type === "response" ? responseOf(record.block) : undefined;
  if (answer !== undefined && (answer.status < 200 || answer.status > 299))
    return ordinary("answers other than success");
  const headers = answer?.headers ?? record.headers;
  if (!isPage(headers.get("content-type"), answer?.payload ?? record.block))
    return ordinary("answers that are no HTML");
  if (record.tooLong) return { reason: `its page is longer than ${limits.pageBytes >> 20} MiB` };
  verify(record, answer, warn);
  const body = answer ? decoded(unchunked(answer), headers, limits.pageBytes) : record.block;
  if ("reason" in body) return body;
  if (body.length > limits.pageBytes)
    return { reason: `its page is longer than ${limits.pageBytes >> 20} MiB` };
  const article = pageFields(body, charsetOf(headers.get("content-type")), limits.nesting, warn);
  if (article === undefined) return ordinary("pages without the text of an article");
  return { page: recorded(article, record, today, warn) };
}

const isPage = (type: string | undefined, body: Buffer): boolean =>
  type === undefined || type === ""
    ? html.suits(body.subarray(0, 4096).toString("latin1"))
    : /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(type);

const charsetOf = (type = ""): string | undefined =>
  /;\s{0,20}charset\s{0,20}=\s{0,20}["']?([\w.:-]{1,40})/i.exec(type)?.[1];

/** A page with its record's address and day. It knows its own day better than the crawler, unless it says one after the crawl. */
function recorded(
  { date: own, ...page }: Fields,
  { headers }: WarcRecord,
  today: string | undefined,
  warn: (message: string) => void,
): Fields {
  const url = headers.get("warc-target-uri")?.replace(/^<|>$/g, "");
  const said = headers.get("warc-date");
  const crawled = said?.slice(0, 10) ?? "";
  const sound = isDay(crawled) && crawled > earliest && (today === undefined || crawled <= today);
  if (said !== undefined && !sound)
    warn(`its WARC-Date "${said.slice(0, 40)}" cannot be; the report is read without it`);
  const latest = sound ? crawled : today;
  const published = own?.trim().slice(0, 10) ?? "";
  const known = isDay(published) && (latest === undefined || published <= latest);
  const date = known ? published : sound ? crawled : undefined;
  return { ...page, ...(url ? { url } : {}), ...(date === undefined ? {} : { date }) };
}

/** There was no web before. */
const earliest = "1990";

/** Tells where a digest of the record does not fit what stands there. */
function verify(record: WarcRecord, answer: Response | undefined, warn: (message: string) => void): void {
  const block = record.headers.get("warc-block-digest");
  const payload = record.headers.get("warc-payload-digest");
  if (block !== undefined && hasDigest(record.block, block) === false)
    warn("its WARC-Block-Digest does not fit what stands there; it is read, unverified");
  if (answer === undefined || payload === undefined) return;
  // Some crawlers take the digest of what was sent, some of what it means.
  if ([answer.payload, unchunked(answer)].every(bytes => hasDigest(bytes, payload) === false))
    warn("its WARC-Payload-Digest does not fit what stands there; it is read, unverified");
}
