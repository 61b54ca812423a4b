import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { pdf } from "../helpers/pdf.ts";
import { packed, record } from "../helpers/warc.ts";
import { zip } from "../helpers/zip.ts";
import { fromBytes, outcome } from "./helpers.ts";

const folder = mkdtempSync(join(tmpdir(), "attache-archive-"));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, bytes: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const eml = "From: A <a@a.example>\nSubject: Mail\nMIME-Version: 1.0\n\nBy mail.\n";
const many = [
  ["a.txt", "Plain."],
  ["sub/b.jsonl", '{"id":"b","text":"A line."}\n'],
  ["sub/c.eml", eml],
  ["d.pdf", pdf([[[72, 700, 10, "From a PDF file."]]])],
  ["e.warc.gz", Buffer.concat(packed([record(1), record(2)]))],
  [
    "f.docx",
    zip([
      ["[Content_Types].xml", ""],
      ["word/document.xml", "<w:p><w:t>From Word.</w:t></w:p>"],
    ]),
  ],
  ["g.txt.gz", gzipSync("Packed.")],
] as const;
const texts = [
  "Plain.",
  "A line.",
  "By mail.",
  "From a PDF file.",
  "Talks 1",
  "Talks 2",
  "From Word.",
  "Packed.",
];
/** Bytes of no format. */
const noise = Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 7919) % 251));
const beginnings = (
  documents: readonly { readonly text: string; readonly title?: string }[],
): readonly string[] => documents.map(d => (d.title?.startsWith("Talks") ? d.title : d.text.split("\n")[0]!));

describe("a zip archive of many formats", () => {
  const path = put("many.zip", zip([...many, ["__MACOSX/._a.txt", "x"], [".hidden.txt", "x"]]));
  test.each([
    ["a file", () => outcome([path])],
    ["a pipe", () => fromBytes(zip(many))],
    ["gzip around it", () => fromBytes(gzipSync(zip(many)))],
  ])("from %s", async (_, read) => {
    const { documents, warnings, refusals } = await read();
    expect(beginnings(documents)).toEqual(texts);
    expect([warnings, refusals]).toEqual([[], []]);
  });

  test("as a folder of the same files", async () => {
    const tree = join(folder, "tree");
    mkdirSync(join(tree, "sub"), { recursive: true });
    for (const [name, bytes] of many) writeFileSync(join(tree, name), bytes);
    const { documents, warnings } = await outcome([tree]);
    expect([...beginnings(documents)].sort()).toEqual([...texts].sort());
    expect(warnings).toEqual([]);
  });
});

test("what is not known, not sound or an archive itself is told, and the rest is read", async () => {
  const { documents, warnings, refusals } = await fromBytes(
    zip([
      ["a.dat", "?"],
      ["b.txt", "%PDF-1.4 called text"],
      ["c.zip", zip([["a.txt", "Deep."]])],
      ["d.txt", "Plain."],
    ]),
  );
  expect(documents.map(d => d.text)).toEqual(["Plain."]);
  expect(warnings).toEqual([
    "standard input(b.txt): a PDF file, not text; refused",
    "standard input(c.zip): an archive in an archive; unpack it and try again",
    "standard input: 1 files of a kind that is not known were left out; name them, or say --input",
  ]);
  expect(refusals).toEqual([]);
});

describe("what is called a zip archive", () => {
  const whole = zip([
    ["a.txt", "Plain."],
    ["b.txt", "Lost."],
  ]);
  test.each([
    ["text", "Turkey accused Russia of lying.\n"],
    ["nothing", ""],
    ["other bytes", noise],
    ["its first four bytes before text", `PK\x03\x04${"garbage text of Turkey ".repeat(30)}`],
    ["bytes before an archive", Buffer.concat([Buffer.from("junk"), whole])],
  ])("and is %s is refused with one message", async (_, bytes) => {
    for (const done of [await outcome([put("false.zip", bytes)]), await outcome([put("false.ZIP", bytes)])]) {
      expect(done.documents).toEqual([]);
      expect(done.warnings).toEqual([]);
      expect(done.refusals).toHaveLength(1);
      expect(done.refusals[0]).toMatch(/false\.zip.*: no zip .*refused$/i);
    }
  });

  test("and has lost its end gives its first file and says so", async () => {
    const done = await outcome([put("cut.zip", whole.subarray(0, 60))]);
    expect(done.documents.map(d => d.text)).toEqual(["Plain."]);
    expect(done.warnings[0]).toContain("the archive's end is missing; only its first file is read");
  });
});

/** An archive whose entries are links, as Unix writes them. */
function linked(): Buffer {
  const bytes = zip([["link.txt", "/etc/passwd"]], { stored: true });
  const central = bytes.indexOf("PK\x01\x02", 0, "latin1");
  bytes[central + 5] = 3;
  bytes.writeUInt16LE(0xa1ff, central + 40);
  return bytes;
}

/** An archive that lists one file many times, as bombs do. */
function overlapping(): Buffer {
  const bytes = zip([
    ["a.txt", "x".repeat(1000)],
    ["b.txt", "y"],
  ]);
  const second = bytes.lastIndexOf("PK\x01\x02", bytes.length, "latin1");
  bytes.writeUInt32LE(0, second + 42);
  return bytes;
}

describe("refused", () => {
  const good = ["a.txt", "Plain."] as const;
  test.each([
    ["a name that climbs", zip([good, ["../b.txt", "x"]]), /leads out of its folder/],
    ["a name from the root", zip([good, ["/tmp/b.txt", "x"]]), /leads out of its folder/],
    ["a name from a drive", zip([good, ["C:\\b.txt", "x"]]), /leads out of its folder/],
    ["a link", linked(), /a link in it/],
    ["files that share bytes", overlapping(), /share their bytes/],
    ["a file that is a bomb", zip([["a.txt", Buffer.alloc(40 << 20, 32)]]), /grows more than 200 times/],
    [
      "files that are a bomb together",
      zip([1, 2, 3].map(n => [`${n}.txt`, Buffer.alloc(12 << 20, 32)] as const)),
      /grows more than 200 times/,
    ],
    ["gzip in gzip", gzipSync(gzipSync(zip([good]))), /compressed twice/],
    [
      "an OpenDocument file",
      zip([["mimetype", "application/vnd.oasis.opendocument.text"]], { stored: true }),
      /OpenDocument/,
    ],
  ])("%s", async (_, bytes, message) => {
    const path = put("bad.zip", bytes);
    const before = readdirSync(folder);
    const { refusals } = await outcome([path]);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatch(message);
    expect(readdirSync(folder)).toEqual(before);
  });

  test.each([
    ["text.zip", "The two met in Sochi.", "no zip file but text, by its content"],
    ["text.docx", "The two met in Sochi.", "no docx file but text, by its content"],
    ["text.pdf", "The two met in Sochi.", "no pdf file but text, by its content"],
    ["page.zip", "%PDF-1.4", "no zip file but a PDF file, by its content"],
    ["pdf.html", "%PDF-1.4", "a PDF file, not text"],
    ["zip.txt", zip([good]), "a zip archive or office document, not text"],
    [
      "tar.txt",
      Buffer.concat([Buffer.from("a.txt".padEnd(257, "\0")), Buffer.from("ustar\0"), Buffer.alloc(300)]),
      "a tar archive",
    ],
    ["old.txt", "{\\rtf1 They met.}", "a rich text (RTF) file"],
  ])("by content: %s", async (name, bytes, message) => {
    const { documents, refusals } = await outcome([put(name, bytes)]);
    expect(documents).toEqual([]);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toContain(message);
  });
});
