import { type Column, columnsOf } from "../exports/columns.ts";
import { units } from "../exports/telling.ts";

/** The columns of the flat tables as Markdown; `npm run docs` writes them into docs/exports.md. */
export function fieldTables(): string {
  const common = columnsOf("event");
  const own = units
    .filter(unit => unit !== "event")
    .map(unit => {
      const front = columnsOf(unit).slice(0, -common.length);
      return `Before them, with \`--by ${unit}\`:\n\n${table(front)}`;
    });
  return [table(common), ...own].join("\n\n");
}

const table = (columns: readonly Column[]): string =>
  [
    "| column | kind | |",
    "|---|---|---|",
    ...columns.map(c => `| ${c.name} | ${c.type} | ${c.about} |`),
  ].join("\n");
