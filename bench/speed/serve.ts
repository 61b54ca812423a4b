/**
 * Whether the desk's server answers while a record grows: `npm run bench:serve [-- --rate=200] [--seconds=20] [--record]`.
 *
 * A record of reports of `../shared/pool` is served; so many questions a second (lists, searches, incidents, documents, why) are asked over
 * real connections, whether the ones before were answered or not, while `attache ingest --jobs 1` takes more reports into the same record.
 * Printed: the milliseconds within which half, 95 and 99 in a hundred were answered, and how many were not. Goal: 99 in a hundred within 100 ms.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { machine, recordFigures, root } from "./stamp.ts";

const program = join(root, "bin", "attache.js");
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Milliseconds until an answer was there whole; what it said. */
const ask = (
  address: string,
): Promise<{ readonly ms: number; readonly status: number; readonly body: string }> =>
  new Promise((done, failed) => {
    const begun = performance.now();
    get(address, { agent }, answer => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        done({
          ms: performance.now() - begun,
          status: answer.statusCode ?? 0,
          body: Buffer.concat(parts).toString("utf8"),
        }),
      );
    }).on("error", failed);
  });

/** Two files of reports: what is there first, and what comes while questions are asked. */
function files(folder: string, first: number): readonly [string, string] {
  const lines = gunzipSync(
    readFileSync(join(root, "..", "shared", "pool", "current_events_2015_2017.jsonl.gz")),
  )
    .toString("utf8")
    .trim()
    .split("\n");
  const [there, coming] = [join(folder, "there.jsonl"), join(folder, "coming.jsonl")];
  writeFileSync(there, `${lines.slice(0, first).join("\n")}\n`);
  writeFileSync(coming, `${lines.slice(first).join("\n")}\n`);
  return [there, coming];
}

async function addressesOf(base: string): Promise<readonly string[]> {
  const found = JSON.parse((await ask(`${base}/api/search?limit=200`)).body) as {
    readonly items: readonly { readonly event: string; readonly document: string }[];
  };
  return found.items.flatMap(({ event, document }, i) => [
    `${base}/api/search?limit=50&cursor=${i}`,
    `${base}/api/search?q=${["attack", "talks", "sanctions", "killed"][i % 4]}&limit=20`,
    `${base}/api/documents?limit=50&cursor=${i * 10}`,
    `${base}/api/documents/${encodeURIComponent(document)}`,
    `${base}/api/events/${encodeURIComponent(event)}/why`,
    `${base}/api/pairs?limit=50&cursor=${i}`,
  ]);
}

async function main(options: readonly string[]): Promise<void> {
  const number = (name: string, otherwise: number) =>
    Number(options.find(o => o.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
  const [rate, seconds, first] = [number("rate", 200), number("seconds", 20), number("reports", 3000)];
  const folder = mkdtempSync(join(tmpdir(), "attache-serve-"));
  const record = join(folder, "record");
  const [there, coming] = files(folder, first);
  const made = spawnSync(process.execPath, [program, "ingest", "--record", record, there], {
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(made.stderr);
  const server = spawn(process.execPath, [program, "serve", "--record", record, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const base = await new Promise<string>(done => server.stdout.once("data", d => done(String(d).trim())));
    const addresses = await addressesOf(base);
    const ingest = spawn(process.execPath, [program, "ingest", "--jobs", "1", "--record", record, coming], {
      stdio: "ignore",
    });
    await wait(3000);
    const times: number[] = [];
    let refused = 0;
    const under: Promise<void>[] = [];
    const begun = performance.now();
    for (let n = 0; n < rate * seconds; n++) {
      const due = begun + (1000 * n) / rate - performance.now();
      if (due > 0) await wait(due);
      under.push(
        ask(addresses[n % addresses.length]!).then(
          ({ ms, status }) => {
            times.push(ms);
            if (status !== 200) refused++;
          },
          () => {
            refused++;
          },
        ),
      );
    }
    await Promise.all(under);
    const busy = ingest.exitCode === null;
    ingest.kill();
    const sorted = times.sort((x, y) => x - y);
    const at = (share: number) =>
      Math.round(10 * sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!) / 10;
    const figures = {
      rate,
      seconds,
      reports: first,
      asked: times.length,
      refused,
      ingestRan: busy,
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      most: at(1),
    };
    console.log(`${machine()}; ingest --jobs 1 ran throughout: ${busy}\n`);
    console.log(
      `| a second | asked | refused | p50 ms | p95 ms | p99 ms | most |\n|---:|---:|---:|---:|---:|---:|---:|`,
    );
    console.log(
      `| ${rate} | ${figures.asked} | ${refused} | ${figures.p50} | ${figures.p95} | ${figures.p99} | ${figures.most} |`,
    );
    if (options.includes("--record")) recordFigures("serve", [figures]);
  } finally {
    server.kill("SIGTERM");
    agent.destroy();
    await wait(500);
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
