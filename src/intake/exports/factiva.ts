import { textOfPage } from "../body.ts";
import { trim } from "../tags.ts";
import { dayInWords } from "./calendar.ts";
import { factiva as codes } from "./labels.ts";
import { type Article, paragraphs } from "./lines.ts";

const last = /^\s*(?:AN(?:\t|\s{2,}))?Document [A-Za-z0-9]{10,40}\s*$/;
const words = /^\s*\d[\d,.]{0,9} words\s*$/i;
const rights = /^\s*(?:\(c\)|©|Copyright\b)/i;
const running = /^\s*(?:Page \d+ of \d+\b.{0,80}Factiva.*|© \d{4} Factiva, Inc\..*)$/;

/** Whether a text or page is an export of Factiva. */
export const isFactiva = (text: string): boolean =>
  isIndexed(text) ||
  /<title>\s{0,20}(?:Dow Jones )?Factiva|class="article \w{2,3}Article"|>\s{0,20}HD\s{0,20}(?:&nbsp;)?\s{0,20}<\/(?:b|strong)>/i.test(
    text,
  ) ||
  isPlain(text);

const isIndexed = (text: string): boolean =>
  /^[^\S\n]{0,80}HD(?:\s|$)/m.test(text) && /^[^\S\n]{0,80}(?:WC|PD|SN)(?:\s|$)/m.test(text);

/** A count of words, and a notice of rights a few lines below: the head of an article without codes. */
function isPlain(text: string): boolean {
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex(line => words.test(line));
  return at > 0 && lines.slice(at + 1, at + 20).some(line => rights.test(line));
}

/** The articles of an export, with or without field codes, as text or as a page; one without text has an empty one. */
export function factivaArticles(source: string): readonly Article[] {
  const text = /<(?:html|body|div|table)\b/i.test(source) ? linesOfPage(source) : source;
  const parts: string[][] = [[]];
  for (const line of text.split(/\r?\n/).filter(l => !running.test(l))) {
    parts.at(-1)!.push(line);
    if (last.test(line)) parts.push([]);
  }
  return parts.flatMap(lines => indexed(lines) ?? unlabelled(lines) ?? []);
}

/** Deeper tags of a page are dropped. */
const nesting = 512;

/** A page as lines, each code of a table alone on its own. */
const linesOfPage = (html: string): string =>
  textOfPage(
    trim(html, nesting).html.replace(
      /<td[^>]{0,200}>\s{0,20}(?:<(?:b|strong)>)?\s{0,20}([A-Z]{2,3})\s{0,20}(?:<\/(?:b|strong)>)?(?:\s|&nbsp;|&#160;){0,20}<\/td>/g,
      "<td><p>$1</p></td>",
    ),
  );

/** A line that opens a field: a code alone, or before a tab or two spaces. */
function codeIn(line: string): { readonly code: string; readonly rest: string } | undefined {
  const met = /^\s{0,8}([A-Z]{2,7})(?:\s*$|\t\s*|\s{2,})(.*)$/.exec(line.slice(0, 5000));
  return met !== null && Object.hasOwn(codes, met[1]!)
    ? { code: met[1]!, rest: line.slice(met[0].length - met[2]!.length) }
    : undefined;
}

/** An article with field codes; `undefined` where these lines have no headline by code. */
function indexed(lines: readonly string[]): Article | undefined {
  const start = lines.findIndex(line => codeIn(line)?.code === "HD");
  if (start < 0) return undefined;
  const fields = new Map<string, string[]>();
  let held: string[] = [];
  for (const line of lines.slice(start)) {
    const opened = codeIn(line);
    if (opened === undefined) held.push(line);
    else {
      held = fields.get(opened.code) ?? [];
      if (opened.rest.trim() !== "") held.push(opened.rest);
      fields.set(opened.code, held);
    }
  }
  const first = (part: string): string | undefined => {
    const code = Object.keys(codes).find(c => codes[c] === part && fields.has(c));
    const value = (code === undefined ? [] : fields.get(code)!).join(" ").replace(/\s+/g, " ").trim();
    return value === "" ? undefined : value;
  };
  const text = ["LP", "TD"].map(code => paragraphs(fields.get(code) ?? [])).filter(t => t !== "");
  return {
    ...given({
      title: first("title"),
      publisher: first("publisher"),
      date: first("date"),
      language: first("language"),
    }),
    text: text.join("\n\n"),
  };
}

/** An article without codes: title, author, words, day, (time,) source, code, language, rights, text. */
function unlabelled(lines: readonly string[]): Article | undefined {
  const count = lines.findIndex(line => words.test(line));
  if (count < 0) return undefined;
  const full = lines.slice(count + 1).filter(line => line.trim() !== "");
  const day = full.findIndex(line => dayInWords(line) !== undefined);
  const right = full.findIndex(line => rights.test(line));
  const about = full
    .slice(day + 1, right < 0 ? day + 1 : right)
    .filter(line => !/^\s*\d{1,2}[:.]\d{2}/.test(line));
  const body = lines.slice(lines.indexOf(full[Math.max(right, day)] ?? lines[count]!, count) + 1);
  return {
    ...given({
      title: titleOf(lines.slice(0, count)),
      date: day < 0 ? undefined : full[day]!.trim(),
      publisher: about[0]?.trim(),
      language: about.at(-1)?.trim(),
    }),
    text: paragraphs(body.filter(line => !last.test(line))),
  };
}

/** The first lines up to an empty one; of lines without any, all but those that name an author below the first. */
function titleOf(lines: readonly string[]): string | undefined {
  const start = lines.findIndex(line => line.trim() !== "");
  if (start < 0) return undefined;
  const end = lines.findIndex((line, i) => i > start && line.trim() === "");
  return end < 0 ? lines[start]!.trim() : lines.slice(start, end).join(" ").replace(/\s+/g, " ").trim();
}

/** What is known of some parts. */
function given<T extends string>(
  parts: Readonly<Record<T, string | undefined>>,
): Readonly<Partial<Record<T, string>>> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value)) as Partial<Record<T, string>>;
}
