/**
 * What a web archive costs to code: `npm run bench:cost [-- --price=P]` (P the price of a core-hour; `--record` appends to
 * bench/results.jsonl). Pages are made of the example reports, joined to articles of some 400 words, in the furniture of a news page.
 * Each is extracted from its HTML, its language told, and coded as `attache code --lines --whole` does, with either model. Counted is
 * the processor's time of this process, so that what else runs on the machine counts little. The size of CC-NEWS is that which the card
 * of the data set FineNews tells for a month: 11.5 to 11.7 million documents.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadReader, type Reader } from "../../src/cli/reading.ts";
import { documentOf } from "../../src/intake/document.ts";
import { pageFields } from "../../src/intake/html.ts";
import { defaultLimits, type ReadOptions } from "../../src/intake/input.ts";
import { identified } from "../../src/intake/language.ts";
import { frontMatter } from "../../src/intake/plain.ts";
import { keptJson } from "../../src/record/kept.ts";
import { jsonLine } from "../../src/text/json-line.ts";
import { machine, recordFigures, root } from "./stamp.ts";

const monthly = [11.5e6, 11.7e6] as const;
const decade = 120;
const articleWords = 400;
/** How often all pages are read; the best round counts, the others warm the machine up. */
const rounds = 20;

const options: ReadOptions = {
  today: "2026-01-01",
  limits: defaultLimits,
  warn: () => {},
  refuse: () => {},
};

/** Milliseconds of a core for one page. */
interface Cost {
  readonly model: "default" | "fast";
  readonly extractMs: number;
  readonly codeMs: number;
}

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

function articles(): readonly string[] {
  const reports = join(root, "examples", "reports");
  const out: string[] = [""];
  for (const file of readdirSync(reports).sort()) {
    const body = frontMatter(readFileSync(join(reports, file), "utf8")).body.trim();
    if (countWords(out.at(-1)!) >= articleWords) out.push("");
    out[out.length - 1] += `${body}\n\n`;
  }
  return out;
}

/** An article in the furniture of a news page: menus, scripts, teasers, comments. */
function pageOf(article: string, n: number): Buffer {
  const links = (count: number, words: string): string =>
    Array.from({ length: count }, (_, i) => `<li><a href="/${n}/${i}">${words} ${i}</a></li>`).join("\n");
  const script = `<script>${`window.data.push({id:${n},slot:"side",sizes:[[300,250],[728,90]],keys:{page:"story"}});\n`.repeat(500)}</script>`;
  const teasers = Array.from(
    { length: 30 },
    (_, i) =>
      `<article><h3><a href="/t/${i}">Another story of the day, number ${i}</a></h3><p>It rained there, officials said.</p></article>`,
  ).join("\n");
  const paragraphs = article
    .split(/\n\s*\n/)
    .filter(p => p.trim() !== "")
    .map(p => `<p>${p.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`)
    .join("\n");
  const head = `<head><title>Story ${n} | The Paper</title><meta property="article:published_time" content="2016-11-26T08:00:00Z">${script}</head>`;
  const main = `<main><article><h1>Story number ${n} of the day</h1>${paragraphs}</article></main>`;
  return Buffer.from(
    `<!doctype html><html lang="en">${head}<body><nav><ul>${links(80, "Section")}</ul></nav>${main}<aside>${teasers}</aside>${script}<footer><ul>${links(60, "About")}</ul></footer></body></html>`,
  );
}

/** Milliseconds of the processor that a piece of work takes. */
async function processorMs(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function costOf(model: Cost["model"], pages: readonly Buffer[]): Promise<Cost> {
  const { take } = loadReader({ model });
  const extract = async () => {
    for (const [n, page] of pages.entries()) await extracted(page, n);
  };
  const all = async () => {
    for (const [n, page] of pages.entries()) code(await extracted(page, n), take);
  };
  const [wholeMs, extractMs] = [await least(all), await least(extract)];
  return { model, extractMs: extractMs / pages.length, codeMs: (wholeMs - extractMs) / pages.length };
}

async function least(work: () => Promise<void>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) best = Math.min(best, await processorMs(work));
  return best;
}

async function extracted(page: Buffer, n: number) {
  const fields = pageFields(page, "utf-8", defaultLimits.nesting, () => {});
  if (fields === undefined) throw new Error(`page ${n} has no article`);
  return identified(documentOf(fields, "page", String(n), options));
}

const code = (document: Awaited<ReturnType<typeof extracted>>, take: Reader["take"]): string =>
  jsonLine(keptJson(take(document), document));

function tell(costs: readonly Cost[], price: number | undefined): void {
  const rounded = (n: number): string => Math.round(n).toLocaleString("en");
  const spread = (all: readonly number[]): string => [...new Set(all.map(rounded))].join(" to ");
  const money = price === undefined ? "" : " of it a decade costs |";
  console.log(
    `| model | HTML, ms | coding, ms | pages a core-hour | a month of CC-NEWS, core-hours | a decade, core-hours | a decade on 100 cores, days |${money}`,
  );
  console.log(`|---|---:|---:|---:|---:|---:|---:|${price === undefined ? "" : "---:|"}`);
  for (const { model, extractMs, codeMs } of costs) {
    const hours = monthly.map(pages => (pages * (extractMs + codeMs)) / 3.6e6);
    const long = hours.map(h => h * decade);
    const cells = [
      model,
      extractMs.toFixed(1),
      codeMs.toFixed(1),
      rounded(3.6e6 / (extractMs + codeMs)),
      spread(hours),
      spread(long),
      spread(long.map(h => h / 100 / 24)),
      ...(price === undefined ? [] : [spread(long.map(h => h * price))]),
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}

async function main(words: readonly string[]): Promise<void> {
  const price = words.find(w => w.startsWith("--price="))?.slice(8);
  const texts = articles();
  const pages = texts.map(pageOf);
  const average = (all: readonly number[]): number => all.reduce((sum, n) => sum + n, 0) / all.length;
  console.log(
    `${pages.length} pages, on average ${Math.round(average(pages.map(p => p.length)) / 1024)} KiB of HTML and ${Math.round(average(texts.map(countWords)))} words; best of ${rounds} rounds; ${machine()}\n`,
  );
  const costs = [await costOf("default", pages), await costOf("fast", pages)];
  tell(costs, price === undefined ? undefined : Number(price));
  if (words.includes("--record")) recordFigures("cost", costs);
}

await main(process.argv.slice(2));
