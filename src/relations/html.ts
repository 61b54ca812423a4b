import { createHash } from "node:crypto";
import type { Brief } from "./brief.ts";
import type { Claim, Part, Section } from "./claim.ts";
import { pageStyle } from "./page-style.ts";
import { noteWords } from "./reviewed.ts";
import type { Source } from "./sources.ts";
import { fill } from "./words.ts";

/**
 * A brief as one HTML file: escaped text, no script, a policy that lets nothing in but its own style. Every line links to the
 * words at its foot.
 */
export function renderHtml(brief: Brief, language = "en"): string {
  const body = [
    `<h1>${escaped(brief.title)}</h1>`,
    `<p class="intro">${escaped(brief.intro)}</p>`,
    ...brief.sections.map((s, i) => sectionHtml(s, i, brief)),
    sourcesHtml(brief),
  ];
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(brief.title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${body.filter(part => part !== "").join("\n")}
</main>
</body>
</html>
`;
}

const styleHash = createHash("sha256").update(pageStyle).digest("base64");
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

/** Text that a browser shows as it stands: no markup, no control characters. */
export const escaped = (text: string): string =>
  text
    .replace(/(?![\t\n])[\p{Cc}\p{Bidi_Control}]/gu, "\ufffd")
    .replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);

function sectionHtml(section: Section, at: number, brief: Brief): string {
  const { key, title, under, claims, more } = section;
  const opens = under !== undefined && brief.sections[at - 1]?.under !== under;
  const level = under === undefined ? "h2" : "h3";
  const rest = more > 0 ? `<li class="more">${escaped(fill(brief.words.more, { n: more }))}</li>` : "";
  return `${opens ? `<h2>${escaped(under)}</h2>\n` : ""}<section class="${escaped(key)}" aria-labelledby="h${at}">
<${level} id="h${at}">${escaped(title)}</${level}>
<ul>
${[...claims.map(claimHtml), rest].filter(line => line !== "").join("\n")}
</ul>
</section>`;
}

function claimHtml(c: Claim): string {
  if (c.state !== undefined) return matterHtml(c, c.state);
  const date = c.date === undefined ? "" : `<b>${escaped(c.date)}</b> `;
  const sides = (c.parts ?? []).map(p => `<p>${partHtml(p)}</p>`).join("");
  const columns = sides === "" ? "" : `<div class="sides">${sides}</div>`;
  return `<li>${date}${partHtml(c)}${columns}</li>`;
}

const matterHtml = (c: Claim, state: string): string =>
  `<li>${escaped(c.text)}: <strong>${escaped(state)}</strong> — ${(c.parts ?? []).map(partHtml).join(", ")}</li>`;

const partHtml = ({ text, sources }: Part): string =>
  `${escaped(text)} ${sources.map(n => `<a href="#s${n}">[${n}]</a>`).join("")}`;

function sourcesHtml({ sources, words }: Brief): string {
  if (sources.length === 0) return "";
  return `<section class="sources" aria-labelledby="sources">
<h2 id="sources">${escaped(words.sources)}</h2>
<p>${escaped(words.independence)}</p>
<ol>
${sources.map(s => sourceHtml(s, words)).join("\n")}
</ol>
</section>`;
}

function sourceHtml(s: Source, words: Brief["words"]): string {
  const head = [s.publisher, s.published, s.title].filter(x => x !== undefined).join(", ");
  const also = s.also.length === 0 ? "" : ` (${fill(words.also, { publishers: s.also.join(", ") })})`;
  const notes = (s.reviewed ?? []).map(n => ` [${noteWords(n, words)}]`).join("");
  const quote = escaped(s.quote.replace(/\s+/g, " "));
  return `<li id="s${s.number}" value="${s.number}">${linked(head || s.document, s.url)}${escaped(also)}: <q>${quote}</q> <code>${escaped(s.document)}</code>${escaped(notes)}</li>`;
}

/** A link where the report's address is one of the web; else the words alone. */
const linked = (text: string, url: string | undefined): string =>
  url !== undefined && /^https?:\/\//iu.test(url)
    ? `<a href="${escaped(url)}" rel="noopener noreferrer">${escaped(text)}</a>`
    : escaped(text);
