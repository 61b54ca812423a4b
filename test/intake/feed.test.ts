import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { fromBytes, outcome } from "./helpers.ts";

const folder = mkdtempSync(join(tmpdir(), "attache-feed-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, bytes: Buffer | string): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

const item = (n: number, inside = ""): string =>
  `<item><title>Talks ${n}</title><link>https://courier.example/${n}</link><guid>https://courier.example/${n}</guid><pubDate>Fri, 01 Jul 2016 23:30:00 -0500</pubDate><description>Envoys met for round ${n}.</description>${inside}</item>`;
const rss = (
  items: string,
  about = "<title>The Courier &amp; Mail</title><language>en-gb</language>",
): string =>
  `<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${about}${items}</channel></rss>`;

test("an item of RSS is a report with the feed's title as its publisher", async () => {
  const { documents, warnings } = await fromBytes(rss(item(1)));
  expect(warnings).toEqual([]);
  expect(documents).toEqual([
    {
      id: "https://courier.example/1",
      text: "Envoys met for round 1.",
      title: "Talks 1",
      published: "2016-07-01",
      publisher: "The Courier & Mail",
      url: "https://courier.example/1",
      language: "en-gb",
    },
  ]);
});

test("the full text goes before the summary, its markup becomes paragraphs", async () => {
  const full =
    "<content:encoded><![CDATA[<p>Turkey &amp; Russia <b>met</b>.</p><script>alert(1)</script><p>They agreed.</p>]]></content:encoded>";
  const { documents } = await fromBytes(rss(item(1, full)));
  expect(documents[0]!.text).toBe("Turkey & Russia met.\n\nThey agreed.");
});

test("Atom, RDF and JSON Feed are read alike", async () => {
  const atom =
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><title type="html">Talks &lt;i&gt;end&lt;/i&gt;</title><id>tag:herald.example,2016:7</id><updated>2016-07-02T08:00:00Z</updated><link href="https://herald.example/7"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Envoys &amp; aides left.</p></div></content></entry></feed>';
  const rdf =
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Post</title></channel><item rdf:about="https://post.example/7"><title>Talks end</title><link>https://post.example/7</link><description>Envoys left.</description><dc:date>2016-07-02T08:00:00Z</dc:date></item></rdf:RDF>';
  const json = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Wire",
    items: [
      {
        id: "7",
        url: "https://wire.example/7",
        title: "Talks end",
        content_html: "<p>Envoys left.</p>",
        date_published: "2016-07-02T08:00:00+03:00",
      },
    ],
  });
  const read = async (text: string) => (await fromBytes(text)).documents[0]!;
  expect(await read(atom)).toMatchObject({
    id: "tag:herald.example,2016:7",
    title: "Talks end",
    text: "Envoys & aides left.",
    published: "2016-07-02",
    publisher: "Herald",
    url: "https://herald.example/7",
  });
  expect(await read(rdf)).toMatchObject({
    id: "https://post.example/7",
    text: "Envoys left.",
    published: "2016-07-02",
    publisher: "Post",
  });
  expect(await read(json)).toMatchObject({
    title: "Talks end",
    text: "Envoys left.",
    published: "2016-07-02",
    publisher: "Wire",
    url: "https://wire.example/7",
  });
  expect((await read(json)).id).toMatch(/^sha256:/);
});

test("a feed is known by its extension or content, JSON Feed beside JSON Lines", async () => {
  const json =
    '{\n "version": "https://jsonfeed.org/version/1.1",\n "title": "W", "items": [{"id":"1","content_text":"Envoys left."}]}';
  const paths = [
    file("a.rss", rss(item(1))),
    file("b.xml", rss(item(2))),
    file("c.json", json),
    file("d.json", '{"id":"x","text":"A line."}\n'),
  ];
  const { documents, refusals } = await outcome(paths);
  expect(refusals).toEqual([]);
  expect(documents.map(d => d.text)).toEqual([
    "Envoys met for round 1.",
    "Envoys met for round 2.",
    "Envoys left.",
    "A line.",
  ]);
});

test("a feed that breaks off keeps its whole items and says where", async () => {
  const whole = rss(`${item(1)}\n${item(2)}\n${item(3)}`);
  const { documents, warnings } = await fromBytes(whole.slice(0, whole.indexOf("round 3")));
  expect(documents.map(d => d.title)).toEqual(["Talks 1", "Talks 2"]);
  expect(documents[0]!.publisher).toBe("The Courier & Mail");
  expect(warnings).toEqual([
    "standard input:line 4: the feed breaks off here; the 2 whole items before it were read",
  ]);
  const lacking = await fromBytes(whole.replace("</channel></rss>", ""));
  expect(lacking.documents).toHaveLength(3);
  expect(lacking.warnings).toHaveLength(1);
});

test("a JSON Feed that breaks off keeps its whole items", async () => {
  const whole =
    '{"version":"https://jsonfeed.org/version/1.1","title":"W","items":[{"id":"1","content_text":"One \\"}] done."},{"id":"2","content_text":"Two."}]}';
  const { documents, warnings } = await fromBytes(whole.slice(0, -8));
  expect(documents.map(d => d.text)).toEqual(['One "}] done.']);
  expect(documents[0]!.publisher).toBe("W");
  expect(warnings[0]).toContain("breaks off here; the 1 whole items");
});

