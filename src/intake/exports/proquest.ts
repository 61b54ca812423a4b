import { proquest as labels, type Part } from "./labels.ts";
import { type Article, paragraphs } from "./lines.ts";

const rule = /^\s*_{10,}\s*$/;

/** Whether a text is an export of ProQuest. */
export const isProquest = (text: string): boolean =>
  /^[^\S\n]{0,80}_{10,}[^\S\n]{0,80}$/m.test(text) &&
  /^[^\S\n]{0,80}(?:ProQuest document (?:ID|link):|Publication title:|Publication info:|Full text:|Report Information from ProQuest)/m.test(
    text,
  );

/** The articles of an export; one of which only an abstract was saved has an empty text. */
export function proquestArticles(text: string): readonly Article[] {
  const parts: string[][] = [[]];
  for (const line of text.split(/\r?\n/)) {
    if (rule.test(line)) parts.push([]);
    else parts.at(-1)!.push(line);
  }
  return parts.flatMap(lines => articleOf(lines) ?? []);
}

/** An article by its labels, each with the lines up to the next; `undefined` where they are none of one. */
function articleOf(lines: readonly string[]): Article | undefined {
  const found = new Map<Part, string[]>();
  let held: string[] = [];
  for (const line of lines) {
    const met = /^\s{0,8}([A-Za-z][A-Za-z /()-]{2,40}?):(?:\s(.*))?$/.exec(line.slice(0, 100_000));
    const name = met?.[1]?.toLowerCase() ?? "";
    if (met === null || !Object.hasOwn(labels, name)) {
      held.push(line);
      continue;
    }
    held = [met[2] ?? ""];
    const part = labels[name]!;
    if (part !== "other" && !found.has(part)) found.set(part, held);
  }
  if (!found.has("title") && !found.has("text")) return undefined;
  const value = (part: Part): string | undefined =>
    found.get(part)?.join(" ").replace(/\s+/g, " ").trim() || undefined;
  // "Courier, Late Edition; Ankara": the paper, then its town.
  const publisher = value("publisher")?.replace(/;.*/, "").trim();
  const [title, date, language, url] = [value("title"), value("date"), value("language"), value("url")];
  return {
    ...(title === undefined ? {} : { title }),
    ...(publisher ? { publisher } : {}),
    ...(date === undefined ? {} : { date }),
    ...(language === undefined ? {} : { language }),
    ...(url === undefined ? {} : { url }),
    text: paragraphs(found.get("text") ?? []),
  };
}
