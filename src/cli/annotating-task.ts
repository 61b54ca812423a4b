import type { Engine } from "../language/engine.ts";
import type { Document } from "../text/document.ts";
import { annotationJson } from "./json/annotation.ts";
import { toPoints } from "./json/offsets.ts";
import { type ReaderOptions, readerOn } from "./reading.ts";

/** A task for threads: a document's annotation as `attache annotate` prints it. */
export function annotating(engine: Engine, options: ReaderOptions): (document: Document) => object {
  const reader = readerOn(engine, options);
  return document => annotationJson(reader.read(document), toPoints(document.text));
}
