/**
 * Codes reports on a real Spark and holds what comes out against one process: `npm run test:spark [-- --reports=N --tasks=N]`
 * (20,000 in 24 pieces; `--record` appends the figures to bench/results.jsonl). A master and two workers of one core run on this
 * machine; one worker is killed in the middle and another started. The bytes, sorted, must be those of `attache code --lines`; with `--records` also a
 * record made of them must be the one that `attache ingest` makes. `--together` runs both at once: seconds then mean nothing.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machine, recordFigures, root } from "../../bench/speed/stamp.ts";
import { parquetTexts } from "../../src/record/parquet.ts";
import { type Cluster, freePort, json, startCluster, until } from "./cluster.ts";
import { installedSpark, type Spark } from "./install.ts";
import { documentLines } from "./lines.ts";

const model = ["--model", "fast"];
const engine = join(root, "engines", "spark");

interface Asked {
  readonly reports: number;
  readonly tasks: number;
  readonly record: boolean;
  readonly records: boolean;
  readonly together: boolean;
}

/** Where the run keeps its files. */
interface Place {
  readonly folder: string;
  readonly reports: string;
  readonly output: string;
  readonly archive: string;
}

/** What came of a run: seconds on this machine alone and on Spark, tasks done when the worker was killed, tasks that died with it. */
interface Figures {
  readonly local: number;
  readonly spark: number;
  readonly doneBefore: number;
  readonly lost: number;
}

async function main(words: readonly string[]): Promise<void> {
  const asked = askedFor(words);
  const spark = installedSpark();
  const folder = mkdtempSync(join(tmpdir(), "attache-spark-"));
  const place = {
    folder,
    reports: join(folder, "reports.jsonl"),
    output: join(folder, "coded"),
    archive: join(folder, "attache.tar.gz"),
  };
  writeFileSync(place.reports, `${documentLines(asked.reports).join("\n")}\n`);
  run(process.execPath, [join(engine, "pack.js"), place.archive]);
  const alone = localRun(place);
  if (!asked.together) await alone;
  const [local, onSpark] = await Promise.all([alone, clusterRun(spark, place, asked)]);
  await compare(place, local.lines);
  if (asked.records) compareRecords(place);
  const figures = { local: local.seconds, ...onSpark };
  tell(asked, figures);
  if (asked.record) recordFigures("spark", [{ reports: asked.reports, tasks: asked.tasks, ...figures }]);
  rmSync(folder, { recursive: true });
}

