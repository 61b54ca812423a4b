import type { Document } from "../../text/document.ts";
import { InputFault } from "../../text/fault.ts";
import { CutFault, collect } from "../bytes.ts";
import { decode } from "../decode.ts";
import { documentOf } from "../document.ts";
import { exported } from "../exports/reader.ts";
import type { Input, Reader, ReadOptions } from "../input.ts";
import { heldStore } from "../store.ts";
import { zipEntries } from "../zip.ts";
import { paragraphsIn, propertiesIn } from "./paragraphs.ts";

/** Word documents: one report in paragraphs, with title and day of its properties; or the articles of an export saved so. */
export const docx: Reader = {
  name: "docx",
  extensions: [".docx"],
  suits: head => isDocx(head),
  binary: true,
  read: readDocx,
};

/** Whether a zip archive opens as office programs write theirs. */
const isDocx = (head: string): boolean =>
  head.startsWith("PK\x03\x04") &&
  /\[Content_Types\]\.xml|_rels\/|word\/|docProps\/|customXml\//.test(head.slice(0, 80));

async function* readDocx(input: Input, options: ReadOptions): AsyncGenerator<Document> {
  const parts = await partsOf(input, options);
  const body = parts.get(main);
  if (body === undefined)
    throw new InputFault(
      input.name,
      undefined,
      "no Word document (perhaps a spreadsheet or slides); save its text and try again",
    );
  const text = paragraphsIn(decode(body).text).join("\n\n");
  if (text === "") throw new InputFault(input.name, undefined, "a Word document without text; refused");
  const articles = exported(text, input.name, options);
  const properties = parts.get(core);
  const about = properties === undefined ? {} : propertiesIn(decode(properties).text);
  if (articles !== undefined) yield* articles;
  else yield documentOf({ text, ...about }, input.name, undefined, options);
}

const main = "word/document.xml";
const core = "docProps/core.xml";

/** The files of the archive that are read. */
async function partsOf(input: Input, options: ReadOptions): Promise<ReadonlyMap<string, Buffer>> {
  const { fileBytes } = options.limits;
  const store = heldStore(input.name, await collect(input, fileBytes));
  const parts = new Map<string, Buffer>();
  try {
    for await (const { name, chunks } of zipEntries(store, options.limits))
      if (name === main || name === core)
        parts.set(name, await collect({ name: input.name, head: Buffer.alloc(0), chunks }, fileBytes));
  } catch (cause) {
    if (cause instanceof CutFault)
      throw new InputFault(
        input.name,
        cause.place,
        "a damaged Word document; open it, save it again and try again",
      );
    throw cause;
  }
  return parts;
}
