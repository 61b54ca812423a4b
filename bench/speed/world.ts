/**
 * What the world costs: `npm run bench:world`. How long its lexicons take to load (each time in a process of its own, from nothing;
 * bar: 400 ms), and what naming and resolving add to the language engine's time on the same text (bar: a quarter).
 * Naming is the engine's search for the world's names; resolving finds, for every mention, whom it names on the report's day.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readingOf } from "../../src/events/code.ts";
import { loadLexicons } from "../../src/events/lexicons.ts";
import { resolveHead } from "../../src/events/resolution.ts";
import { frontMatter } from "../../src/intake/plain.ts";
import { analyzer } from "../../src/language/analyze.ts";
import { loadEngine, type ModelName } from "../../src/language/engine.ts";
import { loadWorld } from "../../src/world/world.ts";

const root = join(import.meta.dirname, "..", "..");
const runs = 5;

const least = (times: readonly number[]): number => Math.min(...times);

/** Milliseconds to load the world in a fresh process, of the compiled program, by the clock and of the processor; the least of the runs. */
function loading(): readonly [wall: number, processor: number] {
  const script = `const { loadWorld } = await import(${JSON.stringify(join(root, "dist", "world", "world.js"))});
    const [begun, used] = [performance.now(), process.cpuUsage()]; loadWorld();
    const wall = performance.now() - begun; const { user, system } = process.cpuUsage(used);
    console.log(JSON.stringify([wall, (user + system) / 1000]))`;
  const times = Array.from({ length: runs }, () => {
    const done = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
    if (done.status !== 0) throw new Error(done.stderr);
    return JSON.parse(done.stdout) as [number, number];
  });
  return [least(times.map(t => t[0])), least(times.map(t => t[1]))];
}

const reports = join(root, "examples", "reports");
const documents = readdirSync(reports)
  .sort()
  .map(file => ({
    id: file,
    text: frontMatter(readFileSync(join(reports, file), "utf8")).body,
    published: "2016-11-26",
  }));

/** Milliseconds of the processor (others on the machine do not count) for all reports with a model: engine alone, engine with the world's names, and resolving every mention. */
function reading(model: ModelName) {
  const engine = loadEngine("en", { model });
  const coder = { world: loadWorld(), lexicons: loadLexicons() };
  const bare = analyzer(engine, { gazetteer: [] });
  const named = analyzer(engine, { gazetteer: coder.world.gazetteer });
  const rows = Array.from({ length: runs }, () => {
    const alone = timed(() => documents.map(bare));
    const both = timed(() => documents.map(named));
    const readings = both.value.map(analysis => readingOf(analysis, coder));
    const resolved = timed(() =>
      readings.map(r => r.analysis.mentions.map(m => resolveHead(m.sentence, m.head, r))),
    );
    return [alone.ms, both.ms, resolved.ms] as const;
  });
  const [alone, withNames, resolving] = [0, 1, 2].map(i => least(rows.map(r => r[i]!)));
  return { engine: alone!, naming: Math.max(0, withNames! - alone!), resolving: resolving! };
}

function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const begun = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(begun);
  return { value, ms: (user + system) / 1000 };
}

const [wall, processor] = loading();
console.log(
  `world: loads in ${wall.toFixed(0)} ms (bar 400), ${processor.toFixed(0)} ms of the processor on all its threads; least of ${runs} processes`,
);
console.log(
  "\n| model | engine, ms | names, ms | resolving, ms | added, % (bar 25) |\n|---|---:|---:|---:|---:|",
);
for (const model of ["default", "fast"] as const) {
  const t = reading(model);
  const added = (100 * (t.naming + t.resolving)) / t.engine;
  console.log(
    `| ${model} | ${[t.engine, t.naming, t.resolving].map(x => x.toFixed(0)).join(" | ")} | ${added.toFixed(1)} |`,
  );
}
