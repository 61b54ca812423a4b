import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { wordsOf } from "../../src/intake/mail/headers.ts";
import { fromBytes } from "./helpers.ts";

const said = "The ministers of both countries met in Sochi on Friday and agreed to go on with the talks.";
const head = (more = ""): string =>
  `Received: from a.example\r\nFrom: Courier Daily <news@courier.example>\r\nSubject: Talks in Sochi\r\nDate: Fri, 01 Jul 2016 12:00:00 +0300\r\nMIME-Version: 1.0\r\n${more}`;
const plain = `${head("Content-Type: text/plain; charset=utf-8\r\n")}\r\n${said}\r\n`;
const about = { title: "Talks in Sochi", published: "2016-07-01", publisher: "Courier Daily" };

const multipart = (kind: string, parts: readonly string[]): string =>
  `${head(`Content-Type: multipart/${kind}; boundary="=_b1"\r\n`)}\r\nFor old programs.\r\n${parts.map(part => `--=_b1\r\n${part}\r\n`).join("")}--=_b1--\r\nafter\r\n`;
const part = (type: string, body: string, more = ""): string => `Content-Type: ${type}\r\n${more}\r\n${body}`;

test("a message gives its subject, day, sender and text", async () => {
  const { documents, warnings } = await fromBytes(plain);
  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({ ...about, text: said });
  expect(warnings).toEqual([]);
});

test.each([
  ["=?utf-8?Q?T=C3=BCrkiye_and_?= =?UTF-8?B?UsO8c3NpYQ==?=", "Türkiye and Rüssia"],
  ["=?utf-8?B?4oI=?= =?utf-8?B?rCBydWxlcw==?=", "€ rules"],
  ["=?windows-1252?Q?It=92s?= over", "It’s over"],
  ["=?koi8-r?B?7e/z6/fh?=", "МОСКВА"],
  ["plain =?none", "plain =?none"],
])("%s in a header", (header, words) => expect(wordsOf(header)).toBe(words));

describe("parts", () => {
  test("the plain alternative is read", async () => {
    const { documents } = await fromBytes(
      multipart("alternative", [part("text/plain", said), part("text/html", `<p>${said}</p>`)]),
    );
    expect(documents.map(d => d.text)).toEqual([said]);
  });

  test("a plain alternative that only points to the page gives way to it", async () => {
    const { documents } = await fromBytes(
      multipart("alternative", [
        part("text/plain", "See it in your browser."),
        part("text/html", `<style>p{}</style><script>x()</script><p>${said}</p><p>${said}</p>`),
      ]),
    );
    expect(documents.map(d => d.text)).toEqual([`${said}\n\n${said}`]);
  });

  test("a page alone, in quoted-printable and windows-1252", async () => {
    const body = "<html><body><p>Turkey=92s envoy left for =\r\nSochi.</p></body></html>";
    const { documents } = await fromBytes(
      `${head(
        "Content-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n",
      )}\r\n${body}`,
    );
    expect(documents.map(d => d.text)).toEqual(["Turkey’s envoy left for Sochi."]);
  });

  test("base64", async () => {
    const body = Buffer.from(`Café. ${said}`)
      .toString("base64")
      .replace(/(.{60})/g, "$1\r\n");
    const { documents } = await fromBytes(
      multipart("mixed", [part("text/plain; charset=utf-8", body, "Content-Transfer-Encoding: base64\r\n")]),
    );
    expect(documents[0]!.text).toBe(`Café. ${said}`);
  });

  test("attachments are counted, not read", async () => {
    const { documents, warnings } = await fromBytes(
      multipart("mixed", [
        part("text/plain", said),
        part("application/pdf", "JVBERi0=", "Content-Transfer-Encoding: base64\r\n"),
        part("text/plain", "notes", 'Content-Disposition: attachment; filename="a.txt"\r\n'),
      ]),
    );
    expect(documents.map(d => d.text)).toEqual([said]);
    expect(warnings).toEqual(["standard input: 2 attachments were not read"]);
  });

  test("a message within a message is a report of its own", async () => {
    const inner = plain.replace("Talks in Sochi", "Talks in Ankara").replace("01 Jul", "02 Jul");
    const { documents } = await fromBytes(
      multipart("mixed", [part("text/plain", "For you to read."), part("message/rfc822", inner)]),
    );
    expect(documents.map(d => [d.title, d.published, d.text])).toEqual([
      ["Talks in Sochi", "2016-07-01", "For you to read."],
      ["Talks in Ankara", "2016-07-02", said],
    ]);
  });

  test("a closing line that is missing costs nothing", async () => {
    const { documents } = await fromBytes(
      multipart("mixed", [part("text/plain", said)]).replace(/--=_b1--[\s\S]*$/, ""),
    );
    expect(documents.map(d => d.text)).toEqual([said]);
  });

  test("parts within parts without end", async () => {
    let body = part("text/plain", said);
    for (let i = 0; i < 200; i++)
      body = `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n${body}\r\n--b${i}--\r\n`;
    const { refusals } = await fromBytes(head() + body);
    expect(refusals).toEqual(["standard input: no message with text in it; refused"]);
  });
});

