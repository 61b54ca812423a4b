import { gzipSync } from "node:zlib";
import { pdf } from "../pdf.ts";
import { sitePage } from "../site.ts";
import { packed, page, record } from "../warc.ts";
import { zip } from "../zip.ts";

const said = "Turkey and Russia agreed on Friday to go on with their talks on gas, officials in Ankara said.";
const more =
  "Three soldiers were killed when a mine blew up near Mosul on 5 March 2016, the army’s spokesman told AFP.";
const html = sitePage(
  { title: "Talks in Sochi", paragraphs: [said, more, said, more], day: "2016-07-01" },
  4,
);

const items = [1, 2, 3]
  .map(
    n =>
      `<item><title>Talks &amp; ${n}</title><link>https://courier.example/${n}</link><guid>g${n}</guid><pubDate>Fri, 01 Jul 2016 23:30:00 -0500</pubDate><description><![CDATA[<p>${said}</p>]]></description></item>`,
  )
  .join("");
const rss = `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Courier</title>${items}</channel></rss>`;
const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><id>urn:1</id><title type="html">&lt;b&gt;Talks</title><updated>2016-07-01T08:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${said}</p></div></content></entry></feed>`;
const jsonFeed = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "Courier",
  items: [
    {
      id: 1,
      url: "https://courier.example/1",
      content_html: `<p>${said}</p>`,
      date_published: "2016-07-01T08:00:00Z",
    },
  ],
});

const lines = [
  {
    id: "a",
    text: said,
    title: "Talks",
    date: "2016-07-01",
    publisher: "Courier",
    url: "https://c.example/1",
  },
  { id: 42, text: more, language: "en" },
  { text: "Türkiye said 𐐷 it — “would”." },
]
  .map(row => JSON.stringify(row))
  .join("\n");
const table = `id,title,date,text\r\n1,"Talks, again",2016-07-01,"${said}\n${more}"\r\n2,Gas,2016-07-02,"=HYPERLINK(""x"")"\r\n`;

const headers = `Received: from a.example\r\nFrom: =?utf-8?Q?Courier?= <news@courier.example>\r\nSubject: Talks\r\nDate: Fri, 01 Jul 2016 12:00:00 +0300\r\nMIME-Version: 1.0\r\n`;
const multipart = `${headers}Content-Type: multipart/alternative; boundary="=_b1"\r\n\r\n--=_b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${said}=20=\r\n${more}\r\n--=_b1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(html.slice(0, 900)).toString("base64")}\r\n--=_b1--\r\n`;
const mailbox = `From a Fri Jul 1\n${headers}\n${said}\n>From here on.\n\nFrom b Fri Jul 1\n${headers}\n${more}\n`;

const nexis = `Talks in Sochi\n\nThe Ankara Courier\n\nMarch 5, 2016 Saturday\n\nCopyright 2016 The Ankara Courier Company All Rights Reserved\n\nLength: 41 words\n\nByline: By JANE DOE\n\nBody\n\n${said}\n\n${more}\n\nClassification\n\nLanguage: ENGLISH\n\nLoad-Date: March 6, 2016\n\nEnd of Document\n`;
const factiva = `HD  Talks in Sochi\nWC  41 words\nPD  5 March 2016\nSN  The Ankara Courier\nLA  English\nLP  ${said}\n\nTD  ${more}\n\nAN  Document ACOUR00020160305ec3500001\n`;
const proquest = `____________________________________________________________\n\nTalks in Sochi\n\nFull text: ${said}\n\n${more}\n\nTitle: Talks in Sochi\n\nPublication title: Ankara Courier\n\nPublication date: Mar 5, 2016\n\nLanguage of publication: English\n____________________________________________________________\n`;

const words = zip([
  ["[Content_Types].xml", "<Types/>"],
  [
    "word/document.xml",
    `<?xml version="1.0"?><w:document xmlns:w="x"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Talks</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">${said}</w:t></w:r></w:p></w:body></w:document>`,
  ],
]);
const trees = `# sent_id = 1\n# text = Turkey didn't agree.\n1\tTurkey\tTurkey\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_\n2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n4\tagree\tagree\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n`;
const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\nSet-Cookie: a=b;\r\n c=d\r\n\r\n5\r\nhello\r\n10;x=y\r\n0123456789abcdef\r\n0\r\n\r\n`;
const rules = `# source: own\n- id: aid/evacuate\n  event: AID\n  cameo: "073"\n  verbs: [evacuate, &a airlift]\n  patterns: ["$ >agent actor >patient recipient"]\n  needs: [actor, recipient]\n  examples: ["Norway evacuated tourists. => AID NOR>KEN"]\n  more: { <<: {x: 1}, y: *a, z: !!binary aGk= }\n`;
const latin = Buffer.from("Le président turc a reçu “l’envoyé” à Ankara. ", "latin1");
const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${said}\n${more}`, "utf16le")]);

/** What each parser is fed before it is mutated, by the name of the parser. */
export const seeds: Readonly<Record<string, readonly Buffer[]>> = {
  html: [html, page(1)].map(bytes),
  feed: [rss, atom, jsonFeed].map(bytes),
  warc: [Buffer.concat(packed([record(1), record(2)])), Buffer.concat([record(1, { http }), record(2)])],
  csv: [bytes(table)],
  jsonl: [bytes(lines)],
  eml: [multipart, `${headers}\n${said}`].map(bytes),
  mbox: [bytes(mailbox)],
  nexis: [bytes(nexis)],
  factiva: [bytes(factiva)],
  proquest: [bytes(proquest)],
  pdf: [
    pdf([
      [
        [72, 700, 10, "Turkey and Russia agreed on Friday."],
        [72, 688, 10, "They will meet again."],
      ],
    ]),
  ],
  docx: [words],
  zip: [
    zip([
      ["a.txt", said],
      ["b.jsonl", lines],
    ]),
    zip([["a.html", html.slice(0, 600)]], { stored: true }),
  ],
  txt: [bytes(`---\ntitle: Talks\ndate: 2016-07-01\n---\n${said}\n\n${more}`), latin, wide],
  md: [bytes(`# Talks\n\n**${said}** [here](https://x.example)\n\n> ${more}\n`)],
  gzip: [gzipSync(lines), gzipSync(rss), gzipSync(said)],
  any: [bytes(html), bytes(rss), bytes(lines), bytes(table), bytes(multipart), bytes(nexis), words, latin],
  conllu: [bytes(trees)],
  http: [bytes(http)],
  lexicon: [bytes(rules)],
  address: ["::ffff:127.0.0.1", "10.0.0.1", "2001:db8::1", "0x7f.1", "::1%lo"].map(bytes),
  wait: ["120", "Fri, 01 Jul 2016 23:30:00 GMT", "-1", "9".repeat(40)].map(bytes),
  text: [`${said}\n\n${more}`, "Kenya’s army said: “We did not cross into Chad.”\n", `Ankara — ${more}`].map(
    bytes,
  ),
};

function bytes(text: string): Buffer {
  return Buffer.from(text, "utf8");
}
