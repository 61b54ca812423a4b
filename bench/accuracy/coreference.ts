/**
 * Coreference on GUM's development part from raw text: `npx tsx bench/accuracy/coreference.ts`.
 *
 * Mentions match by the head of their phrase (headline) or by their exact span; clusters of one count for nothing. Beside it
 * the figures of a classical baseline on the same mentions: those of equal head words are one, and a pronoun speaks of the
 * nearest mention before it that agrees in number and gender, one of the first or second person of the last of its kind.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { toPoints } from "../../src/cli/json/offsets.ts";
import { loadReader, type Reader } from "../../src/cli/reading.ts";
import type { Analysis } from "../../src/language/analysis.ts";
import { findPhrases, type Phrase, topOf } from "../../src/language/coreference/phrase.ts";
import { loadCoreferenceWords } from "../../src/language/coreference/words.ts";
import { lexiconRoot } from "../../src/text/lexicon.ts";
import { type Clusters, type CoreferenceFigures, type Pair, scoreCoreference } from "../score/coreference.ts";
import { type GoldDocument, type GoldMention, gumDocuments } from "./gum-entities.ts";

/** By what mentions of gold and system are held to be the same. */
export type Matching = "head" | "exact";

/** A document with the clusters of phrases that a system finds in it. */
interface Read {
  readonly gold: GoldDocument;
  readonly clusters: readonly (readonly Phrase[])[];
}

export type CoreferenceResults = Readonly<
  Record<"ours" | "baseline", Readonly<Record<Matching, CoreferenceFigures>>>
>;

export function coreferenceResults(reader: Reader = loadReader()): CoreferenceResults {
  const ours: Read[] = [];
  const baseline: Read[] = [];
  for (const gold of gumDocuments("en_gum-ud-dev")) {
    const analysis = reader.analyze({ id: gold.id, text: gold.text });
    const phrases = phrasesOf(analysis);
    ours.push({ gold, clusters: chained(analysis, phrases) });
    baseline.push({ gold, clusters: byHeads(phrases) });
  }
  const both = (all: readonly Read[]) => ({ head: scored(all, "head"), exact: scored(all, "exact") });
  return { ours: both(ours), baseline: both(baseline) };
}

const scored = (all: readonly Read[], matching: Matching): CoreferenceFigures =>
  scoreCoreference(all.map(read => (matching === "head" ? byHead(read) : bySpan(read))));

/** All noun phrases and pronouns that the engine looks at, chained or not. */
const phrasesOf = ({ sentences, mentions }: Analysis): readonly Phrase[] =>
  findPhrases(
    sentences,
    mentions.filter(m => m.kind === "NAM"),
    words,
  );

const words = loadCoreferenceWords(join(lexiconRoot, "en"));

/** The chains of an analysis, each mention as the phrase that it heads. */
function chained(analysis: Analysis, phrases: readonly Phrase[]): readonly (readonly Phrase[])[] {
  const at = new Map(phrases.map(p => [`${p.sentence.index} ${p.token.id}`, p]));
  return analysis.chains.map(chain =>
    chain.mentions.flatMap(m => {
      const { sentence, head } = analysis.mentions[m]!;
      return at.get(`${sentence} ${topOf(analysis.sentences[sentence]!, head)}`) ?? [];
    }),
  );
}

/** The baseline: see above. */
export function byHeads(phrases: readonly Phrase[]): readonly (readonly Phrase[])[] {
  const clusters: Phrase[][] = [];
  const home = new Map<Phrase, Phrase[]>();
  phrases.forEach((phrase, i) => {
    const before = phrases.slice(0, i).findLast(p => baselineLink(phrase, p));
    const cluster = before ? home.get(before)! : [];
    if (before === undefined) clusters.push(cluster);
    cluster.push(phrase);
    home.set(phrase, cluster);
  });
  return clusters;
}

