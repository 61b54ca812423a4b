import { dayInWords } from "./calendar.ts";
import { nexis as labels } from "./labels.ts";
import { type Article, paragraphs } from "./lines.ts";

const numbered = /^\s*(?:Document )?\d{1,6} of \d{1,6}(?: DOCUMENTS)?\s*$/i;
const pageNumber = /^\s*Page \d{1,6} of \d{1,6}\s*$/i;
const rights = /^\s*(?:Copyright|\(c\)|©|All Rights Reserved)/i;

/** Whether a text is an export of Nexis (Nexis Uni, Lexis+, LexisNexis Academic). */
export const isNexis = (text: string): boolean =>
  /^[^\S\n]{0,80}\d{1,6} of \d{1,6} DOCUMENTS[^\S\n]{0,80}$/m.test(text) ||
  (/^[^\S\n]{0,80}length: ?\d[\d,.]{0,20} words[^\S\n]{0,80}$/im.test(text) &&
    /^[^\S\n]{0,80}(?:body|load-date:.*|end of document)[^\S\n]{0,80}$/im.test(text));

/** The articles of an export; one without text has an empty one. */
export function nexisArticles(text: string): readonly Article[] {
  const lines = text.split(/\r?\n/).filter(line => !pageNumber.test(line));
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (numbered.test(line) || bare(line) === labels.end) parts.push([]);
    else parts.at(-1)!.push(line);
  }
  return parts.filter(isArticle).map(articleOf);
}

const bare = (line: string): string => line.trim().toLowerCase().replace(/:$/, "");

/** Contents lists and what follows the last article have no labels of one. */
const isArticle = (lines: readonly string[]): boolean =>
  lines.some(line => labelIn(line, labels.before) !== undefined || bare(line) === labels.body);

interface Labelled {
  readonly name: string;
  readonly value: string;
}

function labelIn(line: string, table: Readonly<Record<string, unknown>>): Labelled | undefined {
  const met = /^\s{0,40}([A-Za-z][A-Za-z -]{1,30}):(?:\s(.*))?$/.exec(line);
  const name = met?.[1]?.toLowerCase() ?? "";
  return met !== null && Object.hasOwn(table, name) ? { name, value: (met[2] ?? "").trim() } : undefined;
}

/** An article: its head above the first label, labels, text, labels. */
function articleOf(lines: readonly string[]): Article {
  const first = lines.findIndex(
    line => labelIn(line, labels.before) !== undefined || bare(line) === labels.body,
  );
  const from = textStart(lines, first);
  const to = textEnd(lines, from);
  const said = [...lines.slice(first, from), ...lines.slice(to)];
  const value = (name: string): string | undefined =>
    said.map(line => labelIn(line, { [name]: 1 })).find(label => label !== undefined)?.value || undefined;
  const head = headOf(lines.slice(0, first));
  const title = value("headline") ?? value("title") ?? head.title;
  const [language, url] = [value("language"), value("url")];
  return {
    ...head,
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    ...(url === undefined ? {} : { url }),
    text: paragraphs(lines.slice(from, to)),
  };
}

/** Where the text begins: behind the line that says so, else behind the labels and the lines that go on with them. */
function textStart(lines: readonly string[], first: number): number {
  const body = lines.findIndex(line => bare(line) === labels.body && !line.trim().endsWith(":"));
  if (body >= 0) return body + 1;
  let at = first;
  for (let i = first; i < lines.length; i++) {
    if (labelIn(lines[i]!, labels.before) === undefined) {
      if (lines[i]!.trim() !== "") break;
      continue;
    }
    at = i + 1;
    while (at < lines.length && lines[at]!.trim() !== "" && labelIn(lines[at]!, labels.before) === undefined)
      at++;
    i = at - 1;
  }
  return at;
}

/** Where it ends: at the first label, or heading alone on its line, that stands below texts, if only such lines follow. */
function textEnd(lines: readonly string[], from: number): number {
  const found = lines.findIndex(
    (line, i) =>
      i >= from &&
      (labelIn(line, labels.after) !== undefined ||
        (labels.tails.includes(bare(line)) && endsBlock(lines, i))),
  );
  if (found >= 0) return found;
  const rest = lines.findLastIndex((line, i) => i >= from && rights.test(line));
  return rest >= 0 && rest > lines.length - 6 ? rest : lines.length;
}

const endsBlock = (lines: readonly string[], at: number): boolean => (lines[at - 1] ?? "").trim() === "";

/** Publisher, day and title by their order: title, publisher, day; or publisher, day, title in the older layout. */
function headOf(lines: readonly string[]): Omit<Article, "text"> {
  const day = lines.findLastIndex(line => dayInWords(line) !== undefined);
  if (day < 0) return titled(blockUp(lines, lastFull(lines, lines.length - 1)));
  const above = lastFull(lines, day - 1);
  const publisher = lines[above]?.trim();
  const higher = lastFull(lines, above - 1);
  const title = higher >= 0 ? blockUp(lines, higher) : blockBelow(lines, day);
  return {
    ...titled(title),
    ...(publisher ? { publisher } : {}),
    date: lines[day]!.trim(),
  };
}

const titled = (title: string): Pick<Article, "title"> => (title === "" ? {} : { title });

const lastFull = (lines: readonly string[], from: number): number =>
  lines.findLastIndex((line, i) => i <= from && line.trim() !== "" && !rights.test(line));

/** The lines that end at one without an empty line between. */
function blockUp(lines: readonly string[], end: number): string {
  let start = end;
  while (start > 0 && lines[start - 1]!.trim() !== "") start--;
  return joined(lines.slice(start, end + 1));
}

/** The last block below a line that is no notice of rights. */
function blockBelow(lines: readonly string[], day: number): string {
  const blocks = lines
    .slice(day)
    .join("\n")
    .split(/\n\s*\n/)
    .slice(1)
    .map(block => joined(block.split("\n")))
    .filter(block => block !== "" && !rights.test(block));
  return blocks.at(-1) ?? "";
}

const joined = (lines: readonly string[]): string => lines.join(" ").replace(/\s+/g, " ").trim();
