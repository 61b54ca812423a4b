/**
 * Whether the desk's server answers while a record grows: `npm run bench:serve [-- --rate=200] [--seconds=20] [--reports=3000] [--record]`.
 *
 * A record of reports of `../shared/pool` is served. So many questions a second (lists, searches, reports, incidents, reasons, pairs), whether
 * the ones before were answered or not, are asked over real connections while `attache ingest --jobs 1` takes more reports into the same record,
 * 300 a run, so that the index is swapped under the server. First every address is another one (cold), then those of the first half are asked
 * again, twice (warm, as far as no swap came between). Printed: the milliseconds within which half, 95 and 99 in a hundred were answered, how
 * many were refused, and how often the index was swapped. Goal: 99 in a hundred within 100 ms at 200 a second.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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

/** Reports that one run of ingest takes. */
const atOnce = 300;

/** Files of reports: what is there first, and what comes while questions are asked. */
function files(folder: string, first: number): readonly [string, readonly string[]] {
  const pool = join(root, "..", "shared", "pool", "current_events_2015_2017.jsonl.gz");
  const lines = gunzipSync(readFileSync(pool)).toString("utf8").trim().split("\n");
  const written = (name: string, part: readonly string[]): string => {
    writeFileSync(join(folder, name), `${part.join("\n")}\n`);
    return join(folder, name);
  };
  const coming: string[] = [];
  for (let from = first; from < lines.length; from += atOnce)
    coming.push(written(`coming-${from}.jsonl`, lines.slice(from, from + atOnce)));
  return [written("there.jsonl", lines.slice(0, first)), coming];
}

const words = ["attack", "talks", "sanctions", "killed", "border", "minister", "troops", "agreement"];
const actors = ["USA", "RUS", "SYR", "TUR", "GBR", "FRA", "CHN", "IRN", "ISR", "UKR"];

/** So many addresses, no two alike. */
async function addressesOf(base: string, most: number): Promise<readonly string[]> {
  const found: { readonly event: string; readonly document: string }[] = [];
  for (let cursor = 0; ; cursor += 500) {
    const { items, next } = JSON.parse((await ask(`${base}/api/search?limit=500&cursor=${cursor}`)).body);
    found.push(...items);
    if (next === null) break;
  }
  const kinds: readonly ((n: number) => string)[] = [
    n => `search?limit=50&cursor=${n}`,
    n => `search?q=${words[n % words.length]}&limit=20&cursor=${Math.floor(n / words.length)}`,
    n => `search?actor=${actors[n % actors.length]}&limit=50&cursor=${Math.floor(n / actors.length)}`,
    n => `documents?limit=50&cursor=${n}`,
    n => `documents/${encodeURIComponent(found[n]!.document)}`,
    n => `events/${encodeURIComponent(found[n]!.event)}/why`,
    n => `incidents/i${found[n * 3]!.event.slice(1)}`,
    n => `pairs?limit=50&cursor=${n}`,
  ];
  const all = new Set<string>();
  for (let n = 0; all.size < most; n++) for (const kind of kinds) all.add(`${base}/api/${kind(n)}`);
  return [...all].slice(0, most);
}

/** `attache ingest --jobs 1`, one file after another, until it is stopped. */
function ingesting(record: string, coming: readonly string[]) {
  let [stopped, done] = [false, 0];
  let child: ChildProcess | undefined;
  const next = (): void => {
    if (stopped || done === coming.length) return;
    const { execPath } = process;
    child = spawn(execPath, [program, "ingest", "--jobs", "1", "--record", record, coming[done]!], {
      stdio: "ignore",
    });
    child.once("exit", () => {
      done++;
      next();
    });
  };
  next();
  return {
    runs: () => done < coming.length,
    stop: async () => {
      stopped = true;
      const ended = new Promise(over => child?.once("exit", over));
      if (child?.exitCode === null && child.kill()) await ended;
    },
  };
}

/** Asks addresses at a rate; what each took. */
async function asking(addresses: readonly string[], rate: number) {
  const times: number[] = [];
  let refused = 0;
  const under: Promise<void>[] = [];
  const begun = performance.now();
  for (const [n, address] of addresses.entries()) {
    const due = begun + (1000 * n) / rate - performance.now();
    if (due > 0) await wait(due);
    under.push(
      ask(address).then(
        ({ ms, status }) => {
          times.push(ms);
          // An incident of which only a headline tells is none.
          if (status !== 200 && status !== 404) refused++;
        },
        () => {
          refused++;
        },
      ),
    );
  }
  await Promise.all(under);
  return { times: times.sort((x, y) => x - y), refused, seconds: (performance.now() - begun) / 1000 };
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
  const generation = () => statSync(join(record, "index", "attache.duckdb")).ino;
  try {
    const base = await new Promise<string>(done => server.stdout.once("data", d => done(String(d).trim())));
    const addresses = await addressesOf(base, rate * seconds);
    const again = addresses.slice(0, addresses.length >> 1);
    const ingest = ingesting(record, coming);
    await wait(3000);
    console.log(
      `${machine()}, ${first} reports at first\n\n| addresses | a second | asked | swaps | refused | p50 ms | p95 ms | p99 ms | most |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|`,
    );
    const figures = [];
    for (const [name, asked] of [
      ["each another", addresses],
      ["asked before", [...again, ...again]],
    ] as const) {
      const seen = new Set([generation()]);
      const watching = setInterval(() => seen.add(generation()), 100);
      const { times, refused, seconds: took } = await asking(asked, rate);
      clearInterval(watching);
      if (!ingest.runs()) throw new Error("ingest ended before the questions; give fewer --reports");
      const at = (share: number) =>
        Math.round(10 * times[Math.min(times.length - 1, Math.floor(share * times.length))]!) / 10;
      const [p50, p95, p99, most] = [at(0.5), at(0.95), at(0.99), at(1)];
      const swaps = seen.size - 1;
      figures.push({
        name,
        rate,
        seconds: took,
        reports: first,
        asked: times.length,
        refused,
        swaps,
        p50,
        p95,
        p99,
        most,
      });
      console.log(
        `| ${name} | ${rate} | ${times.length} | ${swaps} | ${refused} | ${p50} | ${p95} | ${p99} | ${most} |`,
      );
    }
    await ingest.stop();
    if (options.includes("--record")) recordFigures("serve", figures);
  } finally {
    server.kill("SIGTERM");
    agent.destroy();
    await wait(500);
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
