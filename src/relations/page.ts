import type { Incident } from "../record/incident.ts";
import type { BriefRequest, Claim, Section } from "./claim.ts";
import { dateWords } from "./dates.ts";
import type { Passed } from "./relation.ts";
import type { Sources } from "./sources.ts";
import { bestOf, tellBriefly, tellEvent } from "./tell.ts";
import { fill } from "./words.ts";

/** What the parts of a page share: whom it is about, the words it is written in, its sources, when each report was published. */
export interface Page {
  readonly request: BriefRequest;
  readonly sources: Sources;
  readonly published: ReadonlyMap<string, string>;
}

/** One incident as a line of a page. */
export function claimOf(page: Page, incident: Incident, brief = false): Claim {
  const { names, words } = page.request;
  const best = bestOf(incident);
  const text = brief ? tellBriefly(best, names, words) : tellEvent(best, names, words);
  const line =
    incident.reports > 1 && !brief ? fill(words.reports, { line: text, n: incident.reports }) : text;
  const aside = "aside" in incident ? (incident as Passed).aside : [];
  const others = [...incident.events.filter(e => e !== best), ...aside];
  return {
    text: line,
    sources: page.sources.cite([best, ...others]),
    incident: incident.id,
    date: dateWords(best, words, page.published.get(best.document)),
  };
}

/**
 * Incidents as lines under a heading; those beyond `most` are counted in `more`.
 *
 * Two incidents that one sentence tells make one line.
 */
export function sectionOf(
  page: Page,
  key: string,
  title: string,
  incidents: readonly Incident[],
  most: number,
  brief = false,
): Section {
  const shown = incidents.slice(0, most).map(i => claimOf(page, i, brief));
  const claims = shown.filter((c, i) => shown.findIndex(o => o.text === c.text && o.date === c.date) === i);
  return { key, title, claims, more: Math.max(0, incidents.length - most) };
}
