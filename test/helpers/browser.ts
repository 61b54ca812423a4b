import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const names = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** A browser without a window; Debian's Chromium is installed where none is there and that may be done. */
export function browser(): Promise<Browser> {
  if (process.env.ATTACHE_BROWSER === undefined && installed() === undefined) install();
  const found = process.env.ATTACHE_BROWSER ?? installed();
  if (found === undefined)
    throw new Error(
      "the browser tests need Chromium: install it (apt-get install chromium), or name one in ATTACHE_BROWSER",
    );
  return chromium.launch({ executablePath: found, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

const installed = (): string | undefined => names.find(existsSync);

function install(): void {
  const debian = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (!debian) return;
  for (const words of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const done = spawnSync("apt-get", words, {
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    if (done.status !== 0) return;
  }
}

/** The source of axe, to be run in a page. */
export const axeSource = (): string =>
  readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
