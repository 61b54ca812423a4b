/**
 * What reports of one happening tell differently, as `attache accounts FILES` prints it over all reports of the set:
 * `npx tsx bench/accuracy/accounts.ts` prints the figures, and with `--errors` the pairs missed and the pairs too many.
 * @see bench/accounts/README.md
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { contradictionsOf } from "../../src/cli/accounts.ts";
import { loadReader, type Reader } from "../../src/cli/reading.ts";
import type { Report } from "../../src/record/report.ts";
import type { Document } from "../../src/text/document.ts";
import { gold, score } from "./annotations.ts";

const folder = join(import.meta.dirname, "..", "accounts");

/** Where the reports lie that the set's ids name. */
const pools = [
  ["pool", "current_events_2015_2017.jsonl.gz"],
  ["pool", "state_releases.jsonl.gz"],
  ["articles", "articles.jsonl"],
  ["gold", "incident", "dev_docs.jsonl"],
].map(parts => join(gold, "..", ...parts));

interface Side {
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly holder?: string | null;
  readonly value: string;
}

/** A labelled or printed pair; `kind` is absent where the two do not differ. */
interface Pair {
  readonly incident: string;
  readonly attribute: string;
  readonly a: Side;
  readonly b: Side;
  readonly kind?: string;
}

/** In percent; `same` counts the pairs that do not differ and are printed all the same, of `sameOf`. */
export interface AccountFigures {
  readonly P: number;
  readonly R: number;
  readonly F1: number;
  readonly holder: number;
  readonly kind: number;
  readonly same: number;
  readonly sameOf: number;
  readonly printed: readonly Pair[];
}

export function accountFigures(reader: Reader = loadReader()): AccountFigures {
  const same = readPairs("same.jsonl");
  const printed = contradictionsOf(reportsOfSet(reader)).map(line => line as unknown as Pair);
  const found = JSON.parse(
    score(
      "incident/score_accounts.py",
      [join(folder, "different.jsonl"), "@", "--json"],
      printed.map(line => JSON.stringify(line)).join("\n"),
    ),
  ) as {
    readonly P: number;
    readonly R: number;
    readonly F1: number;
    readonly holder_acc: number;
    readonly kind_acc: number;
  };
  const { P, R, F1, holder_acc: holder, kind_acc: kind } = found;
  const wrong = same.filter(pair => printed.some(p => meets(p, pair))).length;
  return { P, R, F1, holder, kind, same: wrong, sameOf: same.length, printed };
}

function reportsOfSet({ take }: Reader): readonly Report[] {
  const wanted = new Set(
    [...readPairs("different.jsonl"), ...readPairs("same.jsonl")].flatMap(p => [p.a.doc, p.b.doc]),
  );
  const documents = new Map(pools.flatMap(readDocuments).map(d => [d.id, d]));
  return [...wanted].sort().map(id => {
    const document = documents.get(id)!;
    return { document, sightings: [], ...take(document) };
  });
}

function readDocuments(file: string): readonly Document[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .trim()
    .split("\n")
    .map(line => {
      const { id, text, date, publisher } = JSON.parse(line) as {
        readonly id: string;
        readonly text: string;
        readonly date?: string;
        readonly publisher?: string;
      };
      return { id, text, ...(date ? { published: date } : {}), ...(publisher ? { publisher } : {}) };
    });
}

const readPairs = (name: string): readonly Pair[] =>
  readFileSync(join(folder, name), "utf8")
    .trim()
    .split("\n")
    .map(line => JSON.parse(line) as Pair);

const overlap = (x: Side, y: Side): boolean => x.doc === y.doc && x.start < y.end && y.start < x.end;
const meets = (p: Pair, q: Pair): boolean =>
  (overlap(p.a, q.a) && overlap(p.b, q.b)) || (overlap(p.a, q.b) && overlap(p.b, q.a));

function tell(pair: Pair): string {
  const side = ({ doc, start, end, holder, value }: Side) =>
    `${doc} ${start}-${end} ${holder ?? "-"} ${JSON.stringify(value)}`;
  return `${pair.attribute} ${pair.kind ?? "same"}: ${side(pair.a)} | ${side(pair.b)}`;
}

function main(words: readonly string[]): void {
  const { printed, ...figures } = accountFigures();
  console.log(figures);
  if (!words.includes("--errors")) return;
  const labelled = readPairs("different.jsonl");
  const list = (title: string, pairs: readonly Pair[]) =>
    console.log(`\n${title}\n${pairs.map(tell).join("\n")}`);
  list(
    "missed",
    labelled.filter(pair => !printed.some(p => meets(p, pair))),
  );
  list(
    "too many",
    printed.filter(p => !labelled.some(pair => meets(p, pair))),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
