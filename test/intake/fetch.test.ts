import { once } from "node:events";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isPublic } from "../../src/intake/fetch/address.ts";
import { type FetchOptions, fetchGuarded, fetchLimits } from "../../src/intake/fetch/client.ts";

/** What the server does for each path. */
const paths: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  "/ok": (_, response) => void response.end("fine"),
  "/gzip": (_, response) =>
    void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("fine")),
  "/cut-gzip": (_, response) =>
    void response
      .writeHead(200, { "content-encoding": "gzip" })
      .end(gzipSync("fine".repeat(999)).subarray(0, -12)),
  "/false-gzip": (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end("<rss/>"),
  "/bomb": (_, response) =>
    void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(8 << 20))),
  "/twice": (_, response) =>
    void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(gzipSync("fine"))),
  "/drip": (_, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write("."), 20);
    response.on("close", () => clearInterval(drip));
  },
  "/silence": () => {},
  "/endless": (_, response) => {
    const pour = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(1 << 16))) {}
      if (!response.destroyed) response.once("drain", pour);
    };
    pour();
  },
  "/headers": (_, response) => void response.writeHead(200, { "x-bomb": "a".repeat(40_000) }).end(),
  "/short": (_, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("half");
    setTimeout(() => response.destroy(), 20);
  },
  "/reset": request => void request.socket.resetAndDestroy(),
  "/loop": (_, response) => void response.writeHead(302, { location: "/loop" }).end(),
  "/to": (request, response) => {
    const location = Buffer.from(decodeURIComponent(request.url!.split("?")[1]!)).toString("latin1");
    response.writeHead(302, { location }).end();
  },
};
const server = http.createServer((request, response) => {
  const path = paths[request.url!.split("?")[0]!];
  if (path) path(request, response);
  else response.writeHead(404).end();
});
let inside = 0;
const service = http.createServer((_, response) => {
  inside++;
  response.end("secret");
});
let [port, servicePort] = [0, 0];
beforeAll(async () => {
  for (const each of [server, service]) await once(each.listen(0, "127.0.0.1"), "listening");
  port = (server.address() as AddressInfo).port;
  servicePort = (service.address() as AddressInfo).port;
});
afterAll(() => {
  for (const each of [server, service]) each.close().closeAllConnections();
});

const get = (path: string, more: Partial<FetchOptions> = {}) =>
  fetchGuarded(`http://127.0.0.1:${port}${path}`, {
    limits: { ...fetchLimits, deadlineMs: 1000, bodyBytes: 1 << 20 },
    headers: {},
    allow: [`127.0.0.1:${port}`],
    ...more,
  });

test("an answer comes whole, inflated", async () => {
  for (const path of ["/ok", "/gzip"]) expect((await get(path)).body.toString()).toBe("fine");
  expect((await get("/none")).status).toBe(404);
});

test.each([
  ["/cut-gzip", "cut short or damaged"],
  ["/false-gzip", "cut short or damaged"],
  ["/bomb", "larger than 1 MiB after inflating"],
  ["/twice", "compressed twice"],
  ["/drip", "no whole answer in 1 s"],
  ["/silence", "no whole answer in 1 s"],
  ["/endless", "larger than 1 MiB"],
  ["/headers", "HPE_HEADER_OVERFLOW"],
  ["/short", "aborted"],
  ["/reset", "ECONNRESET"],
  ["/loop", "more than 5 redirects"],
])("%s is a fault: %s", async (path, message) => {
  await expect(get(path)).rejects.toThrow(message);
});

test("no redirect leads to a private address, however it is spelled", async () => {
  const spellings = [
    "127.0.0.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "127.1",
    "0.0.0.0",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "①②⑦.⓪.⓪.①",
    "169.254.169.254",
    "10.0.0.1",
    "192.168.1.1",
    "[fe80::1]",
    "[fd00::1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "localhost",
  ];
  for (const host of spellings)
    await expect(get(`/to?${encodeURIComponent(`http://${host}:${servicePort}/`)}`)).rejects.toThrow(
      /is no public address; refused/,
    );
  for (const url of [
    "file:///etc/passwd",
    "data:text/xml,<rss/>",
    "ftp://127.0.0.1/",
    "http://u:p@127.0.0.1/",
    "http://[",
  ])
    await expect(get(`/to?${encodeURIComponent(url)}`)).rejects.toThrow(/only http|password|no address/);
  expect(inside).toBe(0);
});

test("a name is looked up once, and one private address among its own spoils it", async () => {
  let asked = 0;
  const answers = [["93.184.216.34", "127.0.0.1"], ["127.0.0.1"], []];
  for (const addresses of answers)
    await expect(
      fetchGuarded(`http://feeds.example:${servicePort}/`, {
        limits: fetchLimits,
        headers: {},
        allow: [],
        resolve: async () => {
          asked++;
          return addresses;
        },
      }),
    ).rejects.toThrow(/no public address|has no address/);
  expect([asked, inside]).toEqual([3, 0]);
});

test("a host that is allowed by name may be private; no other becomes so", async () => {
  const resolve = async () => ["127.0.0.1"];
  const url = `http://news.intern:${servicePort}/`;
  const options = { limits: fetchLimits, headers: {}, resolve };
  expect((await fetchGuarded(url, { ...options, allow: ["news.intern"] })).body.toString()).toBe("secret");
  await expect(fetchGuarded(url, { ...options, allow: ["intern", "news.intern:1"] })).rejects.toThrow(
    "no public address",
  );
});

test("public addresses are told from all others", () => {
  for (const address of ["8.8.8.8", "2606:4700::1111"]) expect(isPublic(address)).toBe(true);
  for (const address of [
    "100.64.0.1",
    "255.255.255.255",
    "224.0.0.1",
    "::",
    "::ffff:8.8.8.8",
    "2001::1",
    "x",
    "",
  ])
    expect(isPublic(address)).toBe(false);
});
