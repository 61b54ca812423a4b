import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readFeeds, type WatchedFeed } from "../../src/cli/watch/feeds-file.ts";
import { type FeedState, openState, unseen } from "../../src/cli/watch/state.ts";
import { backOffMs, retryAfterMs } from "../../src/cli/watch/waiting.ts";
import { type Watch, watching } from "../../src/cli/watch/watching.ts";
import { fetchGuarded, fetchLimits } from "../../src/intake/fetch/client.ts";
import type { Document } from "../../src/text/document.ts";

const folder = mkdtempSync(join(tmpdir(), "attache-watch-"));
const program = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "bin", "attache.js");
const day = 24 * 3_600_000;
const noon = Date.parse("2016-07-01T12:00:00Z");

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answer: Answer;
let asked: string[] = [];
const server = http.createServer((request, response) => {
  asked.push(`${request.url} ${request.headers["if-none-match"] ?? ""}`.trim());
  answer(request, response);
});
let port = 0;
beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  server.close().closeAllConnections();
  rmSync(folder, { recursive: true });
});

const item = (
  n: number,
  text = `Envoys met for round ${n}.`,
  date = "Fri, 01 Jul 2016 10:00:00 GMT",
): string =>
  `<item><title>Talks ${n}</title><link>/story/${n}</link><pubDate>${date}</pubDate><description>${text}</description></item>`;
const rss = (...items: readonly string[]): string =>
  `<rss version="2.0"><channel><title>Courier</title>${items.join("")}</channel></rss>`;
const serve =
  (body: string, headers: Record<string, string> = {}, status = 200): Answer =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);
const feedOf = (path: string, more: Partial<WatchedFeed> = {}): WatchedFeed => ({
  url: `http://127.0.0.1:${port}${path}`,
  everyMs: 900_000,
  pages: false,
  allow: [`127.0.0.1:${port}`],
  ...more,
});

interface Round {
  readonly documents: readonly Document[];
  readonly warnings: readonly string[];
  readonly states: Map<string, FeedState>;
  readonly tally: Watch["tally"];
}

/** One poll of each feed, from the states before it. */
async function round(
  feeds: readonly WatchedFeed[],
  before: Map<string, FeedState> = new Map(),
  now = noon,
): Promise<Round> {
  const warnings: string[] = [];
  const states = new Map(before);
  const tally = { read: 0, unchanged: 0, failed: 0, waiting: 0 };
  const watch: Watch = {
    state: { of: url => states.get(url) ?? unseen, keep: (url, state) => void states.set(url, state) },
    once: true,
    stopped: () => false,
    fetch: (url, headers, allow) =>
      fetchGuarded(url, { limits: { ...fetchLimits, deadlineMs: 1000 }, headers, allow }),
    now: () => now,
    steady: () => 0,
    sleep: async () => {},
    chance: () => 0,
    warn: message => warnings.push(message),
    tally,
  };
  const documents: Document[] = [];
  for await (const document of watching(feeds, watch)) documents.push(document);
  return { documents, warnings, states, tally };
}

test("a feed is read once and then asked whether it changed", async () => {
  answer = (request, response) =>
    request.headers["if-none-match"] === '"a"'
      ? response.writeHead(304).end()
      : response.writeHead(200, { etag: '"a"' }).end(rss(item(1)));
  const first = await round([feedOf("/f")]);
  expect(first.documents.map(d => [d.title, d.publisher, d.url])).toEqual([
    ["Talks 1", "Courier", `http://127.0.0.1:${port}/story/1`],
  ]);
  const second = await round([feedOf("/f")], first.states);
  expect([second.documents.length, second.tally.unchanged]).toEqual([0, 1]);
  const late = await round([feedOf("/f")], first.states, noon + 9 * day);
  expect(late.documents).toHaveLength(1);
  expect(asked).toEqual(["/f", '/f "a"', "/f"]);
});

test("304 to a first request, a page in the feed's place and a server's fault are told; validators stay", async () => {
  const feed = feedOf("/f");
  const before = new Map([[feed.url, { failures: 0, etag: '"a"', fullAt: noon }]]);
  answer = serve("", {}, 304);
  expect((await round([feed])).warnings[0]).toContain("304 (not modified) though nothing was asked");
  for (const [bad, message] of [
    [serve("<!doctype html><html><body>Sign in</body></html>"), "a web page, not a feed"],
    [serve("oops", {}, 500), "answered 500"],
    [serve(rss(item(1)), { "content-encoding": "gzip" }), "cut short or damaged"],
  ] as const) {
    answer = bad;
    const { documents, warnings, states } = await round([feed], before);
    expect([documents.length, warnings[0]]).toEqual([0, expect.stringContaining(message)]);
    expect(states.get(feed.url)).toEqual({ failures: 1, etag: '"a"', fullAt: noon });
  }
  answer = serve(rss(item(1)));
  expect((await round([feed], before)).documents).toHaveLength(1);
});

