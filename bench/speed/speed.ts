/**
 * Speed on one core, with two public libraries on the same text in the same run: `npm run bench`; `-- --record` appends the
 * figures to bench/results.jsonl. The text is that of the example reports, `copies` times over, joined to articles of some 400 words.
 * Each system runs in a process of its own (`--system=NAME` is how this file starts itself), so that memory is its own too.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { frontMatter } from "../../src/intake/plain.ts";
import { peers } from "../peers/peers.ts";
import { machine, recordFigures, root } from "./stamp.ts";

const reports = join(root, "examples", "reports");
/** As many reports as make an article of this many words are read as one: full articles are what people code. */
const articleWords = 400;
const texts = joined(
  readdirSync(reports)
    .sort()
    .map(file => frontMatter(readFileSync(join(reports, file), "utf8")).body),
);

function joined(all: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (const text of all) {
    const last = out.at(-1);
    if (last === undefined || countWords([last]) >= articleWords) out.push(text);
    else out[out.length - 1] = `${last.trimEnd()}\n\n${text}`;
  }
  return out;
}
/** How often the reports are read in a run: enough words for a steady figure. */
const copies = 8;
/** Runs of each system; the best counts, the others warm the machine up. */
const runs = 5;

interface Row {
  readonly system: string;
  readonly does: string;
  readonly wordsPerSecond: number;
  /** From nothing to the first sentence read. */
  readonly loadMs: number;
  /** Greatest resident memory of the process. */
  readonly memoryMiB: number;
}

interface System {
  readonly name: string;
  readonly does: string;
  readonly load: () => Promise<(text: string) => unknown>;
}

const trees = "sentences, tokens, tags, lemmas, UD trees";
const events = "trees, names, coreference, times, events";

/** Each loads only what it needs: imports count as loading. */
const systems: readonly System[] = [
  ...(["default", "fast"] as const).flatMap(model => [
    {
      name: `attache parse, ${model}`,
      does: trees,
      load: async () => {
        const { loadEngine } = await import("../../src/language/engine.ts");
        const { sentencesOf } = await import("../../src/language/analyze.ts");
        const engine = loadEngine("en", { model });
        return (text: string) => sentencesOf(text, engine);
      },
    },
    {
      name: `attache code, ${model}`,
      does: events,
      load: async () => {
        const { loadReader } = await import("../../src/cli/reading.ts");
        const { code } = loadReader({ model });
        return (text: string) => code({ id: "d", text, published: "2016-11-26" });
      },
    },
  ]),
  ...peers,
];

/** Measures one system in this process. */
async function measure({ name, does, load }: System): Promise<Row> {
  const begun = performance.now();
  const read = await load();
  read("One short sentence.");
  const loadMs = performance.now() - begun;
  const wordsPerSecond = (copies * countWords(texts)) / best(read);
  return { system: name, does, loadMs, wordsPerSecond, memoryMiB: process.resourceUsage().maxRSS / 1024 };
}

function measured(system: string): Row {
  const done = spawnSync(
    process.execPath,
    [...process.execArgv, import.meta.filename, `--system=${system}`],
    {
      encoding: "utf8",
    },
  );
  if (done.status !== 0) throw new Error(`${system}: ${done.stderr}`);
  return JSON.parse(done.stdout) as Row;
}

async function main(words: readonly string[]): Promise<void> {
  const alone = systems.find(s => words.includes(`--system=${s.name}`));
  if (alone !== undefined) {
    console.log(JSON.stringify(await measure(alone)));
    return;
  }
  const rows = systems.map(s => measured(s.name));
  console.log(
    `${texts.length} articles of some ${articleWords} words, read ${copies} times: ${copies * countWords(texts)} words; best of ${runs} runs; ${machine()}\n`,
  );
  console.log("| system | does | words/s | load, first word, ms | memory, MiB |\n|---|---|---:|---:|---:|");
  for (const r of rows)
    console.log(
      `| ${r.system} | ${r.does} | ${[r.wordsPerSecond, r.loadMs, r.memoryMiB].map(Math.round).join(" | ")} |`,
    );
  if (words.includes("--record")) recordFigures("speed", rows);
}

/** Words as white space parts them: the same count for all. */
function countWords(all: readonly string[]): number {
  return all.reduce((n, text) => n + text.split(/\s+/).filter(Boolean).length, 0);
}

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

await main(process.argv.slice(2));
