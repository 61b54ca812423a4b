import type { Document } from "../text/document.ts";
import { InputFault } from "../text/fault.ts";
import { articleOf } from "./body.ts";
import { collect } from "./bytes.ts";
import { pageEncoding } from "./declared.ts";
import { decode } from "./decode.ts";
import { documentOf, type Fields } from "./document.ts";
import type { Input, Reader, ReadOptions } from "./input.ts";
import { trim } from "./tags.ts";

/** A page of HTML: the article inside it, with title, date and publisher from its metadata. Nothing in it is run or fetched. */
export const html: Reader = {
  name: "html",
  extensions: [".html", ".htm", ".xhtml"],
  suits: head =>
    /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(
      head,
    ),
  read: readPage,
};

async function* readPage(input: Input, options: ReadOptions): AsyncGenerator<Document> {
  const bytes = await collect(input, options.limits.pageBytes);
  const warn = (message: string): void => options.warn(new InputFault(input.name, undefined, message));
  const article = pageFields(bytes, input.charset, options.limits.nesting, warn);
  if (article === undefined)
    throw new InputFault(input.name, undefined, "no article text in this page; refused");
  yield documentOf(article, input.name, undefined, options);
}

/** The article of a page of bytes; `undefined` where it has none. `encoding`: as its carrier declares it, before the page's own word. */
export function pageFields(
  bytes: Buffer,
  encoding: string | undefined,
  nesting: number,
  warn: (message: string) => void,
): Fields | undefined {
  const page = decode(bytes, encoding ?? pageEncoding(bytes));
  if (page.guessed) warn(`neither UTF-8 nor in an encoding that it declares; read as ${page.encoding}`);
  if (page.repaired > 0)
    warn(`${page.repaired} invalid bytes or characters became U+FFFD (read as ${page.encoding})`);
  const { html, dropped, tangled } = trim(page.text, nesting);
  if (dropped > 0)
    warn(`nested deeper than ${nesting} elements; ${dropped} tags were left out, their text kept`);
  if (tangled)
    warn("so much text nested so deep that its article cannot be told from the rest; all of it is read");
  const article = articleOf(html, tangled);
  return article.text === "" ? undefined : article;
}
