import { eventId, titleId } from "../events/event-id.ts";
import type { ReadOptions } from "../intake/input.ts";
import { parseRow } from "../intake/jsonl.ts";
import type { Document } from "../text/document.ts";
import { isKept } from "./given-shape.ts";
import type { Taken } from "./ingest.ts";
import { keptFrom } from "./kept.ts";
import type { Run } from "./provenance.ts";
import { spanFaults } from "./verify.ts";

/** A report that was coded elsewhere: what was found in it, or why it could not be coded; and by what. */
export interface Given {
  readonly document: Document;
  readonly run: Run;
  readonly taken?: Taken;
  readonly reason?: string;
}

/** Why a line that was coded elsewhere is not taken. */
export class GivenFault extends Error {}

/**
 * A report from a line of `attache code --lines --whole`, every offset of it in UTF-16 again.
 *
 * Throws a `GivenFault` for anything else, and where an event does not quote the report or bears another's id. `options` are
 * those of intake; what they say of dates and publishers is left out, since the report was coded with what its line says.
 */
export function givenFrom(line: string, options: ReadOptions): Given {
  const { ok, coder, error, document: told, kept } = objectOf(line);
  const document = documentOf(told, error, options);
  const run = runOf(coder);
  if (ok !== true) return { document, run, reason: typeof error === "string" ? error : "no reason is given" };
  return { document, run, taken: takenOf(kept, document) };
}

function objectOf(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Told below.
  }
  throw new GivenFault("not a JSON object");
}

function documentOf(told: unknown, error: unknown, options: ReadOptions): Document {
  if (told === undefined && typeof error === "string")
    throw new GivenFault(`was no report when it was coded (${error})`);
  if (told === undefined) throw new GivenFault(`no field "document"; code with --whole`);
  const { date: _, publisher: __, ...rest } = options;
  const row = parseRow(JSON.stringify(told), "document", { number: 1, ended: true }, rest);
  if (row.document === undefined) throw new GivenFault(`its document is no report (${row.fault.reason})`);
  return row.document;
}

/** The versions that a coder's name is made of. */
function runOf(coder: unknown): Run {
  const [program, models, lexicons, ...more] = typeof coder === "string" ? coder.split("+") : [];
  if (!program || !models || !lexicons || more.length > 0)
    throw new GivenFault(`"coder" names no program, models and lexicons`);
  return { program, models, lexicons };
}

function takenOf(value: unknown, document: Document): Taken {
  const kept = movedBack(value, document);
  if (!isKept(kept)) throw new GivenFault(`"kept" is not what attache code --lines --whole prints`);
  const { events, tellings } = kept;
  const { text } = document;
  const astray = events.find(
    e =>
      e.document !== document.id ||
      e.id !== eventId(e.inTitle ? titleId(document.id) : document.id, e.rule, e.trigger),
  );
  const [misquoted] = events.flatMap(e => spanFaults(e, document));
  const mistold = tellings?.tellings.find(t => text.slice(t.start, t.end) !== t.text);
  if (astray) throw new GivenFault(`${astray.id} is no event of ${document.id}`);
  if (misquoted) throw new GivenFault(`an event does not fit the text: ${misquoted}`);
  if (mistold) throw new GivenFault(`a telling does not fit the text: "${mistold.text}" at ${mistold.start}`);
  return kept;
}

function movedBack(value: unknown, document: Document): unknown {
  try {
    return keptFrom(value, document);
  } catch (cause) {
    throw new GivenFault(`"kept" cannot be read (${(cause as Error).message})`);
  }
}
