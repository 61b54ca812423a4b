import type { Brief } from "./brief.ts";
import type { Claim, Part } from "./claim.ts";
import { noteWords } from "./reviewed.ts";
import type { Source } from "./sources.ts";
import { fill } from "./words.ts";

/** A brief as Markdown: a page for people, each line with the numbers of its sources, the sources with their words at the end. */
export function renderMarkdown(brief: Brief): string {
  const lines = [`# ${brief.title}`, "", brief.intro, ""];
  brief.sections.forEach((section, i) => {
    const { under, claims, more } = section;
    if (under !== undefined && brief.sections[i - 1]?.under !== under) lines.push(`## ${under}`, "");
    lines.push(`${under === undefined ? "##" : "###"} ${section.title}`, "", ...claims.map(lineOf));
    if (more > 0) lines.push(`- ${fill(brief.words.more, { n: more })}`);
    lines.push("");
  });
  if (brief.sources.length > 0)
    lines.push(
      `## ${brief.words.sources}`,
      "",
      brief.words.independence,
      "",
      ...brief.sources.map(s => sourceLine(s, brief)),
    );
  return `${lines.join("\n").trimEnd()}\n`;
}

function lineOf(c: Claim): string {
  if (c.state !== undefined) {
    const changes = (c.parts ?? []).map(p => `${plain(p.text)} ${numbersOf(p)}`);
    return `- ${plain(c.text)}: **${c.state}** — ${changes.join(", ")}`;
  }
  const date = c.date === undefined ? "" : `**${c.date}** — `;
  return `- ${date}${plain(c.text)} ${numbersOf(c)}`;
}

const numbersOf = ({ sources }: Part): string => sources.map(n => `[${n}]`).join("");

/** Words of reports bring no markup with them. */
const plain = (text: string): string => text.replace(/[*_`<>[\]]/g, "\\$&");

/** `- [3] Anadolu Ledger, 2016-11-25, “Ankara mourns”: “the sentence”`. */
function sourceLine(s: Source, brief: Brief): string {
  const head = [s.publisher, s.published, s.title === undefined ? undefined : `“${s.title}”`]
    .filter(x => x !== undefined)
    .join(", ");
  const also = s.also.length === 0 ? "" : ` (${fill(brief.words.also, { publishers: s.also.join(", ") })})`;
  const notes = (s.reviewed ?? []).map(n => ` [${noteWords(n, brief.words)}]`).join("");
  return `- [${s.number}] ${head || s.document}${also}: “${s.quote.replace(/\s+/g, " ")}”${head ? ` (${s.document})` : ""}${notes}`;
}
