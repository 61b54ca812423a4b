import type { Brief, Claim } from "./brief.ts";
import { dayWords } from "./tell.ts";

/** A brief as Markdown: a page for people, each line with the numbers of its sources, the sources with their words at the end. */
export function renderMarkdown(brief: Brief): string {
  const lines = [`# ${brief.title}`, ""];
  if (brief.asOf) lines.push(`As of ${dayWords(brief.asOf)}. Numbers in brackets lead to the report and the words each line rests on.`, "");
  if (brief.sections.length === 0) lines.push("The reports hold nothing that passed between the two.", "");
  for (const section of brief.sections) {
    lines.push(`## ${section.title}`, "", ...section.claims.map(lineOf));
    if (section.more > 0) lines.push(`- … and ${section.more} more.`);
    lines.push("");
  }
  if (brief.sources.length > 0) lines.push("## Sources", "");
  for (const s of brief.sources) {
    const head = [s.publisher, s.published, s.title === undefined ? undefined : `“${s.title}”`].filter(x => x !== undefined).join(", ");
    lines.push(`- [${s.number}] ${head || "report"} (${s.document}): “${s.quote.replace(/\s+/g, " ")}”`);
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

const lineOf = (c: Claim): string => `- ${c.date === undefined ? "" : `**${c.date}** — `}${c.text} ${c.sources.map(n => `[${n}]`).join("")}`;
