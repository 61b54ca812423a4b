/**
 * Writes the trees on which the rules' examples and the tables of parties and tellings run, lexicons/en/trees.conllu,
 * test/events/parties.conllu and tellings.conllu, and the golden files of the exports: `npm run golden`.
 *
 * Trees that stand there and are still wanted stay as they are (a person may have mended them); `--all` parses all anew.
 * Review what changes as a diff.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadLexicons } from "../src/events/lexicons.ts";
import { sentencesOf } from "../src/language/analyze.ts";
import { writeConllu } from "../src/language/conllu.ts";
import { loadEngine } from "../src/language/engine.ts";
import { Gazetteer } from "../src/language/gazetteer.ts";
import { lexiconRoot } from "../src/text/lexicon.ts";
import { loadWorld } from "../src/world/world.ts";
import { readBoundaries } from "../test/helpers/boundaries.ts";
import { partiesFolder, readParties } from "../test/helpers/parties.ts";
import { readTellings, tellingsFolder } from "../test/helpers/tellings.ts";
import { writeExports } from "./golden-exports.ts";

/** The blocks of a file by the example they belong to. */
function stored(file: string): ReadonlyMap<string, string> {
  if (!existsSync(file) || process.argv.includes("--all")) return new Map();
  const blocks = readFileSync(file, "utf8")
    .split(/^(?=# example = )/m)
    .filter(Boolean);
  return new Map(blocks.map(b => [b.slice("# example = ".length, b.indexOf("\n")), b]));
}

const engine = loadEngine();
const gazetteer = new Gazetteer(loadWorld().gazetteer);
const { rules, contexts } = loadLexicons();
write(
  join(lexiconRoot, "en", "trees.conllu"),
  [...rules.examples, ...contexts.examples, ...readBoundaries()].map(e => e.text),
);
write(
  join(partiesFolder, "parties.conllu"),
  readParties().map(p => p.text),
);
write(
  join(tellingsFolder, "tellings.conllu"),
  readTellings().map(t => t.text),
);
await writeExports(process.argv.includes("--all"));

function write(file: string, all: readonly string[]): void {
  const old = stored(file);
  const texts = [...new Set(all)];
  writeFileSync(file, texts.map(text => old.get(text) ?? parsed(text)).join(""));
  process.stderr.write(`${texts.length} examples, ${texts.filter(t => !old.has(t)).length} parsed anew\n`);
}

function parsed(text: string): string {
  const { sentences } = sentencesOf(text, engine, gazetteer);
  const trees = sentences.map((s, i) => writeConllu(s, text, String(i + 1)));
  return `# example = ${text}\n${trees.map(t => (t.endsWith("\n\n") ? t : `${t.trimEnd()}\n\n`)).join("")}`;
}
