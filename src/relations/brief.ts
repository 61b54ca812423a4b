import type { Event } from "../events/event.ts";
import { findCopies } from "../record/copies.ts";
import { differencesOf } from "../record/differences.ts";
import { fuseEvents } from "../record/fuse.ts";
import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";
import type { BriefRequest, Section } from "./claim.ts";
import { type Contested, contested } from "./contested.ts";
import { daysBefore, dayWords } from "./dates.ts";
import { dayOfChange, type Entry } from "./ledger/ledger.ts";
import { entryClaim, isPending, ledgerOf, ledgerSection } from "./ledger/section.ts";
import { type Page, sectionOf } from "./page.ts";
import { bearingOf, counts, hasParty, relate, within } from "./relation.ts";
import type { NoteWords } from "./reviewed.ts";
import { type Source, Sources } from "./sources.ts";
import { standing } from "./standing.ts";
import { bestOf } from "./tell.ts";
import { dayOf, ranked, timeline } from "./timeline.ts";
import { type BriefWords, counted, fill } from "./words.ts";

/** One page on a pair of actors. Every claim has a source; `asOf` is the latest day of a report (ISO). */
export interface Brief {
  readonly a: string;
  readonly b: string;
  readonly title: string;
  readonly intro: string;
  readonly asOf?: string;
  readonly sections: readonly Section[];
  readonly sources: readonly Source[];
  readonly words: Readonly<Record<"sources" | "more" | "also" | "independence", string>> & NoteWords;
}

/** Lines at most in each part. */
const longest = {
  changes: 8,
  issue: 4,
  watch: 6,
  ledger: 12,
  claims: 6,
  contested: 6,
  thirds: 4,
} as const;

/** Days before the last report that "what changed" looks back on where no first day is asked for. */
const recentDays = 180;

/** Writes the brief of a pair of actors from the reports of a record. Nothing stands in it that no event says. */
export function writeBrief(reports: readonly Report[], request: BriefRequest): Brief {
  const { a, b, from, to, names, words } = request;
  const published = new Map(
    reports.flatMap(r => (r.document.published ? [[r.document.id, r.document.published] as const] : [])),
  );
  const copies = findCopies(reports);
  const all = fuseEvents(
    reports.flatMap(r => r.events.filter(e => !e.headline && !e.inTitle)),
    published,
    copies,
  );
  const ours = timeline(relate(all, a, b, from, to), published);
  const asOf = [...published.values()]
    .filter(d => to === undefined || d < to)
    .sort()
    .at(-1);
  const page: Page = { request, sources: new Sources(reports, copies), published };
  const between = ours.filter(i => i.events.some(e => bearingOf(e, a, b) === "between"));
  const together = ours.filter(i => !between.includes(i) && i.events.some(counts));
  const differing = { ours, all, differences: differencesOf(reports, all) };
  const entries = ledgerOf(page, within(all, from, to));
  const sections = [
    ...parts(page, { between, entries }, asOf, from),
    ...rest(page, differing, together),
    watch(page, ahead(between, asOf, page), entries, asOf),
  ];
  const told = new Set(ours.flatMap(i => i.events.map(e => e.document)));
  const telling = reports.filter(r => told.has(r.document.id));
  return {
    a,
    b,
    title: fill(words.sections.title!, { a: names(a), b: names(b) }),
    intro: sections.some(s => s.claims.length > 0) ? intro(telling, asOf, words) : words.sections.empty!,
    ...(asOf ? { asOf } : {}),
    sections: sections.filter(s => s.claims.length > 0),
    sources: page.sources.list(),
    words: {
      sources: words.sections.sources!,
      more: words.sections.more!,
      also: words.sections.also!,
      independence: independence(telling, copies, words),
      accepted: words.sections.accepted!,
      corrected: words.sections.corrected!,
      contested: words.sections.reviewContested!,
    },
  };
}

function intro(reports: readonly Report[], asOf: string | undefined, words: BriefWords): string {
  const publishers = new Set(reports.flatMap(r => r.document.publisher ?? []));
  return fill(words.sections.intro!, {
    day: asOf === undefined ? words.dates.undated! : dayWords(asOf),
    reports: counted("report", reports.length, words),
    publishers:
      publishers.size === 0
        ? ""
        : fill(words.sections.by!, { publishers: counted("publisher", publishers.size, words) }),
  });
}

/** How many of the reports are no copies of each other. */
function independence(
  reports: readonly Report[],
  copies: ReadonlyMap<string, string>,
  words: BriefWords,
): string {
  const independent = new Set(reports.map(r => copies.get(r.document.id) ?? r.document.id)).size;
  return fill(words.sections.independence!, {
    reports: counted("report", reports.length, words),
    independent,
  });
}