test("a server that asks to be left alone is, after a restart too", async () => {
  const feed = feedOf("/f");
  answer = serve("", { "retry-after": "3600" }, 429);
  const { states, warnings } = await round([feed]);
  expect(warnings[0]).toContain("answered 429; left alone for 3600 s");
  const home = mkdtempSync(join(folder, "state-"));
  openState(home, () => {}).keep(feed.url, states.get(feed.url)!);
  const kept = new Map([[feed.url, openState(home, () => {}).of(feed.url)]]);
  answer = serve(rss(item(1)));
  expect((await round([feed], kept, noon + 3_599_000)).tally.waiting).toBe(1);
  expect((await round([feed], kept, noon + 3_600_000)).documents).toHaveLength(1);
  expect((await round([feed], kept, noon - day)).documents).toHaveLength(1);
  expect(asked).toHaveLength(3);
});

test("Retry-After is seconds or a date, a day at most; nonsense is no answer", () => {
  expect(retryAfterMs("120", noon)).toBe(120_000);
  expect(retryAfterMs("Fri, 01 Jul 2016 12:02:00 GMT", noon)).toBe(120_000);
  expect(retryAfterMs("99999999999", noon)).toBe(day);
  expect(retryAfterMs("Fri, 01 Jul 2044 12:02:00 GMT", noon)).toBe(day);
  for (const odd of ["-5", "soon", "", "1e9", "Fri, 01 Jul 1999 12:02:00 GMT", undefined])
    expect(retryAfterMs(odd, noon)).toBeUndefined();
});

test("after failures a feed is left alone twice as long each time, not to the second, a day at most", () => {
  expect([1, 2, 3].map(n => backOffMs(60_000, n, 1))).toEqual([120_000, 240_000, 480_000]);
  expect(backOffMs(60_000, 1, 0)).toBe(90_000);
  expect(backOffMs(60_000, 500, 1)).toBe(day);
});

test("a feed that breaks off is fetched whole the next time", async () => {
  const whole = rss(item(1), item(2));
  answer = serve(whole.slice(0, whole.indexOf("round 2")), { etag: '"cut"' });
  const first = await round([feedOf("/f")]);
  expect(first.documents).toHaveLength(1);
  expect(first.warnings[0]).toContain("breaks off here");
  answer = serve(whole, { etag: '"whole"' });
  const second = await round([feedOf("/f")], first.states);
  expect(second.documents.map(d => d.title)).toEqual(["Talks 1", "Talks 2"]);
  expect(second.documents[0]!.id).toBe(first.documents[0]!.id);
  expect(asked).toEqual(["/f", "/f"]);
});

test("a slow feed keeps no other waiting", async () => {
  answer = (request, response) => (request.url === "/slow" ? undefined : void response.end(rss(item(1))));
  const { documents, tally, warnings } = await round([feedOf("/slow"), feedOf("/a"), feedOf("/b")]);
  expect([documents.length, tally.failed, tally.read]).toEqual([2, 1, 2]);
  expect(warnings[0]).toContain("no whole answer in 1 s");
});

test("a story from the future is read without its date", async () => {
  answer = serve(rss(item(1, "x", "Fri, 01 Jul 2044 10:00:00 GMT"), item(2)));
  const { documents, warnings } = await round([feedOf("/f")]);
  expect(documents.map(d => d.published)).toEqual([undefined, "2016-07-01"]);
  expect(warnings[0]).toContain("is dated 2044-07-01");
});

test("pages are fetched once, where the file says so; where one is missing the feed's own text is read", async () => {
  const page = `<html><body><article>${"<p>The envoys of both states met in Sochi, officials said, and agreed to go on.</p>".repeat(5)}</article></body></html>`;
  answer = (request, response) => {
    if (request.url === "/f") response.end(rss(item(1), item(2)));
    else if (request.url === "/story/1") response.end(page);
    else response.writeHead(404).end();
  };
  const first = await round([feedOf("/f", { pages: true })]);
  expect(first.documents.map(d => d.text.slice(0, 20))).toEqual([
    "The envoys of both s",
    "Envoys met for round",
  ]);
  expect(first.warnings).toEqual([
    `http://127.0.0.1:${port}/story/2: answered 404; the feed's own text is read`,
  ]);
  const second = await round([feedOf("/f", { pages: true })], first.states);
  expect(second.documents).toEqual([]);
  expect(asked).toEqual(["/f", "/robots.txt", "/story/1", "/story/2", "/f"]);
});

