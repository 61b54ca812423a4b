import { setImmediate } from "node:timers/promises";
import { loadCodes } from "../exports/codes.ts";
import { type Export, exports } from "../exports/export.ts";
import { tableColumns, tableOrder } from "../exports/parquet.ts";
import type { Means, Unit } from "../exports/telling.ts";
import { writeParquet } from "../record/parquet-table.ts";
import { jsonLine } from "../text/json-line.ts";
import type { Call, Options } from "./command.ts";
import type { Door } from "./door.ts";
import { openTold, type Source } from "./export-source.ts";
import { UsageFault } from "./fault.ts";
import { fileSink, type Sink, standardSink } from "./output.ts";
import { worldOf } from "./reading.ts";

/** `attache export`: the reports or events of a record, or of files coded now, in a format of the field. */
export async function run(call: Call, door: Door): Promise<void> {
  const { options } = call;
  const format = exports.find(e => e.name === options.format)!;
  const unit = unitOf(format, options);
  const means: Means = {
    unit,
    nameOf: worldOf(options.lexicon).nameOf,
    codes: loadCodes(),
    gdelt: options.gdelt ?? "2.0",
  };
  const source = await openTold(call, door, format, unit);
  door.finishOnSignal();
  try {
    if (format.kind === "table") await writeTable(format, means, source, options.output!, door);
    else
      await write(
        format,
        means,
        source,
        options.output ? fileSink(options.output) : standardSink(door),
        door,
      );
    if (door.stopped) return;
    if (options.changes) writeChanges(options.changes, source);
    tellLeftOut(source, options, door);
  } finally {
    await source.close();
  }
}

/** The unit asked for, if the format has it and the other options go with it. */
function unitOf(format: Export, { by, output, since, changes, record, gdelt }: Options): Unit {
  const unit = by === undefined ? format.units[0] : format.units.find(u => u === by);
  if (unit === undefined)
    throw new UsageFault(`${format.name} cannot be told by ${by}; by ${format.units.join(" or ")}`);
  if (format.kind === "table" && output === undefined)
    throw new UsageFault(`${format.name} is no text: name a file with --output`);
  if (format.kind === "whole" && since !== undefined)
    throw new UsageFault(`${format.name} counts all there is; leave --since out`);
  if (gdelt !== undefined && format.name !== "gdelt")
    throw new UsageFault("--gdelt chooses the columns of --format gdelt");
  if (record === undefined && (since !== undefined || changes !== undefined))
    throw new UsageFault("--since and --changes ask a record: name it with --record");
  return unit;
}

/** Writes all walks of a format, one after the other. */
async function write(format: Export, means: Means, source: Source, sink: Sink, door: Door): Promise<void> {
  try {
    let done = 0;
    for (const pass of format.passes(means)) {
      await sink.write(pass.begin ?? "");
      for await (const sheaf of source.sheaves()) {
        await sink.write(pass.take(sheaf));
        door.progress(++done, "reports");
        // A turn of the loop, so that signals are heard.
        if (done % 256 === 0) await setImmediate();
        if (door.stopped) return sink.drop();
      }
      await sink.write(pass.end?.() ?? "");
    }
    await sink.done();
  } catch (fault) {
    sink.drop();
    throw fault;
  }
}

/** Writes the rows beside the file to be, and makes the file of them. */
async function writeTable(
  format: Export,
  means: Means,
  source: Source,
  file: string,
  door: Door,
): Promise<void> {
  const rows = fileSink(file, "rows");
  try {
    await write(format, means, source, { ...rows, done: () => rows.flush() }, door);
    if (door.stopped) return;
    await writeParquet(rows.path, tableColumns(means.unit), tableOrder(means.unit), file);
  } finally {
    rows.drop();
  }
}

/** The moment to go on from, and what is to be deleted by whoever has the last export. */
function writeChanges(file: string, { now, since, removed }: Source): void {
  const sink = fileSink(file);
  try {
    sink.writeNow(jsonLine({ moment: now, since: since ?? null }));
    for (const line of removed()) sink.writeNow(jsonLine(line));
    sink.doneNow();
  } finally {
    sink.drop();
  }
}

function tellLeftOut(source: Source, options: Options, door: Door): void {
  const reasons = [...source.sieve.reasons].sort(([a], [b]) => (a < b ? -1 : 1));
  const sum = reasons.reduce((all, [, n]) => all + n, 0);
  if (sum > 0)
    door.warn(
      `${sum} of ${source.sieve.seen()} left out (${reasons.map(([why, n]) => `${n} ${why}`).join(", ")}); --all keeps them`,
    );
  const gone = options.changes === undefined ? source.removed().length : 0;
  if (gone > 0) door.warn(`${gone} were removed since then; --changes FILE tells which`);
}
