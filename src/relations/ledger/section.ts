import type { Incident } from "../../record/incident.ts";
import type { Claim, Section } from "../claim.ts";
import { dateWords } from "../dates.ts";
import type { Page } from "../page.ts";
import type { Names } from "../tell.ts";
import { type BriefWords, fill, listed } from "../words.ts";
import type { Change, Entry } from "./entry.ts";
import { ledger } from "./ledger.ts";

/** The ledger as a part of a page; `incidents` are all of the reports. */
export function ledgerSection(page: Page, incidents: readonly Incident[], most: number): Section {
  const { a, b, words } = page.request;
  const entries = ledger(incidents, { a, b, words, published: page.published });
  return {
    key: "ledger",
    title: words.sections.ledger!,
    claims: entries.slice(0, most).map(e => entryClaim(page, e)),
    more: Math.max(0, entries.length - most),
  };
}

/** A matter with its state and each change with its own numbers. */
function entryClaim(page: Page, entry: Entry): Claim {
  const { names, words } = page.request;
  const cited = entry.changes.map(c => ({
    c,
    sources: page.sources.cite([c.event, ...c.incident.events.filter(e => e !== c.event)]),
  }));
  const history = cited.map(
    ({ c, sources }) => `${changeWords(c, words, page.published)} ${sources.map(n => `[${n}]`).join("")}`,
  );
  return {
    text: `${headOf(entry, names, words)}: ${history.join(", ")}`,
    sources: [...new Set(cited.flatMap(x => x.sources))].sort((x, y) => x - y),
  };
}

/** "Food and farm goods, Russia on Turkey: **to be lifted**". */
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
    state: ledger.states[entry.state]!,
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
