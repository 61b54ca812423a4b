import type { Fields } from "../document.ts";
import { dayInWords, languageCode } from "./calendar.ts";

/** What an export says of one article, each part as it stands there. */
export interface Article {
  readonly title?: string;
  readonly publisher?: string;
  readonly date?: string;
  readonly language?: string;
  readonly url?: string;
  readonly text: string;
}

/** An article as the fields of a report. A date that is none in words or figures stays, to be told. */
export function fieldsOf({ date, language, ...article }: Article): Fields {
  const code = language === undefined ? undefined : languageCode(language.split(/[;,|]/)[0]!);
  return {
    ...article,
    ...(date === undefined ? {} : { date: dayInWords(date) ?? date }),
    ...(code === undefined ? {} : { language: code }),
  };
}

/**
 * Paragraphs of lines, an empty line between two. Where lines were broken at a width, those between empty lines are one
 * paragraph; else each line is.
 */
export function paragraphs(lines: readonly string[]): string {
  const kept = lines.map(line => line.replace(/[\s\u00a0]+/g, " ").trim());
  const joined = isWrapped(kept) ? wrapped(kept) : kept.filter(line => line !== "");
  return joined.join("\n\n");
}

/** Whether lines were broken at a width: most that are followed by another are nearly as long as the longest. */
function isWrapped(lines: readonly string[]): boolean {
  const longest = Math.max(0, ...lines.map(line => line.length));
  const followed = lines.filter((line, i) => line !== "" && (lines[i + 1] ?? "") !== "");
  if (followed.length < 2 || longest > 130) return false;
  return followed.filter(line => line.length > longest * 0.7).length > followed.length * 0.6;
}

function wrapped(lines: readonly string[]): readonly string[] {
  return lines
    .join("\n")
    .split(/\n{2,}/)
    .map(block => block.replaceAll("\n", " ").trim())
    .filter(block => block !== "");
}

/** A list cut before each item that opens a part. */
export function cutBefore<T>(items: readonly T[], opens: (item: T) => boolean): readonly (readonly T[])[] {
  const out: T[][] = [[]];
  for (const item of items) {
    if (opens(item)) out.push([]);
    out.at(-1)!.push(item);
  }
  return out;
}
