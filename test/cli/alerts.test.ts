import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Alert } from "../../src/cli/watch/alerts/alert.ts";
import { alertOnce } from "../../src/cli/watch/alerts/alerting.ts";
import { readAlerts } from "../../src/cli/watch/alerts/alerts-file.ts";
import { openAlertState } from "../../src/cli/watch/alerts/state.ts";
import { fetchGuarded, fetchLimits } from "../../src/intake/fetch/client.ts";
import { openIndex } from "../../src/record/database.ts";
import type { Report } from "../../src/record/report.ts";
import { loadWorld } from "../../src/world/world.ts";
import { added, recordOf } from "../http/server.ts";
import { report } from "../record/make.ts";

const folder = mkdtempSync(join(tmpdir(), "attache-alerts-"));
const program = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "bin", "attache.js");
const world = loadWorld();

let posted: { readonly text: string; readonly alerts: readonly Alert[] }[] = [];
let status = 204;
const server = http.createServer((request, response) => {
  let body = "";
  request.on("data", part => (body += part));
  request.on("end", () => {
    posted.push(JSON.parse(body));
    response.writeHead(status, { location: "/elsewhere" }).end();
  });
});
let hook = "";
beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
beforeEach(() => {
  posted = [];
  status = 204;
});
afterAll(() => {
  server.close().closeAllConnections();
  rmSync(folder, { recursive: true });
});

const shelled = (id: string, day: string, place: string, publisher = "Herald"): Report =>
  report(id, publisher, day, `Russia shelled ${place} with <b>rockets</b> @channel.`, {
    event: "ASSAULT",
    words: "shelled",
    by: ["Russia = RUS.MIL"],
    to: [`${place} = TUR`],
    on: day,
    place,
  });
const helped = (i: number, day: string): Report =>
  report(`h${i}`, "Post", day, `Turkey helped Russia for the time ${i}.`, {
    event: "AID",
    words: "helped",
    by: ["Turkey = TUR.GOV"],
    to: ["Russia = RUS.GOV"],
    on: day,
  });
const dayOf = (n: number): string => new Date(Date.UTC(2016, 0, 1 + n)).toISOString().slice(0, 10);

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** One look, with the state that is on disk. */
async function look(path: string, record: string) {
  const warnings: string[] = [];
  const store = (await openIndex(record))!;
  const done = await alertOnce(readAlerts(path, world), store, {
    state: openAlertState(record),
    world,
    post: async (url, body, allow) =>
      (await fetchGuarded(url, { limits: fetchLimits, headers: {}, allow, body })).status,
    warn: message => warnings.push(message),
  });
  await store.close();
  return { ...done, warnings };
}

const lines = (name: string): readonly Alert[] =>
  existsSync(join(folder, name))
    ? readFileSync(join(folder, name), "utf8")
        .trim()
        .split("\n")
        .map(line => JSON.parse(line) as Alert)
    : [];

