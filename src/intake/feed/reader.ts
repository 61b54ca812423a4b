import type { Document } from "../../text/document.ts";
import { InputFault } from "../../text/fault.ts";
import { textOfPage } from "../body.ts";
import { xmlEncoding } from "../declared.ts";
import { decode } from "../decode.ts";
import { digest, documentOf, type Fields } from "../document.ts";
import type { Input, Reader, ReadOptions } from "../input.ts";
import { dayOfRfc822 } from "../rfc822.ts";
import { trim } from "../tags.ts";
import { collectSound } from "../whole.ts";
import type { FeedAbout, FeedItem } from "./items.ts";
import { isJsonFeed, sliceJson } from "./json.ts";
import type { Slice, Sliced } from "./sliced.ts";
import { isXmlFeed, sliceXml } from "./xml.ts";

/** A feed (RSS, Atom, RDF, JSON Feed): each item a report. Its document type is never read; what is whole is kept. */
export const feed: Reader = {
  name: "feed",
  extensions: [".rss", ".atom", ".rdf", ".xml", ".json"],
  suits: head => isXmlFeed(head) || isJsonFeed(head),
  read: readFeed,
};

/** A feed that breaks off before its end: told as a warning, its whole items are read. */
export class CutFeed extends InputFault {}

/** Items that are parsed at a time. */
const batch = 100;

async function* readFeed(input: Input, options: ReadOptions): AsyncGenerator<Document> {
  const { bytes, cut } = await collectSound(input, options.limits.fileBytes);
  const { text, encoding, repaired, guessed } = decode(bytes, input.charset ?? xmlEncoding(bytes));
  const warn = (place: string | undefined, message: string): void =>
    options.warn(new InputFault(input.name, place, message));
  if (guessed) warn(undefined, `neither UTF-8 nor in an encoding that it declares; read as ${encoding}`);
  if (repaired > 0)
    warn(undefined, `${repaired} invalid bytes or characters became U+FFFD (read as ${encoding})`);
  const sliced = /^\s*\{/.test(text) ? sliceJson(text) : sliceXml(text);
  if (sliced === undefined) throw new InputFault(input.name, undefined, notAFeed(text));
  const [unclosed] = sliced.unclosed;
  if (unclosed !== undefined)
    warn(
      `line ${lineAt(text, unclosed.start)}`,
      `${sliced.unclosed.length} items that are never closed, here the first; left out`,
    );
  yield* reports(text, sliced, input.name, options);
  if (sliced.cutAt !== undefined)
    options.warn(
      new CutFeed(
        input.name,
        `line ${lineAt(text, sliced.cutAt)}`,
        `${cut ? `${cut.reason}; ` : ""}the feed breaks off here; the ${sliced.items.length} whole items before it were read`,
      ),
    );
}

const notAFeed = (text: string): string =>
  /^\s*<(?:!doctype\s+html|html)\b/i.test(text.slice(0, 1000))
    ? "a web page, not a feed; refused"
    : "no feed (RSS, Atom, RDF or JSON Feed); refused";

/** The number of the line in which an offset stands. */
function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

/** The reports of a feed's items; one that repeats another of the feed is left out, and their number told. */
async function* reports(
  text: string,
  sliced: Sliced,
  name: string,
  options: ReadOptions,
): AsyncGenerator<Document> {
  const { readAbout, readItems } = await import("./items.ts");
  const about = readAbout(sliced.about) ?? {};
  const seen = new Set<string>();
  let repeated = 0;
  let number = 0;
  for (const item of parsed(text, sliced, readItems)) {
    const place = `item ${++number}`;
    const fields = item && fieldsOf(item, about, options);
    if (fields === undefined || fields.text === "") {
      options.warn(
        new InputFault(name, place, item ? "neither text nor title; left out" : "cannot be parsed; left out"),
      );
      continue;
    }
    const content = digest(fields);
    if (seen.has(content)) repeated++;
    else yield documentOf(named(fields, content, seen), name, place, options);
    seen.add(content);
  }
  if (repeated > 0)
    options.warn(new InputFault(name, undefined, `${repeated} items repeat another; left out`));
}

/** A report's fields with its guid as its id, where it is an address (others are numbers that feeds share) and the first to bear it. */
function named(fields: Fields, content: string, seen: Set<string>): Fields {
  const { id, ...rest } = fields;
  const usable = id !== undefined && /^(?:https?|tag|urn):\S{3,500}$/i.test(id) && !seen.has(`id ${id}`);
  if (usable) seen.add(`id ${id}`);
  return { ...rest, id: usable ? id : content };
}

/** Items in order, parsed some at a time; where these cannot be parsed together, one by one: `undefined` for the bad. */
function* parsed(
  text: string,
  { items, wrap }: Sliced,
  readItems: (feed: string) => readonly FeedItem[] | undefined,
): Generator<FeedItem | undefined> {
  const sourceOf = ({ start, end }: Slice): string => text.slice(start, end);
  for (let at = 0; at < items.length; at += batch) {
    const some = items.slice(at, at + batch).map(sourceOf);
    const together = readItems(wrap(some));
    if (together?.length === some.length) yield* together;
    else for (const one of some) yield readItems(wrap([one]))?.[0];
  }
}

/** What a report takes from its item, and from the feed where the item does not say it. */
function fieldsOf(item: FeedItem, about: FeedAbout, options: ReadOptions): Fields {
  const clean = (html: string): string => cleaned(html, options.limits.nesting);
  const title = item.title === undefined ? undefined : clean(item.title).replace(/\s+/g, " ");
  const body = item.html === undefined ? (item.text?.trim() ?? "") : clean(item.html);
  const publisher = item.source ?? about.title;
  const language = item.language ?? about.language;
  return {
    text: body === "" ? (title ?? "") : body,
    ...(title ? { title } : {}),
    ...(item.guid ? { id: item.guid } : {}),
    ...(item.date ? { date: dayOfRfc822(item.date) ?? item.date } : {}),
    ...(publisher ? { publisher } : {}),
    ...(item.url ? { url: item.url } : {}),
    ...(language ? { language } : {}),
  };
}

/** The words of a piece of HTML; text without any markup stays as it is. */
function cleaned(html: string, nesting: number): string {
  if (!/<[a-z!/]|&(?:#|[a-z])/i.test(html)) return html.trim();
  return textOfPage(trim(html, nesting).html);
}
