import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Spark } from "./install.ts";

/** A master and two workers of one core on this machine. */
export interface Cluster {
  readonly master: string;
  /** Ends the second worker at once, with its executor and all that they run. */
  readonly killWorker: () => void;
  /** Starts another, as whoever looks after a cluster does. */
  readonly addWorker: () => void;
  readonly stop: () => void;
}

/** Starts a cluster whose files and logs stand in `folder`. */
export async function startCluster(spark: Spark, folder: string): Promise<Cluster> {
  const [port, page] = [await freePort(), await freePort()];
  const master = `spark://127.0.0.1:${port}`;
  mkdirSync(folder, { recursive: true });
  const run = (name: string, words: readonly string[]): ChildProcess => {
    const log = openSync(join(folder, `${name}.log`), "w");
    const program = join(spark.home, "bin", "spark-class");
    // A group of its own, so that it can be ended with all its children.
    return spawn(program, words, { env: spark.env, detached: true, stdio: ["ignore", log, log] });
  };
  const deploy = "org.apache.spark.deploy";
  const address = ["--host", "127.0.0.1"];
  const ports = ["--port", String(port), "--webui-port", String(page)];
  const head = run("master", [`${deploy}.master.Master`, ...address, ...ports]);
  const workers: ChildProcess[] = [];
  const addWorker = (): void => {
    const name = `worker-${workers.length}`;
    const size = ["--cores", "1", "--memory", "1g", "--work-dir", join(folder, name)];
    const page = ["--webui-port", "0"];
    workers.push(run(name, [`${deploy}.worker.Worker`, ...address, ...size, ...page, master]));
  };
  addWorker();
  addWorker();
  const stop = (): void => [head, ...workers].forEach(end);
  try {
    await until(async () => (await aliveWorkers(page)) === 2, 180, "the workers did not come up");
  } catch (fault) {
    stop();
    throw fault;
  }
  return { master, addWorker, killWorker: () => end(workers[1]!), stop };
}

function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

async function aliveWorkers(page: number): Promise<number> {
  const state = await json<{ readonly aliveworkers: number }>(`http://127.0.0.1:${page}/json/`);
  return state?.aliveworkers ?? 0;
}

/** What an address on this machine answers; absent while it does not. */
export async function json<T>(url: string): Promise<T | undefined> {
  try {
    const answer = await fetch(url);
    return answer.ok ? ((await answer.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Waits until a thing is so; throws after so many seconds. */
export async function until(so: () => Promise<boolean>, seconds: number, otherwise: string): Promise<void> {
  const begun = performance.now();
  while (!(await so())) {
    if (performance.now() - begun > seconds * 1000) throw new Error(`${otherwise} in ${seconds} s`);
    await setTimeout(500);
  }
}

export function freePort(): Promise<number> {
  return new Promise(found => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}
