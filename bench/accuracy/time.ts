/** Time expressions on the Wikinews part of GUM: `npx tsx bench/accuracy/time.ts [--errors]`. To beat: value F1 69.7. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { annotations, gold, score } from "./annotations.ts";

interface Figures {
  readonly P: number;
  readonly R: number;
  readonly F1: number;
}

/** The scorer's figures in percent: `value` is the headline. */
export type TimeFigures = Readonly<Record<"strict" | "relaxed" | "value", Figures>>;

const folder = join(gold, "time");
const predict = (reader?: Parameters<typeof annotations>[2]): string =>
  annotations("time", join(folder, "gum_docs.jsonl"), reader);

export const timeFigures = (reader?: Parameters<typeof annotations>[2]): TimeFigures =>
  JSON.parse(
    score("time/score_time.py", [join(folder, "gum_gold.jsonl"), "@", "--json"], predict(reader)),
  ) as TimeFigures;

function main(): void {
  const errors = process.argv.includes("--errors") ? ["--errors"] : [];
  console.log(score("time/score_time.py", [join(folder, "gum_gold.jsonl"), "@", ...errors], predict()));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
