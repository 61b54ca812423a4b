import type { Slice, Sliced } from "./sliced.ts";

/** The outermost element of a feed: RSS, Atom, RDF; a prefix may stand before the name. */
const root = /^<((?:[\w.-]{1,40}:)?(?:rss|feed|rdf))(?=[\s/>])/i;
const passage = /<!\[CDATA\[|<!--|<(\/?)((?:[\w.-]{1,40}:)?(?:item|entry))(?=[\s/>])/gi;

/** Whether a text begins as a feed in XML. */
export const isXmlFeed = (text: string): boolean => root.test(text.slice(prologEnd(text)).slice(0, 100));

/**
 * The items of a feed in XML, by their tags alone: one pass, nothing is expanded or resolved.
 *
 * What stands in CDATA and comments opens no item. A document type, with all that it declares, is in no piece.
 * `undefined` where no feed begins.
 */
export function sliceXml(source: string): Sliced | undefined {
  const start = prologEnd(source);
  const name = root.exec(source.slice(start, start + 100))?.[1];
  const from = source.indexOf(">", start) + 1;
  if (name === undefined || from === 0) return undefined;
  const tag = source.slice(start, from);
  const { items, unclosed, open } = findItems(source, from);
  const last = items.at(-1)?.end ?? from;
  const end = source.indexOf(`</${name}`, Math.max(last, open ?? 0));
  const before = source.slice(from, items[0]?.start ?? open ?? (end < 0 ? source.length : end));
  const after = end < 0 || items.length === 0 ? "" : source.slice(open ?? last, end);
  const [inside, close] = /rss$/i.test(name) ? ["<channel>", `</channel></${name}>`] : ["", `</${name}>`];
  return {
    about: `${tag}${channelClosed(before + after)}</${name}>`,
    items,
    unclosed: end < 0 || open === undefined ? unclosed : [...unclosed, { start: open, end }],
    wrap: some => `${tag}${inside}${some.join("")}${close}`,
    ...(end < 0 ? { cutAt: open ?? source.length } : {}),
  };
}

/** Where the first element begins: past the declaration, comments and the document type. */
function prologEnd(source: string): number {
  let at = /^[\uFEFF\s]{0,10000}/.exec(source)![0].length;
  while (source[at] === "<" && (source[at + 1] === "?" || source[at + 1] === "!")) {
    const end = source.startsWith("<!--", at)
      ? past(source, "-->", at)
      : source[at + 1] === "?"
        ? past(source, "?>", at)
        : declarationEnd(source, at);
    at = end + /^\s{0,10000}/.exec(source.slice(end, end + 10_000))![0].length;
  }
  return at;
}

function past(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found < 0 ? source.length : found + mark.length;
}

/** Past the `>` of a document type; brackets and quotes in it are honoured. */
function declarationEnd(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const letter = source[at]!;
    if (letter === "[") depth++;
    else if (letter === "]") depth--;
    else if (letter === ">" && depth <= 0) return at + 1;
    else if (letter === '"' || letter === "'") at = past(source, letter, at + 1) - 1;
    else if (source.startsWith("<!--", at)) at = past(source, "-->", at) - 1;
  }
  return source.length;
}

/** A feed's own words, the end of its channel added where the feed breaks off before it. */
function channelClosed(words: string): string {
  const name = /<((?:[\w.-]{1,40}:)?channel)(?=[\s/>])/i.exec(words)?.[1];
  return name === undefined || words.includes(`</${name}`) ? words : `${words}</${name}>`;
}

interface Found {
  readonly items: readonly Slice[];
  readonly unclosed: readonly Slice[];
  /** Where an item begins that nothing ends. */
  readonly open: number | undefined;
}

function findItems(source: string, from: number): Found {
  const items: Slice[] = [];
  const unclosed: Slice[] = [];
  let name: string | undefined;
  let open: number | undefined;
  passage.lastIndex = from;
  for (let met = passage.exec(source); met !== null; met = passage.exec(source)) {
    const [text, slash, tag] = met;
    if (tag === undefined) {
      const end = source.indexOf(text === "<!--" ? "-->" : "]]>", passage.lastIndex);
      if (end < 0) break;
      passage.lastIndex = end + 3;
      continue;
    }
    name ??= tag;
    if (tag !== name) continue;
    const close = source.indexOf(">", passage.lastIndex) + 1;
    if (close === 0) {
      if (slash === "") open ??= met.index;
      break;
    }
    passage.lastIndex = close;
    if (slash === "/") {
      if (open !== undefined) items.push({ start: open, end: close });
      open = undefined;
    } else if (source[close - 2] !== "/") {
      if (open !== undefined) unclosed.push({ start: open, end: met.index });
      open = met.index;
    }
  }
  return { items, unclosed, open };
}
