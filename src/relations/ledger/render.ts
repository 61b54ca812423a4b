import { dateWords } from "../dates.ts";
import type { Names } from "../tell.ts";
import { type BriefWords, fill } from "../words.ts";
import type { Change, Entry } from "./entry.ts";

/** The state of a matter in words: "imposed", "to be lifted". */
export const stateWords = (
  { state, ahead }: Pick<Change, "state" | "ahead">,
  { ledger }: BriefWords,
): string => (ahead ? ledger.ahead[state] : undefined) ?? ledger.states[state] ?? state;

/** A matter with its state, as a line of Markdown. */
export function entryWords(entry: Entry, names: Names, words: BriefWords): string {
  const { measure, undertaking, commitment, standing, tied } = words.ledger;
  const template = { measure, undertaking, commitment, standing }[entry.kind];
  const subject = entry.subject[0]!.toUpperCase() + entry.subject.slice(1);
  return fill(template, {
    object: subject,
    project: `${entry.subject}${entry.tied ? tied : ""}`,
    subject,
    line: subject,
    actor: names(entry.actor ?? ""),
    recipient: names(entry.recipient ?? ""),
    state: stateWords(entry, words),
  });
}

/** A ledger for people: matters by kind, each change with its date, its report and the words for it. Markdown. */
export function renderLedger(
  entries: readonly Entry[],
  names: Names,
  words: BriefWords,
  published: ReadonlyMap<string, string>,
): string {
  if (entries.length === 0) return `${words.sections.empty}\n`;
  const kinds = Object.entries(words.ledger.kinds);
  return kinds
    .flatMap(([kind, title]) => {
      const here = entries.filter(e => e.kind === kind);
      const lines = here.flatMap(e => [
        `- ${entryWords(e, names, words)}`,
        ...e.changes.map(c => `  - ${changeWords(c, words, published)}`),
      ]);
      return here.length === 0 ? [] : [`## ${title}\n\n${lines.join("\n")}\n`];
    })
    .join("\n");
}

function changeWords(c: Change, words: BriefWords, published: ReadonlyMap<string, string>): string {
  const { document, evidence } = c.event;
  const date = dateWords(c.event, words, published.get(document));
  const text = fill(words.ledger.change, { state: stateWords(c, words), date });
  return `${text}: “${evidence.text.replace(/\s+/g, " ")}” (${document})`;
}
