// Reads the lexicons and the cards of the weights once, so that the program need not: each to dist/lexicons under the hash of its source.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile, compiledName, compiledRoot, lexiconFiles, lexiconRoot } from "../dist/text/lexicon.js";

mkdirSync(compiledRoot, { recursive: true });
const wanted = new Set();
const models = join(lexiconRoot, "..", "models");
for (const path of [...lexiconFiles(lexiconRoot), ...lexiconFiles(models)]) {
  const source = readFileSync(path, "utf8");
  const name = compiledName(source);
  wanted.add(name);
  if (!existsSync(join(compiledRoot, name)))
    writeFileSync(join(compiledRoot, name), JSON.stringify(compile(path, source)));
}
for (const name of readdirSync(compiledRoot)) if (!wanted.has(name)) rmSync(join(compiledRoot, name));
