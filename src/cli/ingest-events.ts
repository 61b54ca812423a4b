import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { identified } from "../intake/language.ts";
import { type Given, GivenFault, givenFrom } from "../record/given.ts";
import { renamed } from "../record/held.ts";
import { ingest, NotCoded, type Taken } from "../record/ingest.ts";
import { eachEntry, JournalWriter } from "../record/journal.ts";
import { parquetTexts } from "../record/parquet.ts";
import type { Document } from "../text/document.ts";
import { InputFault } from "../text/fault.ts";
import { buildIndex } from "./build-index.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { acknowledging, tellDone } from "./ingested.ts";
import { readOptions } from "./inputs.ts";
import { runOf } from "./reading.ts";

/** The column of the Parquet files that holds the lines. */
const column = "coded";

/** `attache ingest --events`: reports that were coded elsewhere into a record, with their events and what coded them. */
export async function run(call: Call, door: Door): Promise<void> {
  if (call.arguments.length > 0)
    throw new UsageFault("--events brings the reports with their events: name no other files beside it");
  const journal = await JournalWriter.open(call.options.record!, message => door.warn(message));
  door.finishOnSignal();
  try {
    await take(journal, call, door);
  } finally {
    journal.close();
  }
}

async function take(journal: JournalWriter, call: Call, door: Door): Promise<void> {
  const { folder } = journal;
  const warn = (message: string): void => door.warn(message);
  const rows = new Rows(call, door);
  const done = await ingest(rows.documents(), journal, eachEntry(folder, warn), {
    code: rows.code,
    run: runOf({}),
    warn,
    ack: acknowledging(call, door),
  });
  await buildIndex(folder, warn);
  tellDone(done, call, door);
}

/** The rows of the files that the user named, one at a time. */
class Rows {
  readonly #call: Call;
  readonly #door: Door;
  #at: Given | undefined;

  constructor(call: Call, door: Door) {
    this.#call = call;
    this.#door = door;
  }

  /** The report of each row that can be taken; the others are told. */
  async *documents(): AsyncGenerator<Document> {
    const options = readOptions(this.#call.options, this.#door);
    for await (const { place, line } of this.#lines()) {
      try {
        this.#at = givenFrom(line, options);
      } catch (fault) {
        if (!(fault instanceof GivenFault)) throw fault;
        this.#door.warn(`${place}: ${fault.message}; row left out`);
        continue;
      }
      yield await identified(this.#at.document);
    }
  }

  /** What the row at hand says was found in its report, under the id that the record gives it. */
  readonly code = (stored: Document): Taken => {
    const { document, run, taken, reason = "" } = this.#at!;
    if (taken === undefined) throw new NotCoded(reason, run);
    if (stored.text !== document.text || stored.title !== document.title)
      throw new NotCoded("it was coded with other white space than the record has", run);
    const { events = [] } = renamed({ id: document.id, named: document.id, document, ...taken }, stored.id);
    return { ...taken, events, run };
  };

  async *#lines(): AsyncGenerator<{ readonly place: string; readonly line: string }> {
    let done = 0;
    for (const file of this.#call.options.events!.flatMap(parquetFiles)) {
      let row = 0;
      try {
        for await (const line of parquetTexts(file, column)) {
          yield { place: `${file}: row ${++row}`, line: line ?? "" };
          this.#door.progress(++done, "reports");
          // A turn of the loop, so that signals are heard.
          await setImmediate();
          if (this.#door.stopped) return;
        }
      } catch (fault) {
        if (!(fault instanceof InputFault)) throw fault;
        this.#door.refuse(fault.message);
      }
    }
  }
}

/** A Parquet file, or all in a folder and those below it, in the order of their names; what begins with `_` or `.` is passed over. */
function parquetFiles(path: string): readonly string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(e => !/^[._]/.test(e.name) && (e.isDirectory() || (e.isFile() && e.name.endsWith(".parquet"))))
    .map(e => join(path, e.name))
    .sort()
    .flatMap(parquetFiles);
}
