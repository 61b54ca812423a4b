import type { Document } from "../text/document.ts";
import { contentId } from "../text/id.ts";
import type { Analysis, GazetteerEntry } from "./analysis.ts";
import { analyzer } from "./analyze.ts";
import { type Engine, loadEngine, type ModelName } from "./engine.ts";

/** How a text is read. */
export interface AnalyzeOptions {
  /** Which weights read it; `default` where none is named. */
  readonly model?: ModelName;
  /** Code of its language; a document's own goes before; `en` where none is named. */
  readonly language?: string;
  /** Names that the caller knows. */
  readonly gazetteer?: readonly GazetteerEntry[];
  /** Day of publication of a bare text (`YYYY-MM-DD`), against which "yesterday" is resolved. */
  readonly published?: string;
}

const engines = new Map<string, Engine>();

/** The engine of a language and model, loaded when it is first asked for and kept. */
export function engineFor({ language = "en", model = "default" }: AnalyzeOptions = {}): Engine {
  const key = `${language}/${model}`;
  const kept = engines.get(key) ?? loadEngine(language, { model });
  engines.set(key, kept);
  return kept;
}

const noNames: readonly GazetteerEntry[] = [];
const readers = new WeakMap<Engine, WeakMap<object, (document: Document) => Analysis>>();

/**
 * Reads a text or a document: sentences with trees, mentions, chains, times; spans count UTF-16 units of its text.
 *
 * The engine is loaded at the first call. A text becomes a document whose id is made from its content. Any text is read: a
 * sentence that is left out for its length is told in `notes`.
 */
export function analyze(input: string | Document, options: AnalyzeOptions = {}): Analysis {
  const document = typeof input === "string" ? documentOf(input, options.published) : input;
  const { language = options.language } = document;
  const engine = engineFor({ ...options, ...(language === undefined ? {} : { language }) });
  return readerOf(engine, options.gazetteer ?? noNames)(document);
}

/** A bare text as a document. */
export const documentOf = (text: string, published?: string): Document => ({
  id: contentId("text", text),
  text,
  ...(published === undefined ? {} : { published }),
});

/** The reader of an engine and a list of names: compiled once for each list. */
function readerOf(engine: Engine, gazetteer: readonly GazetteerEntry[]): (document: Document) => Analysis {
  const ofEngine = readers.get(engine) ?? new WeakMap<object, (document: Document) => Analysis>();
  readers.set(engine, ofEngine);
  const kept = ofEngine.get(gazetteer) ?? analyzer(engine, { gazetteer });
  ofEngine.set(gazetteer, kept);
  return kept;
}
