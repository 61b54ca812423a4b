/** A statement's value with the qualifiers that we read; times as ISO cut to their precision. */
export interface Held {
  readonly value: string;
  readonly from?: string;
  readonly to?: string;
  /** `sourcing circumstances` or a precision coarser than a year: the dates are not sure. */
  readonly unsure: boolean;
  /** Of the land or body that a qualifier names. */
  readonly of?: string;
}

/** An item of a dump, cut to what we read: English label and aliases, and the items that its statements name. */
export interface Item {
  readonly id: string;
  readonly label?: string;
  readonly aliases: readonly string[];
  readonly iso3?: string;
  readonly iso2?: string;
  /** Classes (P31), superclasses (P279), lands (P17), jurisdictions (P1001), citizenships (P27). */
  readonly classes: readonly string[];
  readonly parents: readonly string[];
  readonly lands: readonly string[];
  readonly jurisdictions: readonly string[];
  readonly citizenships: readonly string[];
  readonly positions: readonly Held[];
}

/**
 * Reads a line of a Wikidata JSON dump: an entity, with or without the comma that ends it; `undefined` for the lines that open and
 * close the array, for blank ones and for what is no item. A line that is no JSON throws a SyntaxError.
 */
export function readItem(line: string): Item | undefined {
  const text = entityOf(line);
  if (text === "") return undefined;
  const raw = JSON.parse(text) as Raw | null;
  if (raw === null || typeof raw !== "object" || typeof raw.id !== "string" || !/^Q\d+$/.test(raw.id))
    return undefined;
  const claims = raw.claims ?? {};
  const items = (property: string) => statements(claims, property).flatMap(s => itemOf(s.mainsnak) ?? []);
  const label = english(raw.labels);
  const [iso3, iso2] = [textOf(claims, "P298"), textOf(claims, "P297")];
  return {
    id: raw.id,
    ...(label === undefined ? {} : { label }),
    aliases: (raw.aliases?.en ?? []).flatMap(a => (typeof a?.value === "string" ? [a.value] : [])),
    ...(iso3 === undefined ? {} : { iso3 }),
    ...(iso2 === undefined ? {} : { iso2 }),
    classes: items("P31"),
    parents: items("P279"),
    lands: items("P17"),
    jurisdictions: items("P1001"),
    citizenships: items("P27"),
    positions: statements(claims, "P39").flatMap(heldOf),
  };
}

/** Whether a line is one that a dump has: an entity, the array's brackets, or nothing. Told by its ends, without reading it. */
export function isEntityLine(line: string): boolean {
  const text = entityOf(line);
  return text === "" || (text.startsWith("{") && text.endsWith("}"));
}

/** A line without the array's brackets and the comma. */
const entityOf = (line: string): string =>
  line
    .trim()
    .replace(/^\[\s*(?=\{|$)/, "")
    .replace(/^\]$/, "")
    .replace(/(?<=\})\s*[,\]]\s*$/, "");

interface Raw {
  readonly id?: string;
  readonly labels?: Readonly<Record<string, { readonly value?: string }>>;
  readonly aliases?: Readonly<Record<string, readonly { readonly value?: string }[]>>;
  readonly claims?: Claims;
}
type Claims = Readonly<Record<string, readonly Statement[]>>;
interface Statement {
  readonly mainsnak?: Snak;
  readonly rank?: string;
  readonly qualifiers?: Readonly<Record<string, readonly Snak[]>>;
}
interface Snak {
  readonly snaktype?: string;
  readonly datavalue?: { readonly value?: unknown };
}

/** English, or what holds in all languages where English has none of its own. */
const english = (labels: Raw["labels"]): string | undefined => labels?.en?.value ?? labels?.mul?.value;

/** Statements that are not withdrawn. */
const statements = (claims: Claims, property: string): readonly Statement[] =>
  Array.isArray(claims[property]) ? claims[property].filter(s => s?.rank !== "deprecated") : [];

function itemOf(snak: Snak | undefined): string | undefined {
  const value = snak?.snaktype === "value" ? snak.datavalue?.value : undefined;
  if (value === null || typeof value !== "object") return undefined;
  const { id, "numeric-id": number } = value as { id?: unknown; "numeric-id"?: unknown };
  return typeof id === "string" ? id : typeof number === "number" ? `Q${number}` : undefined;
}

function textOf(claims: Claims, property: string): string | undefined {
  const value = statements(claims, property)[0]?.mainsnak?.datavalue?.value;
  return typeof value === "string" ? value : undefined;
}

function heldOf(s: Statement): readonly Held[] {
  const value = itemOf(s.mainsnak);
  if (value === undefined) return [];
  const [from, to] = [timeOf(s, "P580"), timeOf(s, "P582")];
  const of = itemOf(s.qualifiers?.P1001?.[0]) ?? itemOf(s.qualifiers?.P642?.[0]);
  return [
    {
      value,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      unsure: s.qualifiers?.P1480 !== undefined,
      ...(of === undefined ? {} : { of }),
    },
  ];
}

/** `+2004-03-09T00:00:00Z` with precision 11 (day), 10 (month) or 9 (year); coarser ones and those before our era are left out. */
function timeOf(s: Statement, qualifier: string): string | undefined {
  const snak = s.qualifiers?.[qualifier]?.[0];
  const value = snak?.snaktype === "value" ? snak.datavalue?.value : undefined;
  if (value === null || typeof value !== "object") return undefined;
  const { time, precision } = value as { time?: unknown; precision?: unknown };
  const found = typeof time === "string" ? /^\+(\d{4})-(\d\d)-(\d\d)T/.exec(time) : null;
  if (!found || typeof precision !== "number" || precision < 9) return undefined;
  const [, year, month, day] = found;
  if (precision === 9 || month === "00") return year;
  return precision === 10 || day === "00" ? `${year}-${month}` : `${year}-${month}-${day}`;
}