test("lines that flow or were broken are joined", async () => {
  const [a, b] = [said.slice(0, said.indexOf("Sochi")), said.slice(said.indexOf("Sochi"))];
  const flowed = `${head("Content-Type: text/plain; format=flowed\r\n")}\r\n${a}\r\n${b}\r\n`;
  expect((await fromBytes(flowed)).documents[0]!.text).toBe(said);
  const broken = `${said} ${said}`.replace(/(.{1,70})(?: |$)/g, "$1\r\n");
  expect((await fromBytes(`${head()}\r\n${broken}\r\n${broken}`)).documents[0]!.text).toBe(
    `${said} ${said}\n\n${said} ${said}`,
  );
});

describe("mailboxes", () => {
  const from = "From news@courier.example Fri Jul  1 12:00:00 2016";
  const box = (messages: readonly string[]): string =>
    messages.map(m => `${from}\n${m.replaceAll("\r\n", "\n")}\n`).join("");
  const second = plain.replace("Talks in Sochi", "Talks in Ankara");

  test("each message is a report; marks before From are taken off", async () => {
    const { documents, warnings } = await fromBytes(
      box([plain.replace(said, `${said}\n\n>From Ankara they went on.\n\n>>From there too.`), second]),
    );
    expect(documents.map(d => d.title)).toEqual(["Talks in Sochi", "Talks in Ankara"]);
    expect(documents[0]!.text).toBe(`${said}\n\nFrom Ankara they went on.\n\n>From there too.`);
    expect(warnings).toEqual([]);
  });

  test("a line of text that begins with From opens no message", async () => {
    const { documents } = await fromBytes(box([plain.replace(said, `${said}\n\nFrom Ankara they went on.`)]));
    expect(documents).toHaveLength(1);
  });

  test("a message that is too long is left out and numbered", async () => {
    const long = second.replace(said, said.repeat(2000));
    const { documents, warnings } = await fromBytes(box([plain, long, plain]), {
      limits: { fileBytes: 100_000 },
    });
    expect(documents).toHaveLength(2);
    expect(warnings[0]).toContain("standard input:message 2: longer than");
  });

  test("cut in gzip, the whole messages are read", async () => {
    const noise = (n: number): string =>
      Array.from({ length: 3000 }, (_, i) => ((i + 7) * (n + 7919) * 104729).toString(36)).join(" ");
    const packed = gzipSync(box([0, 1, 2, 3].map(n => plain.replace(said, `${said} ${noise(n)}`))));
    const { documents, warnings } = await fromBytes(packed.subarray(0, packed.length * 0.6));
    expect(documents.length).toBeGreaterThan(0);
    expect(documents.length).toBeLessThan(4);
    expect(warnings.at(-1)).toContain("the whole messages before it were read");
  });
});

test("a text that begins with a word and a colon is no message", async () => {
  const text = "Ankara: the talks go on.\nFrom: there\n\nMore.";
  expect((await fromBytes(text)).documents[0]!.text).toBe(text);
});
