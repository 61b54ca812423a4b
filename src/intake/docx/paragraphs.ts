import { marksOf } from "./xml.ts";

/** Where no text of the report is: what was struck out in revision, notes of fields, and the second drawing of one picture. */
const silent = new Set(["del", "moveFrom", "instrText", "Fallback", "pict", "delText"]);

/** The paragraphs of a document's XML, headings and cells of tables too, in their order; empty ones left out. */
export function paragraphsIn(xml: string): readonly string[] {
  const out: string[] = [];
  // Boxes hold paragraphs within a paragraph.
  const held: string[] = [];
  let inText = false;
  let quiet = 0;
  const add = (text: string): void => {
    if (quiet === 0 && held.length > 0) held[held.length - 1] += text;
  };
  for (const mark of marksOf(xml)) {
    if (mark.kind === "text") {
      if (inText) add(mark.text);
    } else if (silent.has(mark.name)) quiet += mark.kind === "open" ? 1 : mark.kind === "close" ? -1 : 0;
    else if (mark.name === "t") inText = mark.kind === "open";
    else if (mark.name === "tab" && mark.kind === "empty") add("\t");
    else if ((mark.name === "br" || mark.name === "cr") && mark.kind === "empty") add("\n");
    else if (mark.name === "noBreakHyphen") add("-");
    else if (mark.name === "p" && mark.kind === "open") held.push("");
    else if (mark.name === "p" && mark.kind === "close") out.push(...linesOf(held.pop() ?? ""));
  }
  return out;
}

const linesOf = (paragraph: string): readonly string[] =>
  paragraph
    .split("\n")
    .map(line => line.replace(/[\s\u00a0]+/g, " ").trim())
    .filter(line => line !== "");

/** Title and day of a document by its core properties. */
export function propertiesIn(xml: string): { readonly title?: string; readonly date?: string } {
  const found = new Map<string, string>();
  let name = "";
  for (const mark of marksOf(xml)) {
    if (mark.kind === "open") name = mark.name;
    else if (mark.kind === "text" && !found.has(name)) found.set(name, mark.text.trim());
    else if (mark.kind === "close") name = "";
  }
  const [title, created] = [found.get("title"), found.get("created")];
  return { ...(title ? { title } : {}), ...(created ? { date: created.slice(0, 10) } : {}) };
}