test("a page that its site's robots.txt keeps back is not fetched, nor any where that file fails", async () => {
  const polled = async (status: number) => {
    const from = asked.length;
    answer = (request, response) => {
      if (request.url === "/f") response.end(rss(item(1)));
      else if (request.url === "/robots.txt")
        response.writeHead(status).end("User-agent: attache\nDisallow: /story/\n");
      else response.end("<p>not to be read</p>");
    };
    const { documents, warnings } = await round([feedOf("/f", { pages: true })]);
    expect(documents.map(d => d.text.slice(0, 20))).toEqual(["Envoys met for round"]);
    expect(asked.slice(from)).toEqual(["/f", "/robots.txt"]);
    return warnings;
  };
  const [kept] = await polled(200);
  expect(kept).toContain("/story/1: its site's robots.txt forbids it; the feed's own text is read");
  const [failed] = await polled(503);
  expect(failed).toContain("/robots.txt: answered 503; the feed's own text is read");
});

test("a damaged state is begun anew and told", () => {
  const home = mkdtempSync(join(folder, "state-"));
  writeFileSync(join(home, "watch.json"), '{"version":1,"feeds":{"u":{"etag":7,"failures":"x"}}}');
  expect(openState(home, () => {}).of("u")).toEqual({ failures: 0 });
  writeFileSync(join(home, "watch.json"), '{"version":1,"fee');
  const warnings: string[] = [];
  expect(openState(home, message => warnings.push(message)).of("u")).toEqual(unseen);
  expect(warnings[0]).toContain("damaged; begun anew");
});

test("the file of feeds is checked line by line", () => {
  const file = (text: string): string => {
    writeFileSync(join(folder, "feeds.yaml"), text);
    return join(folder, "feeds.yaml");
  };
  expect(
    readFeeds(
      file("- https://a.example/f\n- {url: https://b.example/f, publisher: B, every: 2h, pages: true}\n"),
    ),
  ).toEqual([
    { url: "https://a.example/f", everyMs: 900_000, pages: false, allow: [] },
    { url: "https://b.example/f", publisher: "B", everyMs: 7_200_000, pages: true, allow: [] },
  ]);
  for (const [text, message] of [
    ["- url: file:///x", /feeds\.yaml:1: expected url/],
    ["- https://a.example\n- {url: https://b.example, evry: 1h}", /feeds\.yaml:2: unknown key "evry"/],
    ["- {url: https://b.example, every: 1s}", /from one minute/],
    ["- https://a.example\n- https://a.example", /stands in it twice/],
    ["feeds: []", /expected a list/],
    ["[]", /no feeds/],
  ] as const)
    expect(() => readFeeds(file(text))).toThrow(message);
});

async function attache(...words: readonly string[]) {
  const child = spawn(process.execPath, [program, ...words], { cwd: folder });
  let [out, err] = ["", ""];
  child.stdout.on("data", data => (out += data));
  child.stderr.on("data", data => (err += data));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, err };
}

test("watch --once takes what is new into the record, and says 7 where nothing could be fetched", async () => {
  writeFileSync(
    join(folder, "two.yaml"),
    `- {url: "http://127.0.0.1:${port}/f", allow: ["127.0.0.1"]}\n- "http://127.0.0.1:${port}/private"\n`,
  );
  const words = ["watch", "two.yaml", "--record", "desk", "--once", "--model", "fast"];
  answer = serve(rss(item(1), item(2)), { etag: '"a"' });
  const first = await attache(...words);
  expect(first.code).toBe(0);
  expect(first.out).toBe(
    "1 feeds read, 0 unchanged, 1 failed, 0 left alone; 2 reports added, 0 known already, 0 not coded\n",
  );
  expect(first.err).toMatch(
    /^warning: http:\/\/127\.0\.0\.1:\d+\/private: 127\.0\.0\.1 is no public address; refused/,
  );
  answer = serve(rss(item(1), item(2), item(3)));
  const second = await attache(...words);
  expect(second.out).toContain("1 reports added, 2 known already");
  expect(JSON.parse(readFileSync(join(folder, "desk", "watch.json"), "utf8"))).toMatchObject({ version: 1 });
  answer = serve("", {}, 500);
  const third = await attache(...words);
  expect(third.code).toBe(7);
  expect(third.err).toContain("error: two.yaml: none of 2 feeds could be fetched");
  expect((await attache("verify", "--record", "desk")).code).toBe(0);
}, 120_000);

test("watch goes on until a signal, and ends cleanly", async () => {
  writeFileSync(join(folder, "one.yaml"), `- {url: "http://127.0.0.1:${port}/f", allow: ["127.0.0.1"]}\n`);
  answer = serve(rss(item(1)));
  const child = spawn(
    process.execPath,
    [program, "watch", "one.yaml", "--record", "desk2", "--progress=acks", "--model", "fast"],
    { cwd: folder },
  );
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  const [code] = (await once(child, "close")) as [number | null];
  expect(code).toBe(143);
  expect((await attache("count", "--record", "desk2")).out).toBe("1\n");
}, 120_000);
