import { openFile, openStandardInput } from "../intake/bytes.ts";
import { type Row, readRows } from "../intake/jsonl.ts";
import { identified } from "../intake/language.ts";
import { inOrder } from "../language/order.ts";
import { documentJson } from "../record/kept.ts";
import type { Document } from "../text/document.ts";
import { coderOf, type PrintOptions } from "./coding-task.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { documents, ForeignCount, named, readOptions } from "./inputs.ts";
import { jsonLine } from "./json/offsets.ts";
import { Reached } from "./reached.ts";
import { runOf } from "./reading.ts";
import { readerOptions, startThreads, type Threads } from "./threads.ts";

/** Reports that are taken ahead of the one that is printed next, for each thread. */
const ahead = 3;

/** `attache code`: a line an event, or with `--lines` a line a line, in the order of the reports whatever the number of threads. */
export async function run(call: Call, door: Door): Promise<void> {
  const { all, explain, minConfidence, lines, whole } = call.options;
  if (whole && !lines) throw new UsageFault("--whole goes with --lines");
  const settings: PrintOptions = {
    ...readerOptions(call.options),
    ...(all ? { all } : {}),
    ...(explain ? { explain } : {}),
    ...(whole ? { whole } : {}),
    ...(minConfidence === undefined ? {} : { minConfidence }),
  };
  const task = lines ? "answering" : "printing";
  const threads = await startThreads<Document, string, PrintOptions>(task, call.options, settings);
  door.finishOnSignal();
  try {
    await (lines ? codeLines(call, threads, door) : codeReports(call, threads, door));
  } finally {
    await threads.close();
  }
}

async function codeReports(call: Call, { work, jobs }: Threads<Document, string>, door: Door): Promise<void> {
  const reached = new Reached(call.options.offset);
  const reports = documents(call.arguments, call.options, door, reached);
  const coded = inOrder(reports, async report => ({ ...(await work(report)), report }), jobs * ahead);
  for await (const outcome of coded) {
    if (outcome.ok) await door.send(outcome.value);
    else door.warn(`${outcome.report.id}: could not be read (${outcome.error}); left out`);
  }
  if (door.stopped) door.warn(reached.advice(door.stopped));
}

/** One line out for each line in, in order; a bad line is `ok:false`. Input that ends inside a bad line was cut short: a fault. */
async function codeLines(call: Call, { work, jobs }: Threads<Document, string>, door: Door): Promise<void> {
  const coder = coderOf({ run: runOf(readerOptions(call.options)) });
  // What a line is answered with depends on the line alone, not on its place: engines cut and order rows as they like.
  const failed = (id: string | null, error: string, whole: object = {}): string =>
    jsonLine({ id, ok: false, events: [], error, ...whole, coder });
  const answer = async (row: Row): Promise<string> => {
    if (row.document === undefined) return failed(row.id ?? null, row.fault.reason);
    const outcome = await work(row.document);
    const whole = call.options.whole ? { document: documentJson(row.document) } : {};
    return outcome.ok ? outcome.value : failed(row.document.id, outcome.error, whole);
  };
  const reached = new Reached(call.options.offset);
  for await (const line of inOrder(rows(call, door, reached), answer, jobs * ahead)) await door.send(line);
  if (door.stopped) door.warn(reached.advice(door.stopped));
}

async function* rows(call: Call, door: Door, reached: Reached): AsyncGenerator<Row> {
  const options = readOptions(call.options, door);
  const foreign = new ForeignCount();
  for (const path of named(call.arguments)) {
    const input =
      path === "-"
        ? await openStandardInput(process.stdin, options.limits)
        : await openFile(path, options.limits);
    for await (const row of door.untilStopped(readRows(input, options))) {
      reached.met({ input: input.name, number: row.number });
      reached.count();
      if (row.document) yield { ...row, document: foreign.seen(await identified(row.document)) };
      else yield row;
      if (row.document === undefined && !row.ended && !row.blank)
        throw new CutInput(`${input.name}:${row.number}: the input ends in the middle of a line`);
    }
    if (door.stopped) break;
  }
  if (door.stopped) process.stdin.destroy();
  foreign.tell(door);
}

/** Input that stopped before its end: engines must not take what was printed for all there is. */
class CutInput extends Error {}
