import type { Engine } from "../language/engine.ts";
import type { Taken } from "../record/ingest.ts";
import type { Document } from "../text/document.ts";
import { type ReaderOptions, readerOn } from "./reading.ts";

/** The task of `coders.ts`: in each of its threads what codes a document; nothing asks only whether all is loaded. */
export function coding(engine: Engine, options: ReaderOptions): (document: Document | undefined) => Taken {
  const { take } = readerOn(engine, options);
  return document => (document === undefined ? { events: [] } : take(document));
}
