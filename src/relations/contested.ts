import type { Incident } from "../record/incident.ts";
import { accountsOf, type Contradiction } from "../record/told.ts";
import type { Claim, Section } from "./claim.ts";
import { fragment, speakerOf } from "./clause.ts";
import { dateWords } from "./dates.ts";
import type { Page } from "./page.ts";
import { tellBriefly } from "./tell.ts";
import { fill, listed } from "./words.ts";

/** Accounts that exclude each other, side by side, each with its holder. */
export function contested(
  page: Page,
  ours: readonly Incident[],
  all: readonly Incident[],
  most: number,
): Section {
  const found = ours.flatMap(i => accountsOf(i, all, page.published));
  const lines = found.map(c => lineOf(page, c));
  const claims = lines.filter((c, i) => lines.findIndex(o => o.text === c.text) === i);
  return {
    key: "contested",
    title: page.request.words.sections.contested!,
    claims: claims.slice(0, most),
    more: Math.max(0, claims.length - most),
  };
}

function lineOf(page: Page, c: Contradiction): Claim {
  const { names, words } = page.request;
  const what = words.contested.attributes[c.attribute] ?? c.attribute;
  const about = fill(words.contested.about, { what, line: tellBriefly(c.a.event, names, words) });
  const text = fill(c.kind === "update" ? words.contested.update : words.contested.line, {
    what: c.attribute === "happened" ? what : about,
    a: sideOf(page, c, c.a),
    b: sideOf(page, c, c.b),
  });
  return {
    text,
    sources: page.sources.cite([c.a.event, c.b.event]),
    incident: c.incident,
    date: dateWords(c.a.event, words, page.published.get(c.a.document)),
  };
}

function sideOf(page: Page, c: Contradiction, side: Contradiction["a"]): string {
  const { names, words } = page.request;
  const holder = speakerOf(side.event, names, words) ?? page.sources.publisherOf(side.event);
  const party = c.attribute === "actor" || c.attribute === "recipient";
  const template = words.contested.values[side.value];
  const value =
    template !== undefined
      ? fill(template, { words: fragment(side.event, words) })
      : party
        ? listed(side.value.split("+").map(names), words)
        : side.value;
  return holder === undefined ? value : fill(words.contested.side, { value, holder });
}