test("gzip cut short keeps the whole items", async () => {
  const many = Array.from({ length: 2000 }, (_, n) => item(n, `<author>${(n * 7919) % 1009}</author>`)).join(
    "",
  );
  const { documents, warnings } = await fromBytes(gzipSync(rss(many)).subarray(0, 20_000));
  expect(documents.length).toBeGreaterThan(100);
  expect(warnings.at(-1)).toMatch(/gzip data is cut short or damaged .*; the feed breaks off here/);
});

test("one bad item harms no other", async () => {
  const bad = "<item><title>Broken</titel><description>x</description></item>";
  const open = "<item><title>Never closed</title>";
  const { documents, warnings } = await fromBytes(rss(`${item(1)}${bad}${open}${item(2)}<item/>`));
  expect(documents.map(d => d.title)).toEqual(["Talks 1", "Talks 2"]);
  expect(warnings).toEqual([
    "standard input:line 2: 1 items that are never closed, here the first; left out",
    "standard input:item 2: cannot be parsed; left out",
  ]);
});

test("bare ampersands, unknown prefixes and control characters are borne", async () => {
  const { documents } = await fromBytes(
    rss("<item><title>A & B \u0007 C</title><zz:x>1</zz:x><description>Q&A on x &lt; y</description></item>"),
  );
  expect(documents[0]).toMatchObject({ title: "A & B \u0007 C", text: "Q&A on x < y" });
});

test("a document type is not processed: its entities stay as they are spelled", async () => {
  const dtd =
    '<!DOCTYPE rss [<!ENTITY a "lol]>"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % r SYSTEM "http://127.0.0.1/d.dtd"> %r;]>';
  const bomb = rss("<item><title>T &b; &x;</title><description>D &x;</description></item>").replace(
    "?>",
    `?>${dtd}`,
  );
  const { documents } = await fromBytes(bomb, { format: "feed" });
  expect(documents[0]).toMatchObject({ title: "T &b; &x;", text: "D &x;" });
});

test("keys that name JavaScript's own machinery do no harm", async () => {
  const xml = rss(
    `${item(1)}<item><__proto__>x</__proto__><constructor>y</constructor><title>Odd</title></item>`,
  );
  const json =
    '{"version":"https://jsonfeed.org/version/1","items":[{"__proto__":{"polluted":1},"constructor":1,"content_text":"Odd."},{"content_text":"Good."}]}';
  expect((await fromBytes(xml)).documents[0]!.title).toBe("Talks 1");
  expect((await fromBytes(json)).documents.at(-1)!.text).toBe("Good.");
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("guids: an address names its report, any other does not, doubles are read once", async () => {
  const with_ = (guid: string, text: string): string =>
    `<item>${guid && `<guid>${guid}</guid>`}<description>${text}</description></item>`;
  const { documents, warnings } = await fromBytes(
    rss(
      [
        with_("https://c.example/1", "One."),
        with_("https://c.example/1", "One, edited."),
        with_("17", "Two."),
        with_("", "Three."),
        with_("", "Three."),
      ].join(""),
    ),
  );
  expect(documents.map(d => d.text)).toEqual(["One.", "One, edited.", "Two.", "Three."]);
  expect(documents.map(d => d.id.slice(0, 7))).toEqual(["https:/", "sha256:", "sha256:", "sha256:"]);
  expect(warnings).toEqual(["standard input: 1 items repeat another; left out"]);
});

test("a nonsense date is told, and the story kept without it", async () => {
  const { documents, warnings } = await fromBytes(
    rss(item(1).replace(/<pubDate>[^<]*/, "<pubDate>Fri, 31 Feb 2016")),
  );
  expect(documents[0]!.published).toBeUndefined();
  expect(warnings[0]).toContain('item 1: "2016-02-31" is no date');
});

test("what is no feed is refused", async () => {
  const page = "<!doctype html><html><body><p>Sign in to the network.</p></body></html>";
  expect((await fromBytes(page, { format: "feed" })).refusals[0]).toContain("a web page, not a feed");
  expect((await fromBytes("<catalog/>", { format: "feed" })).refusals[0]).toContain("no feed");
});

test("50,000 items are read in order", async () => {
  const many = Array.from({ length: 50_000 }, (_, n) => `<item><title>T${n}</title></item>`).join("");
  const { documents } = await fromBytes(rss(many));
  expect(documents).toHaveLength(50_000);
  expect(documents.at(-1)!.text).toBe("T49999");
}, 60_000);

test("hostile shapes are read in linear time", async () => {
  const begun = performance.now();
  for (const text of [
    "<rss ".repeat(400_000),
    rss("<item><title>".repeat(100_000)),
    `<rss><channel>${"<![CDATA[".repeat(200_000)}`,
    `<!DOCTYPE ${"[".repeat(500_000)}`,
    rss(`<item><description>${"<a>".repeat(100_000)}deep</description></item>`),
    rss(`<item>${"<a>".repeat(100_000)}deep</item>`),
    `{"version":"https://jsonfeed.org/version/1","items":${"[".repeat(300_000)}`,
  ])
    await fromBytes(text, { format: "feed" });
  expect(performance.now() - begun).toBeLessThan(5000);
}, 60_000);
