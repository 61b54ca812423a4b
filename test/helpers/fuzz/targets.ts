import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Reader, readerOn } from "../../../src/cli/reading.ts";
import { retryAfterMs } from "../../../src/cli/watch/waiting.ts";
import { repair } from "../../../src/intake/decode.ts";
import { isPublic } from "../../../src/intake/fetch/address.ts";
import { decoded, responseOf, unchunked } from "../../../src/intake/http.ts";
import { parseConllu, surfaces } from "../../../src/language/conllu.ts";
import { loadEngine } from "../../../src/language/engine.ts";
import { RecordFault } from "../../../src/record/fault.ts";
import { readSegment } from "../../../src/record/segment.ts";
import type { Document } from "../../../src/text/document.ts";
import { LexiconFault } from "../../../src/text/fault.ts";
import { compile } from "../../../src/text/lexicon.ts";
import { outcome } from "../../intake/helpers.ts";

/** A parser of untrusted bytes: how often it is taken, and what it does; it throws where something is wrong. */
export interface Target {
  readonly name: string;
  readonly weight: number;
  readonly run: (bytes: Buffer) => void | Promise<void>;
}

/** Text as intake must leave it: whole characters, none that is NUL. */
function checkText(document: Document): void {
  const { id, text, title = "", publisher = "", url = "" } = document;
  for (const value of [id, text, title, publisher, url]) {
    if (typeof value !== "string") throw new Error(`${typeof value} where text belongs`);
    if (/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(value))
      throw new Error("NUL or half a character is left in a text");
  }
  if (document.published !== undefined && !/^\d{4}-\d\d-\d\d$/.test(document.published))
    throw new Error(`${document.published} is no day`);
  if (id === "") throw new Error("a report without an id");
}

/** Reads bytes as standard input; what is thrown on is no declared fault. */
async function take(bytes: Buffer, format?: string): Promise<void> {
  const done = await outcome(["-"], {
    stdin: bytes,
    today: "2020-01-01",
    ...(format === undefined ? {} : { format }),
  });
  for (const document of done.documents) checkText(document);
}

const format = (name: string, weight: number): Target => ({ name, weight, run: bytes => take(bytes, name) });

function http(bytes: Buffer): void {
  const response = responseOf(bytes);
  if (response !== undefined) decoded(unchunked(response), response.headers, 1 << 20);
}

function conllu(bytes: Buffer): void {
  for (const sentence of parseConllu(bytes.toString("utf8"))) surfaces(sentence);
}

function lexicon(bytes: Buffer): void {
  try {
    compile("fuzz.yaml", bytes.toString("utf8"));
  } catch (fault) {
    if (!(fault instanceof LexiconFault)) throw fault;
  }
}

const folder = mkdtempSync(join(tmpdir(), "attache-fuzz-"));

function journal(bytes: Buffer): void {
  const path = join(folder, "000001.jsonl");
  writeFileSync(path, bytes);
  try {
    readSegment(path, true, () => {});
  } catch (fault) {
    if (!(fault instanceof RecordFault)) throw fault;
  }
}

let reader: Reader | undefined;

/** Reads a text and codes it: every span must cut its own words out of the text. */
function text(bytes: Buffer): void {
  reader ??= readerOn(loadEngine("en", { model: "fast" }), { model: "fast" });
  const source = bytes.toString("utf8").replaceAll("\0", "\ufffd").slice(0, 3000);
  const document = { id: "fuzz", text: repair(source).text, published: "2016-07-02" };
  const { sentences, mentions, timexes } = reader.analyze(document);
  const inside = ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
    start >= 0 && start <= end && end <= document.text.length;
  const spans = [...sentences, ...sentences.flatMap(s => s.tokens), ...mentions, ...timexes];
  if (!spans.every(inside)) throw new Error("a span lies outside of its text");
  for (const { trigger, evidence, actor, recipient } of reader.code(document))
    for (const part of [trigger, evidence, ...actor, ...recipient])
      if (part.text !== document.text.slice(part.start, part.end))
        throw new Error(`"${part.text}" is not what stands at ${part.start}`);
}

/** Every parser of bytes or words that come from outside. */
export const targets: readonly Target[] = [
  format("html", 4),
  format("feed", 8),
  format("warc", 10),
  format("csv", 25),
  format("jsonl", 40),
  format("eml", 25),
  format("mbox", 25),
  format("nexis", 25),
  format("factiva", 25),
  format("proquest", 25),
  format("pdf", 2),
  format("docx", 12),
  format("zip", 12),
  format("txt", 25),
  format("md", 20),
  { name: "gzip", weight: 10, run: bytes => take(bytes) },
  { name: "any", weight: 10, run: bytes => take(bytes) },
  { name: "conllu", weight: 60, run: conllu },
  { name: "http", weight: 80, run: http },
  { name: "lexicon", weight: 20, run: lexicon },
  { name: "journal", weight: 20, run: journal },
  { name: "address", weight: 40, run: bytes => void isPublic(bytes.toString("utf8")) },
  { name: "wait", weight: 40, run: bytes => void retryAfterMs(bytes.toString("utf8"), 1.5e12) },
  { name: "text", weight: 5, run: text },
];
