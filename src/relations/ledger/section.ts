import type { Incident } from "../../record/incident.ts";
import type { Claim, Section } from "../claim.ts";
import { dateWords } from "../dates.ts";
import type { Page } from "../page.ts";
import type { Names } from "../tell.ts";
import { type BriefWords, fill, listed } from "../words.ts";
import type { Change, Entry } from "./entry.ts";
import { ledger } from "./ledger.ts";

/** The ledger of a page's pair; `incidents` are all of the reports. */
export function ledgerOf({ request, published }: Page, incidents: readonly Incident[]): readonly Entry[] {
  const { a, b, words } = request;
  return ledger(incidents, { a, b, words, published });
}

/** Whether the last of a matter is only announced or promised. */
export const isPending = ({ state }: Entry, { ledger }: BriefWords): boolean =>
  ledger.pending.includes(state) || Object.values(ledger.ahead).includes(state);

/** The ledger as a part of a page. */
export function ledgerSection(page: Page, entries: readonly Entry[], most: number): Section {
  const { words } = page.request;
  return {
    key: "ledger",
    title: words.sections.ledger!,
    claims: entries.slice(0, most).map(e => entryClaim(page, e)),
    more: Math.max(0, entries.length - most),
  };
}

/** A matter with its state and each change with its own numbers. */
export function entryClaim(page: Page, entry: Entry): Claim {
  const { names, words } = page.request;
  const parts = entry.changes.map(c => ({
    text: changeWords(c, words, page.published),
    sources: page.sources.cite([c.event, ...c.incident.events.filter(e => e !== c.event)]),
  }));
  return {
    text: headOf(entry, names, words),
    state: words.ledger.states[entry.state]!,
    parts,
    sources: [...new Set(parts.flatMap(p => p.sources))].sort((x, y) => x - y),
  };
}

/** "Food and farm goods, Russia on Turkey". */
export function headOf(entry: Entry, names: Names, words: BriefWords): string {
  const { ledger } = words;
  const subject = ledger.subjects[entry.subject] ?? entry.subject;
  const form = ledger[entry.kind];
  const template =
    typeof form === "string" ? form : form[entry.recipient === undefined ? "mutual" : "onesided"];
  return fill(template, {
    object: subject[0]!.toUpperCase() + subject.slice(1),
    actor: listed(
      (entry.actor ?? "")
        .split("+")
        .filter(c => c !== "")
        .map(names),
      words,
    ),
    recipient: names(entry.recipient ?? ""),
  });
}

/** "after November 2015 imposed". */
export function changeWords(c: Change, words: BriefWords, published: ReadonlyMap<string, string>): string {
  return fill(words.ledger.change, {
    state: words.ledger.states[c.state]!,
    date: whenOf(c, words, published),
  });
}

function whenOf(c: Change, words: BriefWords, published: ReadonlyMap<string, string>): string {
  if (c.date?.after) return fill(words.ledger.after, { date: dateWords({ date: c.date.after }, words) });
  return dateWords(c.event, words, published.get(c.event.document));
}
