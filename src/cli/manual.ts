import type { Command, OptionSpec } from "./command.ts";

/** The reference of all commands as Markdown; `npm run docs` writes it to docs/cli.md. */
export function manual(commands: readonly Command[]): string {
  return [head, ...commands.map(section)].join("\n");
}

const head = `# The commands

Written by \`npm run docs\` from the commands themselves.

Results go to standard output, warnings and progress to standard error; every warning begins \`warning:\`. \`-\`, or no file with
something piped in, reads standard input. Files are known by extension and content: plain text, Markdown, JSON Lines, HTML, feeds
([RSS, Atom, RDF, JSON Feed](feeds.md)), [tables](tables.md) (CSV, TSV), and gzip of these; a folder means the regular files in it, in name order.

| exit code | means |
|---|---|
| 0 | done; what was left out of a readable file was told as a \`warning:\` |
| 1 | a fault stopped the run |
| 2 | the command was not understood |
| 3 | done, but a whole input that was named was refused |
| 4 | the record is damaged, newer than the program, or not there |
| 5 | the disk or its permissions |
| 6 | another process writes the record |
| 7 | the network: no feed could be fetched |
| 8 | a model or lexicon file is damaged or wrong |
| 130, 143 | stopped by a signal |
`;

function section(c: Command): string {
  return `## ${c.name}

${c.about[0]!.toUpperCase()}${c.about.slice(1)}.

    attache ${[c.name, "[options]", c.usage].filter(Boolean).join(" ")}

| option | |
|---|---|
${c.options.map(row).join("\n")}

${c.examples.map(e => `    ${e}`).join("\n")}
`;
}

function row(o: OptionSpec): string {
  const notes = [
    o.choices ? `one of ${o.choices.map(c => `\`${c}\``).join(", ")}` : "",
    o.required ? "required" : "",
    o.many ? "may be given more than once" : "",
  ];
  const added = notes.filter(Boolean).join("; ");
  return `| \`${o.flags}\` | ${o.about}${added ? ` (${added})` : ""} |`;
}
