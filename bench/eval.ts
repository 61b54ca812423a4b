/**
 * All development sets in one table: `npm run eval`; with `--record` the figures are appended to bench/results.jsonl;
 * with names after it (`npm run eval -- events times`) only those abilities; with `--model=fast` all is read by that model.
 *
 * The sets stand beside the checkout (`../shared`), are measured and never copied. "To beat" is the figure of the best
 * simple or public system on the same set, or the bar set for this version.
 */
import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { loadReader, type Reader } from "../src/cli/reading.ts";
import { parseConllu } from "../src/language/conllu.ts";
import { type ModelName, modelNames } from "../src/language/engine.ts";
import { accountFigures } from "./accuracy/accounts.ts";
import { annotated, annotations, gold, score } from "./accuracy/annotations.ts";
import { articleFigures, sets as articleSets } from "./accuracy/articles.ts";
import { attributionFigures } from "./accuracy/attribution.ts";
import { coreferenceResults } from "./accuracy/coreference.ts";
import { confusionTable, corpusFigures } from "./accuracy/corpus.ts";
import { codeSet, score as scoreEvents, sets } from "./accuracy/events.ts";
import { factualityFigures } from "./accuracy/factuality.ts";
import { incidentFigures } from "./accuracy/incidents.ts";
import { readAnew, score as scoreUd, treebanks } from "./accuracy/ud.ts";
import { changedNear, seriesFigures } from "./series/validate.ts";

/** One figure in percent; `beat` is absent where nothing comparable is known. */
interface Row {
  readonly set: string;
  readonly metric: string;
  readonly value: number;
  readonly beat?: number;
}

type Measure = (reader: Reader) => readonly Row[] | Promise<readonly Row[]>;

const language: Measure = ({ engine }) =>
  treebanks.flatMap(({ name, file }) => {
    const sentences = [...parseConllu(readFileSync(file, "utf8"))];
    const [given, raw] = (["gold", "raw"] as const).map(from =>
      scoreUd(file, readAnew(sentences, engine, from)),
    );
    const bars = treeBars[engine.model][name] ?? {};
    const rows = (["UPOS", "UAS", "LAS", "Lemmas"] as const).map(m =>
      row(name, `${m}, gold tokens`, given![m]!, bars[m]),
    );
    return [
      ...rows,
      row(name, "sentences, raw text", raw!.Sentences!, bars.rawSentences),
      row(name, "words, raw text", raw!.Words!, bars.rawWords),
      row(name, "LAS, raw text", raw!.LAS!, bars.rawLAS),
    ];
  });

type TreeBars = Readonly<
  Partial<Record<"UPOS" | "UAS" | "LAS" | "Lemmas" | "rawSentences" | "rawWords" | "rawLAS", number>>
>;

/** The goals that the two models were built to, by development part. */
const treeBars: Readonly<Record<ModelName, Readonly<Record<string, TreeBars>>>> = {
  default: {
    "en_ewt-ud-dev": {
      UPOS: 96,
      UAS: 88,
      LAS: 85,
      Lemmas: 97.5,
      rawSentences: 83,
      rawWords: 99,
      rawLAS: 81.5,
    },
    "en_gum-ud-dev": { UPOS: 96.8, UAS: 87, LAS: 84, Lemmas: 97.5 },
  },
  fast: { "en_ewt-ud-dev": { LAS: 83, Lemmas: 97.5 }, "en_gum-ud-dev": { Lemmas: 97.5 } },
};

const toBeat: Readonly<Record<string, readonly [type: number, full?: number]>> = {
  "gsr.dev": [50, 34.4],
  "petr.dev": [74.1, 66.7],
  "plv.dev": [46],
};

const events: Measure = ({ analyze, world, lexicons }) =>
  sets.flatMap(name => {
    const { figures } = scoreEvents(name, codeSet(name, { world, lexicons }, analyze), 0);
    const [type, full] = toBeat[name] ?? [];
    const at = (metric: string): number => 100 * (figures[metric]?.F1cap ?? Number.NaN);
    return [
      row(name, "type F1", at("type"), type),
      ...(Number.isNaN(at("full")) ? [] : [row(name, "type and parties F1", at("full"), full)]),
    ];
  });

const parties: Measure = reader => {
  const file = join(gold, "events", "gsr.dev.jsonl");
  const found = JSON.parse(score("events/score_parties.py", [file, "@"], annotated(file, reader))) as {
    readonly country: number;
    readonly sector: number;
  };
  return [
    row("gsr.dev", "country of parties", found.country),
    row("gsr.dev", "sector of parties", found.sector),
  ];
};

