import type { Document } from "../text/document.ts";
import { InputFault } from "../text/fault.ts";
import { articleOf } from "./body.ts";
import { collect } from "./bytes.ts";
import { pageEncoding } from "./declared.ts";
import { decode } from "./decode.ts";
import { documentOf } from "./document.ts";
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
  const { text, encoding, repaired, guessed } = decode(bytes, input.charset ?? pageEncoding(bytes));
  if (guessed)
    options.warn(
      new InputFault(
        input.name,
        undefined,
        `neither UTF-8 nor in an encoding that it declares; read as ${encoding}`,
      ),
    );
  if (repaired > 0)
    options.warn(
      new InputFault(
        input.name,
        undefined,
        `${repaired} invalid bytes or characters became U+FFFD (read as ${encoding})`,
      ),
    );
  const { html: page, dropped } = trim(text, options.limits.nesting);
  if (dropped > 0)
    options.warn(
      new InputFault(
        input.name,
        undefined,
        `nested deeper than ${options.limits.nesting} elements; ${dropped} tags were left out, their text kept`,
      ),
    );
  const article = articleOf(page);
  if (article.text === "")
    throw new InputFault(input.name, undefined, "no article text in this page; refused");
  yield documentOf(article, input.name, undefined, options);
}