function baselineLink(phrase: Phrase, earlier: Phrase): boolean {
  if (phrase.kind !== "PRO")
    return earlier.kind !== "PRO" && earlier.token.form.toLowerCase() === phrase.token.form.toLowerCase();
  if (phrase.pronoun === "anyone") return false;
  if (/^(?:speakers?|hearer)$/.test(phrase.pronoun!)) return earlier.pronoun === phrase.pronoun;
  return !/^(?:speakers?|hearer|anyone)$/.test(earlier.pronoun ?? "") && agree(phrase, earlier);
}

/** Whether number and gender agree where both are known. */
function agree(a: Phrase, b: Phrase): boolean {
  if (a.number !== 0 && b.number !== 0 && a.number !== b.number) return false;
  const persons = new Set(["male", "female", "person", "likelyPerson"]);
  const things = new Set(["land", "body", "place", "thing"]);
  if (persons.has(a.sort)) return !things.has(b.sort) && !(gendered(a) && gendered(b) && a.sort !== b.sort);
  return !(things.has(a.sort) && persons.has(b.sort));
}

const gendered = ({ sort }: Phrase): boolean => sort === "male" || sort === "female";

/** Clusters by exact spans; a span that the gold gives twice keeps its last mention. */
function bySpan({ gold, clusters }: Read): Pair {
  const at = toPoints(gold.text);
  return {
    gold: unique(gold.clusters.map(c => c.map(m => `${m.start}-${m.end}`))),
    system: clusters.map(c => c.map(p => `${at(spanOf(p).start)}-${at(spanOf(p).end)}`)),
  };
}

/** Clusters by heads. Of several gold mentions of one head ours is the one of its span, else the shortest. */
function byHead({ gold, clusters }: Read): Pair {
  const at = toPoints(gold.text);
  const spans = new Map(
    clusters.flat().map(p => [at(p.token.start), { start: at(spanOf(p).start), end: at(spanOf(p).end) }]),
  );
  const chosen = new Map<number, GoldMention>();
  const better = (a: GoldMention, b: GoldMention): boolean => {
    const ours = spans.get(a.head[0]);
    const fits = (m: GoldMention): boolean => m.start === ours?.start && m.end === ours.end;
    return fits(a) || (!fits(b) && a.end - a.start < b.end - b.start);
  };
  for (const m of gold.clusters.flat()) {
    const held = chosen.get(m.head[0]);
    if (held === undefined || better(m, held)) chosen.set(m.head[0], m);
  }
  return {
    gold: gold.clusters.map(c =>
      c.map(m => (chosen.get(m.head[0]) === m ? `${m.head[0]}` : `${m.head[0]} ${m.start}-${m.end}`)),
    ),
    system: clusters.map(c => c.map(p => `${at(p.token.start)}`)),
  };
}

/** Each key in the last cluster that bears it alone. */
function unique(clusters: Clusters): Clusters {
  const home = new Map(clusters.flatMap((c, i) => c.map(m => [m, i] as const)));
  return clusters.map((c, i) => [...new Set(c.filter(m => home.get(m) === i))]);
}

const spanOf = (p: Phrase) => ({
  start: p.sentence.tokens[p.first - 1]!.start,
  end: p.sentence.tokens[p.last - 1]!.end,
});

function main(): void {
  console.log("coreference/gum-dev          MUC   B3    CEAFe  CoNLL   (P/R of each)");
  for (const [system, results] of Object.entries(coreferenceResults()))
    for (const [matching, f] of Object.entries(results)) {
      const show = [f.MUC, f.B3, f.CEAFe].map(x => x.F1.toFixed(1).padStart(5)).join(" ");
      const sides = [f.MUC, f.B3, f.CEAFe].map(x => `${x.P.toFixed(1)}/${x.R.toFixed(1)}`).join(" ");
      console.log(
        `${`${system}, ${matching}`.padEnd(28)} ${show}  ${f.CoNLL.toFixed(1).padStart(5)}   ${sides}`,
      );
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
