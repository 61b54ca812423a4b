import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { annotationJson } from "../../src/cli/json/annotation.ts";
import { toPoints } from "../../src/cli/json/offsets.ts";
import { loadReader } from "../../src/cli/reading.ts";

/** The development sets, beside the checkout; read, never copied. */
export const gold = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "shared", "gold");

type Reader = ReturnType<typeof loadReader>;

/** What `attache annotate` prints for a file of documents. */
export function annotated(documents: string, reader: Reader = loadReader()): string {
  const lines = readFileSync(documents, "utf8").split("\n").filter(Boolean);
  const printed = lines.map(line => {
    const { id, text, date } = JSON.parse(line) as {
      readonly id: string;
      readonly text: string;
      readonly date?: string | null;
    };
    const reading = reader.read({ id, text, ...(date ? { published: date } : {}) });
    return JSON.stringify(annotationJson(reading, toPoints(text)));
  });
  return printed.join("\n");
}

/** The same, adapted to what the scorer of an ability reads. */
export const annotations = (ability: string, documents: string, reader?: Reader): string =>
  python(["adapt.py", ability], annotated(documents, reader));

/** Writes predictions where a scorer can read them and gives what it prints; `arguments_` holds `@` for their file. */
export function score(scorer: string, arguments_: readonly string[], predictions: string): string {
  const folder = mkdtempSync(join(tmpdir(), "attache-score-"));
  const file = join(folder, "predictions.jsonl");
  writeFileSync(file, predictions);
  const printed = python([scorer, ...arguments_.map(a => (a === "@" ? file : a))], "");
  rmSync(folder, { recursive: true });
  return printed;
}

function python([script, ...rest]: readonly string[], input: string): string {
  const done = spawnSync("python3", [join(gold, script!), ...rest], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout;
}
