import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { JournalWriter } from "../../src/record/journal.ts";
import { report } from "../record/make.ts";
import { pagesIn, recordOf, type Served, served } from "./server.ts";

const hostile = report(
  "x",
  "<script>window.PWNED=1</script>",
  "2016-03-02",
  "Turkey accused <img src=x onerror=alert(1)> Russia.",
  {
    event: "ACCUSE",
    words: "accused",
    by: ["Turkey = TUR"],
    to: ["Russia = RUS"],
  },
);

let folder: string;
let server: Served;
let locked: Served;
beforeAll(async () => {
  folder = await recordOf([{ ...hostile, document: { ...hostile.document, url: "javascript:alert(1)" } }]);
  const place = mkdtempSync(join(tmpdir(), "attache-pages-"));
  mkdirSync(join(place, "assets"));
  writeFileSync(join(place, "index.html"), "<!doctype html><title>desk</title>");
  writeFileSync(join(place, "assets", "main-a1b2c3d4.js"), "1");
  writeFileSync(join(place, "secret.env"), "secret");
  server = await served(folder, { pages: pagesIn(place) });
  locked = await served(folder, { token: "0123456789abcdef" });
});
afterAll(() => Promise.all([server.close(), locked.close()]));

/** A request as it is written, whatever a client would mend. */
const ask = (path: string, headers: Record<string, string> = {}, method = "GET", body = "") =>
  sentTo(server.port, path, headers, method, body);

const sentTo = (
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
  body = "",
) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((done, failed) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, answer => {
      let text = "";
      answer.on("data", chunk => (text += chunk));
      answer.on("end", () => done({ status: answer.statusCode!, headers: answer.headers, body: text }));
    });
    sent.on("error", failed);
    sent.end(body);
  });

/** What a server answers to bytes. */
const raw = (bytes: string) =>
  new Promise<string>(done => {
    let text = "";
    const socket = connect(server.port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", chunk => (text += chunk));
    socket.on("close", () => done(text));
    socket.on("error", () => done(text));
    setTimeout(() => socket.destroy(), 1500).unref();
  });

test("a foreign Host is refused: a page whose name was made to point here", async () => {
  expect((await ask("/api/about", { host: "evil.example" })).status).toBe(421);
  expect((await ask("/", { host: "evil.example:80" })).status).toBe(421);
  expect((await ask("/api/about", { host: `localhost:${server.port}` })).status).toBe(200);
});

test("another site's page may neither read nor write", async () => {
  expect((await ask("/api/about", { origin: "https://evil.example" })).status).toBe(403);
  expect((await ask("/api/about", { "sec-fetch-site": "cross-site" })).status).toBe(403);
  const write = { origin: "null", "content-type": "application/json" };
  expect((await ask("/api/decisions", write, "POST", "{}")).status).toBe(403);
  expect((await ask("/api/about", { origin: `http://127.0.0.1:${server.port}` })).status).toBe(200);
});

test("a form cannot write: its content type is not taken", async () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  expect((await ask("/api/decisions", form, "POST", "id=e:x")).status).toBe(415);
  expect((await ask("/api/decisions", { "content-type": "text/plain" }, "POST", "{}")).status).toBe(400);
});

test("where a token is set, the API wants it whole", async () => {
  const status = async (authorization?: string) =>
    (await fetch(`${locked.address}/api/about`, authorization ? { headers: { authorization } } : {})).status;
  expect(await status()).toBe(401);
  expect(await status("Bearer 0123456789abcde")).toBe(401);
  expect(await status("Basic 0123456789abcdef")).toBe(401);
  expect(await status("Bearer 0123456789abcdef")).toBe(200);
});

test("no spelling of an address and no method gets by the token", async () => {
  const status = async (path: string, method = "GET") =>
    (await sentTo(locked.port, path, { "content-type": "application/json" }, method)).status;
  const paths = [
    "/%61pi/about",
    "/ap%69/about",
    "/api/%61bout",
    "/api",
    "/api/about?x=1",
    "/%61pi/documents/x",
    "/api/search.csv",
  ];
  for (const path of paths) expect([path, await status(path)]).toEqual([path, 401]);
  for (const path of ["/api/decisions", "/%61pi/decisions", "/%61pi/read?name=a.txt"])
    expect([path, await status(path, "POST")]).toEqual([path, 401]);
  expect(await status("/%61pi/about", "HEAD")).toBe(401);
  for (const path of ["//api/about", "/API/about", "/api/nothing"])
    expect((await sentTo(locked.port, path)).body).not.toContain("reports");
});

