/** Elements that end by themselves, or that their next sibling ends: they make no depth. */
const shallow = new Set(
  "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option thead tbody tfoot colgroup rp rt".split(
    " ",
  ),
);
/** A longer tag keeps its name and loses its attributes. */
const longestTag = 20_000;
const opaque = new Set([
  "script",
  "style",
  "textarea",
  "noscript",
  "template",
  "svg",
  "math",
  "iframe",
  "object",
]);

/**
 * HTML that a recursive parser can take: tags nested deeper than `maximum` are dropped (their text stays), attributes of
 * monstrous tags and the whole of scripts, styles and embedded objects are dropped. One pass, linear.
 *
 * JSON-LD scripts stay: they say title, date and publisher.
 */
export function trim(html: string, maximum: number): Trimmed {
  const out: string[] = [];
  let depth = 0;
  let deepest = 0;
  let weight = 0;
  let over = 0;
  let dropped = 0;
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf("<", at);
    if (open < 0) {
      out.push(html.slice(at));
      break;
    }
    out.push(html.slice(at, open));
    weight += (open - at) * depth;
    const tag = tagAt(html, open);
    at = tag.end;
    if (tag.name === "") out.push(tag.text ? "&lt;" : "");
    else if (opaque.has(tag.name) && !tag.closing) {
      const end = closingOf(html, tag.end, tag.name);
      if (
        tag.name === "script" &&
        /type\s*=\s*["']?application\/ld\+json/i.test(html.slice(open, tag.end).slice(0, 500))
      )
        out.push(html.slice(open, end));
      at = end;
    } else if (shallow.has(tag.name)) out.push(source(html, open, tag));
    else if (tag.closing) {
      if (over > 0) over--;
      else {
        depth = Math.max(0, depth - 1);
        out.push(source(html, open, tag));
      }
    } else if (depth >= maximum) {
      over++;
      dropped++;
    } else {
      deepest = Math.max(deepest, ++depth);
      weight += depth * tagWeight;
      out.push(source(html, open, tag));
    }
  }
  return { html: out.join(""), dropped, tangled: weight > (deepest > usualDepth ? 1 : 16) * tangledWeight };
}

/** HTML that can be read, and how many tags were left out of it. */
export interface Trimmed {
  readonly html: string;
  readonly dropped: number;
  /** To tell its article from the rest would take too long: so much text stands so deep. */
  readonly tangled: boolean;
}

/** No site nests deeper. */
const usualDepth = 64;
/** Characters times depth: what looks at the words of each element of a chain looks at so many. */
const tangledWeight = 500_000;
const tagWeight = 40;

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly end: number;
  /** A bare `<` that opens no tag. */
  readonly text: boolean;
}

/** What stands at a `<`; a comment, declaration or bare `<` has no name. */
function tagAt(html: string, open: number): Tag {
  if (html.startsWith("<!--", open)) {
    const close = html.indexOf("-->", open + 4);
    return { name: "", closing: false, end: close < 0 ? html.length : close + 3, text: false };
  }
  const name = /^<(\/?)([a-zA-Z][\w:-]{0,60})/.exec(html.slice(open, open + 70));
  if (name === null) {
    const declaration = html[open + 1] === "!" || html[open + 1] === "?";
    const close = declaration ? html.indexOf(">", open) : open;
    return { name: "", closing: false, end: close < 0 ? html.length : close + 1, text: !declaration };
  }
  return {
    name: name[2]!.toLowerCase(),
    closing: name[1] === "/",
    end: tagEnd(html, open + name[0].length),
    text: false,
  };
}

/** Past the `>` that ends a tag, quotes honoured. */
function tagEnd(html: string, from: number): number {
  for (let i = from; i < html.length; i++) {
    const c = html[i];
    if (c === ">") return i + 1;
    if (c !== '"' && c !== "'") continue;
    if (html[i - 1] !== "=" && !/=\s{1,20}$/.test(html.slice(Math.max(0, i - 21), i))) continue;
    const close = html.indexOf(c, i + 1);
    if (close < 0) return html.length;
    i = close;
  }
  return html.length;
}

function closingOf(html: string, from: number, name: string): number {
  const pattern = new RegExp(`</${name}\\s{0,20}>`, "gi");
  pattern.lastIndex = from;
  const found = pattern.exec(html);
  return found ? found.index + found[0].length : html.length;
}

const source = (html: string, open: number, tag: Tag): string =>
  tag.end - open <= longestTag ? html.slice(open, tag.end) : `<${tag.closing ? "/" : ""}${tag.name}>`;
