/** An element of XML: its name, attributes, children, and text where it has no children. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const token =
  /<\?xml version="1\.0" encoding="UTF-8"\?>|<\/([\w:]+)>|<([\w:]+)((?:\s+[\w.:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

/** Reads XML strictly: every element closed in its turn, one root, no attribute twice, no character that XML 1.0 forbids. */
export function readXml(source: string): Element {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(source))
    throw new Error("a character that XML forbids");
  const open: Growing[] = [{ name: "", attributes: {}, children: [], text: "" }];
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const found = token.exec(source);
    if (found === null) throw new Error(`not well-formed at ${at}: ${source.slice(at, at + 60)}`);
    step(open, found);
  }
  if (open.length !== 1 || open[0]!.children.length !== 1) throw new Error("not one root, or one left open");
  return open[0]!.children[0]!;
}

interface Growing {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

function step(open: Growing[], [whole, close, name, list = "", empty, text]: RegExpExecArray): void {
  if (close !== undefined) {
    const done = open.pop()!;
    if (done.name !== close) throw new Error(`</${close}> where ${done.name} is open`);
  } else if (name !== undefined) {
    const element = { name, attributes: attributesOf(list), children: [], text: "" };
    open.at(-1)!.children.push(element);
    if (empty === "") open.push(element);
  } else if (text !== undefined) open.at(-1)!.text += plain(text);
  else if (open.length > 1) throw new Error(`${whole} inside the root`);
}

function attributesOf(list: string): Readonly<Record<string, string>> {
  const all = [...list.matchAll(/([\w.:-]+)="([^"]*)"/g)].map(m => [m[1]!, plain(m[2]!)] as const);
  if (new Set(all.map(([name]) => name)).size < all.length) throw new Error(`an attribute twice:${list}`);
  return Object.fromEntries(all);
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function plain(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error(`a bare & in ${text.slice(0, 60)}`);
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, digits, name) =>
    digits === undefined ? entities[name as string]! : String.fromCodePoint(Number(digits)),
  );
}

/** All elements of a name below one, in order. */
export const within = (element: Element, name: string): readonly Element[] =>
  element.children.flatMap(c => [...(c.name === name ? [c] : []), ...within(c, name)]);
