import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { type Coder, codeEvents, eventsIn, readingOf } from "../events/code.ts";
import { confidenceFolder } from "../events/confidence-weights.ts";
import type { Reading } from "../events/draft.ts";
import type { Event } from "../events/event.ts";
import { titleId } from "../events/event-id.ts";
import { type Lexicons, loadLexicons } from "../events/lexicons.ts";
import type { Tellings } from "../events/tellings/telling.ts";
import { findTellings } from "../events/tellings.ts";
import { isEnglish } from "../intake/language.ts";
import type { Analysis } from "../language/analysis.ts";
import { analyzer } from "../language/analyze.ts";
import { type Engine, loadEngine, type ModelName, versionOf } from "../language/engine.ts";
import type { Run } from "../record/provenance.ts";
import type { Document } from "../text/document.ts";
import { LexiconFault } from "../text/fault.ts";
import { lexiconFiles, lexiconRoot } from "../text/lexicon.ts";
import { readStamp } from "../world/imported.ts";
import { loadWorld, type World } from "../world/world.ts";
import { version } from "./version.ts";

/** All that reads and codes reports, loaded once: the one place where engine, world and lexicons meet. */
export interface Reader {
  readonly engine: Engine;
  readonly world: World;
  readonly lexicons: Lexicons;
  readonly analyze: (document: Document) => Analysis;
  /** What the steps of the coder look at. */
  readonly read: (document: Document) => Reading;
  /** The events of the text, after those of a title given apart from it (`inTitle`); none of a report that says it is not in English. */
  readonly code: (document: Document) => readonly Event[];
  /** The same with what the text tells that other reports may tell differently. */
  readonly take: (document: Document) => { readonly events: readonly Event[]; readonly tellings: Tellings };
  readonly run: Run;
}

/** What a reader reads with. */
export interface ReaderOptions {
  readonly lexicon?: readonly string[];
  readonly model?: ModelName;
}

/** Loads everything; a broken file is a `LexiconFault` or `ModelFault`. */
export function loadReader(options: ReaderOptions = {}): Reader {
  const { lexicon = [], model = "default" } = options;
  return readerOn(loadEngine("en", { model }), { lexicon, model });
}

/** The same on an engine that is there. */
export function readerOn(engine: Engine, options: ReaderOptions): Reader {
  const { lexicon = [] } = options;
  const coder: Coder = { world: worldOf(lexicon), lexicons: loadLexicons("en", lexicon) };
  const analyze = analyzer(engine, { gazetteer: coder.world.gazetteer });
  return {
    engine,
    ...coder,
    analyze,
    read: document => readingOf(analyze(document), coder),
    code: document =>
      isEnglish(document)
        ? [...codeTitle(document, analyze, coder), ...codeEvents(analyze(document), coder)]
        : [],
    take: document => {
      if (!isEnglish(document)) return { events: [], tellings: { tellings: [], clashes: [] } };
      const reading = readingOf(analyze(document), coder);
      const events = [...codeTitle(document, analyze, coder), ...eventsIn(reading)];
      return { events, tellings: findTellings(reading) };
    },
    run: runOf(options),
  };
}

/** What would code with these options, without loading it. */
export const runOf = ({ lexicon = [], model = "default" }: ReaderOptions): Run => ({
  program: version(),
  models: versionOf("en", { model }),
  lexicons: hashOf([lexiconRoot, confidenceFolder("en"), ...lexicon]),
});

/** The world, with the user's own folders over it; a folder that is not there is a `LexiconFault`. */
export function worldOf(lexicon: readonly string[] = []): World {
  for (const folder of lexicon)
    if (!existsSync(folder))
      throw new LexiconFault(folder, undefined, "no such folder; --lexicon wants one with YAML files");
  return loadWorld(undefined, lexicon);
}

/** A title is read as a document of its own, so that its offsets count in it. */
function codeTitle(document: Document, analyze: Reader["analyze"], coder: Coder): readonly Event[] {
  const { title, ...rest } = document;
  if (title === undefined) return [];
  const events = codeEvents(analyze({ ...rest, id: titleId(document.id), text: title }), coder);
  return events.map(event => ({ ...event, document: document.id, headline: false, inTitle: true }));
}

function hashOf(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of folders.flatMap(lexiconFiles)) hash.update(readFileSync(file)).update("\0");
  // Imported places are too many to read for this: their stamp holds their own hash.
  for (const folder of folders) hash.update(readStamp(folder)?.sha256 ?? "").update("\0");
  return hash.digest("hex").slice(0, 12);
}