function askedFor(words: readonly string[]): Asked {
  const number = (name: string, otherwise: number): number =>
    Number(words.find(w => w.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
  return {
    reports: number("reports", 20_000),
    tasks: number("tasks", 24),
    record: words.includes("--record"),
    records: words.includes("--records"),
    together: words.includes("--together"),
  };
}

function run(command: string, words: readonly string[]): string {
  const done = spawnSync(command, words, { cwd: root, encoding: "utf8", maxBuffer: 1 << 30 });
  if (done.status !== 0) throw new Error(`${command} ${words.join(" ")}: ${done.stderr}`);
  return done.stdout;
}

const attache = (...words: readonly string[]): string =>
  run(process.execPath, [join(root, "bin", "attache.js"), ...words]);

/** The lines of one process on all cores, sorted. */
async function localRun({ folder, reports }: Place): Promise<{
  readonly seconds: number;
  readonly lines: readonly string[];
}> {
  const begun = performance.now();
  const file = join(folder, "local.jsonl");
  const words = [join(root, "bin", "attache.js"), "code", "--lines", "--whole", ...model, reports];
  const program = spawn(process.execPath, words, { stdio: ["ignore", openSync(file, "w"), "ignore"] });
  const code = await new Promise(done => program.once("exit", done));
  if (code !== 0) throw new Error(`attache code --lines ended with ${code}`);
  const seconds = secondsSince(begun);
  const lines = readFileSync(file, "utf8").trimEnd().split("\n").sort();
  console.log(`one process: ${lines.length} lines in ${seconds.toFixed(0)} s`);
  return { seconds, lines };
}

const secondsSince = (begun: number): number => (performance.now() - begun) / 1000;

async function clusterRun(spark: Spark, place: Place, asked: Asked): Promise<Omit<Figures, "local">> {
  const cluster = await startCluster(spark, join(place.folder, "cluster"));
  try {
    return await sparkRun(spark, cluster, place, asked);
  } finally {
    cluster.stop();
  }
}

/** The same on the cluster, a worker killed once a third of the pieces are coded, and another started. */
async function sparkRun(
  spark: Spark,
  cluster: Cluster,
  place: Place,
  asked: Asked,
): Promise<Omit<Figures, "local">> {
  const begun = performance.now();
  const page = await freePort();
  const driver = submit(spark, cluster, place, asked, page);
  const ended = new Promise<number | null>(done => driver.once("exit", done));
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const stages = new Stages(page, asked.tasks);
  const third = Math.ceil(asked.tasks / 3);
  await until(async () => over || (await stages.done()) >= third, 3600, "a third was not coded");
  if (over) throw new Error(`Spark ended before the worker could be killed; see ${place.folder}/driver.log`);
  const doneBefore = await stages.done();
  cluster.killWorker();
  cluster.addWorker();
  console.log(`worker killed after ${doneBefore} of ${asked.tasks} pieces`);
  let lost = 0;
  const watch = setInterval(async () => {
    lost = Math.max(lost, await stages.lost());
  }, 500);
  const code = await ended;
  clearInterval(watch);
  if (code !== 0) throw new Error(`spark-submit ended with ${code}; see ${place.folder}/driver.log`);
  return { spark: secondsSince(begun), doneBefore, lost };
}

function submit(
  spark: Spark,
  { master }: Cluster,
  { folder, reports, output, archive }: Place,
  { tasks }: Asked,
  page: number,
): ChildProcess {
  const log = openSync(join(folder, "driver.log"), "w");
  const settings = [`spark.ui.port=${page}`, "spark.executor.memory=600m", "spark.driver.memory=1g"];
  const words = [
    ...["--master", master, "--archives", `${archive}#attache`],
    ...settings.flatMap(s => ["--conf", s]),
    join(engine, "attache_spark.py"),
    ...["--attache", "attache/attache", ...model, "--tasks", String(tasks), "--output", output, reports],
  ];
  return spawn(join(spark.home, "bin", "spark-submit"), words, {
    env: spark.env,
    cwd: folder,
    stdio: ["ignore", log, log],
  });
}

interface Stage {
  readonly numTasks: number;
  readonly numCompleteTasks: number;
  readonly numFailedTasks: number;
}

/** How far the stage that codes is, as Spark's page tells it. */
class Stages {
  readonly #page: string;
  readonly #tasks: number;

  constructor(port: number, tasks: number) {
    this.#page = `http://127.0.0.1:${port}/api/v1/applications`;
    this.#tasks = tasks;
  }

  async done(): Promise<number> {
    return Math.max(0, ...(await this.#coding()).map(s => s.numCompleteTasks));
  }

  async lost(): Promise<number> {
    return (await this.#coding()).reduce((sum, s) => sum + s.numFailedTasks, 0);
  }

  async #coding(): Promise<readonly Stage[]> {
    const [application] = (await json<readonly { readonly id: string }[]>(this.#page)) ?? [];
    const stages = application && (await json<readonly Stage[]>(`${this.#page}/${application.id}/stages`));
    return (stages ?? []).filter(s => s.numTasks === this.#tasks);
  }
}

/** Throws where the lines of the Parquet files, sorted, are not those of one process. */
async function compare({ output }: Place, expected: readonly string[]): Promise<void> {
  const lines: string[] = [];
  for (const name of readdirSync(output, { recursive: true, encoding: "utf8" }).sort())
    if (name.endsWith(".parquet"))
      for await (const line of parquetTexts(join(output, name), "coded")) lines.push(line ?? "NULL");
  const [ours, theirs] = [digest(expected), digest(lines.sort())];
  console.log(`one process ${expected.length} lines, sha256 ${ours}`);
  console.log(`Spark       ${lines.length} lines, sha256 ${theirs}`);
  if (ours !== theirs) throw new Error("Spark's lines are not those of one process");
}

const digest = (lines: readonly string[]): string =>
  createHash("sha256").update(lines.join("\n")).digest("hex");

/** Throws where a record of what Spark coded answers otherwise than one that coded the reports itself. */
function compareRecords({ folder, reports, output }: Place): void {
  const [own, given] = [join(folder, "own"), join(folder, "given")];
  attache("ingest", "--record", own, ...model, reports);
  const begun = performance.now();
  attache("ingest", "--record", given, "--events", output);
  console.log(`the record took what Spark coded in ${secondsSince(begun).toFixed(0)} s`);
  for (const question of [["verify"], ["count"], ["brief", "TUR", "RUS"], ["fuse"], ["accounts"]]) {
    const [ours, theirs] = [own, given].map(record => attache(...question, "--record", record));
    if (ours !== theirs) throw new Error(`the records do not give the same ${question[0]}`);
  }
  console.log("the same record");
}

function tell({ reports, tasks }: Asked, { local, spark, doneBefore, lost }: Figures): void {
  console.log(
    `${reports} lines, ${machine()}: one process ${local.toFixed(0)} s; Spark, two workers of one core, ${tasks} pieces, one worker killed after ${doneBefore} and replaced, ${lost} running pieces lost: ${spark.toFixed(0)} s`,
  );
  console.log("the same bytes, sorted");
}

await main(process.argv.slice(2));
