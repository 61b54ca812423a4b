import { type Difference, differencesOf, type Side } from "../record/differences.ts";
import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";
import { type Account, accountsOf, type Contradiction } from "../record/told.ts";
import { isSame } from "./contested.ts";
import { type BriefWords, fill } from "./words.ts";

/** Who tells an incident otherwise: by the words of reports, and by their events; what both tell is among the first alone. */
export interface Accounts {
  readonly differences: readonly Difference[];
  readonly contradictions: readonly Contradiction[];
}

/** Finds who tells an incident of these reports otherwise; `all` are their incidents. */
export function accountsIn(
  reports: readonly Report[],
  all: readonly Incident[],
  published: ReadonlyMap<string, string>,
): (incident: Incident) => Accounts {
  const told = new Map<string, Difference[]>();
  for (const d of differencesOf(reports, all)) told.set(d.incident, [...(told.get(d.incident) ?? []), d]);
  return incident => {
    const differences = told.get(incident.id) ?? [];
    const found = accountsOf(incident, all, published);
    return { differences, contradictions: found.filter(c => !differences.some(d => isSame(d, c))) };
  };
}

/** What is told otherwise, a line each: "How many were killed: “17 dead”, says TASS (a); but …". */
export function otherwise({ differences, contradictions }: Accounts, words: BriefWords): readonly string[] {
  return [
    ...differences.map(d => lineOf(d, tellingWords(d.a, words), tellingWords(d.b, words), words)),
    ...contradictions.map(c => lineOf(c, accountWords(c.a, words), accountWords(c.b, words), words)),
  ];
}

function lineOf(
  { attribute, kind }: Pick<Contradiction, "attribute" | "kind">,
  a: string,
  b: string,
  words: BriefWords,
): string {
  const what = words.contested.attributes[attribute] ?? attribute;
  return fill(kind === "dispute" ? words.contested.line : words.contested[kind], { what, a, b });
}

const tellingWords = ({ document, publisher, telling }: Side, words: BriefWords): string =>
  held(
    `“${telling.text.replace(/\s+/g, " ")}”`,
    telling.holder?.name ?? telling.holder?.text ?? publisher,
    document,
    words,
  );

const accountWords = ({ value, holder, document, event }: Account, words: BriefWords): string =>
  held(fill(words.contested.values[value] ?? value, { words: event.evidence.text }), holder, document, words);

function held(value: string, holder: string | undefined, document: string, words: BriefWords): string {
  const side = holder ? fill(words.contested.side, { value, holder }) : value;
  return `${side} (${document})`;
}
