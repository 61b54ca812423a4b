/** Which reports are of one happening, on dated one-line reports: `npx tsx bench/accuracy/incidents.ts`. To beat: 66.1 / 83.0 (tf-idf within a week). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { incidentsOf } from "../../src/cli/incidents.ts";
import { loadReader } from "../../src/cli/reading.ts";
import type { Report } from "../../src/record/report.ts";
import { storiesOf } from "../../src/record/stories.ts";
import { gold, score } from "./annotations.ts";

interface Figures {
  readonly P: number;
  readonly R: number;
  readonly F1: number;
}

/** Figures of the field's scorer in percent. */
export interface IncidentFigures {
  readonly pairwise: Figures;
  readonly MUC: Figures;
  readonly B3: Figures;
  readonly CEAFe: Figures;
  readonly CoNLL: number;
}

export function incidentFigures(reader = loadReader()): IncidentFigures {
  const folder = join(gold, "incident");
  const lines = readFileSync(join(folder, "dev_docs.jsonl"), "utf8").trim().split("\n");
  const reports = lines.map(line => reportOf(line, reader));
  const stories = storiesOf(reports, incidentsOf(reports));
  const printed = [...stories].map(([id, cluster]) => JSON.stringify({ id, cluster })).join("\n");
  const labels = join(folder, "dev_gold.jsonl");
  return JSON.parse(score("incident/score_cluster.py", [labels, "@", "--json"], printed)) as IncidentFigures;
}

function reportOf(line: string, { code }: ReturnType<typeof loadReader>): Report {
  const { id, text, date } = JSON.parse(line) as {
    readonly id: string;
    readonly text: string;
    readonly date?: string;
  };
  const document = { id, text, ...(date ? { published: date } : {}) };
  return { document, sightings: [], events: code(document) };
}

function main(): void {
  const found = incidentFigures();
  for (const name of ["pairwise", "MUC", "B3", "CEAFe"] as const) {
    const { P, R, F1 } = found[name];
    console.log(`${name.padEnd(10)} P ${P.toFixed(1)}  R ${R.toFixed(1)}  F1 ${F1.toFixed(1)}`);
  }
  console.log(`CoNLL      ${found.CoNLL.toFixed(1)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
