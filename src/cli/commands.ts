import type { Command } from "./command.ts";
import {
  asked,
  author,
  coding,
  counting,
  exporting,
  from,
  land,
  lexicon,
  minConfidence,
  out,
  parseCount,
  parsing,
  placing,
  range,
  reading,
  record,
  serving,
  to,
} from "./options.ts";

const files = "[files...]";

/** The commands, in the order of the help. */
export const commands: readonly Command[] = [
  {
    name: "brief",
    usage: "<a> <b> [files...]",
    about: "what two actors are to each other, as reports tell it: one page, each line with its sources",
    examples: [
      "attache brief TUR RUS examples/reports",
      "attache brief Turkey Russia --record desk --from 2016-06-01",
      "attache brief TUR RUS examples/reports --format html",
    ],
    options: [
      record,
      from,
      to,
      {
        flags: "--format <format>",
        about: "md or html for people, json for programs",
        choices: ["md", "html", "json"],
      },
      ...reading,
    ],
    load: () => import("./brief.ts"),
  },
  {
    name: "timeline",
    usage: "<a> <b> [files...]",
    about:
      "what passed between two actors, in order of time, with the accounts of those who tell it otherwise",
    examples: [
      "attache timeline TUR RUS examples/reports --from 2016-08-01",
      "attache timeline TUR RUS examples/reports --limit 10",
    ],
    options: [
      record,
      from,
      to,
      {
        flags: "--limit <n>",
        about: "only so many, the most important (docs/relations.md says by what rule)",
        parse: parseCount,
      },
      { flags: "--format <format>", about: "md for people, json for programs", choices: ["md", "json"] },
      ...reading,
    ],
    load: () => import("./timeline.ts"),
  },
  {
    name: "ledger",
    usage: "<a> <b> [files...]",
    about:
      "what is in force or pending between two actors: measures, commitments, undertakings, standing, each with its state, the date of every change and the words for it",
    examples: [
      "attache ledger TUR RUS examples/reports",
      "attache ledger Turkey Russia --record desk --format csv",
    ],
    options: [
      record,
      from,
      to,
      {
        flags: "--format <format>",
        about: "text for people, json or csv for programs",
        choices: ["text", "json", "csv"],
      },
      ...reading,
    ],
    load: () => import("./ledger.ts"),
  },
  {
    name: "series",
    usage: "<a> <b> [files...]",
    about:
      "how many incidents passed between two sides, by type and direction, and how good or bad their tone was: index, norm and turns (docs/series.md). A side is a state or body, a body with its members (`EU+`), or several by commas",
    examples: [
      "attache series TUR RUS examples/reports --by quarter",
      "attache series EU+ RUS --record desk --from 2014-01-01 --format csv",
      "attache series DEU,FRA TUR --record desk --half-life 90 --scale goldstein",
    ],
    options: counting,
    load: () => import("./series.ts"),
  },
  {
    name: "code",
    usage: files,
    about: "the events of reports, one JSON object a line",
    examples: [
      "attache code report.txt --date 2016-11-26",
      "attache code --lines < reports.jsonl",
      "attache code crawl.warc.gz --start 1001 --count 1000",
    ],
    options: [
      { flags: "--all", about: "print events without any known party too" },
      { flags: "--explain", about: "add `why`: what each step of the coder decided" },
      minConfidence,
      {
        flags: "--lines",
        about: "one line out for each line in, for engines that pipe rows through a program",
      },
      {
        flags: "--whole",
        about:
          "with --lines: add the report itself and all that a record keeps of it, so that `attache ingest --events` need not code it again",
      },
      ...range,
      ...reading.filter(o => !coding.some(c => c.flags === o.flags)),
      ...coding,
    ],
    load: () => import("./code.ts"),
  },
  {
    name: "annotate",
    usage: files,
    about:
      "sentences, mentions, times, places, attributions and happenings of reports, one JSON object a report",
    examples: ["attache annotate report.txt --date 2016-11-26"],
    options: reading,
    load: () => import("./annotate.ts"),
  },
  {
    name: "parse",
    usage: files,
    about: "tokens, tags, lemmas and dependency trees as CoNLL-U",
    examples: ["attache parse report.txt", "attache parse --input conllu words.conllu"],
    options: parsing,
    load: () => import("./parse.ts"),
  },
  {
    name: "trace",
    usage: "<sentence...>",
    about: "why a sentence was read as it was, floor by floor",
    examples: [
      'attache trace --date 2016-11-26 "Turkey said on Friday it would return the pilot to Russia."',
    ],
    options: reading.filter(
      o => o.flags.startsWith("--date") || o.flags.startsWith("--model") || o.flags.startsWith("--lexicon"),
    ),
    load: () => import("./trace.ts"),
  },
  {
    name: "uncoded",
    usage: files,
    about: "the most frequent predicates between two known parties that no rule took, with an example each",
    examples: ["attache uncoded reports.jsonl --limit 50"],
    options: [{ flags: "--limit <n>", about: "how many (100 without it)", parse: parseCount }, ...reading],
    load: () => import("./uncoded.ts"),
  },
  {
    name: "actors",
    usage: "[name...]",
    about:
      "the states, people, organisations, groups and undertakings that are known, one JSON object a line; or who bears a name, and why. `actors stale` lists the offices whose holder is not known on a day, `actors check` what the lexicons say against themselves, `actors import` makes a folder for --lexicon of Wikidata dumps and PETRARCH dictionaries",
    examples: [
      "attache actors",
      "attache actors Lavrov --date 2016-11-26",
      "attache actors stale --date 2025-01-31 --country TUR",
      "attache actors check --lexicon mine",
      "attache actors import wikidata.json.gz countries.actors.txt --out mine",
    ],
    options: [asked, land, lexicon, out],
    load: () => import("./actors.ts"),
  },
  {
    name: "places",
    usage: "[name...]",
    about:
      "the places that bear a name, likeliest first, with what speaks for each; or `import` GeoNames dumps (text, gzip or zip) into a --lexicon folder",
    examples: [
      "attache places Tripoli --country LBY",
      "attache places import allCountries.zip --lexicon mine --min-population 500",
    ],
    options: placing,
    load: () => import("./places.ts"),
  },
  {
    name: "ingest",
    usage: files,
    about: "take reports and their events into a record",
    examples: [
      "attache ingest --record desk examples/reports",
      "attache ingest --record desk --events coded.parquet",
    ],
    options: [
      { ...record, required: true },
      {
        flags: "--events <path>",
        about:
          "take in reports that were coded elsewhere, with their events: a Parquet file, or a folder of them, whose column `coded` holds lines of `attache code --lines --whole` (docs/spark.md)",
        many: true,
      },
      {
        flags: "--progress <kind>",
        about: "acks: print `ACK <id>` once a report is durable",
        choices: ["acks"],
      },
      ...range,
      ...reading.filter(o => !coding.some(c => c.flags === o.flags)),
      ...coding,
    ],
    load: () => import("./ingest.ts"),
  },
  {
    name: "watch",
    usage: "[feeds]",
    about:
      "poll the feeds of a YAML file (docs/feeds.md says its format) and take their reports into a record, until it is stopped; with --alert, tell what is new in saved views of the desk, without feeds too",
    examples: [
      "attache watch feeds.yaml --record desk",
      "attache watch feeds.yaml --record desk --once",
      "attache watch --alert alerts.yaml --record desk --once",
    ],
    options: [
      { ...record, required: true },
      {
        flags: "--once",
        about: "poll each feed once and end, for cron; exit code 7 where none could be fetched",
      },
      {
        flags: "--alert <file>",
        about:
          "a YAML file of saved views (docs/feeds.md says its format): what is new in them goes to an RSS file, a file of JSON Lines or a webhook",
      },
      {
        flags: "--progress <kind>",
        about: "acks: print `ACK <id>` once a report is durable",
        choices: ["acks"],
      },
      ...reading.filter(o => o.flags.startsWith("--model") || o.flags.startsWith("--lexicon")),
    ],
    load: () => import("./watch.ts"),
  },
  {
    name: "count",
    usage: "",
    about: "how many reports a record holds, exact duplicates merged",
    examples: ["attache count --record desk"],
    options: [{ ...record, required: true }],
    load: () => import("./count.ts"),
  },
  {
    name: "verify",
    usage: "",
    about: "check a record: checksums of every line, spans of every event, the index against the journal",
    examples: ["attache verify --record desk", "attache verify --repair --record desk"],
    options: [
      { ...record, required: true },
      {
        flags: "--repair",
        about:
          "keep every line that a checksum proves, put the others aside in the record's folder `damaged`, and take reports that only the index still has from there",
      },
    ],
    load: () => import("./verify.ts"),
  },
  {
    name: "index",
    usage: "",
    about: "make a record's index anew from its journal",
    examples: ["attache index --rebuild --record desk"],
    options: [
      { ...record, required: true },
      { flags: "--rebuild", about: "do it" },
    ],
    load: () => import("./index-record.ts"),
  },
  {
    name: "recode",
    usage: "",
    about:
      "code a record's reports anew with today's lexicons and weights, and tell what changed; those that are coded so already are passed over, what was coded before stays in the journal",
    examples: ["attache recode --record desk", "attache recode --list --record desk --lexicon mine"],
    options: [
      { ...record, required: true },
      { flags: "--list", about: "one JSON object for each event that was added, removed or changed" },
      ...coding,
    ],
    load: () => import("./recode.ts"),
  },
  {
    name: "review",
    usage: "[fields...]",
    about:
      "accept, reject or correct events, and which of them are one happening. In a terminal: j and k move, a accepts, r rejects, e edits, u takes back, q ends. Decisions outlast recoding; where analysts differ both stand",
    examples: [
      "attache review --record desk",
      "attache review --list --record desk",
      "attache review --record desk --reject e:0123456789abcdef --author Ann",
      "attache review --record desk --correct e:0123456789abcdef event=AID actor=TUR date=2016-11-24",
      "attache review --record desk --correct i:0123456789abcdef without=e:0123456789abcdef",
    ],
    options: [
      { ...record, required: true },
      author,
      { flags: "--list", about: "events and fusions with their decisions, one JSON object each" },
      { flags: "--accept <id>", about: "the event or fusion (incident) is right", many: true },
      {
        flags: "--reject <id>",
        about: "the event is wrong, or the reports of a fusion are not one happening",
        many: true,
      },
      {
        flags: "--correct <id>",
        about:
          "put other values in: event=, mode=, actor=, recipient=, date= (codes or names by commas; date=none takes it away); of a fusion with=EVENT or without=EVENT",
      },
      {
        flags: "--undo <id>",
        about: "take back your last decision on an event or fusion, or the decision of this id",
      },
      { flags: "--agreement", about: "Cohen's kappa of each two analysts, Krippendorff's alpha of all" },
      lexicon,
    ],
    load: () => import("./review.ts"),
  },
  {
    name: "merge",
    usage: "<other>",
    about:
      "bring another record's reports, sightings, decisions and takedowns into one: what is there already comes once, and it does not matter which of the two takes in the other. Analysts who differ stand side by side",
    examples: ["attache merge colleague/desk --record desk"],
    options: [{ ...record, required: true }],
    load: () => import("./merge.ts"),
  },
  {
    name: "forget",
    usage: "[ids...]",
    about:
      "take reports down: at once they are in no answer, and their text is not taken in again. What stays says that something was removed, when and by whom. `--compact` also erases the text from the record's files",
    examples: [
      'attache forget sha256:0123456789abcdef --record desk --author "A. Editor" --reason "court order"',
      "attache forget --compact --record desk",
    ],
    options: [
      { ...record, required: true },
      author,
      { flags: "--reason <text>", about: "why; kept in the record, so quote nothing of the text" },
      { flags: "--compact", about: "erase all that was taken down, by these ids or before" },
    ],
    load: () => import("./forget.ts"),
  },
  {
    name: "quarantine",
    usage: "[action]",
    about: "the reports that could not be coded, with the reason: `list` them, or `retry`",
    examples: ["attache quarantine list --record desk"],
    options: [{ ...record, required: true }, ...coding],
    load: () => import("./quarantine.ts"),
  },
  {
    name: "export",
    usage: files,
    about:
      "reports or events in the formats of other tools and data sets (docs/exports.md tells their fields)",
    examples: [
      "attache export --format csv --record desk --output events.csv",
      "attache export --format parquet --by pair --record desk --output pairs.parquet",
      "attache export --format gdelt --record desk --since 4711 --changes changes.jsonl",
    ],
    options: [...exporting, ...reading],
    load: () => import("./export.ts"),
  },
  {
    name: "fuse",
    usage: files,
    about: "which events of several reports are one happening, one JSON object an event",
    examples: ["attache fuse examples/reports", "attache fuse --documents --record desk"],
    options: [
      record,
      { flags: "--documents", about: "one line a report: the happening it is mainly about" },
      ...reading,
    ],
    load: () => import("./fuse.ts"),
  },
  {
    name: "accounts",
    usage: files,
    about:
      "what reports of one happening tell differently: disputes, updates, reversals, one JSON object a pair",
    examples: ["attache accounts examples/reports"],
    options: [record, ...reading],
    load: () => import("./accounts.ts"),
  },
  {
    name: "serve",
    usage: "",
    about:
      "a record as web pages (the desk) and an HTTP API on this machine (docs/serve.md): pairs, search, map, network, documents with why, review. Prints its address; ends on Ctrl-C",
    examples: [
      "attache serve --record desk",
      'attache serve --record desk --host 0.0.0.0 --name desk.example.org --token "$(cat token)"',
    ],
    options: [{ ...record, required: true }, ...serving, lexicon],
    load: () => import("./serve.ts"),
  },
  {
    name: "mcp",
    usage: "",
    about:
      "a record's questions for agents, over standard input and output (Model Context Protocol; docs/mcp.md): brief, timeline, series, ledger, search, incident, document, why. Nothing asked this way changes the record",
    examples: ["attache mcp --record desk"],
    options: [{ ...record, required: true }, lexicon],
    load: () => import("./mcp.ts"),
  },
];
