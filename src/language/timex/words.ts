import { join } from "node:path";
import { LexiconFault } from "../../text/fault.ts";
import { readLexicon } from "../../text/lexicon.ts";
import { loadWordSets } from "../names.ts";

const maps = [
  "months",
  "weekdays",
  "weekdayPlurals",
  "seasons",
  "decades",
  "eras",
  "feasts",
  "famous",
  "famousDays",
  "partPhrases",
  "eraNouns",
  "units",
  "plurals",
  "parts",
  "hours",
  "halves",
  "zones",
  "days",
  "dayParts",
  "nights",
  "numbers",
  "multiples",
  "ordinals",
  "sets",
  "references",
  "phrases",
] as const;

const lists = [
  "openAbbreviations",
  "titles",
  "centuryWord",
  "quarterWord",
  "halfWord",
  "weekend",
  "dateWord",
  "marking",
  "weekends",
  "fiscal",
  "fiscalYear",
  "openFeasts",
  "feastBefore",
  "famousNouns",
  "within",
  "final",
  "opening",
  "closing",
  "old",
  "aged",
  "eraAdjectives",
  "fourth",
  "at",
  "oclock",
  "localTime",
  "timeWord",
  "one",
  "half",
  "couple",
  "several",
  "and",
  "or",
  "of",
  "the",
  "in",
  "on",
  "per",
  "for",
  "previous",
  "following",
  "told",
  "rolling",
  "present",
  "same",
  "recent",
  "ago",
  "fromNow",
  "moreThan",
  "earlier",
  "later",
  "clausal",
  "before",
  "after",
  "approximate",
  "end",
  "yearEnd",
  "deadline",
  "each",
  "other",
  "times",
  "notReferences",
  "yearBefore",
  "numbered",
  "yearAfter",
  "rangeBetween",
  "rangeTo",
  "dash",
  "rangeSince",
  "rangeUntil",
  "will",
  "modal",
  "intends",
  "due",
  "defer",
  "deferTo",
  "planned",
  "ahead",
  "presentBefore",
  "light",
  "reporting",
] as const;

/** Lists of words that stand around a time or within it, and never begin one. */
const neverFirst: ReadonlySet<string> = new Set<(typeof lists)[number]>([
  "titles",
  "marking",
  "feastBefore",
  "famousNouns",
  "aged",
  "and",
  "or",
  "for",
  "moreThan",
  "deadline",
  "notReferences",
  "yearBefore",
  "numbered",
  "yearAfter",
  "rangeBetween",
  "rangeTo",
  "rangeSince",
  "rangeUntil",
  "will",
  "modal",
  "intends",
  "due",
  "defer",
  "deferTo",
  "planned",
  "ahead",
  "presentBefore",
  "light",
  "reporting",
]);

/** The words of `timex.yaml`; `first` holds those that may begin a time, so that all others are passed over at once. */
export type TimeWords = { readonly first: ReadonlySet<string> } & Readonly<
  Record<(typeof maps)[number], ReadonlyMap<string, string | number>>
> &
  Readonly<Record<(typeof lists)[number], ReadonlySet<string>>>;

/** Reads `timex.yaml` of a language's lexicon folder; a missing list is a `LexiconFault`. */
export function loadTimeWords(folder: string): TimeWords {
  const file = join(folder, "timex.yaml");
  const raw = readLexicon(file) as Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  const sets = loadWordSets(file);
  const map = (name: string) => {
    const entries = raw[name];
    if (entries === undefined || Array.isArray(entries))
      throw new LexiconFault(file, undefined, `expected a mapping under "${name}"`);
    return [name, new Map(Object.entries(entries))] as const;
  };
  const found = [...maps.map(map), ...lists.map(name => [name, sets(name)] as const)];
  const leading = found.filter(([name]) => !neverFirst.has(name));
  const first = new Set(leading.flatMap(([, words]) => [...words.keys()].map(word => word.split(" ")[0]!)));
  return { ...Object.fromEntries(found), first } as unknown as TimeWords;
}