/** Standing, changes, issues, ledger, accusations. */
function parts(
  page: Page,
  { between, entries }: { readonly between: readonly Incident[]; readonly entries: readonly Entry[] },
  asOf: string | undefined,
  from: string | undefined,
): readonly Section[] {
  const { words } = page.request;
  const real = between.filter(i => i.events.some(counts));
  const since = from ?? (asOf === undefined ? undefined : daysBefore(asOf, recentDays));
  const recent = real.filter(i => since !== undefined && i.start !== undefined && i.start >= since);
  const title =
    since === undefined
      ? words.sections.changesAll!
      : fill(words.sections.changes!, { day: dayWords(since) });
  return [
    standing(page, real, asOf),
    chosen(page, "changes", title, recent, longest.changes),
    ...issues(page, real),
    ledgerSection(page, entries, longest.ledger),
    sectionOf(
      page,
      "claims",
      words.sections.claims!,
      byAccuser(page, between.filter(isClaim)),
      longest.claims,
    ),
  ];
}

/** Contested accounts, deeds towards others. */
function rest(page: Page, differing: Contested, together: readonly Incident[]): readonly Section[] {
  return [
    contested(page, differing, longest.contested),
    chosen(page, "thirds", page.request.words.sections.thirds!, together, longest.thirds),
  ];
}

/** What is planned or promised: matters of the ledger that wait, and plans that are in none. */
function watch(
  page: Page,
  plans: readonly Incident[],
  entries: readonly Entry[],
  asOf: string | undefined,
): Section {
  const { words } = page.request;
  const day = (e: Entry) => dayOfChange(e.changes.at(-1)!, page);
  const pending = entries.filter(e => isPending(e, words) && isFresh(day(e), asOf));
  const held = new Set(pending.flatMap(e => e.changes.map(c => c.incident.id)));
  const title = words.sections.watch!;
  const others = plans.filter(i => !held.has(i.id));
  const section = sectionOf(page, "watch", title, others, longest.watch);
  const matters = pending.slice(0, longest.watch).map(e => entryClaim(page, e));
  const more = section.more + Math.max(0, pending.length - longest.watch);
  return { ...section, claims: [...section.claims, ...matters], more };
}

/** The weightiest of incidents, in order of time. */
function chosen(
  page: Page,
  key: string,
  title: string,
  incidents: readonly Incident[],
  most: number,
): Section {
  const best = new Set(ranked(incidents).slice(0, most));
  return {
    ...sectionOf(
      page,
      key,
      title,
      incidents.filter(i => best.has(i)),
      most,
    ),
    more: Math.max(0, incidents.length - most),
  };
}

/** Whether a plan of this day is still to be watched: it is no older than what "changed" looks back on. */
const isFresh = (day: string, asOf: string | undefined): boolean =>
  asOf === undefined || day >= daysBefore(asOf, recentDays);

/** What is planned, promised or threatened and not past on the day: what has a date first, the nearest before the others. */
function ahead(
  between: readonly Incident[],
  asOf: string | undefined,
  { published }: Page,
): readonly Incident[] {
  const planned = between.filter(i => {
    const e = bestOf(i);
    return e.status === "planned" && !e.factuality.endsWith("-") && !i.events.some(counts);
  });
  const dated = planned.filter(i => i.end !== undefined && (asOf === undefined || i.end >= asOf));
  const fresh = (i: Incident) => isFresh(dayOf(i, published), asOf);
  return [...dated, ...planned.filter(i => i.start === undefined && fresh(i)).reverse()];
}

/** What one of the two says against the other; inquiries are none. */
function isClaim(i: Incident): boolean {
  const e = bestOf(i);
  return e.event === "ACCUSE" && counts(e) && !e.reciprocal && !e.mode.includes("investigate");
}

/** Accusations of the first party before those of the second. */
function byAccuser(page: Page, incidents: readonly Incident[]): readonly Incident[] {
  const { a } = page.request;
  const first = (i: Incident) => hasParty(bestOf(i).actor, a);
  return [...incidents.filter(first), ...incidents.filter(i => !first(i))];
}

function issues(page: Page, real: readonly Incident[]): readonly Section[] {
  const { words } = page.request;
  const issue = new Map(real.map(i => [i, issueOf(bestOf(i), words)]));
  return words.order.map(name => ({
    ...chosen(
      page,
      "issues",
      name,
      real.filter(i => issue.get(i) === name),
      longest.issue,
    ),
    under: words.sections.issues!,
  }));
}

/** The issue an event belongs to: by the words of its sentence and its undertaking, else by its type. */
export function issueOf(e: Event, words: BriefWords): string | undefined {
  const text = ` ${`${e.evidence.text} ${e.project?.name ?? ""}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const violent = e.event === "ASSAULT" || e.event === "MOBILIZE";
  const byWord = violent
    ? undefined
    : Object.entries(words.words).find(([, list]) => list.some(w => text.includes(` ${w} `)))?.[0];
  return byWord ?? Object.entries(words.issues).find(([, types]) => types.includes(e.event))?.[0];
}
