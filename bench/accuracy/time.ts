/**
 * Time expressions on the Wikinews part of GUM: `npx tsx bench/accuracy/time.ts [--errors] [--dates]`. To beat: value F1 69.7.
 * The gold has dates alone: `--dates` leaves out what is none (durations, sets, vague references), which otherwise counts as surplus.
 */
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
  const read = process.argv.includes("--dates") ? datesOf(predict()) : predict();
  console.log(score("time/score_time.py", [join(folder, "gum_gold.jsonl"), "@", ...errors], read));
}

/** The predictions that are points or stretches of the calendar. */
const datesOf = (predictions: string): string =>
  predictions
    .split("\n")
    .filter(Boolean)
    .filter(line => {
      const { type, value } = JSON.parse(line) as { readonly type: string; readonly value: string };
      return (type === "DATE" || type === "TIME") && !value.endsWith("_REF");
    })
    .join("\n");

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
