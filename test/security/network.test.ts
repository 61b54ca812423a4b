import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { page, record } from "../helpers/warc.ts";

const root = join(import.meta.dirname, "..", "..");
const guard = join(import.meta.dirname, "no-network.mjs");
const folder = mkdtempSync(join(tmpdir(), "attache-network-"));
afterAll(() => rmSync(folder, { recursive: true }));

const links = `<base href="http://127.0.0.1:9/"><link rel="stylesheet" href="/a.css"><script src="/a.js"></script>`;
const body = page(1, links).replace(
  "<p>",
  `<img src="http://127.0.0.1:9/p.gif"><iframe src="http://127.0.0.1:9/"></iframe><p>`,
);
writeFileSync(join(folder, "page.html"), body);
writeFileSync(join(folder, "crawl.warc"), record(1, { body, url: "http://127.0.0.1:9/1" }));
writeFileSync(
  join(folder, "feed.xml"),
  `<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd"><rss version="2.0"><channel><title>C</title><item><title>Talks</title><link>http://127.0.0.1:9/1</link><enclosure url="http://127.0.0.1:9/a.mp3"/><description>Kenya accused Chad of lying.</description></item></channel></rss>`,
);

const guarded = (...words: readonly string[]) =>
  spawnSync(process.execPath, ["--import", guard, ...words], { encoding: "utf8", cwd: folder });

test.each([
  ["code", "page.html", "crawl.warc", "feed.xml"],
  ["ingest", "--record", "desk", "page.html", "crawl.warc", "feed.xml"],
  ["brief", "KEN", "TCD", "feed.xml"],
])("%s asks nothing of the network", (...words) => {
  const done = guarded(join(root, "bin", "attache.js"), ...words, "--model", "fast");
  expect(done.stderr).not.toContain("ASKED");
  expect(done.status).toBe(0);
  expect(done.stdout).not.toBe("");
});

test("the guard hears what asks, in threads too", () => {
  const ask = `import http from "node:http"; http.get("http://127.0.0.1:9/");`;
  const thread = `import { Worker } from "node:worker_threads"; new Worker(${JSON.stringify(ask)}, { eval: true });`;
  for (const code of [ask, thread]) {
    const done = guarded("--input-type=module", "--eval", code);
    expect(done.stderr).toContain("ASKED get");
  }
});
