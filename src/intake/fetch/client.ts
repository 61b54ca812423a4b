import { lookup } from "node:dns/promises";
import http, { type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublic } from "./address.ts";
import { FetchFault } from "./fault.ts";
import { inflated } from "./inflated.ts";

/** Caps on one fetch, all its redirects together; reaching one is a `FetchFault`. */
export interface FetchLimits {
  readonly deadlineMs: number;
  /** Of the body, as it comes and after inflating. */
  readonly bodyBytes: number;
  readonly headerBytes: number;
  readonly hops: number;
}

export const fetchLimits: FetchLimits = {
  deadlineMs: 60_000,
  bodyBytes: 32 << 20,
  headerBytes: 32 << 10,
  hops: 5,
};

/** How to fetch, and what of. */
export interface FetchOptions {
  readonly limits: FetchLimits;
  readonly headers: Readonly<Record<string, string>>;
  /** Hosts (`news.intern`, `127.0.0.1:8080`) that may be on a private network. */
  readonly allow: readonly string[];
  /** Posted where it is given; the answer is then the first, a redirect too: what is sent goes nowhere but where it was meant. */
  readonly body?: Buffer;
  /** Ends the fetch. */
  readonly signal?: AbortSignal;
  /** Addresses of a name; the system's own way where absent. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

/** What a server answered in the end; `body` inflated. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Fetches an address: the one way by which this program asks the network.
 *
 * Each hop is checked by itself: http or https, and an address that is public, or of a host allowed by name. The address that is
 * connected is the one that was checked. A body that is cut, false gzip or beyond a cap is a fault; nothing of it is given.
 */
export async function fetchGuarded(url: string, options: FetchOptions): Promise<Answer> {
  const ends = new AbortController();
  const timer = setTimeout(
    () => ends.abort(new FetchFault(url, `no whole answer in ${options.limits.deadlineMs / 1000} s`)),
    options.limits.deadlineMs,
  );
  const stop = (): void => ends.abort(new FetchFault(url, "stopped"));
  if (options.signal?.aborted) stop();
  options.signal?.addEventListener("abort", stop);
  try {
    return await hops(url, options, ends.signal);
  } catch (fault) {
    if (ends.signal.aborted) throw ends.signal.reason;
    throw fault instanceof FetchFault ? fault : new FetchFault(url, reasonOf(fault));
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", stop);
  }
}

const reasonOf = (fault: unknown): string => {
  const { code, message } = fault as NodeJS.ErrnoException;
  return code === undefined || message.includes(code) ? message : `${message} (${code})`;
};

async function hops(first: string, options: FetchOptions, signal: AbortSignal): Promise<Answer> {
  let url = first;
  for (let hop = 0; hop <= options.limits.hops; hop++) {
    const response = await ask(checked(url, first, options), options, signal);
    const { statusCode: status = 0, headers } = response;
    const next = status >= 300 && status < 400 && status !== 304 ? headers.location : undefined;
    if (next === undefined || options.body !== undefined) {
      const body = await bodyOf(response, url, options.limits.bodyBytes);
      return { url, status, headers, body };
    }
    response.destroy();
    // Node reads headers as Latin-1; addresses in them are UTF-8.
    url = absolute(Buffer.from(next, "latin1").toString("utf8"), url, first);
  }
  throw new FetchFault(first, `more than ${options.limits.hops} redirects`);
}

function absolute(location: string, base: string, first: string): string {
  try {
    return new URL(location, base).href;
  } catch {
    throw new FetchFault(first, `redirected to "${location.slice(0, 100)}", which is no address`);
  }
}

/** An address that may be asked; its host, where it is a number, is checked here, a name when it is looked up. */
function checked(url: string, first: string, options: FetchOptions): URL {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new FetchFault(first, "no address (https://...)");
  }
  const via = url === first ? "" : `redirected to ${url.slice(0, 200)}: `;
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:")
    throw new FetchFault(first, `${via}only http and https are fetched`);
  if (parsed.username !== "" || parsed.password !== "")
    throw new FetchFault(first, `${via}an address with a password in it is not fetched`);
  const host = bare(parsed.hostname);
  if (isIP(host) !== 0 && !isAllowed(parsed, options.allow) && !isPublic(host))
    throw new FetchFault(first, `${via}${notAllowed(host)}`);
  return parsed;
}

const bare = (host: string): string => host.replace(/^\[|\]$/g, "").toLowerCase();
const notAllowed = (address: string): string =>
  `${address} is no public address; refused (allow its host by name, if it is meant)`;

/** Whether a host is allowed by its name, with or without its port. */
function isAllowed(url: URL, allow: readonly string[]): boolean {
  const host = bare(url.hostname);
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return allow.some(name => name.toLowerCase() === host || name.toLowerCase() === `${host}:${port}`);
}

/** Sends one request; gives the response when its headers are there. */
function ask(url: URL, options: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((done, failed) => {
    const { request } = url.protocol === "https:" ? https : http;
    const sent = request(url, {
      method: options.body === undefined ? "GET" : "POST",
      agent: false,
      headers: { ...options.headers, "accept-encoding": "gzip" },
      lookup: guardedLookup(url, options),
      maxHeaderSize: options.limits.headerBytes,
      signal,
    });
    sent.on("response", done);
    sent.on("error", failed);
    sent.end(options.body);
  });
}

/** Looks a name up once, and gives only addresses that may be connected; one that may not be spoils the name. */
function guardedLookup(url: URL, options: FetchOptions): LookupFunction {
  const resolve =
    options.resolve ?? (async (host: string) => (await lookup(host, { all: true })).map(a => a.address));
  return (host, { all }, callback) => {
    resolve(host).then(
      addresses => {
        const bad = isAllowed(url, options.allow) ? undefined : addresses.find(a => !isPublic(a));
        const found = addresses.map(address => ({ address, family: isIP(address) }));
        if (bad !== undefined) callback(new FetchFault(url.href, notAllowed(bad)), []);
        else if (found[0] === undefined) callback(new FetchFault(url.href, `"${host}" has no address`), []);
        else if (all) callback(null, found);
        else callback(null, found[0].address, found[0].family);
      },
      (cause: Error) => callback(cause, []),
    );
  };
}

/** The whole body, inflated; cut, false or too large is a `FetchFault`. */
async function bodyOf(response: IncomingMessage, url: string, most: number): Promise<Buffer> {
  const taken: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new FetchFault(url, `larger than ${most >> 20} MiB; refused`);
    taken.push(chunk);
  }
  if (!response.complete) throw new FetchFault(url, "the answer breaks off");
  return inflated(Buffer.concat(taken), response.headers["content-encoding"], url, most);
}
