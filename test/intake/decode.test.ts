import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { decode } from "../../src/intake/decode.ts";
import { fromBytes } from "./helpers.ts";

const samples = {
  russian:
    "Министр иностранных дел в пятницу встретился в Анкаре со своим коллегой и заявил, что граница будет вновь открыта.",
  turkish:
    "Dışişleri Bakanı cuma günü Ankara'da mevkidaşıyla görüştü ve sınır kapılarının yeniden açılmasına karar verildiğini açıkladı.",
  named:
    "Turkish President Recep Tayyip Erdoğan met Prime Minister Ahmet Davutoğlu and Foreign Minister Mevlüt Çavuşoğlu on Friday. They spoke about Diyarbakır and Şırnak.",
  french:
    "Le ministre des affaires étrangères a rencontré son homologue à Ankara et a annoncé la réouverture de la frontière, déjà évoquée.",
  japanese:
    "外務大臣は金曜日にアンカラで会談し、国境を再開すると発表した。貿易とエネルギーについても話し合った。",
  korean: "외무장관은 금요일 앙카라에서 상대방을 만나 국경을 다시 열겠다고 발표했다.",
  arabic: "التقى وزير الخارجية نظيره في أنقرة يوم الجمعة وأعلن أن الحدود ستفتح من جديد.",
  quotes: "The minister said “we won’t go back” – and left. It cost €5 million.",
};

test.each([
  ["russian", "windows-1251"],
  ["russian", "koi8-r"],
  ["russian", "utf-16le"],
  ["russian", "utf-16be"],
  ["turkish", "windows-1254"],
  ["named", "windows-1254"],
  ["french", "windows-1252"],
  ["japanese", "shift_jis"],
  ["japanese", "euc-jp"],
  ["korean", "euc-kr"],
  ["arabic", "windows-1256"],
  ["quotes", "windows-1252"],
] as const)("%s text in %s is known by its bytes alone", (name, encoding) => {
  const text = samples[name];
  expect(decode(iconv.encode(text, encoding))).toEqual({ text, encoding, repaired: 0, guessed: true });
});

test("UTF-16 without a mark is text, not binary data", async () => {
  const { documents, warnings } = await fromBytes(iconv.encode("Envoys met in Ankara.\n", "utf-16le"));
  expect(documents[0]!.text).toBe("Envoys met in Ankara.\n");
  expect(warnings).toEqual(["standard input: not UTF-8; read as utf-16le"]);
});

test("a byte order mark goes before what is declared", () => {
  const bytes = Buffer.from("\uFEFFErdoğan");
  expect(decode(bytes, "windows-1251")).toMatchObject({ text: "Erdoğan", encoding: "utf-8", guessed: false });
});

test("labels of the web mean what browsers take them for", () => {
  const of = (label: string) => decode(iconv.encode("Erdoğan", "windows-1254"), label);
  for (const label of ["ISO-8859-9", "latin5", " Windows-1254 "])
    expect(of(label)).toMatchObject({ text: "Erdoğan", encoding: "windows-1254", guessed: false });
  expect(decode(Buffer.from("caf\xe9 \x93x\x94", "latin1"), "iso-8859-1").text).toBe("café “x”");
});

test("UTF-7, unknown labels and a false UTF-16 are not believed", () => {
  for (const label of ["utf-7", "x-user-defined", "none", "utf-16", "utf-16le"])
    expect(decode(Buffer.from("Envoys +ADw- met"), label)).toMatchObject({
      text: "Envoys +ADw- met",
      encoding: "utf-8",
    });
});

test("damaged UTF-8 stays UTF-8, and its bad bytes are counted", () => {
  const bytes = Buffer.concat([
    Buffer.from("Çavuşoğlu met Lavrov"),
    Buffer.from([0xff, 0xc5]),
    Buffer.from(" — twice"),
  ]);
  expect(decode(bytes)).toMatchObject({
    text: "Çavuşoğlu met Lavrov\uFFFD\uFFFD — twice",
    encoding: "utf-8",
    repaired: 2,
  });
});

test("bytes that a declared encoding does not have are counted", () => {
  const bytes = Buffer.concat([
    iconv.encode("外務大臣", "shift_jis"),
    Buffer.from([0x81]),
    Buffer.from(" x"),
  ]);
  const { text, repaired } = decode(bytes, "shift_jis");
  expect(text.startsWith("外務大臣")).toBe(true);
  expect(repaired).toBe(1);
});

test("a page and a feed say their encoding themselves, and a false word is told", async () => {
  const body = `<article>${`<p>${samples.named}</p>`.repeat(4)}</article>`;
  const page = (charset: string) =>
    iconv.encode(`<html><head><meta charset="${charset}"></head><body>${body}</body></html>`, "windows-1254");
  expect((await fromBytes(page("windows-1254"))).documents[0]!.text).toContain("Erdoğan met");
  const belied = await fromBytes(page("utf-8"));
  expect(belied.documents[0]!.text).toContain("Erdoğan met");
  expect(belied.warnings).toEqual([
    "standard input: neither UTF-8 nor in an encoding that it declares; read as windows-1254",
  ]);
  const feed = `<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><title>${samples.russian}</title></item></channel></rss>`;
  expect((await fromBytes(iconv.encode(feed, "windows-1251"))).documents[0]!.text).toBe(samples.russian);
});

test("JSON Lines in UTF-16 are refused with what to do", async () => {
  const { refusals } = await fromBytes(iconv.encode('{"text":"Envoys met."}\n', "utf-16le"), {
    format: "jsonl",
  });
  expect(refusals).toEqual([
    "standard input: utf-16le, where JSON Lines are UTF-8; convert it and try again",
  ]);
});

test("bidirectional controls, zero-width letters and decomposed ones are kept exactly", async () => {
  const text =
    "Ali \u202Ereversed\u202C, Erdog\u0306an, zero\u200Bwidth, a\u0301\u0301\u0301, раypal, 𝔄 army.";
  expect((await fromBytes(text)).documents[0]!.text).toBe(text);
});
