import type { Document } from "../../text/document.ts";
import { InputFault } from "../../text/fault.ts";
import { collect } from "../bytes.ts";
import { documentOf } from "../document.ts";
import { exported } from "../exports/reader.ts";
import type { Input, Reader, ReadOptions } from "../input.ts";
import { linesOf } from "./lines.ts";
import { type Pdf, pagesOf } from "./pages.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { withoutRunning } from "./running.ts";

/** PDF files that hold text: one report, in paragraphs, without running heads and page numbers. Its day stands nowhere that can be trusted. */
export const pdf: Reader = {
  name: "pdf",
  extensions: [".pdf"],
  suits: head => /^\s{0,100}%PDF-/.test(head),
  binary: true,
  read: readPdf,
};

async function* readPdf(input: Input, options: ReadOptions): AsyncGenerator<Document> {
  const file = await pagesOf(await collect(input, options.limits.fileBytes), input.name);
  const text = textOf(file);
  if (text === "")
    throw new InputFault(
      input.name,
      undefined,
      "a PDF file that holds no text, only pictures; have its text recognized (OCR) and try again",
    );
  if (file.pages.length < file.count)
    options.warn(
      new InputFault(
        input.name,
        undefined,
        `only the first ${file.pages.length} of its ${file.count} pages were read`,
      ),
    );
  const articles = exported(text, input.name, options);
  if (articles !== undefined) yield* articles;
  else yield documentOf({ text, ...titleOf(file) }, input.name, undefined, options);
}

function textOf({ pages }: Pdf): string {
  const columns = withoutRunning(pages).flatMap(linesOf);
  return paragraphsOf(columns).join("\n\n");
}

/** The title that its author gave; names of files, which programs put there, are none. */
const titleOf = ({ title = "" }: Pdf): { readonly title?: string } =>
  /\s/.test(title) && !/\.\w{2,5}$/.test(title) ? { title } : {};
