import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadReader } from "../src/cli/reading.ts";
import { exports } from "../src/exports/export.ts";
import { defaultLimits } from "../src/intake/input.ts";
import { read } from "../src/intake/reader.ts";
import { reportsOf } from "../src/record/memory.ts";
import type { Report } from "../src/record/report.ts";
import { exported } from "../test/helpers/exported.ts";
import { goldenFolder, readTold } from "../test/helpers/golden.ts";

/** Of the example reports every so many-th is exported: enough to show each kind of event. */
const step = 6;

/**
 * Writes test/exports/golden: some example reports as they were coded once (told.jsonl), and what each format makes of them.
 *
 * The coded reports stay as they are, so that a change of a rule changes no export; `anew` codes them with today's rules.
 */
export async function writeExports(anew: boolean): Promise<void> {
  mkdirSync(goldenFolder, { recursive: true });
  const told = join(goldenFolder, "told.jsonl");
  if (anew || !existsSync(told))
    writeFileSync(told, (await coded()).map(r => `${JSON.stringify(r)}\n`).join(""));
  const reports = readTold();
  for (const { name } of exports) writeFileSync(join(goldenFolder, `${name}.txt`), exported(name, reports));
  process.stderr.write(`${exports.length} formats of ${reports.length} reports\n`);
}

async function coded(): Promise<readonly Report[]> {
  const folder = join(import.meta.dirname, "..", "examples", "reports");
  const files = readdirSync(folder)
    .sort()
    .filter((_, i) => i % step === 0);
  const { code, run } = loadReader();
  const fail = (fault: Error): never => {
    throw fault;
  };
  const out: Report[] = [];
  const options = { limits: defaultLimits, warn: fail, refuse: fail };
  async function* none(): AsyncGenerator<Buffer> {}
  for await (const document of read(
    files.map(f => join(folder, f)),
    none(),
    options,
  )) {
    const events = code(document).map(e => ({ ...e, why: [] }));
    out.push(
      ...reportsOf([
        { kind: "report", id: document.id, content: "", document },
        { kind: "events", report: document.id, run, events },
      ]),
    );
  }
  return out;
}
