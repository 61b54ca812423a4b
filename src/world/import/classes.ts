import { join } from "node:path";
import type { Entry } from "../../text/lexicon.ts";
import type { Sector } from "../actor.ts";
import { fault, record, sectorList, strings, text } from "../fields.ts";
import { readLines } from "../flow.ts";

/** What a class of Wikidata's is to us. */
export interface ClassRow {
  readonly kind: string;
  readonly sectors: readonly Sector[];
  readonly country?: string;
}

/** The sector of offices whose labels hold certain words, and whether several hold them at a time. */
export interface OfficeRow {
  readonly sector: Sector;
  readonly many: boolean;
  readonly words: readonly string[];
}

/** How Wikidata's classes and labels are read. @see lexicons/import/wikidata.yaml */
export interface WikidataTable {
  readonly classes: ReadonlyMap<string, ClassRow>;
  readonly offices: readonly OfficeRow[];
  readonly rewrites: readonly { readonly pattern: RegExp; readonly as: string }[];
  readonly joins: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  /** Beginnings of labels, in small letters, that keep the words after them. */
  readonly keep: readonly string[];
}

const fields = [
  "kind",
  "sectors",
  "country",
  "classes",
  "sector",
  "many",
  "words",
  "joins",
  "articles",
  "keep",
  "rewrite",
  "as",
];

/** Reads `wikidata.yaml`; a slip is a `LexiconFault`. */
export function readWikidataTable(folder: string): WikidataTable {
  const classes = new Map<string, ClassRow>();
  const offices: OfficeRow[] = [];
  const rewrites: { pattern: RegExp; as: string }[] = [];
  const [joins, articles] = [new Set<string>(), new Set<string>()];
  const keep: string[] = [];
  for (const entry of readLines(join(folder, "wikidata.yaml"))) {
    const v = record(entry, fields);
    if (v.classes !== undefined)
      for (const id of strings(entry, v.classes, "classes")) classes.set(id, classRow(entry, v));
    else if (v.words !== undefined)
      offices.push({
        sector: sectorList(entry, [v.sector])[0]!,
        many: v.many === true,
        words: strings(entry, v.words, "words"),
      });
    else if (v.rewrite !== undefined)
      rewrites.push({ pattern: patternOf(entry, v.rewrite), as: text(entry, v.as, "as") });
    else {
      for (const w of strings(entry, v.joins, "joins")) joins.add(w);
      for (const w of strings(entry, v.articles, "articles")) articles.add(w);
      keep.push(...strings(entry, v.keep ?? [], "keep"));
    }
  }
  return { classes, offices, rewrites, joins, articles, keep };
}

const classRow = (entry: Entry, v: Readonly<Record<string, unknown>>): ClassRow => ({
  kind: text(entry, v.kind, "kind"),
  sectors: sectorList(entry, v.sectors),
  ...(v.country === undefined ? {} : { country: text(entry, v.country, "country") }),
});

function patternOf(entry: Entry, value: unknown): RegExp {
  try {
    return new RegExp(text(entry, value, "rewrite"));
  } catch (cause) {
    throw fault(entry, `\`rewrite\`: ${(cause as Error).message}`);
  }
}
