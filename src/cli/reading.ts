import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { codeEvents, readingOf } from "../events/code.ts";
import type { Reading } from "../events/draft.ts";
import type { Event } from "../events/event.ts";
import { loadLexicons } from "../events/lexicons.ts";
import type { Analysis } from "../language/analysis.ts";
import { analyzer } from "../language/analyze.ts";
import { type Engine, loadEngine } from "../language/engine.ts";
import type { Run } from "../record/provenance.ts";
import type { Document } from "../text/document.ts";
import { lexiconFiles, lexiconRoot } from "../text/lexicon.ts";
import { loadWorld, type World } from "../world/world.ts";

/** Everything that reads a report, put together once: engine, world, lexicons. */
export interface Reader {
  readonly engine: Engine;
  readonly world: World;
  readonly run: Run;
  readonly analyze: (document: Document) => Analysis;
  readonly read: (document: Document) => Reading;
  /** Events of the text, and of the title where it stands apart; those of the headline are marked. */
  readonly code: (document: Document) => readonly Event[];
}

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The version of the package. */
export const version = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string }).version;

/** Loads the reader; `lexicon` is a folder of further rules. */
export function loadReader(options: { readonly lexicon?: string } = {}): Reader {
  const [engine, world] = [loadEngine(), loadWorld()];
  const lexicons = loadLexicons("en", options.lexicon === undefined ? [] : [options.lexicon]);
  const coder = { world, lexicons };
  const analyze = analyzer(engine, { gazetteer: world.gazetteer });
  const code = (document: Document): readonly Event[] => {
    const body = codeEvents(analyze(document), coder);
    if (document.title === undefined) return body;
    const { title, ...rest } = document;
    const head = codeEvents(analyze({ ...rest, text: title }), coder).map(e => ({ ...e, id: `${e.id}t`, headline: false, inTitle: true }));
    return [...head, ...body];
  };
  const run = { program: version, models: engine.version, lexicons: hashOf([lexiconRoot, ...(options.lexicon === undefined ? [] : [options.lexicon])]) };
  return { engine, world, run, analyze, read: document => readingOf(analyze(document), coder), code };
}

/** One hash over all lexicon files. */
function hashOf(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of folders.flatMap(lexiconFiles)) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}
