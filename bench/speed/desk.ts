/**
 * Whether the desk scrolls in 60 frames a second on a large record: `npm run bench:desk [-- --events=100000] [--record]`.
 *
 * The record of large-record.ts is served; Chromium, 1100 x 900 and without a window, opens each page and scrolls it down and back for four
 * seconds, by 3,000 pixels a second at most, a step each frame; an empty page first, which tells what the machine itself lets fall. Printed: how long the page took until it showed something, the median and the 95th percentile of the times
 * between frames (requestAnimationFrame, 16.7 ms at 60 Hz), and how many frames took longer than one and a half.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linesOf } from "../../src/cli/build-index.ts";
import { rebuildIndex } from "../../src/record/database.ts";
import { browser } from "../../test/helpers/browser.ts";
import { pairAt, writeLarge } from "./large-record.ts";
import { machine, recordFigures, root } from "./stamp.ts";

const scrollMs = 4000;
/** Pixels a second, at most: three windows. */
const speed = 3000;
const frame = 1000 / 60;

/** Scrolls a page down and up; gives the milliseconds between its frames. A text, since it runs in the page. */
const scrolling = `new Promise(done => {
  const times = [];
  let [begun, last] = [0, 0];
  const step = now => {
    if (begun === 0) begun = now;
    else times.push(now - last);
    last = now;
    if (now - begun > ${scrollMs}) return done(times);
    const far = Math.min(document.documentElement.scrollHeight - innerHeight, ${(speed * scrollMs) / 2000});
    scrollTo(0, far * (1 - Math.abs(1 - (2 * (now - begun)) / ${scrollMs})));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})`;

async function main(words: readonly string[]): Promise<void> {
  const events = Number(words.find(w => w.startsWith("--events="))?.slice(9) ?? 1e5);
  const folder = mkdtempSync(join(tmpdir(), "attache-desk-"));
  const made = await writeLarge(folder, events);
  await rebuildIndex(folder, linesOf(folder, console.warn));
  const server = spawn(
    process.execPath,
    [join(root, "bin", "attache.js"), "serve", "--record", folder, "--port", "0"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const chrome = await browser();
  try {
    const base = await new Promise<string>(done => server.stdout.once("data", d => done(String(d).trim())));
    const page = await chrome.newPage({ viewport: { width: 1100, height: 900 } });
    const [a, b] = pairAt(0);
    console.log(
      `${made.reports} reports, ${made.events} events; Chromium ${chrome.version()}; ${machine()}\n`,
    );
    console.log(
      "| page | shown after, ms | frames | median, ms | p95, ms | dropped |\n|---|---:|---:|---:|---:|---:|",
    );
    const rows: object[] = [];
    for (const [path, there] of [
      ["", "body"],
      ["/search?all=true", ".lines li"],
      ["/search?all=true&cursor=90000&limit=500", ".lines li"],
      [`/pair/${a}/${b}?by=week`, "svg"],
      [`/pair/${a}/${b}/timeline`, ".lines li"],
      ["/review", ".lines li"],
      ["/map", "svg circle"],
      ["/network?limit=1000", "svg circle"],
    ] as const) {
      const begun = performance.now();
      if (path === "") await page.setContent("<body style='height: 20000px'>");
      else await page.goto(base + path);
      await page.waitForSelector(there, { state: "attached", timeout: 120_000 });
      const shownMs = performance.now() - begun;
      const times = (await page.evaluate<number[]>(scrolling)).sort((x, y) => x - y);
      const at = (share: number) => Math.round(10 * times[Math.floor(share * (times.length - 1))]!) / 10;
      const dropped = times.filter(t => t > 1.5 * frame).length;
      const row = {
        page: path || "an empty page",
        shownMs: Math.round(shownMs),
        frames: times.length,
        median: at(0.5),
        p95: at(0.95),
        dropped,
      };
      console.log(`| \`${path || "an empty page"}\` | ${Object.values(row).slice(1).join(" | ")} |`);
      rows.push({ question: path, events: made.events, ...row });
    }
    if (words.includes("--record")) recordFigures("desk", rows);
  } finally {
    await chrome.close();
    server.kill("SIGTERM");
    await new Promise(done => server.once("close", done));
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
