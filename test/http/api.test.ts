import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../../src/http/app.ts";
import { report } from "../record/make.ts";
import { added, recordOf, type Served, served } from "./server.ts";

const turkey = "Turkey = TUR.GOV";
const russia = "Russia = RUS.GOV";
const reports = [
  report(
    "a",
    "Herald",
    "2016-03-02",
    "😀 Turkey accused Russia on Tuesday. Russia banned Turkish fruit in Cizre.",
    { event: "ACCUSE", words: "accused", by: [turkey], to: [russia], on: "2016-03-01" },
    {
      event: "SANCTION",
      words: "banned",
      by: [russia],
      to: ["Turkish = TUR"],
      on: "2016-03-02",
      place: "Cizre",
    },
  ),
  report("b", "Post", "2016-03-03", "=cmd Turkey accused Russia, a paper said.", {
    event: "ACCUSE",
    words: "accused",
    by: [turkey],
    to: [russia],
    on: "2016-03-01",
  }),
];

let folder: string;
let server: Served;
beforeAll(async () => {
  folder = await recordOf(reports);
  server = await served(folder);
});
afterAll(() => server.close());

const get = async (path: string) => {
  const answer = await fetch(server.address + path);
  const type = answer.headers.get("content-type") ?? "";
  return {
    status: answer.status,
    type,
    body: type.includes("json") ? JSON.parse(await answer.text()) : await answer.text(),
  };
};

test("says what it serves", async () => {
  const { status, body } = await get("/api/about");
  expect(status).toBe(200);
  expect(body).toMatchObject({ reports: 2, events: 3, first: "2016-03-02", last: "2016-03-03" });
  expect(body.publishers).toEqual([
    { name: "Herald", reports: 1 },
    { name: "Post", reports: 1 },
  ]);
});

test("lists come in parts that lead to the next", async () => {
  const first = await get("/api/search?limit=2");
  expect([first.body.total, first.body.items.length, first.body.next]).toEqual([3, 2, "2"]);
  const rest = await get("/api/search?limit=2&cursor=2");
  expect([rest.body.items.length, rest.body.next]).toEqual([1, null]);
  expect((await get("/api/actors?limit=1")).body.items).toEqual([{ code: "RUS", events: 3, name: "Russia" }]);
  expect((await get("/api/pairs")).body.items).toEqual([
    { a: "RUS", b: "TUR", names: ["Russia", "Turkey"], events: 3, conflict: 3 },
  ]);
});

test("a search is its address: words, names of actors, types, days, places", async () => {
  const found = async (query: string) =>
    (await get(`/api/search?${query}`)).body.items.map(
      (e: { document: string; type: string }) => `${e.document} ${e.type}`,
    );
  expect(await found("q=fruit")).toEqual(["a SANCTION"]);
  expect(await found("actor=Russia&type=ACCUSE,AID")).toEqual(["b ACCUSE", "a ACCUSE"]);
  expect(await found("place=cizre&from=2016-03-02&to=2016-03-03")).toEqual(["a SANCTION"]);
  expect(await found("publisher=Post")).toEqual(["b ACCUSE"]);
});

test("an incident has all that reports tell of it, each with its words in code points", async () => {
  const { items } = (await get("/api/pairs/Turkey/RUS/timeline")).body;
  expect(items.map((i: { type: string; reports: number }) => [i.type, i.reports])).toEqual([
    ["ACCUSE", 2],
    ["SANCTION", 1],
  ]);
  const { incident, events } = (await get(`/api/incidents/${items[0].incident}`)).body;
  expect(incident.incident).toBe(items[0].incident);
  expect(events.map((e: { source: object }) => e.source)).toMatchObject([
    { document: "a", publisher: "Herald", quote: "😀 Turkey accused Russia on Tuesday.", from: 0, to: 35 },
    { document: "b", publisher: "Post" },
  ]);
});

test("ledger, series, brief, map and network answer what the commands do", async () => {
  expect((await get("/api/pairs/TUR/RUS/ledger")).body.entries[0]).toMatchObject({
    kind: "measure",
    state: "imposed",
  });
  expect((await get("/api/pairs/TUR/RUS/series?by=day")).body).toMatchObject({ by: "day", incidents: 2 });
  expect((await get("/api/pairs/TUR/RUS/brief")).body.title).toBe("Turkey and Russia");
  expect((await get("/api/map")).body.items.map((e: { event: string }) => e.event)).toEqual(["e:a-1"]);
  expect((await get("/api/network")).body.edges).toHaveLength(1);
});

