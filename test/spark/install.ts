import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const version = "4.1.4";

/** A Spark that is installed: its folder, and what its programs must have in their environment. */
export interface Spark {
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
}

const cache = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "attache", `pyspark-${version}`);

/** Spark from the cache folder, put there by pip where it is missing; throws what must be installed by hand. */
export function installedSpark(): Spark {
  need("java", ["-version"], "Java 17 or later; on Debian: apt-get install default-jre-headless");
  need("python3", ["-m", "pip", "--version"], "Python 3 with pip; on Debian: apt-get install python3-pip");
  const folder = cache();
  if (!existsSync(folder)) install(folder);
  const home = join(folder, "pyspark");
  return {
    home,
    env: {
      ...process.env,
      SPARK_HOME: home,
      SPARK_LOCAL_IP: "127.0.0.1",
      PYTHONPATH: folder,
      PYSPARK_PYTHON: "python3",
    },
  };
}

function need(command: string, args: readonly string[], what: string): void {
  if (spawnSync(command, args).status !== 0) throw new Error(`missing: ${what}`);
}

/** Whole or not at all. */
function install(folder: string): void {
  const next = `${folder}.next-${process.pid}`;
  console.log(`installing pyspark ${version} to ${folder} (some 500 MB)`);
  mkdirSync(next, { recursive: true });
  const words = ["-m", "pip", "install", "--quiet", "--target", next, `pyspark==${version}`];
  const done = spawnSync("python3", words, { stdio: ["ignore", 2, 2] });
  if (done.status === 0) renameSync(next, folder);
  else rmSync(next, { recursive: true });
  if (done.status !== 0)
    throw new Error(`pip could not install pyspark ${version}; python3 ${words.join(" ")}`);
}