test("a search tells what is new since its first look, once, with its words, to every target", async () => {
  const record = await recordOf([shelled("a", "2016-05-01", "Cizre")]);
  const path = file(
    "search.yaml",
    `- {name: Strikes, view: "http://desk.example:4711/search?q=shelled&type=ASSAULT&place=", to: [s.rss, s.jsonl, "${hook}"], allow: ["127.0.0.1"]}\n`,
  );
  expect(await look(path, record)).toMatchObject({ alerts: 0, waiting: 0 });
  expect(readFileSync(join(folder, "s.rss"), "utf8")).not.toContain("<item>");
  await added(record, [shelled("b", "2016-06-01", "Kilis"), helped(1, "2016-06-01")]);
  expect(await look(path, record)).toMatchObject({ alerts: 1, waiting: 0, warnings: [] });
  const [alert, ...more] = lines("s.jsonl");
  expect(more).toEqual([]);
  expect(alert).toMatchObject({
    view: "Strikes",
    kind: "incident",
    date: "2016-06-01",
    link: `http://desk.example:4711/incident/${encodeURIComponent(alert!.incidents[0]!)}`,
    words: [
      {
        document: "b",
        event: "e:b-0",
        publisher: "Herald",
        quote: "Russia shelled Kilis with <b>rockets</b> @channel.",
        link: "http://desk.example:4711/document/b?event=e%3Ab-0",
      },
    ],
  });
  expect(posted.map(p => p.alerts)).toEqual([[alert]]);
  expect(posted[0]!.text).toContain("&lt;b&gt;rockets");
  expect(posted[0]!.text).not.toContain("@channel");
  const feed = readFileSync(join(folder, "s.rss"), "utf8");
  expect(feed.match(/<item>/g)).toHaveLength(1);
  expect(feed).toContain(`<guid isPermaLink="false">${alert!.alert}</guid>`);
  expect(feed).toContain("&amp;lt;b&amp;gt;rockets");
  expect(await look(path, record)).toMatchObject({ alerts: 0, waiting: 0 });
  // Another paper tells the same happening: nothing new.
  await added(record, [shelled("c", "2016-06-01", "Kilis", "Courier")]);
  expect(await look(path, record)).toMatchObject({ alerts: 0, waiting: 0 });
  expect([posted.length, lines("s.jsonl").length, readFileSync(join(folder, "s.rss"), "utf8")]).toEqual([
    1,
    1,
    feed,
  ]);
});

test("what a webhook does not take is told and tried again; a redirect is not followed", async () => {
  const record = await recordOf([shelled("a", "2016-05-01", "Cizre")]);
  const path = file(
    "hook.yaml",
    `- {name: H, view: "/search?q=shelled", to: "${hook}", allow: ["127.0.0.1"]}\n`,
  );
  await look(path, record);
  await added(record, [shelled("b", "2016-06-01", "Kilis")]);
  for (status of [500, 307]) {
    const { waiting, warnings } = await look(path, record);
    expect([waiting, warnings]).toEqual([
      1,
      [expect.stringContaining(`did not take 1 alerts (answered ${status})`)],
    ]);
    expect(warnings[0]).not.toContain("/hook");
  }
  expect(posted).toHaveLength(2);
  status = 200;
  expect(await look(path, record)).toMatchObject({ alerts: 0, waiting: 0 });
  expect(posted[2]).toEqual(posted[0]);
  expect(await look(path, record)).toMatchObject({ waiting: 0 });
  expect(posted).toHaveLength(3);
});

test("a webhook on a private network is not asked unless the file allows it", async () => {
  const record = await recordOf([shelled("a", "2016-05-01", "Cizre")]);
  const path = file("private.yaml", `- {name: P, view: "/search?q=shelled", to: "${hook}"}\n`);
  await look(path, record);
  await added(record, [shelled("b", "2016-06-01", "Kilis")]);
  expect((await look(path, record)).warnings[0]).toContain("no public address");
  expect(posted).toEqual([]);
});

test("a file gets no line twice where a run was killed before it noted its delivery, and goes on behind a torn one", async () => {
  const record = await recordOf([shelled("a", "2016-05-01", "Cizre")]);
  const path = file("torn.yaml", `- {name: T, view: "/search?q=shelled", to: torn.jsonl}\n`);
  await look(path, record);
  await added(record, [shelled("b", "2016-06-01", "Kilis")]);
  await look(path, record);
  const state = openAlertState(record);
  const told = state.of("T")!.told;
  state.keep("T", { ...state.of("T")!, waiting: { [join(folder, "torn.jsonl")]: told } });
  await look(path, record);
  expect(lines("torn.jsonl")).toEqual(told);
  appendFileSync(join(folder, "torn.jsonl"), '{"alert":"a:');
  await added(record, [shelled("c", "2016-07-01", "Mardin")]);
  await look(path, record);
  const all = readFileSync(join(folder, "torn.jsonl"), "utf8").split("\n");
  expect([all[1], JSON.parse(all[2]!).date]).toEqual(['{"alert":"a:', "2016-07-01"]);
});

