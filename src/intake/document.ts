import { createHash } from "node:crypto";
import type { Document } from "../text/document.ts";
import { InputFault } from "../text/fault.ts";
import { isDay } from "./day.ts";
import { repair } from "./decode.ts";
import type { ReadOptions } from "./input.ts";

/** What a format says of a report, as it stands there; `date` is cut to the day. */
export interface Fields {
  readonly text: string;
  readonly id?: string;
  readonly title?: string;
  readonly date?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly language?: string;
}

/**
 * A report from what its format says: mended once, dated, named by its content where it has no id.
 *
 * A title that the text repeats as its first line is left to the text. `place` says where it stands, for warnings.
 */
export function documentOf(
  fields: Fields,
  input: string,
  place: string | undefined,
  options: ReadOptions,
): Document {
  let repaired = 0;
  const clean = (value: string): string => {
    const mended = repair(value);
    repaired += mended.repaired;
    return mended.text;
  };
  const text = clean(fields.text);
  const title = fields.title === undefined ? "" : clean(fields.title).replace(/\s+/g, " ").trim();
  const published = dayOf(fields.date, input, place, options) ?? options.date;
  const publisher = fields.publisher ? clean(fields.publisher).trim() : options.publisher;
  if (repaired > 0)
    options.warn(new InputFault(input, place, `${repaired} unusable characters became U+FFFD`));
  return {
    id: fields.id ? clean(fields.id) : digest(fields),
    text,
    ...(title === "" || title === firstLine(text) ? {} : { title }),
    ...(published ? { published } : {}),
    ...(publisher ? { publisher } : {}),
    ...(fields.url ? { url: clean(fields.url) } : {}),
    ...(fields.language ? { language: clean(fields.language) } : {}),
  };
}

function firstLine(text: string): string {
  const start = text.search(/\S/);
  const end = text.indexOf("\n", Math.max(start, 0));
  return text
    .slice(Math.max(start, 0), end < 0 ? Math.min(text.length, start + 1000) : Math.min(end, start + 1000))
    .replace(/\s+/g, " ")
    .trim();
}

/** `sha256:` and 16 hex digits of the text, with all else that the report says of itself after it. */
export function digest({ text, title, date, publisher, url }: Fields): string {
  const parts = [text, ...[title, date, publisher, url].filter(part => part !== undefined)];
  return `sha256:${createHash("sha256").update(parts.join("\u001f"), "utf8").digest("hex").slice(0, 16)}`;
}

function dayOf(
  date: string | undefined,
  input: string,
  place: string | undefined,
  options: ReadOptions,
): string | undefined {
  if (date === undefined || date.trim() === "") return undefined;
  const day = /^\s*(\d{4}-\d{2}-\d{2})(?:$|[T\s])/.exec(date)?.[1];
  if (day !== undefined && isDay(day)) return day;
  options.warn(
    new InputFault(
      input,
      place,
      `"${date.slice(0, 40)}" is no date (YYYY-MM-DD); the report is read without it`,
    ),
  );
  return undefined;
}
