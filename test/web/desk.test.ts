import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pagesIn } from "../../src/http/pages.ts";
import { axeSource, browser } from "../helpers/browser.ts";
import { recordOf, type Served, served } from "../http/server.ts";
import { report } from "../record/make.ts";

const turkey = "Turkey = TUR.GOV";
const russia = "Russia = RUS.GOV";
const hostile = `<script>window.PWNED=1</script><img src=x onerror="window.PWNED=1"> \u202eTurkey accused Russia again.`;
const reports = [
  ...Array.from({ length: 30 }, (_, i) => {
    const day = `2016-${String(1 + Math.floor(i / 3)).padStart(2, "0")}-${String(5 + (i % 3) * 7).padStart(2, "0")}`;
    return i < 15
      ? report(
          `r${i}`,
          "Herald",
          day,
          `Turkey accused Russia in note ${i}. Russia shelled Cizre, killing ${i + 1}.`,
          {
            event: "ACCUSE",
            words: "accused",
            by: [turkey],
            to: [russia],
            on: day,
          },
          {
            event: "ASSAULT",
            words: "shelled",
            by: [russia],
            to: ["Cizre = TUR"],
            on: day,
            place: "Cizre",
            killed: i + 1,
          },
        )
      : report(`r${i}`, "Post", day, `Turkey helped Russia for the time ${i}.`, {
          event: "AID",
          words: "helped",
          by: [turkey],
          to: [russia],
          on: day,
        });
  }),
  report("x", "<b>Evil</b> Post", "2016-12-01", hostile, {
    event: "ACCUSE",
    words: "accused",
    by: [turkey],
    to: [russia],
    on: "2016-12-01",
  }),
];

const longTitle = `Turkey accused Russia <script>window.PWNED=1</script> \u202eتركيا ${"and again ".repeat(500)}`;
const inTitle = report("t", "Herald", "2016-12-02", longTitle, {
  event: "ACCUSE",
  words: "accused",
  by: [turkey],
  to: [russia],
  on: "2016-12-02",
});
/** An event whose words stand in the title, which is hostile: markup, right to left, 5 kB. */
reports.push({
  ...inTitle,
  document: { ...inTitle.document, title: longTitle, text: "No more was told." },
  events: inTitle.events.map(e => ({ ...e, headline: true, inTitle: true })),
});

const desk = fileURLToPath(new URL("../../dist/web", import.meta.url));
let server: Served;
let chrome: Browser;
let context: BrowserContext;
let page: Page;
let outside: string[] = [];
let complaints: string[] = [];

beforeAll(async () => {
  [server, chrome] = await Promise.all([
    recordOf(reports).then(folder => served(folder, { pages: pagesIn(desk) })),
    browser(),
  ]);
  context = await chrome.newContext({ viewport: { width: 1100, height: 900 } });
  page = await context.newPage();
  page.on("request", r => {
    if (!r.url().startsWith(server.address) && !r.url().startsWith("data:")) outside.push(r.url());
  });
  page.on("console", m => {
    if (m.type() === "error") complaints.push(m.text());
  });
  page.on("pageerror", e => complaints.push(e.message));
}, 180_000);
afterAll(async () => {
  await chrome?.close();
  await server?.close();
});

async function open(path: string): Promise<Page> {
  await page.goto(server.address + path, { waitUntil: "networkidle" });
  return page;
}

/** Waits until the page says something. */
const told = (text: string) => page.locator("[role=status]", { hasText: text }).first().waitFor();

const views = [
  "/",
  "/pair/TUR/RUS",
  "/pair/TUR/RUS/timeline",
  "/pair/TUR/RUS/ledger",
  "/pair/TUR/RUS/brief",
  "/search?q=shelled",
  "/map",
  "/network",
  "/document/r3",
  "/incident/i:r3-0",
  "/review",
  "/document/x",
  "/document/t",
  "/search?all=true&cursor=0",
  "/search?q=shelled&cursor=10",
  "/nowhere",
] as const;

