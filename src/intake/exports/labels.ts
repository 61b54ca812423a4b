/** What a line of an export says of its article. */
export type Part = "title" | "publisher" | "date" | "language" | "url" | "text" | "other";

type Table = Readonly<Record<string, Part>>;

const others = (names: string): Table => Object.fromEntries(names.split("|").map(name => [name, "other"]));

/** Labels of Nexis, before a colon; `after` stand below an article's text, `before` above it. In the older layout they are capitals. */
export const nexis = {
  before: {
    headline: "title",
    title: "title",
    ...others("section|length|byline|dateline|highlight|series|distribution|guest|source|author|type"),
  } satisfies Table as Table,
  after: {
    "load-date": "other",
    language: "language",
    url: "url",
    ...others(
      "graphic|publication-type|subject|industry|geographic|person|company|organization|ticker|journal code|journal-code|acc-no|document-type|correction|correction-date|notes|copyright|city|state|country|type|classification|pub-type",
    ),
  } satisfies Table as Table,
  /** Lines that stand alone: where the text begins, what follows it, the end of the article. */
  body: "body",
  tails: ["graphic", "classification", "notes", "correction", "load-date"],
  end: "end of document",
};

/** Codes of Factiva ("full article/report plus indexing"). */
export const factiva: Table = {
  HD: "title",
  SN: "publisher",
  PD: "date",
  LA: "language",
  LP: "text",
  TD: "text",
  ...others(
    "SE|CR|BY|CLM|WC|ET|SC|ED|PG|VOL|CY|CX|CT|RF|ART|CO|IN|NS|RE|NGC|GC|DLN|IPC|IPD|PUB|AN|FN|CD|PUBDATE",
  ),
};

/** Labels of ProQuest, before a colon. */
export const proquest: Table = {
  title: "title",
  "publication title": "publisher",
  "publication date": "date",
  "language of publication": "language",
  "document url": "url",
  "full text": "text",
  ...others(
    "author|publication info|proquest document link|abstract|abstract (summary)|links|credit|caption|illustration|subject|location|people|company / organization|company|identifier / keyword|classification|publication year|publication subject|volume|issue|first page|pages|number of pages|column|section|dateline|publisher|place of publication|country of publication|issn|e-issn|source type|document type|proquest document id|copyright|last updated|database|document feature|doi|accession number|source attribution|contact|title annotation|alternate title|correspondence author|edition|word count|references|number of references",
  ),
};
