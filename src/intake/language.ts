import { join } from "node:path";
import type { Document } from "../text/document.ts";
import { LexiconFault } from "../text/fault.ts";
import { lexiconRoot, readLexicon } from "../text/lexicon.ts";
import { type Detected, loadDetector } from "./detector.ts";

/** How much of a text is looked at, in UTF-16 units; so much of its middle again where its beginning seems foreign. */
const sample = 1000;
/** Letters below which Latin script says too little. */
const leastLatin = 100;
/** The same for all other scripts, which English does not use. */
const leastOther = 20;
/** Share of frequent English words by which a text is known at a glance. */
const glance = 0.12;
/** How far a language must lead English. */
const leastLead = 0.15;

/** Whether a report is to be read as English: it says so, or it says nothing. */
export const isEnglish = ({ language }: Pick<Document, "language">): boolean => {
  const tag = tagOf(language);
  return tag === undefined || tag === "en" || tag === "eng";
};

/** The primary subtag of a language as metadata have it; `undefined` where it names no single language. */
function tagOf(language: string | undefined): string | undefined {
  const tag = /^\s*([a-z]{2,3})(?:$|[-_\s])/i.exec(language ?? "")?.[1]?.toLowerCase();
  return tag === "und" || tag === "mul" || tag === "zxx" || tag === "mis" ? undefined : tag;
}

/**
 * A report with its `language`: the one its text is written in, where that is plain and no English; else as it was declared.
 *
 * A text too short to tell, or a doubtful one, is left as it is. English text that is declared otherwise becomes `en`.
 */
export async function identified(document: Document): Promise<Document> {
  const { text, language } = document;
  if (seemsEnglish(text.slice(0, sample)))
    return isEnglish(document) ? document : { ...document, language: "en" };
  const found = await foreign(text);
  if (found === undefined || found === tagOf(language)) return document;
  return { ...document, language: found };
}

/** The language of a text that is plainly no English; `und` where only its script tells. */
async function foreign(text: string): Promise<string | undefined> {
  const beginning = await foreignPart(text.slice(0, sample));
  if (beginning === undefined || text.length < 3 * sample) return beginning;
  const middle = text.slice(text.length >> 1, (text.length >> 1) + sample);
  return seemsEnglish(middle) ? undefined : beginning;
}

async function foreignPart(part: string): Promise<string | undefined> {
  const letters = part.match(/\p{L}/gu)?.length ?? 0;
  const latin = part.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const other = latin < letters * 0.3;
  if (letters < (other ? leastOther : leastLatin)) return undefined;
  const found = await detected(part);
  if (other) return found && found.language !== "en" ? found.language : "und";
  return found !== undefined && found.language !== "en" && found.lead >= leastLead
    ? found.language
    : undefined;
}

let detector: Promise<(text: string) => Detected | undefined> | undefined;

async function detected(part: string): Promise<Detected | undefined> {
  detector ??= loadDetector();
  return (await detector)(part);
}

let words: ReadonlySet<string> | undefined;

function seemsEnglish(part: string): boolean {
  words ??= frequentWords();
  const tokens = part.toLowerCase().match(/\p{L}+/gu) ?? [];
  return tokens.length >= 10 && tokens.filter(token => words!.has(token)).length >= tokens.length * glance;
}

/** The list of `lexicons/en/language.yaml`; a `LexiconFault` where it is none. */
function frequentWords(): ReadonlySet<string> {
  const file = join(lexiconRoot, "en", "language.yaml");
  const { frequent } = (readLexicon(file) ?? {}) as { readonly frequent?: unknown };
  if (!Array.isArray(frequent))
    throw new LexiconFault(file, undefined, 'expected a list of words under "frequent"');
  return new Set(frequent.map(String));
}
