import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { Fields } from "./document.ts";

/** What this file needs of a DOM: linkedom's nodes, whose own types want the browser's. */
interface Page {
  readonly body: Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
}
interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Node>;
}
interface Element extends Node {
  getAttribute(name: string): string | null;
}

/** The article of a page: title, text in paragraphs, date, publisher and address as its metadata give them. `whole`: all text of the page is taken for it. */
export function articleOf(html: string, whole = false): Fields {
  const sound = /<html[\s>]/i.test(html) && /<body[\s>]/i.test(html);
  const find = whole ? () => "" : readable;
  return (
    (sound ? articleIn(html, find) : undefined) ??
    articleIn(framed(html), find) ?? { text: textOfPage(framed(html)) }
  );
}

/** A page whose frame is missing or ends too early, in one that holds all of it. */
const framed = (html: string): string =>
  `<!doctype html><html><body>${html.replace(/<!doctype[^>]{0,500}>|<\/?(?:html|body)(?:\s[^>]{0,2000})?>/gi, "")}</body></html>`;

/** The same; `undefined` where the page has no sound frame. */
function articleIn(html: string, find: (page: Page) => string | undefined): Fields | undefined {
  const page = parseHTML(html).document as unknown as Page;
  const about = metadataOf(page);
  const title =
    about.title ??
    page.querySelector("title")?.textContent ??
    page.querySelector("h1")?.textContent ??
    undefined;
  const found = find(page);
  if (found === undefined) return undefined;
  const content =
    found === "" ? page : (parseHTML(`<html><body>${found}</body></html>`).document as unknown as Page);
  const text = content.body ? textOf(content.body) : "";
  return { ...about, text: text === "" ? textOf(page.body) : text, ...(title?.trim() ? { title } : {}) };
}

/** The part of a page that is its article, empty where there is none; `undefined` where the page has no sound frame. */
function readable(page: Page): string | undefined {
  try {
    const parser = new Readability(page as unknown as ConstructorParameters<typeof Readability>[0]);
    return parser.parse()?.content ?? "";
  } catch (fault) {
    // An article that stands outside of the body makes it climb past the page's root.
    if (fault instanceof TypeError) return undefined;
    throw fault;
  }
}

/** All words of a page or a piece of HTML, none taken for the article. */
export function textOfPage(html: string): string {
  return textOf((parseHTML(`<html><body>${html}</body></html>`).document as unknown as Page).body);
}

const blocks = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TR UL".split(
    " ",
  ),
);
const silent = new Set([
  "SCRIPT",
  "STYLE",
  "NOSCRIPT",
  "TEMPLATE",
  "HEAD",
  "BUTTON",
  "FORM",
  "NAV",
  "SELECT",
]);

/** The words of an element, an empty line between blocks, white space within them run together. */
export function textOf(root: Node | null): string {
  const parts: string[] = [];
  const visit = (node: Node): void => {
    if (node.nodeType === 3) parts.push((node.textContent ?? "").replace(/[\s\u00a0]+/g, " "));
    if (node.nodeType !== 1 || silent.has(node.nodeName.toUpperCase())) return;
    const block = blocks.has(node.nodeName.toUpperCase());
    if (block) parts.push("\n");
    for (const child of node.childNodes) visit(child);
    if (block) parts.push("\n");
  };
  if (root) visit(root);
  return parts
    .join("")
    .split("\n")
    .map(line => line.replace(/ {2,}/g, " ").trim())
    .filter(line => line !== "")
    .join("\n\n");
}

function metadataOf(page: Page): Omit<Fields, "text"> {
  const metas = new Map<string, string>();
  for (const meta of page.querySelectorAll("meta")) {
    const key = (
      meta.getAttribute("property") ??
      meta.getAttribute("name") ??
      meta.getAttribute("itemprop") ??
      ""
    ).toLowerCase();
    const content = meta.getAttribute("content")?.trim();
    if (key !== "" && content && !metas.has(key)) metas.set(key, content);
  }
  const linked = linkedData(page);
  const first = (...keys: readonly string[]): string | undefined =>
    keys.map(key => metas.get(key)).find(value => value !== undefined);
  const title = first("og:title", "twitter:title", "dc.title") ?? linked.headline;
  const date =
    first(
      "article:published_time",
      "datepublished",
      "date",
      "pubdate",
      "publishdate",
      "dc.date",
      "dc.date.issued",
      "parsely-pub-date",
    ) ??
    linked.datePublished ??
    page.querySelector("time[datetime]")?.getAttribute("datetime") ??
    undefined;
  const publisher =
    first("og:site_name", "dc.publisher", "publisher", "application-name") ?? linked.publisher;
  const url = page.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? first("og:url");
  return {
    ...(title ? { title } : {}),
    ...(date ? { date } : {}),
    ...(publisher ? { publisher } : {}),
    ...(url ? { url } : {}),
  };
}

/** Headline, date and publisher of the first article in the page's JSON-LD. */
function linkedData(page: Page): {
  readonly headline?: string;
  readonly datePublished?: string;
  readonly publisher?: string;
} {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    for (const item of itemsOf(script.textContent ?? "")) {
      const { headline, datePublished, publisher } = item;
      if (typeof headline !== "string" && typeof datePublished !== "string") continue;
      const name =
        typeof publisher === "object" && publisher !== null && "name" in publisher
          ? publisher.name
          : publisher;
      return {
        ...(typeof headline === "string" ? { headline } : {}),
        ...(typeof datePublished === "string" ? { datePublished } : {}),
        ...(typeof name === "string" ? { publisher: name } : {}),
      };
    }
  }
  return {};
}

function itemsOf(json: string): readonly Readonly<Record<string, unknown>>[] {
  try {
    const value: unknown = JSON.parse(json);
    const graph = typeof value === "object" && value !== null && "@graph" in value ? value["@graph"] : value;
    return (Array.isArray(graph) ? graph : [graph]).filter(item => typeof item === "object" && item !== null);
  } catch {
    return [];
  }
}
