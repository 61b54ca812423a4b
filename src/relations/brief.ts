import type { Event } from "../events/event.ts";
import { accountsOf, type Contradiction } from "../record/accounts.ts";
import { findCopies } from "../record/copies.ts";
import { fuseEvents } from "../record/fuse.ts";
import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";
import { bearingOf, counts, relate } from "./relation.ts";
import { type Source, Sources } from "./sources.ts";
import { bestOf, dateWords, dayWords, type Names, tell } from "./tell.ts";
import type { BriefWords } from "./words.ts";

/** One line of a brief: its words, the numbers of the sources it rests on, the incident it tells. */
export interface Claim {
  readonly text: string;
  readonly sources: readonly number[];
  readonly incident?: string;
  readonly date?: string;
}

/** A part of a brief with its heading; `more` lines were left out for length. */
export interface Section {
  readonly key: string;
  readonly title: string;
  readonly claims: readonly Claim[];
  readonly more: number;
}

/** One page on a pair of actors. Every claim has a source; `asOf` is the latest day of a report (ISO). */
export interface Brief {
  readonly a: string;
  readonly b: string;
  readonly title: string;
  readonly asOf?: string;
  readonly sections: readonly Section[];
  readonly sources: readonly Source[];
}

/** What a brief is asked for. */
export interface BriefRequest {
  readonly a: string;
  readonly b: string;
  readonly from?: string;
  readonly to?: string;
  readonly names: Names;
  readonly words: BriefWords;
}

const longest = { changes: 8, issue: 6, promises: 8, claims: 10, contested: 8, thirds: 6, timeline: 40 } as const;

/** Writes the brief of a pair of actors from the reports of a record. Nothing stands in it that no event says. */
export function writeBrief(reports: readonly Report[], request: BriefRequest): Brief {
  const { a, b, names, words } = request;
  const published = new Map(reports.flatMap(r => (r.document.published ? [[r.document.id, r.document.published] as const] : [])));
  const events = reports.flatMap(r => r.events);
  const incidents = fuseEvents(events, published, findCopies(reports));
  const ours = relate(incidents, a, b, request.from, request.to);
  const between = ours.filter(i => i.events.some(e => bearingOf(e, a, b) === "between"));
  const together = ours.filter(i => !between.includes(i));
  const sources = new Sources(new Map(reports.map(r => [r.document.id, r.document])));
  const asOf = [...published.values()].filter(d => request.to === undefined || d < request.to).sort().at(-1);
  const page = new Page(sources, request, incidents, published);
  const real = between.filter(i => i.events.some(counts));
  const sections = [
    page.standing(real, asOf),
    page.section("changes", ranked(real).slice(0, longest.changes).sort(byStart), longest.changes),
    ...page.issues(real),
    page.section("promises", between.filter(isPromise), longest.promises),
    page.section("claims", between.filter(isClaim), longest.claims),
    page.contested(ours),
    page.section("thirds", together.filter(i => i.events.some(counts)), longest.thirds),
    page.section("timeline", ranked(between).slice(0, longest.timeline).sort(byStart), longest.timeline, Math.max(0, between.length - longest.timeline)),
  ];
  const title = words.sections.title!.replace("{a}", names(a)).replace("{b}", names(b));
  return { a, b, title, ...(asOf ? { asOf } : {}), sections: sections.filter(s => s.claims.length > 0), sources: sources.list() };
}

const isPromise = (i: Incident): boolean => i.events.some(e => e.event === "AGREE" || (e.status === "planned" && e.event !== "THREATEN")) && !bestOf(i).factuality.endsWith("-");
const isClaim = (i: Incident): boolean => i.events.some(e => (e.event === "ACCUSE" || e.event === "REJECT") && counts(e));
const byStart = (x: Incident, y: Incident): number => ((x.start ?? "9") < (y.start ?? "9") ? -1 : (x.start ?? "9") > (y.start ?? "9") ? 1 : x.id < y.id ? -1 : 1);

/** The weightiest first: intensity, number of independent reports, certainty. */
function ranked(incidents: readonly Incident[]): readonly Incident[] {
  const weight = (i: Incident) => {
    const e = bestOf(i);
    return (Math.abs(e.intensity) + 2) * (1 + Math.log2(i.reports)) * (counts(e) ? 1 : 0.4) * (e.date ? 1 : 0.5);
  };
  return [...incidents].sort((x, y) => weight(y) - weight(x) || byStart(x, y));
}

class Page {
  readonly sources: Sources;
  readonly request: BriefRequest;
  readonly all: readonly Incident[];
  readonly published: ReadonlyMap<string, string>;

  constructor(sources: Sources, request: BriefRequest, all: readonly Incident[], published: ReadonlyMap<string, string>) {
    this.sources = sources;
    this.request = request;
    this.all = all;
    this.published = published;
  }

  claim(i: Incident): Claim {
    const { names, words } = this.request;
    const best = bestOf(i);
    const others = i.events.filter(e => e.document !== best.document);
    const several = i.reports > 1 ? ` (${i.reports} reports)` : "";
    return { text: `${tell(i, names, words)}${several}`, sources: this.sources.cite([best, ...others]), incident: i.id, date: dateWords(best) };
  }