describe.each(["light", "dark"] as const)("in the %s", scheme => {
  test.each(views)("%s has no fault that axe finds, fits 320 px, and asks nobody else", async path => {
    outside = [];
    complaints = [];
    await page.emulateMedia({ colorScheme: scheme });
    await open(path);
    await page.evaluate(axeSource());
    const found = await page.evaluate(async () => {
      const { violations } = await (
        globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        }
      ).axe.run();
      return violations.map(v => `${v.id}: ${v.nodes[0]?.html}`);
    });
    expect(found).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    const wide = await page.evaluate("document.documentElement.scrollWidth");
    await page.setViewportSize({ width: 1100, height: 900 });
    expect(wide).toBeLessThanOrEqual(320);
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test("a pair shows its course, and the days that a period holds", async () => {
  await open("/pair/Turkey/RUS");
  expect(await page.textContent("h1")).toBe("Turkey and Russia");
  expect(await page.getAttribute("svg", "aria-label")).toContain("Index of Turkey and Russia");
  await page.click("summary");
  const first = await page.textContent("table button >> nth=0");
  await page.click("table button >> nth=0");
  await page.waitForURL(url => url.pathname.endsWith("/timeline") && url.searchParams.get("from") === first);
  await page.waitForSelector("ol.lines li");
  expect(await page.locator("ol.lines li").count()).toBe(6);
});

test("a search is its address, and leads to the words and why", async () => {
  await open("/search?q=shelled&type=ASSAULT");
  expect(await page.locator("p[role=status]").textContent()).toContain("15 found");
  expect(await page.inputValue("input[name=q]")).toBe("shelled");
  await page.fill("input[name=q]", "note 3");
  await page.click("form[role=search] button.main");
  await page.waitForURL(/q=note\+3/);
  await page.fill("input[name=q]", "helped");
  await page.selectOption("select[name=type]", "");
  await page.keyboard.press("Enter");
  await page.click("form[role=search] button.main");
  await page.waitForURL(/q=helped$/);
  await told("15 found");
  await page.click("ul.lines a >> nth=0");
  await page.waitForSelector("button.trigger[aria-pressed=true]");
  expect(await page.textContent("section[aria-label=Why]")).toContain("Turkey (TUR, GOV)");
});

test("a document marks each event's words, and a click tells why", async () => {
  await open("/document/r4");
  expect(await page.locator("button.trigger").allTextContents()).toEqual(["accused", "shelled"]);
  await page.click("button.trigger >> nth=1");
  expect(await page.textContent("section[aria-label=Why]")).toContain("Cizre");
  expect(await page.locator("mark.party").allTextContents()).toContain("Russia");
});

test("what a report brings is shown, never run", async () => {
  await open("/document/x");
  expect(await page.evaluate("window.PWNED")).toBeUndefined();
  const shown = (await page.textContent("article.text"))!;
  expect(shown).toContain("<script>window.PWNED=1</script>");
  expect(shown).toContain("⟨U+202E⟩");
  expect(await page.locator("article.text img, article.text script").count()).toBe(0);
});

test("a hostile title is text in the page, in a list and in the tab; its event is marked in it", async () => {
  await open("/document/t");
  await page.waitForSelector(".title button.trigger");
  expect(await page.locator(".title button.trigger").allTextContents()).toEqual(["accused"]);
  expect(await page.locator("mark.party").allTextContents()).toEqual(["Turkey", "Russia"]);
  expect(await page.textContent("h1")).toContain("<script>window.PWNED=1</script> ⟨U+202E⟩");
  expect(await page.title()).toContain("<script>");
  expect(await page.textContent("section[aria-label=Why]")).toContain("In the headline: not counted.");
  await open("/search?all=true&q=accused&from=2016-12-02");
  const listed = (await page.textContent(".lines li a >> nth=0"))!;
  expect(listed.length).toBeLessThan(250);
  expect(listed).toContain("<script>");
  expect(await page.evaluate("window.PWNED")).toBeUndefined();
  expect(await page.locator("main script, main img").count()).toBe(0);
});

test("a long list is gone through part by part, by address, and each line says its place", async () => {
  await open("/search?all=true");
  const first = await page.textContent(".lines li >> nth=0");
  expect(await page.locator(".lines li").count()).toBe(47);
  await open("/search?all=true&cursor=40");
  expect(await page.getAttribute(".lines li >> nth=0", "aria-posinset")).toBe("41");
  expect(await page.getAttribute(".lines li >> nth=0", "aria-setsize")).toBe("47");
  await page.click("text=First");
  await expect.poll(() => page.textContent(".lines li >> nth=0")).toBe(first);
  expect(new URL(page.url()).search).toBe("?all=true");
});

test("pair and network are saved as views, and Home says how to be told", async () => {
  for (const [path, name] of [
    ["/pair/TUR/RUS?by=week", "Course"],
    ["/network?limit=5", "Net"],
  ] as const) {
    await open(path);
    page.once("dialog", d => d.accept(name));
    await page.click("text=Save this view");
    await told("Saved");
  }
  await open("/");
  const kept = page.locator("main ul.lines a");
  expect(await kept.allTextContents()).toEqual(["Course", "Net"]);
  expect(await kept.evaluateAll(all => all.map(a => a.getAttribute("href")))).toEqual([
    "/pair/TUR/RUS?by=week",
    "/network?limit=5",
  ]);
  expect(await page.locator("pre").allTextContents()).toEqual([
    `- {name: "Course", view: "${server.address}/pair/TUR/RUS?by=week", to: alerts.rss}`,
  ]);
  await page.click("[aria-label='drop Course']");
  expect(await kept.allTextContents()).toEqual(["Net"]);
  await page.click("[aria-label='drop Net']");
});

test("a server with a token says so, and the desk opens with it once for all", async () => {
  const token = "a-token-of-some-length";
  const guarded = await served(await recordOf(reports), { token, pages: pagesIn(desk) });
  const tab = await context.newPage();
  try {
    await tab.goto(`${guarded.address}/network`);
    await tab.waitForSelector("[role=alert]");
    expect(await tab.textContent("[role=alert]")).toContain("token");
    await tab.goto("about:blank");
    await tab.goto(`${guarded.address}/search?q=shelled#token=${token}`);
    await tab.locator("[role=status]", { hasText: "15 found" }).first().waitFor();
    expect(tab.url()).toBe(`${guarded.address}/search?q=shelled`);
    await tab.click("text=Network");
    await tab.waitForSelector("svg circle");
    const [saved] = await Promise.all([tab.waitForEvent("download"), tab.click("text=CSV")]);
    expect(saved.suggestedFilename()).toContain("network");
  } finally {
    await tab.close();
    await guarded.close();
  }
}, 60_000);

test("a file that is dragged onto any page is read there", async () => {
  await open("/network");
  const dropped = await page.evaluateHandle(() => {
    const view = globalThis as unknown as {
      DataTransfer: new () => { items: { add: (f: unknown) => void } };
      File: new (parts: readonly string[], name: string, options: object) => unknown;
    };
    const transfer = new view.DataTransfer();
    const text = "Turkey accused Russia of a violation of its airspace on Tuesday.";
    transfer.items.add(new view.File([text], "dragged.txt", { type: "text/plain" }));
    return transfer;
  });
  await page.dispatchEvent("main", "dragover", { dataTransfer: dropped });
  expect(await page.locator("main.over").count()).toBe(1);
  await page.dispatchEvent("main", "drop", { dataTransfer: dropped });
  await told("1 reports read, 1 events");
  expect(await page.textContent("h1")).toBe("dragged.txt");
  expect(new URL(page.url()).pathname).toBe("/network");
}, 45_000);

test("review goes by keyboard, and takes back", async () => {
  await open("/review");
  await page.fill("#author", "Ann");
  await page.click("h1");
  const second = await page.locator("ol.lines li >> nth=1").textContent();
  await page.keyboard.press("j");
  expect(await page.locator("li[aria-current=true]").textContent()).toContain(second!.slice(0, 20));
  await page.keyboard.press("r");
  await told("Written: rejected");
  await page.keyboard.press("k");
  await page.keyboard.press("u");
  await told("Taken back");
}, 30_000);

test("review goes on beyond its first hundred, and back, by keyboard", async () => {
  const many = Array.from({ length: 130 }, (_, i) =>
    report(`m${i}`, "Post", "2016-03-01", `Turkey helped Russia for the time ${i}.`, {
      event: "AID",
      words: "helped",
      by: [turkey],
      to: [russia],
      on: "2016-03-01",
    }),
  );
  const other = await served(await recordOf(many), { pages: pagesIn(desk) });
  const tab = await context.newPage();
  try {
    await tab.goto(`${other.address}/review`);
    await tab.waitForSelector("#item-99");
    await tab.click("#item-99 >> text=choose");
    await tab.keyboard.press("j");
    await tab.waitForURL(/\/review\?cursor=100$/);
    await tab.waitForSelector("li[aria-posinset='101'][aria-current=true]");
    expect(await tab.locator("ol.lines li").count()).toBe(30);
    await tab.keyboard.press("k");
    await tab.waitForURL(/\/review$/);
    await tab.waitForSelector("li[aria-posinset='1']");
  } finally {
    await tab.close();
    await other.close();
  }
}, 60_000);

test("the keyboard finds its way: past the navigation, along the pages, to a heading", async () => {
  await open("/");
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("To the content");
  for (let i = 0; i < 3; i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search$/);
  await expect.poll(() => page.evaluate("document.activeElement.tagName")).toBe("H1");
});

test("a file is read before one's eyes and not kept", async () => {
  await open("/");
  const text = "Turkey accused Russia of a violation of its airspace on Tuesday.";
  await page.setInputFiles("input[type=file]", {
    name: "news.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(text),
  });
  await told("1 reports read, 1 events");
  expect(await page.textContent("article.text")).toBe(text);
}, 45_000);

test("without an answer the desk says so", async () => {
  const other = await context.newPage();
  await other.route("**/api/**", r => r.abort());
  await other.goto(`${server.address}/network`);
  await other.waitForSelector("[role=alert]");
  expect(await other.textContent("[role=alert]")).toContain("does not answer");
  await other.close();
});

test("the first load is under 150 kB as it comes over the wire packed", async () => {
  const { gzipSync } = await import("node:zlib");
  const pages = pagesIn(desk);
  const first = [...pages].filter(
    ([name]) => name === "/index.html" || /\/index-[\w-]+\.(js|css)$/.test(name),
  );
  expect(first.length).toBe(3);
  expect(first.reduce((sum, [, p]) => sum + gzipSync(p.bytes).length, 0)).toBeLessThan(150_000);
});
