import { cohensKappa, krippendorffsAlpha, type Labels } from "../record/agreement.ts";
import { isOnEvent } from "../record/decision.ts";
import { JournalWriter, readJournal, segments } from "../record/journal.ts";
import { reportsOf } from "../record/memory.ts";
import { type Desk, deskOf } from "../record/review.ts";
import { buildIndex } from "./build-index.ts";
import type { Call, Options } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { incidentsOf } from "./incidents.ts";
import { jsonLine } from "./json/offsets.ts";
import { linesFor, type Wish } from "./review/decide.ts";
import { listed } from "./review/list.ts";
import { meansOf } from "./review/means.ts";

/** `attache review`: an analyst's judgements of events and fusions, in the terminal or by options. */
export async function run(call: Call, door: Door): Promise<void> {
  const folder = call.options.record!;
  segments(folder);
  const wishes = wishesOf(call);
  if (wishes.length > 0) return decide(folder, wishes, call.options, door);
  if (call.options.list || call.options.agreement) return show(folder, call.options, door);
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new UsageFault(
      "review: needs a terminal; else say --list, --accept, --reject, --correct or --undo",
    );
  const { atDesk } = await import("./review/terminal.ts");
  await atDesk(folder, call.options, door);
}

function wishesOf({ options, arguments: fields }: Call): readonly Wish[] {
  const { accept = [], reject = [], correct, undo } = options;
  if (fields.length > 0 && correct === undefined)
    throw new UsageFault(`"${fields[0]}": say --correct ID before it`);
  return [
    ...accept.map(id => ({ kind: "accept" as const, id })),
    ...reject.map(id => ({ kind: "reject" as const, id })),
    ...(correct === undefined ? [] : [{ kind: "correct" as const, id: correct, fields }]),
    ...(undo === undefined ? [] : [{ kind: "undo" as const, id: undo }]),
  ];
}

async function decide(folder: string, wishes: readonly Wish[], options: Options, door: Door): Promise<void> {
  const warn = (message: string): void => door.warn(message);
  const journal = await JournalWriter.open(folder, warn);
  try {
    const means = meansOf(readJournal(folder, warn), options);
    const lines = wishes.flatMap(wish => linesFor(wish, means));
    journal.append(lines);
    await buildIndex(folder, warn);
    for (const line of lines)
      door.out(line.kind === "undone" ? `${line.decision} taken back\n` : `${line.id} by ${line.author}\n`);
  } finally {
    journal.close();
  }
}

function show(folder: string, options: Options, door: Door): void {
  const entries = readJournal(folder, message => door.warn(message));
  const desk = deskOf(entries);
  if (options.agreement) for (const line of agreement(desk)) door.out(jsonLine(line));
  else for (const line of listed(desk, incidentsOf(reportsOf(entries)))) door.out(jsonLine(line));
}

/** How far analysts agree: kappa of each two, alpha of all, on what they said of the same events. */
function agreement(desk: Desk): readonly object[] {
  const labels: Labels = [...desk.items.values()]
    .map(i => new Map(i.judged.decisions.map(d => [d.author, d.verdict])))
    .filter(l => l.size > 0);
  const authors = [...new Set(desk.decisions.filter(isOnEvent).map(d => d.author))].sort();
  const rounded = (x: number | undefined) => (x === undefined ? null : Math.round(x * 1000) / 1000);
  const pairs = authors.flatMap((a, i) => authors.slice(i + 1).map(b => [a, b] as const));
  return [
    ...pairs.map(([a, b]) => {
      const both = labels.filter(l => l.has(a) && l.has(b));
      const agreed = both.filter(l => l.get(a) === l.get(b)).length;
      return { authors: [a, b], events: both.length, agreed, kappa: rounded(cohensKappa(labels, a, b)) };
    }),
    {
      authors,
      events: labels.filter(l => l.size > 1).length,
      alpha: rounded(krippendorffsAlpha(labels)),
    },
  ];
}
