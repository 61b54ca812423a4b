import { textOfPage } from "../body.ts";
import { pageEncoding } from "../declared.ts";
import { decode } from "../decode.ts";
import { paragraphs } from "../exports/lines.ts";
import { trim } from "../tags.ts";
import type { Part } from "./message.ts";

/** What a message holds: its own text, messages within it, and how many files go with it. */
export interface Content {
  readonly text: string;
  readonly messages: readonly Part[];
  readonly attachments: number;
}

const nothing: Content = { text: "", messages: [], attachments: 0 };

/** The text of a part and all below it: of alternatives the plain one, unless it says much less than the other. */
export function contentOf(part: Part, nesting: number): Content {
  if (part.type === "message/rfc822") return { ...nothing, messages: part.parts };
  if (part.type.startsWith("multipart/")) return together(part, nesting);
  if (part.attached) return { ...nothing, attachments: 1 };
  if (part.type === "text/html") return { ...nothing, text: pageText(part, nesting) };
  if (part.type === "text/plain") return { ...nothing, text: plainText(part) };
  return { ...nothing, attachments: 1 };
}

function together(part: Part, nesting: number): Content {
  const contents = part.parts.map(p => ({ type: p.type, ...contentOf(p, nesting) }));
  const texts =
    part.type === "multipart/alternative" ? [chosen(contents)] : contents.map(content => content.text);
  return {
    text: texts.filter(text => text !== "").join("\n\n"),
    messages: contents.flatMap(content => content.messages),
    attachments: contents.reduce((sum, content) => sum + content.attachments, 0),
  };
}

/** The plain alternative; another where that holds little but a link to it. */
function chosen(contents: readonly { readonly type: string; readonly text: string }[]): string {
  const plain = contents.find(({ type, text }) => type === "text/plain" && text !== "")?.text ?? "";
  const others = contents.filter(({ type }) => type !== "text/plain").map(({ text }) => text);
  const longest = others.reduce((a, b) => (b.length > a.length ? b : a), "");
  return plain.length * littleShare >= longest.length ? plain : longest;
}

const littleShare = 4;

const pageText = (part: Part, nesting: number): string =>
  textOfPage(
    trim(decode(part.body, part.parameters.get("charset") ?? pageEncoding(part.body)).text, nesting).html,
  );

function plainText({ body, parameters }: Part): string {
  const { text } = decode(body, parameters.get("charset"));
  const flowed = parameters.get("format")?.toLowerCase() === "flowed";
  const lines = (flowed ? unflowed(text, parameters.get("delsp")?.toLowerCase() === "yes") : text).split(
    /\r?\n/,
  );
  return paragraphs(lines);
}

/** Lines that end in a space go on in the next (RFC 3676); a space before the first letter is none. */
const unflowed = (text: string, dropped: boolean): string =>
  text
    .replace(/^ /gm, "")
    .replace(/^-- \r?\n/gm, "--\n")
    .replace(/ \r?\n(?!>)/g, dropped ? "" : " ");
