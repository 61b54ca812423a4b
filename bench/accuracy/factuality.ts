/** How sure and when, on MEANTIME's Wikinews: `npx tsx bench/accuracy/factuality.ts`. To beat: 70.0 / 81.3 / 75.8 (thirty lines of rules). */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { annotations, gold, score } from "./annotations.ts";

interface Figures {
  readonly macroF1: number;
  readonly acc: number;
  readonly F1: Readonly<Record<string, number>>;
}

const rows = ["certain_vs_not", "polarity", "time", "certainty"] as const;

/** Macro-F1 in percent by question, events without an answer counted as certain, positive, not future (`filled`). */
export type FactualityFigures = Readonly<Record<(typeof rows)[number], Figures>>;

export function factualityFigures(reader?: Parameters<typeof annotations>[2]): {
  readonly answered: number;
  readonly filled: FactualityFigures;
} {
  const predictions = annotations("factuality", join(gold, "factuality", "meantime_docs.jsonl"), reader);
  const labels = join(gold, "factuality", "meantime_gold.jsonl");
  return JSON.parse(
    score("factuality/score_factuality.py", [labels, "@", "--json"], predictions),
  ) as ReturnType<typeof factualityFigures>;
}

function main(): void {
  const { answered, filled } = factualityFigures();
  console.log(`factuality/meantime  macro-F1  accuracy   (${answered} events answered)`);
  for (const name of rows) {
    const { macroF1, acc, F1 } = filled[name];
    const classes = Object.entries(F1)
      .map(([label, x]) => `${label} ${x.toFixed(1)}`)
      .join(", ");
    console.log(
      `${name.padEnd(20)} ${macroF1.toFixed(1).padStart(8)} ${acc.toFixed(1).padStart(9)}   ${classes}`,
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
