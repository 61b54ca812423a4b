import type { Document } from "../../text/document.ts";
import { InputFault } from "../../text/fault.ts";
import { collect } from "../bytes.ts";
import { decode } from "../decode.ts";
import { documentOf } from "../document.ts";
import type { Input, Reader, ReadOptions } from "../input.ts";
import { factivaArticles, isFactiva } from "./factiva.ts";
import { type Article, fieldsOf } from "./lines.ts";
import { isNexis, nexisArticles } from "./nexis.ts";
import { isProquest, proquestArticles } from "./proquest.ts";

/** A library's way to save many articles in one file. */
interface Export {
  readonly name: string;
  readonly title: string;
  readonly extensions: readonly string[];
  readonly suits: (text: string) => boolean;
  readonly articles: (text: string) => readonly Article[];
}

/** The exports, in the order in which their shape is asked. */
const all: readonly Export[] = [
  { name: "nexis", title: "Nexis", extensions: [".txt"], suits: isNexis, articles: nexisArticles },
  {
    name: "proquest",
    title: "ProQuest",
    extensions: [".txt"],
    suits: isProquest,
    articles: proquestArticles,
  },
  {
    name: "factiva",
    title: "Factiva",
    extensions: [".txt", ".html", ".htm"],
    suits: isFactiva,
    articles: factivaArticles,
  },
];

/** Exports of Nexis, ProQuest and Factiva: each article of a file as a report of its own. */
export const exportReaders: readonly Reader[] = all.map(kind => ({
  name: kind.name,
  extensions: kind.extensions,
  suits: head => kind.suits(head),
  read: (input, options) => readExport(kind, input, options),
}));

async function* readExport(kind: Export, input: Input, options: ReadOptions): AsyncGenerator<Document> {
  const { text, encoding, repaired } = decode(await collect(input, options.limits.fileBytes));
  if (encoding !== "utf-8")
    options.warn(new InputFault(input.name, undefined, `not UTF-8; read as ${encoding}`));
  if (repaired > 0)
    options.warn(
      new InputFault(input.name, undefined, `${repaired} invalid bytes or characters became U+FFFD`),
    );
  yield* reportsOf(kind, text, input.name, options);
}

/** The articles of a text that came out of another format, if it is an export; `undefined` for any other. */
export function exported(text: string, name: string, options: ReadOptions): Iterable<Document> | undefined {
  const kind = all.find(k => k.name === options.format) ?? all.find(k => k.suits(text.slice(0, 20_000)));
  return kind === undefined ? undefined : reportsOf(kind, text, name, options);
}

function* reportsOf(kind: Export, text: string, name: string, options: ReadOptions): Generator<Document> {
  const articles = kind.articles(text);
  if (articles.length === 0)
    throw new InputFault(name, undefined, `no article of an export of ${kind.title} in it; refused`);
  const empty = articles.filter(article => article.text === "").length;
  if (empty > 0)
    options.warn(
      new InputFault(name, undefined, `${empty} of ${articles.length} articles have no text; left out`),
    );
  for (const [i, article] of articles.entries())
    if (article.text !== "") yield documentOf(fieldsOf(article), name, `article ${i + 1}`, options);
}