test("a document comes with its text, events and why", async () => {
  const { body } = await get("/api/documents/a");
  expect(body.document.text).toBe(reports[0]!.document.text);
  expect(body.events.map((e: { trigger: object }) => e.trigger)).toMatchObject([
    { start: 9, end: 16, text: "accused" },
    { text: "banned" },
  ]);
  expect((await get("/api/events/e:a-0/why")).body).toMatchObject({
    rule: "test",
    why: [],
    source: { document: "a" },
  });
  expect((await get("/api/documents")).body.items.map((d: { id: string }) => d.id)).toEqual(["b", "a"]);
});

test("lists are tables too, in which no text is a formula", async () => {
  const { type, body } = await get("/api/search.csv?q=cmd");
  expect(type).toContain("text/csv");
  expect(body).toContain(`"'=cmd Turkey accused Russia, a paper said."`);
  for (const path of [
    "pairs",
    "actors",
    "documents",
    "map",
    "network",
    "pairs/TUR/RUS/timeline",
    "pairs/TUR/RUS/series",
    "pairs/TUR/RUS/ledger",
  ])
    expect((await get(`/api/${path}.csv`)).body.split("\r\n").length).toBeGreaterThan(2);
});

test("what is not there is 404, what is no question 400 or 422, each with a reason", async () => {
  for (const [path, status] of [
    ["/api/documents/z", 404],
    ["/api/incidents/i:z", 404],
    ["/api/events/e:z/why", 404],
    ["/api/nothing", 404],
    ["/api/pairs/TUR/Zembla/timeline", 422],
    ["/api/search?limit=0", 400],
    ["/api/search?limit=9999", 400],
    ["/api/search?from=yesterday", 400],
    ["/api/search?type=WAR", 400],
    ["/api/search?cursor=-1", 400],
    ["/api/search?cursor=1;drop", 400],
  ] as const) {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, status]);
    expect(answer.body.error.length).toBeGreaterThan(5);
  }
});

test("a decision is written, seen at once, and taken back", async () => {
  const post = (body: object) =>
    fetch(`${server.address}/api/decisions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const rejected = await post({ verdict: "reject", id: "e:a-1", author: "Ann" });
  expect(rejected.status).toBe(200);
  expect((await get("/api/search?q=fruit")).body.total).toBe(0);
  expect((await post({ verdict: "undo", id: "e:a-1", author: "Ann" })).status).toBe(200);
  expect((await get("/api/search?q=fruit")).body.total).toBe(1);
  expect((await post({ verdict: "undo", id: "e:a-1", author: "Ann" })).status).toBe(422);
  expect((await post({ verdict: "reject", id: "e:z", author: "Ann" })).status).toBe(422);
  expect((await post({ verdict: "reject", id: "e:a-1", author: "Ann", more: 1 })).status).toBe(400);
});

test("a new index is read without a stop", async () => {
  await added(folder, [
    report("c", "Post", "2016-04-03", "Russia praised Turkey.", {
      event: "SUPPORT",
      words: "praised",
      by: [russia],
      to: [turkey],
    }),
  ]);
  expect((await get("/api/about")).body.reports).toBe(3);
  expect((await get("/api/pairs/TUR/RUS/timeline")).body.total).toBe(3);
});

test("the description is OpenAPI 3.1 and has every route with what it answers", async () => {
  const { body } = await get("/api");
  expect(body.openapi).toBe("3.1.0");
  for (const { path, method, rows } of routes) {
    const at = path.replace(/:(\w+)/g, "{$1}");
    const answer = body.paths[at][method.toLowerCase()].responses["200"].content["application/json"].schema;
    expect(answer.type).toBe("object");
    expect(Object.keys(body.paths)).toEqual(rows ? expect.arrayContaining([`${at}.csv`]) : expect.anything());
  }
  expect(body.paths["/api/read"].post).toBeDefined();
});

test("a dropped file is read as it comes and not kept", async () => {
  const text = "Turkey accused Russia of a violation of its airspace on Tuesday.";
  const answer = await fetch(
    `${server.address}/api/read?name=${encodeURIComponent("../../news.txt")}&date=2016-03-02`,
    {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: text,
    },
  );
  const lines = (await answer.text())
    .trim()
    .split("\n")
    .map(line => JSON.parse(line));
  expect(lines[0].document.text).toBe(text);
  expect(lines[1].event).toMatchObject({ event: "ACCUSE", actor: [{ country: "TUR" }] });
  expect(lines.at(-1)).toEqual({ done: { reports: 1, events: 1 } });
  expect((await get("/api/documents")).body.items.some((d: { begin: string }) => d.begin === text)).toBe(
    false,
  );
}, 30_000);
