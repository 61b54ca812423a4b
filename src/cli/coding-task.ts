import type { Event } from "../events/event.ts";
import { isEnglish } from "../intake/language.ts";
import type { Engine } from "../language/engine.ts";
import type { Taken } from "../record/ingest.ts";
import { documentJson, keptJson } from "../record/kept.ts";
import type { Document } from "../text/document.ts";
import { eventJson } from "./json/event.ts";
import { jsonLine, toPoints } from "./json/offsets.ts";
import { type Reader, type ReaderOptions, readerOn } from "./reading.ts";

/** For a record: what is found in a document. Nothing asks only whether all is loaded, in every task here. */
export function coding(engine: Engine, options: ReaderOptions): (document: Document | undefined) => Taken {
  const { take } = readerOn(engine, options);
  return document => (document === undefined ? { events: [] } : take(document));
}

/** Which events are printed, and how. */
export interface PrintOptions extends ReaderOptions {
  readonly all?: boolean;
  readonly explain?: boolean;
  readonly whole?: boolean;
  readonly minConfidence?: number;
}

/** For `attache code`: the events of a document, a line each. */
export function printing(engine: Engine, options: PrintOptions): (document: Document | undefined) => string {
  const reader = readerOn(engine, options);
  return document =>
    document === undefined ? "" : printed(reader.code(document), document, options).map(jsonLine).join("");
}

/** For `attache code --lines`: one line for a document. */
export function answering(engine: Engine, options: PrintOptions): (document: Document | undefined) => string {
  const reader = readerOn(engine, options);
  const coder = coderOf(reader);
  return document => {
    if (document === undefined) return "";
    const taken = options.whole ? reader.take(document) : { events: reader.code(document) };
    const events = printed(taken.events, document, options);
    const language = isEnglish(document) ? {} : { language: document.language };
    const whole = options.whole ? { document: documentJson(document), kept: keptJson(taken, document) } : {};
    return jsonLine({ id: document.id, ok: true, events, ...language, ...whole, coder });
  };
}

/** The name of what codes, as lines bear it. */
export const coderOf = ({ run }: Pick<Reader, "run">): string =>
  `${run.program}+${run.models}+${run.lexicons}`;

/** The events of a document that the options ask for, as JSON. */
function printed(events: readonly Event[], document: Document, options: PrintOptions): readonly object[] {
  const [inText, inTitle] = [toPoints(document.text), toPoints(document.title ?? "")];
  return events
    .filter(event => options.all || hasParty(event))
    .filter(event => event.confidence >= (options.minConfidence ?? 0))
    .map(event => eventJson(event, event.inTitle ? inTitle : inText, options.explain));
}

const hasParty = (event: Event): boolean =>
  [...event.actor, ...event.recipient].some(p => p.country || p.group);
