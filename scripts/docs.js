// Writes what the pages repeat of the program: docs/cli.md from the commands, the columns of docs/exports.md, docs/figures.md from the last recorded
// measurements (bench/results.jsonl), and the excerpt of the demo's brief in README.md.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { commands } from "../dist/cli/commands.js";
import { fieldTables } from "../dist/cli/fields.js";
import { manual } from "../dist/cli/manual.js";
import { lexiconFiles, readEntries } from "../dist/text/lexicon.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const at = file => join(root, file);

writeFileSync(at("docs/cli.md"), manual(commands));
writeFileSync(
  at("docs/exports.md"),
  readFileSync(at("docs/exports.md"), "utf8").replace(
    /(<!-- fields -->\n)[\s\S]*?(<!-- \/fields -->)/,
    (_, open, close) => `${open}${fieldTables()}\n${close}`,
  ),
);
if (existsSync(at("bench/results.jsonl")))
  writeFileSync(at("docs/figures.md"), figures(readFileSync(at("bench/results.jsonl"), "utf8")));
writeFileSync(at("README.md"), withExcerpt(readFileSync(at("README.md"), "utf8"), demo()));

function demo() {
  const done = spawnSync(
    process.execPath,
    [at("bin/attache.js"), "brief", "TUR", "RUS", at("examples/reports")],
    { encoding: "utf8" },
  );
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout;
}

/** The first section whole, the beginnings of three others, and the sources of what is shown. */
function withExcerpt(page, brief) {
  const [head, ...sections] = brief.split(/^(?=## )/m);
  const sources = sections.at(-1).split("\n");
  const beginning = (section, lines) =>
    section
      .trim()
      .split("\n")
      .filter(line => line !== "")
      .slice(0, lines + 1);
  const shown = [
    sections[0].trim(),
    ...["What changed", "Agreed", "Who accuses"].flatMap(title =>
      sections
        .filter(s => s.startsWith(`## ${title}`))
        .map(s => `${beginning(s, 3).join("\n").replace("\n", "\n\n")}\n…`),
    ),
  ];
  const numbers = new Set(
    [
      ...shown
        .slice(1)
        .join("\n")
        .matchAll(/\[(\d+)\]/g),
    ].map(m => m[1]),
  );
  const cited = sources.filter(line => numbers.has(/^- \[(\d+)\]/.exec(line)?.[1])).slice(0, 4);
  const excerpt = [head.trim(), ...shown, `## Sources\n\n${cited.join("\n")}\n…`].join("\n\n");
  return page.replace(
    /(<!-- excerpt -->\n)[\s\S]*?(<!-- \/excerpt -->)/,
    (_, open, close) => `${open}\`\`\`\`markdown\n${excerpt}\n\`\`\`\`\n${close}`,
  );
}

/** One table of accuracy and one of speed: of each figure the last recorded; a system is shown while the last run had it. */
function figures(lines) {
  const last = new Map();
  for (const line of lines.trim().split("\n")) {
    const row = JSON.parse(line);
    last.set([row.ability, row.set, row.metric, row.system, row.model, row.question].join("|"), row);
  }
  const rows = [...last.values()];
  const { date, commit, machine } = rows.at(-1);
  const figure = value => (value === undefined ? "" : value.toFixed(1));
  const fast = new Map(
    rows.filter(r => r.model === "fast").map(r => [[r.ability, r.set, r.metric].join("|"), r.value]),
  );
  const accuracy = rows
    .filter(r => r.metric !== undefined && r.model !== "fast")
    .map(
      r =>
        `| ${r.ability} | ${r.set} | ${r.metric} | ${figure(r.value)} | ${figure(fast.get([r.ability, r.set, r.metric].join("|")))} | ${figure(r.beat)} |`,
    );
  const lastRun = ability => {
    const all = rows.filter(r => r.ability === ability);
    return all.filter(r => r.run === all.at(-1).run);
  };
  const speed = lastRun("speed").map(
    r =>
      `| ${r.system} | ${r.does} | ${Math.round(r.wordsPerSecond)} | ${Math.round(r.loadMs)} | ${Math.round(r.memoryMiB)} |`,
  );
  const questions = lastRun("record");
  const asked = questions.map(
    r => `| ${r.question} | ${r.found} | ${Math.round(r.firstMs)} | ${Math.round(r.medianMs)} |`,
  );
  const [taken] = lastRun("ingest");
  const pace = ["code", "ingest"].map(
    name =>
      `| attache ${name} | ${[taken[name].seconds, taken.reports / taken[name].seconds, taken.words / taken[name].seconds, taken[name].memoryMiB].map(Math.round).join(" | ")} |`,
  );
  return `# Figures

Written by \`npm run docs\` from \`bench/results.jsonl\`; the last ones of ${date}, commit ${commit}, ${machine}.

## Accuracy
\`npm run eval -- --record\`, on development sets that stand beside the checkout and are no part of it. Rules and lexicons were written
with these sets in view, so that unseen news will score lower. "To beat": the best simple or public system known on the same set,
or the bar set for this version.

| ability | set | metric | default | fast | to beat |
|---|---|---|---:|---:|---:|
${accuracy.join("\n")}

## Rules
How many words (verbs, nouns, adjectives, phrases of a verb with its particle or noun) carry each type, counted once a type.

| type | rules | verbs | nouns | adjectives |
|---|---:|---:|---:|---:|
${predicates().join("\n")}

## Speed
\`npm run bench -- --record\`: all systems on the same text in the same run, each in a process of its own on one core. The two
libraries do less: neither parses.

| system | does | words/s | load to first word, ms | memory, MiB |
|---|---|---:|---:|---:|
${speed.join("\n")}

## The record
\`npm run bench:ingest -- --record\`: ${taken.reports} reports of the pool from start to exit, one coding thread each. Ingest runs at
${taken.share.toFixed(0)} in a hundred of the coder's speed.

| command | s | reports/s | words/s | memory, MiB |
|---|---:|---:|---:|---:|
${pace.join("\n")}

\`npm run bench:record -- --record\`: a made record of ${questions[0].events} events in ${questions[0].reports} reports, asked through an open index; the first
pair holds one event in sixty of all, more than any real one does. What a question costs falls with the reports of its pair.

| question | found | first, ms | median, ms |
|---|---|---:|---:|
${asked.join("\n")}
`;
}

/** A row for each file of rules, and one for all. */
function predicates() {
  const kinds = ["verbs", "nouns", "adjectives"];
  const rows = lexiconFiles(at("lexicons/en/rules")).map(file => {
    const rules = readEntries(file).map(entry => entry.value);
    return [
      basename(file, ".yaml").toUpperCase(),
      rules.length,
      ...kinds.map(kind => new Set(rules.flatMap(r => r[kind] ?? [])).size),
    ];
  });
  const sum = ["all", ...[1, 2, 3, 4].map(i => rows.reduce((n, row) => n + row[i], 0))];
  return [...rows, sum].map(row => `| ${row.join(" | ")} |`);
}
