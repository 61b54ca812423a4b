/** Accuracy of the language engine on the development treebanks and the news test: `npx tsx bench/accuracy/ud.ts [fast]`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sentencesOf } from "../../src/language/analyze.ts";
import { type ConlluSentence, parseConllu, writeConllu } from "../../src/language/conllu.ts";
import { type Engine, loadEngine } from "../../src/language/engine.ts";
import { readGiven } from "../../src/language/given.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const shared = join(root, "..", "shared");
const scorer = join(shared, "gold", "ud", "score_ud.py");

/** The development parts, and the test part of the news treebank. */
export const treebanks: readonly { readonly name: string; readonly file: string }[] = [
  ...["en_ewt-ud-dev", "en_gum-ud-dev"].map(name => ({
    name,
    file: join(shared, "treebanks", `${name}.conllu`),
  })),
  { name: "news-test", file: join(root, "training", "news", "test.conllu") },
];

const metrics = ["Words", "Sentences", "UPOS", "XPOS", "Lemmas", "UAS", "LAS"] as const;

/** F1 in percent by metric. */
export type Figures = Readonly<Record<string, number>>;

/** The text that a treebank's sentences came from: an empty line before each paragraph, a space between sentences. */
export function rawText(sentences: readonly ConlluSentence[]): string {
  let text = "";
  for (const sentence of sentences) {
    const opens = sentence.comments.some(c => /^# new(?:par|doc)\b/.test(c));
    if (text !== "") text = opens ? `${text.trimEnd()}\n\n` : text;
    text += sentence.comments.find(c => c.startsWith("# text = "))?.slice("# text = ".length) ?? "";
    const last = sentence.words.at(-1)!;
    const range = sentence.multiwords.find(m => m.last === last.id);
    text += (range ? range.spaceAfter : !last.misc.includes("SpaceAfter=No")) ? " " : "";
  }
  return `${text.trimEnd()}\n`;
}

/** Reads the treebank anew from its words (`gold`) or from its raw text (`raw`), as CoNLL-U. */
export function readAnew(sentences: readonly ConlluSentence[], engine: Engine, from: "gold" | "raw"): string {
  if (from === "gold") {
    return sentences
      .map((s, i) => {
        const { sentence, text } = readGiven(s, engine);
        return writeConllu(sentence, text, String(i + 1));
      })
      .join("");
  }
  const text = rawText(sentences);
  return sentencesOf(text, engine)
    .sentences.map((s, i) => writeConllu(s, text, String(i + 1)))
    .join("");
}

/** The CoNLL 2018 figures of a CoNLL-U text against a treebank file. */
export function score(gold: string, system: string): Figures {
  const folder = mkdtempSync(join(tmpdir(), "attache-ud-"));
  const file = join(folder, "system.conllu");
  writeFileSync(file, system);
  const done = spawnSync("python3", [scorer, gold, file, "--json"], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout) as Figures;
}

function main(): void {
  const engine = loadEngine("en", { model: process.argv.includes("fast") ? "fast" : "default" });
  console.log(`${"treebank".padEnd(16)} from  ${metrics.map(m => m.padStart(9)).join(" ")}`);
  for (const { name, file } of treebanks) {
    const sentences = [...parseConllu(readFileSync(file, "utf8"))];
    for (const from of ["gold", "raw"] as const) {
      const figures = score(file, readAnew(sentences, engine, from));
      console.log(
        `${name.padEnd(16)} ${from.padEnd(5)} ${metrics.map(m => (figures[m] ?? Number.NaN).toFixed(2).padStart(9)).join(" ")}`,
      );
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
