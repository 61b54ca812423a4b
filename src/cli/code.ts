import type { Event } from "../events/event.ts";
import { openFile, openStandardInput } from "../intake/bytes.ts";
import { readRows } from "../intake/jsonl.ts";
import { identified, isEnglish } from "../intake/language.ts";
import type { Document } from "../text/document.ts";
import type { Call, Options } from "./command.ts";
import type { Door } from "./door.ts";
import { attempt, documents, ForeignCount, named, readOptions } from "./inputs.ts";
import { eventJson } from "./json/event.ts";
import { jsonLine, toPoints } from "./json/offsets.ts";
import { loadReader, type Reader } from "./reading.ts";

/** `attache code`: a line an event, or with `--lines` a line a line. */
export async function run(call: Call, door: Door): Promise<void> {
  if (call.options.lines) return codeLines(call, door);
  const reader = loadReader(call.options);
  for await (const document of documents(call.arguments, call.options, door)) {
    attempt(document, door, () => door.out(codedJson(document, reader, call.options).map(jsonLine).join("")));
  }
}

/** The events of a document that the options ask for, as JSON. */
export function codedJson(
  document: Document,
  reader: Pick<Reader, "code">,
  options: Options,
): readonly object[] {
  const [inText, inTitle] = [toPoints(document.text), toPoints(document.title ?? "")];
  return reader
    .code(document)
    .filter(event => options.all || hasParty(event))
    .filter(event => event.confidence >= (options.minConfidence ?? 0))
    .map(event => eventJson(event, event.inTitle ? inTitle : inText, options.explain));
}

const hasParty = (event: Event): boolean =>
  [...event.actor, ...event.recipient].some(p => p.country || p.group);

/** One line out for each line in, in order; a bad line is `ok:false`. Input that ends inside a bad line was cut short: a fault. */
async function codeLines(call: Call, door: Door): Promise<void> {
  const reader = loadReader(call.options);
  const coder = `${reader.run.program}+${reader.run.models}+${reader.run.lexicons}`;
  const options = readOptions(call.options, door);
  const foreign = new ForeignCount();
  for (const path of named(call.arguments)) {
    const input =
      path === "-"
        ? await openStandardInput(process.stdin, options.limits)
        : await openFile(path, options.limits);
    for await (const row of readRows(input, options)) {
      if (row.document)
        door.out(jsonLine(coded(foreign.seen(await identified(row.document)), reader, call.options, coder)));
      else door.out(jsonLine({ id: row.id ?? null, ok: false, events: [], error: row.fault.message, coder }));
      if (row.document === undefined && !row.ended && !row.blank)
        throw new CutInput(`${input.name}:${row.number}: the input ends in the middle of a line`);
    }
  }
  foreign.tell(door);
}

/** Input that stopped before its end: engines must not take what was printed for all there is. */
class CutInput extends Error {}

function coded(document: Document, reader: Reader, options: Options, coder: string): object {
  try {
    const language = isEnglish(document) ? {} : { language: document.language };
    return { id: document.id, ok: true, events: codedJson(document, reader, options), ...language, coder };
  } catch (fault) {
    return { id: document.id, ok: false, events: [], error: (fault as Error).message, coder };
  }
}