  section(key: string, incidents: readonly Incident[], most: number, more = Math.max(0, incidents.length - most)): Section {
    return { key, title: this.request.words.sections[key]!, claims: incidents.slice(0, most).map(i => this.claim(i)), more };
  }

  /** Counts of cooperation and conflict, lately and before, the gravest act and the latest, each with its ground. */
  standing(real: readonly Incident[], asOf: string | undefined): Section {
    const claims: Claim[] = [];
    const title = this.request.words.sections.standing!;
    if (real.length === 0) return { key: "standing", title, claims, more: 0 };
    const warm = (list: readonly Incident[]) => list.filter(i => bestOf(i).quad <= 2);
    const cold = (list: readonly Incident[]) => list.filter(i => bestOf(i).quad > 2);
    const cite = (list: readonly Incident[]) => this.sources.cite(list.map(bestOf));
    const dated = real.filter(i => i.start !== undefined).sort(byStart);
    const span = dated.length > 0 ? ` from ${dayWords(dated[0]!.start!)} to ${dayWords(dated.at(-1)!.start!)}` : "";
    claims.push({
      text: `The record holds ${real.length} incident${real.length === 1 ? "" : "s"} between the two${span}: ${warm(real).length} of cooperation, ${cold(real).length} of conflict.`,
      sources: cite([dated[0] ?? real[0]!, dated.at(-1) ?? real[0]!]),
    });
    if (asOf !== undefined) claims.push(...this.trend(dated, asOf, warm, cold, cite));
    const worst = ranked(cold(real))[0];
    const latest = dated.at(-1);
    if (worst) claims.push({ ...this.claim(worst), text: `Gravest: ${dateWords(bestOf(worst))}. ${this.claim(worst).text}` });
    if (latest && latest !== worst) claims.push({ ...this.claim(latest), text: `Latest: ${dateWords(bestOf(latest))}. ${this.claim(latest).text}` });
    return { key: "standing", title, claims: claims.map(({ date: _, ...c }) => c), more: 0 };
  }

  /** The last ninety days against the ninety before. */
  trend(
    dated: readonly Incident[], asOf: string, warm: (l: readonly Incident[]) => readonly Incident[], cold: (l: readonly Incident[]) => readonly Incident[],
    cite: (l: readonly Incident[]) => readonly number[],
  ): readonly Claim[] {
    const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
    const within = (from: number, to: number) => dated.filter(i => day(asOf) - day(i.start!) >= from && day(asOf) - day(i.start!) < to);
    const [late, early] = [within(0, 90), within(90, 180)];
    if (late.length + early.length === 0) return [];
    const thin = late.length + early.length < 10 ? " These are too few to call a trend." : "";
    const text = `In the ninety days to ${dayWords(asOf)}: ${warm(late).length} of cooperation, ${cold(late).length} of conflict; in the ninety days before: ${warm(early).length} and ${cold(early).length}.${thin}`;
    return [{ text, sources: cite([...ranked(late).slice(0, 2), ...ranked(early).slice(0, 1)]) }];
  }

  issues(real: readonly Incident[]): readonly Section[] {
    const names = [...new Set([...Object.keys(this.request.words.words), ...Object.keys(this.request.words.issues)])];
    return names.map(name => {
      const mine = real.filter(i => issueOf(bestOf(i), this.request.words) === name);
      const chosen = ranked(mine).slice(0, longest.issue).sort(byStart);
      return { ...this.section("issues", chosen, longest.issue, Math.max(0, mine.length - longest.issue)), key: "issues", title: `${this.request.words.sections.issues}: ${name}` };
    });
  }

  /** Accounts that exclude each other, side by side. */
  contested(ours: readonly Incident[]): Section {
    const found = ours.flatMap(i => accountsOf(i, this.all, this.published));
    const claims = found.slice(0, longest.contested).map(c => this.contradiction(c));
    return { key: "contested", title: this.request.words.sections.contested!, claims, more: Math.max(0, found.length - longest.contested) };
  }

  contradiction(c: Contradiction): Claim {
    const { names } = this.request;
    const side = (s: Contradiction["a"]) => `${c.attribute === "actor" ? s.value.split("+").map(names).join(" and ") : s.value} (${s.holder ? `${/^[A-Z]{3}$/.test(s.holder) ? names(s.holder) : s.holder}, ` : ""}“${s.event.evidence.text.slice(0, 90).replace(/\s+/g, " ")}${s.event.evidence.text.length > 90 ? "…" : ""}”)`;
    const what = c.attribute === "happened" ? "Whether it happened" : c.attribute === "actor" ? "Who did it" : `How many ${c.attribute}`;
    return { text: `${what}: ${side(c.a)} against ${side(c.b)}`, sources: this.sources.cite([c.a.event, c.b.event]), incident: c.incident, date: dateWords(c.a.event) };
  }
}

/** The issue an event belongs to: by the words of its sentence, else by its type. */
function issueOf(e: Event, words: BriefWords): string | undefined {
  const text = ` ${e.evidence.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const violent = words.issues.Security?.includes(e.event) ?? false;
  const byWord = violent ? undefined : Object.entries(words.words).find(([, list]) => list.some(w => text.includes(` ${w} `)))?.[0];
  return byWord ?? Object.entries(words.issues).find(([, types]) => types.includes(e.event))?.[0];
}
