import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Coder, codeEvents } from "../../src/events/code.ts";
import type { Event } from "../../src/events/event.ts";
import { loadLexicons } from "../../src/events/lexicons.ts";
import { analyzer } from "../../src/language/analyze.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { loadWorld } from "../../src/world/world.ts";

/** The development sets of events: name, whether they know the parties' countries. */
export const sets = ["gsr.dev", "petr.dev", "plv.dev", "cameoex.dev", "ngec_headlines"] as const;

const gold = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "shared", "gold");

interface GoldLine {
  readonly id: string;
  readonly text: string;
  readonly date?: string | null;
}

interface Score {
  readonly P: number | null;
  readonly R: number | null;
  readonly F1cap: number | null;
}

/** Codes each text of a development set; events with no party at all are left out, as in print. */
export function codeSet(name: string, coder: Coder, read: ReturnType<typeof analyzer>): readonly Event[] {
  const lines = readFileSync(join(gold, "events", `${name}.jsonl`), "utf8")
    .split("\n")
    .filter(Boolean);
  return lines.flatMap(line => {
    const { id, text, date } = JSON.parse(line) as GoldLine;
    const analysis = read({ id, text, ...(date ? { published: date } : {}) });
    return codeEvents(analysis, coder).filter(e => e.actor.length + e.recipient.length > 0);
  });
}

/** Scores events with the field's scorer; gives its lenient figures by metric and its report. */
export function score(
  name: string,
  events: readonly Event[],
  errors: number,
): { readonly figures: Record<string, Score>; readonly report: string } {
  const folder = mkdtempSync(join(tmpdir(), "attache-bench-"));
  const [adapted, json] = [join(folder, "p.jsonl"), join(folder, "report.json")];
  const lines = events.map(e => JSON.stringify(e)).join("\n");
  writeFileSync(
    adapted,
    spawnSync("python3", [join(gold, "adapt.py"), "events"], {
      input: lines,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    }).stdout,
  );
  const file = join(gold, "events", `${name}.jsonl`);
  const done = spawnSync(
    "python3",
    [
      join(gold, "events", "score_events.py"),
      "--gold",
      file,
      "--pred",
      adapted,
      "--mode",
      "lenient",
      "--by-type",
      "--errors",
      String(errors),
      "--json",
      json,
    ],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  const report = existsSync(json) ? (JSON.parse(readFileSync(json, "utf8")) as unknown) : {};
  rmSync(folder, { recursive: true });
  if (done.status !== 0) throw new Error(done.stderr);
  return { figures: figuresOf(report), report: done.stdout };
}

function figuresOf(report: unknown): Record<string, Score> {
  const found = (report as { lenient?: Record<string, Score> }).lenient ?? {};
  return found;
}

function main(): void {
  const chosen = process.argv.slice(2).filter(a => !a.startsWith("--"));
  const errors = process.argv.includes("--errors") ? 400 : 0;
  const world = loadWorld();
  const coder = { world, lexicons: loadLexicons() };
  const read = analyzer(loadEngine(), { gazetteer: world.gazetteer });
  console.log("set             events  type  P     R     full");
  for (const name of chosen.length > 0 ? chosen : sets) {
    const events = codeSet(name, coder, read);
    const { figures, report } = score(name, events, errors);
    if (errors > 0) console.log(report);
    const at = (metric: string, key: keyof Score) =>
      (figures[metric]?.[key] ?? Number.NaN).toFixed(3).replace("NaN", "  -  ");
    console.log(
      `${name.padEnd(15)} ${String(events.length).padStart(6)}  ${at("type", "F1cap")} ${at("type", "P")} ${at("type", "R")} ${at("full", "F1cap")}`,
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
