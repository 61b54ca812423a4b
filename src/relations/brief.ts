import type { Event } from "../events/event.ts";
import { findCopies } from "../record/copies.ts";
import { differencesOf } from "../record/differences.ts";
import { fuseEvents } from "../record/fuse.ts";
import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";
import type { BriefRequest, Section } from "./claim.ts";
import { contested } from "./contested.ts";
import { daysBefore, dayWords } from "./dates.ts";
import { dayOfChange, type Entry } from "./ledger/ledger.ts";
import { entryClaim, isPending, ledgerOf, ledgerSection } from "./ledger/section.ts";
import { type Page, sectionOf } from "./page.ts";
import { bearingOf, counts, hasParty, relate, within } from "./relation.ts";
import type { NoteWords } from "./reviewed.ts";
import { type Source, Sources } from "./sources.ts";
import { standing } from "./standing.ts";
import { bestOf, holdsWords } from "./tell.ts";
import { dayOf, ranked, timeline } from "./timeline.ts";
import { type BriefWords, counted, fill, inSentences } from "./words.ts";

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
export function writeBrief(reports: readonly Report[], asked: BriefRequest): Brief {
  const request = { ...asked, names: inSentences(asked.names, asked.words) };
  const { a, b, from, to, words } = request;
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
  const real = between.filter(i => i.events.some(counts));
  const together = ours.filter(i => !between.includes(i) && i.events.some(counts));
  const listed = new Set(withoutRepeats(page, [...real, ...together]));
  const differing = { ours, all, differences: differencesOf(reports, all) };
  const entries = ledgerOf(page, within(all, from, to));
  const sections = [
    ...parts(page, { real, listed: real.filter(i => listed.has(i)), entries }, asOf, from),
    contested(page, differing, longest.contested),
    chosen(
      page,
      "thirds",
      words.sections.thirds!,
      together.filter(i => listed.has(i)),
      longest.thirds,
    ),
    watch(page, withoutRepeats(page, ahead(between, asOf, page)), entries, asOf),
  ];
  const told = new Set(ours.flatMap(i => i.events.map(e => e.document)));
  const telling = reports.filter(r => told.has(r.document.id));
  return {
    a,
    b,
    title: fill(words.sections.title!, { a: asked.names(a), b: asked.names(b) }),
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
  return fill(asOf === undefined ? words.sections.introUndated! : words.sections.intro!, {
    day: asOf === undefined ? "" : dayWords(asOf),
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

/** What happened between the two, what of it is told in lists, and what became of it. */
interface Told {
  readonly real: readonly Incident[];
  readonly listed: readonly Incident[];
  readonly entries: readonly Entry[];
}

/** Standing, changes, issues, ledger, accusations; in the lists each happening stands once. */
function parts(
  page: Page,
  { real, listed, entries }: Told,
  asOf: string | undefined,
  from: string | undefined,
): readonly Section[] {
  const { words } = page.request;
  const since = from ?? (asOf === undefined ? undefined : daysBefore(asOf, recentDays));
  const recent = listed.filter(i => since !== undefined && i.start !== undefined && i.start >= since);
  const title =
    since === undefined
      ? words.sections.changesAll!
      : fill(words.sections.changes!, { day: dayWords(since) });
  const stand = standing(page, real, asOf);
  const changes = chosen(page, "changes", title, recent, longest.changes);
  const shown = new Set(changes.claims.map(c => c.incident));
  const others = listed.filter(i => !shown.has(i.id));
  return [
    stand,
    changes,
    ...issues(
      page,
      others.filter(i => !isClaim(i)),
    ),
    ledgerSection(page, entries, longest.ledger),
    sectionOf(
      page,
      "claims",
      words.sections.claims!,
      byAccuser(page, others.filter(isClaim)),
      longest.claims,
    ),
  ];
}

/** Incidents without those whose words another's of the same sentence hold. */
function withoutRepeats(page: Page, incidents: readonly Incident[]): readonly Incident[] {
  const { names, words } = page.request;
  const bySentence = new Map<string, Incident[]>();
  for (const i of ranked(incidents)) {
    const { document, evidence } = bestOf(i);
    const key = `${document}|${evidence.start}`;
    const kept = bySentence.get(key) ?? [];
    const holds = (x: Incident, y: Incident) => holdsWords(bestOf(x), bestOf(y), names, words);
    if (kept.some(k => holds(k, i))) continue;
    bySentence.set(key, [...kept.filter(k => !holds(i, k)), i]);
  }
  const kept = new Set([...bySentence.values()].flat());
  return incidents.filter(i => kept.has(i));
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
  const works = new Set(pending.map(e => e.subject));
  const others = plans.filter(i => !held.has(i.id) && !works.has(bestOf(i).project?.name ?? ""));
  const section = sectionOf(page, "watch", title, others, longest.watch);
  const matters = pending
    .slice(0, longest.watch)
    .map(e => entryClaim(page, { ...e, changes: e.changes.slice(-1) }));
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
