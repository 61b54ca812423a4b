/** What stands in an XML text, in order: tags with the local part of their name, and words between them. */
export type Mark =
  | { readonly kind: "open" | "close" | "empty"; readonly name: string; readonly attributes: string }
  | { readonly kind: "text"; readonly text: string };

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * The marks of an XML text, one after the other. Nothing nests here, so that no depth does harm; no document type is read and no
 * entity but XML's own five and numbers.
 */
export function* marksOf(xml: string): Generator<Mark> {
  for (let at = 0; at < xml.length; ) {
    const open = xml.indexOf("<", at);
    const text = xml.slice(at, open < 0 ? xml.length : open);
    if (text !== "") yield { kind: "text", text: plain(text) };
    if (open < 0) return;
    if (xml.startsWith("<![CDATA[", open)) {
      const end = endOf(xml, "]]>", open);
      yield { kind: "text", text: xml.slice(open + 9, Math.max(open + 9, end - 3)) };
      at = end;
    } else if (xml.startsWith("<!--", open)) at = endOf(xml, "-->", open);
    else {
      at = endOf(xml, ">", open);
      const mark = tagOf(xml.slice(open + 1, at - 1));
      if (mark !== undefined) yield mark;
    }
  }
}

function endOf(xml: string, sought: string, from: number): number {
  const found = xml.indexOf(sought, from);
  return found < 0 ? xml.length : found + sought.length;
}

function tagOf(inside: string): Mark | undefined {
  const met = /^(\/?)(?:[\w.-]{1,100}:)?([\w.-]{1,100})/.exec(inside);
  if (met === null) return undefined;
  const kind = met[1] === "/" ? "close" : inside.endsWith("/") ? "empty" : "open";
  return { kind, name: met[2]!, attributes: inside.slice(met[0].length) };
}

const plain = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(entities, name) ? entities[name]! : whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
  });
