import { usualColumns } from "./columns.ts";

/** The first line by which spreadsheets say their delimiter. */
export const saidDelimiter = /^sep=(.)\r?\n/;
const delimiters = [",", "\t", ";", "|"] as const;

/** The delimiter that makes known columns of the first line, a text or title among them and at least so many; `undefined` for none. */
export function delimiterOf(head: string, least: number): string | undefined {
  const said = saidDelimiter.exec(head)?.[1];
  if (said !== undefined) return said;
  const line = firstLine(head);
  const known = delimiters.map(delimiter => {
    const columns = usualColumns(cellsOf(line, delimiter));
    return columns.has("text") || columns.has("title") ? columns.size : 0;
  });
  const most = Math.max(...known);
  return most < least ? undefined : delimiters[known.indexOf(most)];
}

const firstLine = (head: string): string => /^\s{0,1000}([^\r\n]{0,10000})/.exec(head)![1]!;
const cellsOf = (line: string, delimiter: string): readonly string[] =>
  line.split(delimiter).map(cell => cell.trim().replace(/^"(.*)"$/, "$1"));

/** The delimiter that the first line has most of. */
export function guessedDelimiter(head: string): string {
  const line = firstLine(head);
  const counts = delimiters.map(delimiter => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))]!;
}
