import type { Document } from "../text/document.ts";
import type { Entry } from "./entry.ts";
import { type Held, heldOf } from "./held.ts";
import { coded, type Ingest } from "./ingest.ts";
import type { JournalWriter } from "./journal.ts";
import type { Run } from "./provenance.ts";
import { type Changes, changesOf } from "./recoding.ts";

/** A report coded anew; `failed` why it could not be, in which case its events stay. */
export interface Recoded extends Changes {
  readonly report: string;
  readonly failed?: string;
}

/** The reports of a record that `run` has neither coded nor failed to code last. */
export const dueFor = (run: Run, entries: readonly Entry[]): readonly Held[] =>
  heldOf(entries).filter(h => h.run === undefined || !sameRun(h.run, run));

const sameRun = (a: Run, b: Run): boolean =>
  a.program === b.program && a.models === b.models && a.lexicons === b.lexicons;

/** A report's document under the id by which the journal's lines name it. */
export const storedIn = ({ document, id }: Held): Document => ({ ...document, id });

/**
 * Codes reports anew, each durable before it is given; what was coded before stays in the journal. Whoever stops may begin again:
 * `dueFor` names those that are left.
 */
export async function* recode(
  due: AsyncIterable<Held> | Iterable<Held>,
  journal: Pick<JournalWriter, "append">,
  means: Pick<Ingest, "code" | "run" | "warn">,
): AsyncGenerator<Recoded> {
  for await (const held of due) {
    const entry = await coded(storedIn(held), means);
    journal.append([entry]);
    const { events = [] } = held;
    const report = held.document.id;
    if (entry.kind === "events") yield { report, ...changesOf(events, entry.events) };
    else if (entry.kind === "failed") yield { report, ...changesOf([], []), failed: entry.reason };
  }
}
