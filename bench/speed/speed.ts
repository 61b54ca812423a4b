/**
 * Speed on one core, with two public libraries on the same text in the same run: `npm run bench`; `-- --record` appends the
 * figures to bench/results.jsonl. The text is that of the example reports, `copies` times over, each a report of its own.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { loadReader } from "../../src/cli/reading.ts";
import { frontMatter } from "../../src/intake/plain.ts";
import { sentencesOf } from "../../src/language/analyze.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { peers } from "../peers/peers.ts";

const root = join(import.meta.dirname, "..", "..");
const reports = join(root, "examples", "reports");
const texts = readdirSync(reports)
  .sort()
  .map(file => frontMatter(readFileSync(join(reports, file), "utf8")).body);
/** How often the reports are read in a run: enough words for a steady figure. */
const copies = 8;
/** Runs of each system; the best counts, the others warm the machine up. */
const runs = 5;

interface Row {
  readonly system: string;
  readonly does: string;
  readonly wordsPerSecond: number;
  readonly loadMs: number;
}

function main(words: readonly string[]): void {
  const total = copies * countWords(texts);
  const rows: Row[] = [];
  const add = (system: string, does: string, load: () => (text: string) => unknown): void => {
    const begun = performance.now();
    const read = load();
    read("One short sentence.");
    rows.push({ system, does, loadMs: performance.now() - begun, wordsPerSecond: total / best(read) });
  };
  add("attache parse", "sentences, tokens, tags, lemmas, trees", () => {
    const engine = loadEngine();
    return text => sentencesOf(text, engine);
  });
  add("attache code", "trees, names, coreference, times, events", () => {
    const { code } = loadReader();
    return text => code({ id: "d", text, published: "2016-11-26" });
  });
  for (const [i, { name, does }] of peers().entries()) add(name, does, () => peers()[i]!.read);
  console.log(
    `${texts.length} reports, read ${copies} times: ${total} words; best of ${runs} runs; ${machine()}\n`,
  );
  console.log("| system | does | words/s | load, first word, ms |\n|---|---|---:|---:|");
  for (const r of rows)
    console.log(`| ${r.system} | ${r.does} | ${Math.round(r.wordsPerSecond)} | ${Math.round(r.loadMs)} |`);
  console.log(`\nattache code on these reports as a process: ${processFigures()}`);
  if (words.includes("--record"))
    for (const r of rows)
      appendFileSync(
        join(root, "bench", "results.jsonl"),
        `${JSON.stringify({ ...stamp(), ability: "speed", ...r })}\n`,
      );
}

/** Words as white space parts them: the same count for all. */
const countWords = (all: readonly string[]): number =>
  all.reduce((n, text) => n + text.split(/\s+/).filter(Boolean).length, 0);

/** Seconds that the fastest run over all texts took. */
function best(read: (text: string) => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    for (let copy = 0; copy < copies; copy++) for (const text of texts) read(text);
    least = Math.min(least, performance.now() - begun);
  }
  return least / 1000;
}

/** Wall time and greatest memory of a whole process, as `/usr/bin/time` would say. */
function processFigures(): string {
  const script = `await (await import("${join(root, "dist", "cli", "main.js")}")).main(["code", "${reports}"]); console.error("RSS " + process.resourceUsage().maxRSS);`;
  const begun = performance.now();
  const done = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const rss = /RSS (\d+)/.exec(done.stderr)?.[1];
  return `${((performance.now() - begun) / 1000).toFixed(2)} s, ${rss === undefined ? "?" : Math.round(Number(rss) / 1024)} MiB`;
}

const machine = (): string => `${cpus()[0]?.model ?? "unknown"} x ${cpus().length}, Node ${process.version}`;

function stamp(): { readonly date: string; readonly commit: string; readonly machine: string } {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
    cwd: root,
    encoding: "utf8",
  }).trim();
  return { date: new Date().toISOString().slice(0, 10), commit, machine: machine() };
}

main(process.argv.slice(2));
