import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { lexiconRoot, readLexicon } from "../text/lexicon.ts";
import { dayWords } from "./dates.ts";
import { leastForNorm, type Series } from "./series.ts";
import { type BriefWords, counted, fill } from "./words.ts";

const texts = [
  "title",
  "none",
  "few",
  "thin",
  "noTurn",
  "undated",
  "turn",
  "worse",
  "better",
  "norm",
] as const;

/** The words of `series.yaml`; each is explained there. */
export type SeriesWords = Readonly<Record<(typeof texts)[number], string>> & {
  readonly columns: readonly string[];
  readonly levels: Readonly<Record<string, string>>;
  readonly quads: Readonly<Record<string, string>>;
};

/** Reads `series.yaml` of a language; a missing part is a `LexiconFault`. */
export function loadSeriesWords(language = "en"): SeriesWords {
  const file = join(lexiconRoot, language, "series.yaml");
  const raw = readLexicon(file) as Partial<SeriesWords> | null;
  const missing = [...texts, "columns", "levels", "quads"].find(
    part => raw?.[part as keyof SeriesWords] === undefined,
  );
  if (missing !== undefined) throw new LexiconFault(file, undefined, `nothing under "${missing}"`);
  return raw as SeriesWords;
}

/** What cannot be concluded from a series, and why, in sentences. */
export function notesOf(found: Series, words: SeriesWords): readonly string[] {
  const { incidents, undated, periods, norm, changes } = found;
  const thin = periods.filter(p => p.level === "thin").length;
  return [
    ...(incidents === 0 ? [words.none] : []),
    ...(incidents > 0 && norm === null ? [fill(words.few, { n: incidents, least: leastForNorm })] : []),
    ...(norm !== null && thin > 0 ? [fill(words.thin, { n: thin, all: periods.length })] : []),
    ...(norm !== null && changes.length === 0 ? [words.noTurn] : []),
    ...(undated > 0 ? [fill(words.undated, { n: undated })] : []),
  ];
}

/** What a series is rendered with: names of its sides, what it was counted by. */
export interface SeriesNames {
  readonly a: string;
  readonly b: string;
  readonly by: string;
  readonly words: SeriesWords;
  readonly brief: BriefWords;
}

/** A series for people: a table of its periods, its changes, what cannot be concluded. Plain text. */
export function renderSeries(found: Series, { a, b, by, words, brief }: SeriesNames): string {
  const notes = notesOf(found, words).map(n => `- ${n}`);
  if (found.from === null || found.to === null) return `${notes.join("\n")}\n`;
  const title = fill(words.title, {
    a,
    b,
    by,
    incidents: counted("incident", found.incidents, brief),
    from: dayWords(found.from),
    to: dayWords(found.to),
  });
  const norm = found.norm === null ? [] : [fill(words.norm, found.norm)];
  const changes = found.changes.map(c =>
    fill(words.turn, {
      day: dayWords(c.date),
      direction: words[c.direction],
      before: c.before,
      after: c.after,
      p: c.p,
    }),
  );
  const head = words.columns.map(c => fill(c, { a, b }));
  return `${[title, ...norm, "", ...table([head, ...found.periods.map(p => cellsOf(p, words))]), "", ...changes, ...notes].join("\n")}\n`;
}

function cellsOf(p: Series["periods"][number], words: SeriesWords): readonly string[] {
  const total = (d: "ab" | "ba" | "mutual") =>
    String(Object.values(p.counts[d].quads).reduce((x, y) => x + y, 0));
  const bounds = p.low === null || p.high === null ? "" : `${p.low.toFixed(1)} … ${p.high.toFixed(1)}`;
  return [
    p.start,
    String(p.incidents),
    total("ab"),
    total("ba"),
    total("mutual"),
    p.index === null ? "" : p.index.toFixed(1),
    bounds,
    words.levels[p.level]!,
  ];
}

/** Cells in columns; the first and last flush left, the others right. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map(r => r[i]!.length)));
  const last = widths.length - 1;
  return rows.map(r =>
    r
      .map((cell, i) => (i === 0 || i === last ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join("  ")
      .trimEnd(),
  );
}