const names: Measure = reader => {
  const folder = join(gold, "entities");
  const printed = annotated(join(folder, "uner_ewt_docs.jsonl"), reader);
  const found = JSON.parse(
    score("entities/score_entities.py", [join(folder, "uner_ewt_gold.jsonl"), "@"], printed),
  ) as { readonly all: { readonly F1: number } };
  return [row("uner_ewt", "F1", found.all.F1, 67.9)];
};

/** To beat: the head-match baseline on the same mentions, and 8 points. */
const coreference: Measure = reader => {
  const { ours, baseline } = coreferenceResults(reader);
  const set = "en_gum-ud-dev";
  return [
    row(set, "CoNLL F1, head match", ours.head.CoNLL, baseline.head.CoNLL + 8),
    row(set, "MUC F1, head match", ours.head.MUC.F1),
    row(set, "B-cubed F1, head match", ours.head.B3.F1),
    row(set, "CEAF-e F1, head match", ours.head.CEAFe.F1),
    row(set, "CoNLL F1, exact span", ours.exact.CoNLL),
    row(set, "baseline: CoNLL F1, head match", baseline.head.CoNLL),
    row(set, "baseline: CoNLL F1, exact span", baseline.exact.CoNLL),
  ];
};

/** Bars: three in four printed events in a reader's list, three in five of the needed ones found. */
const articles: Measure = reader =>
  (Object.keys(articleSets) as (keyof typeof articleSets)[]).flatMap(name => {
    const { kept, keptByType, found, agreement } = articleFigures(reader, name);
    const set = `articles, ${name}`;
    return [
      row(set, "printed events kept", kept, 75),
      row(set, "printed events kept, by type", keptByType),
      row(set, "needed happenings found", found, 60),
      ...(articleSets[name].length < 2 ? [] : [row(set, "agreement of the two readers, F1", agreement)]),
    ];
  });

/** The project's own sentences, those kept to measure on. */
const corpus: Measure = reader => {
  const { type, full, negativesCoded, factuality: held, status, speaker } = corpusFigures(reader, "measure");
  const set = "corpus, measure";
  return [
    row(set, "type, precision", type.precision),
    row(set, "type, recall", type.recall),
    row(set, "type F1", type.f1),
    row(set, "type and parties, precision", full.precision),
    row(set, "type and parties, recall", full.recall),
    row(set, "type and parties F1", full.f1),
    row(set, "hard negatives coded", negativesCoded),
    row(set, "factuality of events found", held),
    row(set, "status of events found", status),
    row(set, "speaker of events found", speaker),
  ];
};

const attribution: Measure = reader => {
  const { WHO, FULL } = attributionFigures(reader);
  return [row("gum news", "WHO F1", WHO.F1, 38.4), row("gum news", "FULL F1", FULL.F1)];
};

const factuality: Measure = reader => {
  const { filled } = factualityFigures(reader);
  return [
    row("meantime", "certain or not, macro-F1", filled.certain_vs_not.macroF1, 70),
    row("meantime", "polarity, macro-F1", filled.polarity.macroF1, 81.3),
    row("meantime", "time, macro-F1", filled.time.macroF1, 75.8),
  ];
};

const times: Measure = reader => {
  const folder = join(gold, "time");
  const printed = annotations("time", join(folder, "gum_docs.jsonl"), reader);
  const found = JSON.parse(
    score("time/score_time.py", [join(folder, "gum_gold.jsonl"), "@", "--json"], printed),
  ) as Readonly<Record<"value" | "relaxed", { readonly F1: number }>>;
  return [
    row("gum news", "value F1", found.value.F1, 69.7),
    row("gum news", "span F1 (relaxed)", found.relaxed.F1),
  ];
};

const places: Measure = reader => {
  const folder = join(gold, "toponym");
  const printed = annotations("toponym", join(folder, "geovirus_docs.jsonl"), reader);
  const found = JSON.parse(
    score("toponym/score_toponym.py", [join(folder, "geovirus_gold.jsonl"), "@", "--json"], printed),
  ) as { readonly place_acc: number; readonly e2e: { readonly F1: number } };
  return [
    row("geovirus", "end to end F1", found.e2e.F1),
    row("geovirus", "place accuracy, found", found.place_acc, 77.6),
  ];
};

