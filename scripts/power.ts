/** Builds the states that a power cut may leave of a record's journal and opens each: `npm run power [-- batches states-of-a-kind seed]`. */
import { powerCuts } from "../test/helpers/power.ts";

const [batches = 20, many = 10, seed = 1] = process.argv.slice(2).map(Number);
const { states, bad } = await powerCuts(batches, many, seed);
for (const state of bad) process.stdout.write(`bad: ${state}\n`);
process.stdout.write(`${states} states after a power cut, ${bad.length} bad\n`);
if (bad.length > 0) process.exitCode = 1;