test("every answer forbids foreign scripts, framing and guessing", async () => {
  for (const path of ["/", "/api/about", "/api/nothing", "/assets/main-a1b2c3d4.js"]) {
    const { headers } = await ask(path);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  }
});

test("what a report brings goes out as JSON, its address only where it is the web's", async () => {
  const { body, headers } = await ask("/api/documents/x");
  expect(headers["content-type"]).toContain("application/json");
  expect(JSON.parse(body).document.url).toBeNull();
  expect(JSON.parse(body).document.publisher).toBe("<script>window.PWNED=1</script>");
});

test("no path leads out of the desk's files", async () => {
  for (const path of [
    "/../secret.env",
    "/assets/../secret.env",
    "/%2e%2e/%2e%2e/etc/passwd.js",
    "/secret.env",
    "//etc/passwd.js",
  ])
    expect((await ask(path)).status).toBe(404);
  expect((await ask("/assets/main-a1b2c3d4.js")).headers["cache-control"]).toContain("immutable");
  expect((await ask("/pair/TUR/RUS")).body).toContain("desk");
});

test("bad escapes, line ends and endless addresses are refused, and the server lives", async () => {
  for (const path of ["/api/documents/%zz", "/api/documents/%", "/%c0%ae%c0%ae/"])
    expect((await ask(path)).status).toBeLessThan(500);
  expect((await ask("/api/documents/%zz")).status).toBe(400);
  expect((await ask("/api/documents/a%0d%0aSet-Cookie:x=1")).headers["set-cookie"]).toBeUndefined();
  expect(await raw(`GET /api/search?q=${"a".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431/,
  );
  expect((await ask(`/api/search?q=${"a".repeat(600)}`)).status).toBe(400);
  expect(
    await raw(
      "GET /api/about HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
    ),
  ).toMatch(/^HTTP\/1\.1 400/);
  expect((await ask("/api/about")).status).toBe(200);
});

test("a body that is too large or not what it claims is refused", async () => {
  const json = { "content-type": "application/json" };
  expect(
    (await ask("/api/decisions", { ...json, "content-length": String(64 << 20) }, "POST", "{}")).status,
  ).toBe(413);
  expect((await ask("/api/decisions", json, "POST", `{"__proto__":{"a":1}}`)).status).toBe(400);
  expect((await ask("/api/decisions", json, "POST", "{")).status).toBe(400);
});

test("a search is quick whatever is asked", async () => {
  for (const q of ["%25%25%25", "a'%20or%201=1%20--", "(((((((((", "%22", "*".repeat(400), "%00"]) {
    const begun = performance.now();
    expect((await ask(`/api/search?q=${q}`)).status).toBeLessThan(500);
    expect(performance.now() - begun).toBeLessThan(1000);
  }
});

test("a series of more periods than can be counted at once is refused, and others are answered", async () => {
  const path = "/api/pairs/TUR/RUS/series?by=day";
  const endless = await ask(`${path}&from=0001-01-01&to=9999-12-31`);
  expect([endless.status, JSON.parse(endless.body).error]).toEqual([
    422,
    expect.stringContaining("longer steps"),
  ]);
  const begun = performance.now();
  const [long, about] = await Promise.all([ask(`${path}&from=2013-01-01&to=2017-01-01`), ask("/api/about")]);
  expect([long.status, about.status]).toEqual([200, 200]);
  expect(performance.now() - begun).toBeLessThan(5000);
});

test("a day that no calendar has is refused wherever it is asked", async () => {
  for (const path of [
    "search?",
    "map?",
    "pairs/TUR/RUS/series?",
    "pairs/TUR/RUS/timeline?",
    "pairs/TUR/RUS/ledger?",
    "pairs/TUR/RUS/brief?",
  ])
    for (const day of ["2016-99-99", "2016-02-31"])
      expect([path, (await ask(`/api/${path}from=${day}`)).status]).toEqual([path, 422]);
});

test("while another program writes, a decision is refused by name", async () => {
  const writer = await JournalWriter.open(folder, () => {});
  try {
    const body = JSON.stringify({ verdict: "reject", id: "e:x-0", author: "Ann" });
    const answer = await ask("/api/decisions", { "content-type": "application/json" }, "POST", body);
    expect(answer.status).toBe(409);
    expect(answer.body).toContain(String(process.pid));
  } finally {
    writer.close();
  }
}, 15_000);