test("a course tells a change and a level with the words behind them; few incidents tell nothing, and why", async () => {
  const record = await recordOf(Array.from({ length: 6 }, (_, i) => helped(i, dayOf(i * 6))));
  const path = file("course.yaml", `- {name: C, view: "/pair/Turkey/RUS?by=month", to: c.jsonl}\n`);
  const few = await look(path, record);
  expect(few.alerts).toBe(0);
  expect(few.warnings[0]).toContain("6 incidents are too few");
  await added(
    record,
    Array.from({ length: 8 }, (_, i) => helped(6 + i, dayOf(36 + i * 6))),
  );
  await look(path, record);
  await added(
    record,
    Array.from({ length: 14 }, (_, i) => shelled(`s${i}`, dayOf(100 + i * 4), "Cizre")),
  );
  const { alerts } = await look(path, record);
  const told = lines("c.jsonl");
  expect(told).toHaveLength(alerts);
  expect(told.map(a => a.kind)).toContain("change");
  const change = told.find(a => a.kind === "change")!;
  expect(change).toMatchObject({ date: dayOf(100), figures: { direction: "worse" } });
  expect(change.words[0]!.quote).toContain("shelled Cizre");
  expect(change.text).toMatch(/^Turkey, Russia: It last turned on .*, for the worse/);
  const level = told.find(a => a.kind === "level");
  expect(level?.figures?.level).toBe("below");
  expect(level?.words.length).toBeGreaterThan(0);
  expect((await look(path, record)).alerts).toBe(0);
});

test("the file of views is checked line by line", () => {
  for (const [text, message] of [
    ["- {name: A, view: /map, to: a.rss}", /x\.yaml:1: "\/map" cannot alert/],
    ["- {name: A, view: /search?typ=AID, to: a.rss}", /the view has no "typ"/],
    ["- {name: A, view: /search?type=AIDE, to: a.rss}", /type: /],
    ["- {name: A, view: /search?actor=Atlantisia, to: a.rss}", /x\.yaml:1: "Atlantisia" names no actor/],
    ["- {name: A, view: /pair/TUR/RUS?by=eon, to: a.rss}", /by: /],
    ["- {name: A, view: /search, to: a.txt}", /expected to: a file/],
    ["- {name: A, view: /search, to: a.rss, evry: 1}", /unknown key "evry"/],
    ["- {view: /search, to: a.rss}", /expected name/],
    ["- {name: A, view: /search, to: a.rss}\n- {name: A, view: /search, to: b.rss}", /stands in it twice/],
    ["- {name: A, view: /search, to: a.rss}\n- {name: B, view: /search, to: a.rss}", /two views write/],
    ["[]", /no views/],
  ] as const)
    expect(() => readAlerts(file("x.yaml", text), world)).toThrow(message);
});

test("a damaged state is a fault, not a new beginning", async () => {
  const record = await recordOf([shelled("a", "2016-05-01", "Cizre")]);
  writeFileSync(join(record, "alerts.json"), '{"version":1,"vie');
  expect(() => openAlertState(record)).toThrow(/damaged; delete it/);
});

test("attache watch --alert looks at a record without feeds", async () => {
  const record = await recordOf([shelled("a", "2016-05-01", "Cizre")]);
  file("cli.yaml", "- {name: Z, view: /search?q=shelled, to: cli.jsonl}\n");
  const run = async (...words: readonly string[]) => {
    const child = spawn(process.execPath, [program, "watch", ...words], { cwd: folder });
    let [out, err] = ["", ""];
    child.stdout.on("data", data => (out += data));
    child.stderr.on("data", data => (err += data));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, out, err };
  };
  const words = ["--alert", "cli.yaml", "--record", record, "--once"];
  expect(await run(...words)).toEqual({ code: 0, out: "0 alerts, 0 to be delivered\n", err: "" });
  await added(record, [shelled("b", "2016-06-01", "Kilis")]);
  expect((await run(...words)).out).toBe("1 alerts, 0 to be delivered\n");
  expect((await run(...words)).out).toBe("0 alerts, 0 to be delivered\n");
  expect(lines("cli.jsonl")).toHaveLength(1);
  expect((await run("--record", record)).code).toBe(2);
  expect((await run("--alert", "cli.yaml", "--record", join(folder, "none"), "--once")).code).toBe(4);
}, 60_000);
