/** Kills ingest, recode, review and index so many times and looks after each what is left of the record: `npm run crash [-- times seed]`. */
import { crashLoop } from "../test/helpers/crash.ts";

const [times = 200, seed = 1] = process.argv.slice(2).map(Number);
const { kills, acknowledged, decided } = await crashLoop(times, seed);
const killed = Object.entries(kills).map(([work, n]) => `${n} ${work}`);
process.stdout.write(
  `killed ${killed.join(", ")}; ${acknowledged} reports and ${decided} decisions acknowledged, none lost, none doubled\n`,
);
