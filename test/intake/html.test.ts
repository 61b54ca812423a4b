import { expect, test } from "vitest";
import { fromBytes } from "./helpers.ts";

const paragraph = (n: number): string =>
  `<p>Paragraph ${n}: the ministers of both countries met in Sochi on Friday, officials said, and they agreed to go on with the talks, which had been broken off last winter.</p>`;
const body = [1, 2, 3, 4].map(paragraph).join("\n");
const page = (head: string, inside: string): string =>
  `<!doctype html><html><head>${head}</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article>${inside}</article><footer>All rights</footer></body></html>`;

test("the article, its title, date and publisher come out of a page", async () => {
  const head =
    '<title>Talks in Sochi | Courier</title><meta property="og:title" content="Talks in Sochi"><meta property="article:published_time" content="2016-07-01T12:00:00Z"><meta property="og:site_name" content="Courier"><link rel="canonical" href="https://courier.example/1">';
  const { documents } = await fromBytes(
    page(head, `<h1>Talks in Sochi</h1>${body}<script>alert(1)</script>`),
  );
  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({
    published: "2016-07-01",
    publisher: "Courier",
    url: "https://courier.example/1",
  });
  expect([documents[0]!.title, documents[0]!.text.split("\n")[0]]).toContain("Talks in Sochi");
  expect(documents[0]!.text).toContain("Paragraph 1: the ministers");
  expect(documents[0]!.text).toMatch(/last winter\.\n\nParagraph 2/);
  expect(documents[0]!.text).not.toMatch(/alert|Home|rights/);
});

test("JSON-LD says what the meta elements do not", async () => {
  const head =
    '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Talks","datePublished":"2016-07-02","publisher":{"name":"Herald"}}]}</script>';
  expect((await fromBytes(page(head, body))).documents[0]).toMatchObject({
    published: "2016-07-02",
    publisher: "Herald",
  });
});

test("nesting beyond the cap is flattened and told", async () => {
  const { documents, warnings } = await fromBytes(page("", "<div>".repeat(100_000) + body));
  expect(documents[0]!.text).toContain("Paragraph 4");
  expect(warnings[0]).toContain("nested deeper than 512");
}, 20_000);

test("a page whose text stands ever deeper is read in linear time, as a whole", async () => {
  const chain = `${`<div>Deep. `.repeat(500)}${body.repeat(20)}${"</div>".repeat(500)}`;
  const before = process.cpuUsage();
  const { documents, warnings } = await fromBytes(page("", chain));
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
  expect(documents[0]!.text).toContain("Paragraph 4");
  expect(warnings[0]).toContain("cannot be told from the rest; all of it is read");
});

test("a hundred thousand attributes and unclosed marks do no harm", async () => {
  const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(" ");
  const { documents } = await fromBytes(page("", `<div ${attributes}>${"<b>".repeat(50_000)}${body}</div>`));
  expect(documents[0]!.text).toContain("Paragraph 4");
}, 20_000);

test("windows-1252 declared as latin1 keeps its quotes", async () => {
  const bytes = Buffer.concat([
    Buffer.from(
      `<!doctype html><html><head><meta charset="iso-8859-1"></head><body><article>${body}<p>Turkey`,
    ),
    Buffer.from([0x92]),
    Buffer.from("s envoy left.</p></article></body></html>"),
  ]);
  expect((await fromBytes(bytes)).documents[0]!.text).toContain("Turkey’s envoy");
});

test.each([
  ["no body", `<html><head><title>Talks</title></head><article>${body}</article></html>`],
  ["no frame at all", `<!doctype html><title>Talks</title><article>${body}</article>`],
  [
    "a body that ends too early",
    `<html><head><title>Talks</title></head><body></body><article>${body}</article></html>`,
  ],
])("a page with %s is read", async (_, source) => {
  const { documents, refusals } = await fromBytes(source);
  expect(refusals).toEqual([]);
  expect(documents[0]!.text).toContain("Paragraph 4");
  expect(documents[0]!.title).toBe("Talks");
});

test("a page without an article is refused", async () => {
  expect(
    (await fromBytes("<!doctype html><html><body><script>x</script></body></html>")).refusals[0],
  ).toContain("no article text");
});
