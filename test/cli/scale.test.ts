import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { Door } from "../../src/cli/door.ts";
import { progressLine } from "../../src/cli/progress.ts";
import { packed, page, record } from "../helpers/warc.ts";

const program = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "bin", "attache.js");
const folder = mkdtempSync(join(tmpdir(), "attache-scale-"));
afterAll(() => rmSync(folder, { recursive: true }));

const attache = (command: string, ...words: readonly string[]) => {
  const model = command === "verify" ? [] : ["--model", "fast"];
  const done = spawnSync(process.execPath, [program, command, ...words, ...model], {
    encoding: "utf8",
    cwd: folder,
    maxBuffer: 1 << 26,
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
};

const report = (n: number): string =>
  JSON.stringify({
    id: `r${n}`,
    text: `Kenya accused Chad of ${n} lies. ${"It rained there, officials said. ".repeat(n % 7)}`,
    date: "2020-05-02",
  });
const count = 60;
const lines = `${Array.from({ length: count }, (_, n) => (n === 5 ? "no json" : report(n))).join("\n")}\n`;
writeFileSync(join(folder, "reports.jsonl"), lines);
const told = (n: number): string =>
  page(n).replace("Story", `Kenya accused Chad of ${n} lies on Friday. Story`);
const archive = packed(Array.from({ length: count }, (_, n) => record(n, { body: told(n) })));
writeFileSync(join(folder, "crawl.warc.gz"), Buffer.concat(archive));

describe("any number of threads prints the bytes of one", () => {
  test.each([
    ["code", "reports.jsonl"],
    ["code", "--lines", "reports.jsonl"],
    ["code", "--all", "--explain", "--min-confidence", "0.2", "crawl.warc.gz"],
  ])("%s %s", (command, ...words) => {
    const one = attache(command, ...words, "--jobs", "1");
    expect(one.code).toBe(0);
    expect(one.out.split("\n").length).toBeGreaterThan(count - 2);
    for (const jobs of [["--jobs", "3"], []]) expect(attache(command, ...words, ...jobs)).toEqual(one);
  });

  test("and keeps the lines of one in a record", () => {
    const journalOf = (record: string, ...words: readonly string[]): string => {
      expect(attache("ingest", "--record", record, ...words, "reports.jsonl").code).toBe(0);
      return readFileSync(join(folder, record, "journal", "000001.jsonl"), "utf8");
    };
    const entries = (journal: string): readonly string[] =>
      journal
        .split("\n")
        .map(line => line.slice(line.indexOf("{")))
        .filter(line => line.startsWith('{"kind":"'));
    const one = entries(journalOf("one", "--jobs", "1"));
    expect(one).toHaveLength(2 * (count - 1));
    expect(entries(journalOf("all"))).toEqual(one);
  });
});

/** Runs a command, and sends it a signal once so many lines are out. */
function stopped(words: readonly string[], signal: NodeJS.Signals, after: number, input?: string) {
  const child = spawn(process.execPath, [program, ...words, "--model", "fast"], { cwd: folder });
  let [out, err, sent] = ["", "", false];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    if (sent || out.split("\n").length <= after) return;
    sent = true;
    child.kill(signal);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  // What is piped in stays open, as a feed of another program does.
  if (input !== undefined) child.stdin.write(input);
  return new Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>(done =>
    child.on("close", code => done({ code, out, err })),
  );
}

describe("a signal lets the reports at hand end and tells how to go on", () => {
  test.each([
    ["SIGINT", 130, "reports.jsonl"],
    ["SIGTERM", 143, "crawl.warc.gz"],
  ] as const)("%s", async (signal, code, file) => {
    const whole = attache("code", file).out;
    const first = await stopped(["code", file], signal, 3);
    expect(first.code).toBe(code);
    const advice = new RegExp(`stopped by ${signal} after \\d+ reports; .*; go on in ${file} with (--.*)\n`);
    const options = advice.exec(first.err)![1]!.split(" ");
    const rest = attache("code", file, ...options);
    expect(rest.code).toBe(0);
    expect(first.out.length).toBeLessThan(whole.length);
    expect(first.out + rest.out).toBe(whole);
  });

  test("also of lines that come through a pipe which stays open", async () => {
    const first = await stopped(
      ["code", "--lines"],
      "SIGTERM",
      3,
      `${report(1)}\n${report(2)}\n${report(3)}\n`,
    );
    expect(first.code).toBe(143);
    expect(first.out.trim().split("\n")).toHaveLength(3);
    expect(first.err).toContain("stopped by SIGTERM after 3 reports");
  });

  test("and a record goes on by itself", async () => {
    const words = ["--record", "desk", "reports.jsonl"];
    const first = await stopped(["ingest", ...words, "--progress=acks"], "SIGTERM", 3);
    expect(first.code).toBe(143);
    const acks = first.out.match(/^ACK /gm)!.length;
    expect(acks).toBeLessThan(count - 1);
    expect(first.err).toContain("the same command goes on from there");
    expect(attache("ingest", ...words).out).toBe(
      `${count - 1 - acks} reports added, ${acks} known already, 0 not coded\n`,
    );
    expect(attache("verify", "--record", "desk").code).toBe(0);
  });
});

describe("how far a run is", () => {
  test("is told with rate, share and time left", () => {
    expect(progressLine({ done: 3, what: "reports", seconds: 0.2 })).toBe("3 reports");
    expect(progressLine({ done: 100, what: "reports", seconds: 20, share: 0.25 })).toBe(
      "100 reports, 5.0/s, 25 %, 60 s left".replace("60 s", "1 min"),
    );
    expect(progressLine({ done: 4000, what: "reports", seconds: 10, share: 0.001 })).toBe(
      "4000 reports, 400/s, 0 %, 2 h 47 min left",
    );
    expect(progressLine({ done: 4, what: "reports", seconds: 10, share: 1 })).toBe("4 reports, 0.4/s, 100 %");
  });

  test("is told on a terminal only, and wiped away in the end", () => {
    const written: string[] = [];
    const write = (text: string) => written.push(text);
    for (const isTTY of [false, true]) {
      const door = new Door({ isTTY, write });
      door.progress(7, "reports", 0.5);
      door.close();
    }
    expect(written).toEqual(["\r7 reports, 50 %\u001b[K", "\r\u001b[K"]);
  });
});