const incidents: Measure = reader => {
  const { pairwise, CoNLL } = incidentFigures(reader);
  return [row("dev", "pairwise F1", pairwise.F1, 66.1), row("dev", "CoNLL", CoNLL, 83)];
};

/** Bar: half of all, and 5 points; `same` is the share of the pairs that do not differ and are printed all the same. */
const accounts: Measure = reader => {
  const { P, R, F1, holder, kind, same, sameOf } = accountFigures(reader);
  const set = "accounts, development";
  return [
    row(set, "F1", F1, 55),
    row(set, "precision", P),
    row(set, "recall", R),
    row(set, "holder of pairs found", holder),
    row(set, "kind of pairs found", kind),
    row(set, "pairs alike that are printed", (100 * same) / sameOf),
  ];
};

/** Bars: one pair in twenty, nine times in ten, and the days on which Türkiye and Russia broke and made up. */
const series: Measure = async () => {
  const { pairs, quiet, quietUnbounded, covered, turkiyeRussia, changed } = await seriesFigures();
  console.error(`${pairs} pairs of ten incidents; changes: ${changed.join(", ")}`);
  for (const { set, incidents, changes } of turkiyeRussia)
    console.error(
      `TUR-RUS, ${set}: ${incidents} incidents; ${changes.map(c => `${c.date} ${c.direction}`).join(", ")}`,
    );
  const near = (found: boolean) => (found ? 100 : 0);
  return [
    row("pool", "pairs without a change, dates shuffled", quiet, 95),
    row("pool", "the same, span not given", quietUnbounded, 95),
    ...covered.map(c =>
      row("pool", `interval holds other half, ${c.scale}, ${c.halfLifeDays} days`, c.share, 90),
    ),
    ...turkiyeRussia.flatMap(({ set, changes }) => [
      row(
        set,
        "TUR-RUS worse, week of 2015-11-24",
        near(changedNear(changes, "worse", "2015-11-24", 7)),
        100,
      ),
      row(
        set,
        "TUR-RUS better, six weeks of 2016-06-27",
        near(changedNear(changes, "better", "2016-06-27", 42)),
        100,
      ),
    ]),
  ];
};

/** What is measured, in the order of the table. */
const measures: Readonly<Record<string, Measure>> = {
  language,
  names,
  coreference,
  parties,
  events,
  articles,
  corpus,
  attribution,
  factuality,
  times,
  places,
  incidents,
  accounts,
  series,
};

function row(set: string, metric: string, value: number, beat?: number): Row {
  return { set, metric, value: Math.round(value * 10) / 10, ...(beat === undefined ? {} : { beat }) };
}

async function main(words: readonly string[]): Promise<void> {
  const chosen = words.filter(word => !word.startsWith("--"));
  const model = modelNames.find(name => words.includes(`--model=${name}`)) ?? "default";
  const reader = loadReader({ model });
  console.log("| ability | set | metric | ours | to beat | |\n|---|---|---|---:|---:|---|");
  for (const [ability, measure] of Object.entries(measures)) {
    if (chosen.length > 0 && !chosen.includes(ability)) continue;
    const rows = await measure(reader);
    for (const r of rows)
      console.log(
        `| ${ability} | ${r.set} | ${r.metric} | ${r.value.toFixed(1)} | ${r.beat?.toFixed(1) ?? ""} | ${mark(r)} |`,
      );
    if (words.includes("--record"))
      for (const r of rows)
        appendFileSync(
          join(import.meta.dirname, "results.jsonl"),
          `${JSON.stringify({ ...stamp(), ...(model === "default" ? {} : { model }), ability, ...r })}\n`,
        );
  }
  if (chosen.length === 0 || chosen.includes("corpus"))
    console.log(`\nEvents of the corpus, measure: how many, by type\n\n${confusionTable(reader, "measure")}`);
}

const mark = (r: Row): string => (r.beat === undefined ? "" : r.value >= r.beat ? "reached" : "below");

/** When, on which commit and which machine. */
function stamp(): { readonly date: string; readonly commit: string; readonly machine: string } {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
    cwd: import.meta.dirname,
    encoding: "utf8",
  }).trim();
  return {
    date: new Date().toISOString().slice(0, 10),
    commit,
    machine: `${cpus()[0]?.model ?? "unknown"} x ${cpus().length}`,
  };
}

await main(process.argv.slice(2));
