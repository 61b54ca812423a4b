/**
 * Web archives, from gzip to events: `npm run bench:warc [-- --pages=N --model=fast --record]`.
 *
 * The pages are made: reports of some 400 words, of `../shared/pool`, in pages of a news site of about 100 kB with scripts, menus, advertisements
 * and comments around them, each a gzip member of its own. Two figures on one thread: pages a second out of which the article is taken, and from
 * start to exit through `attache code`. Bar: 15 pages a second a core.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { defaultLimits } from "../../src/intake/input.ts";
import { read } from "../../src/intake/reader.ts";
import { sitePage } from "../../test/helpers/site.ts";
import { packed, record } from "../../test/helpers/warc.ts";
import { longReports } from "./reports.ts";
import { optionOf, type Timed, timed } from "./run.ts";
import { machine, recordFigures } from "./stamp.ts";

function archive(pages: number): readonly Buffer[] {
  return packed(
    longReports(pages, 400).map(({ text }, n) => {
      const paragraphs = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").split("\n\n");
      const body = sitePage({ title: `Report ${n} of the day`, paragraphs, day: "2016-07-01" }, 320);
      return record(n, { body });
    }),
  );
}

interface Extracted extends Pick<Timed, "seconds" | "workSeconds"> {
  readonly articles: number;
}

/** Seconds in which the articles of a file are read, and how many there were. */
async function extracted(file: string): Promise<Extracted> {
  const [begun, before] = [performance.now(), process.cpuUsage()];
  let articles = 0;
  const said = (fault: Error): void => {
    throw fault;
  };
  const options = { limits: defaultLimits, warn: said, refuse: said };
  for await (const _ of read([file], process.stdin, options)) articles++;
  const workSeconds = process.cpuUsage(before).user / 1e6;
  return { seconds: (performance.now() - begun) / 1000, workSeconds, articles };
}

async function main(options: readonly string[]): Promise<void> {
  const pages = Number(optionOf(options, "pages") ?? 500);
  const model = optionOf(options, "model") ?? "default";
  const folder = mkdtempSync(join(tmpdir(), "attache-bench-"));
  try {
    const file = join(folder, "crawl.warc.gz");
    const members = archive(pages);
    writeFileSync(file, Buffer.concat(members));
    const mebibytes = statSync(file).size / (1 << 20);
    console.log(
      `${pages} pages, ${mebibytes.toFixed(1)} MiB packed, ${model}; ${machine()}; load: ${loadavg()[0]!.toFixed(1)}\n`,
    );
    const articles = await extracted(file);
    if (articles.articles !== pages) throw new Error(`${articles.articles} articles of ${pages} pages`);
    const code = timed(["code", "--model", model, "--jobs", "1", file]);
    console.log("| what | s | s of all cores | pages/s of a core | memory, MiB |\n|---|---:|---:|---:|---:|");
    console.log(
      `| articles out of pages | ${articles.seconds.toFixed(1)} | ${articles.workSeconds.toFixed(1)} | ${(pages / articles.workSeconds).toFixed(1)} | |`,
    );
    console.log(
      `| attache code --jobs 1 | ${code.seconds.toFixed(1)} | ${code.workSeconds.toFixed(1)} | ${(pages / code.workSeconds).toFixed(1)} | ${Math.round(code.memoryMiB)} |`,
    );
    if (options.includes("--record")) recordFigures("warc", [{ pages, mebibytes, model, articles, code }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await main(process.argv.slice(2));
