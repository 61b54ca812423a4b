import { readWords } from "./words-file.ts";

type Table = Readonly<Record<string, string>>;
type Lists = Readonly<Record<string, readonly string[]>>;

/** How a type of event is told, by which of its parties are known; `plan` while it lies ahead. */
export type Forms = Readonly<Partial<Record<"reciprocal" | "full" | "actor" | "recipient" | "plan", string>>>;

/** What the ledger reads off the words of an event. */
export interface LedgerWords {
  readonly objects: Lists;
  readonly partOf: Table;
  readonly other: string;
  readonly measures: readonly string[];
  readonly closures: readonly string[];
  readonly meetings: readonly string[];
  readonly works: Lists;
  readonly pacts: Lists;
  readonly pactNouns: readonly string[];
  readonly standings: Lists;
  readonly infinitive: readonly string[];
  readonly following: readonly string[];
  readonly beforeSubject: readonly string[];
  readonly measure: string;
  readonly commitment: Readonly<Record<"mutual" | "onesided", string>>;
  readonly undertaking: string;
  readonly standing: Readonly<Record<"mutual" | "onesided", string>>;
  readonly subjects: Table;
  readonly change: string;
  readonly after: string;
  readonly states: Table;
  readonly ahead: Table;
  readonly pending: readonly string[];
  readonly verbs: Lists;
}

/** The words of `brief.yaml`; each part is explained there. */
export interface BriefWords {
  readonly phrases: Readonly<Record<string, Forms>>;
  readonly plain: readonly string[];
  readonly certainty: Readonly<Record<string, Readonly<Partial<Record<"adverb" | "label" | "by", string>>>>>;
  readonly voice: string;
  readonly quoted: string;
  readonly project: string;
  readonly place: Readonly<Record<"near" | "name", string>>;
  readonly figures: string;
  readonly figure: Table;
  readonly atLeast: string;
  readonly between: string;
  readonly and: string;
  readonly reports: string;
  readonly said: readonly string[];
  readonly beforeDate: readonly string[];
  readonly pronouns: readonly string[];
  readonly determiners: readonly string[];
  readonly bound: readonly string[];
  readonly owner: string;
  readonly article: string;
  readonly articled: readonly string[];
  readonly dates: Table;
  readonly sections: Table;
  readonly count: Readonly<Record<string, { readonly one: string; readonly many: string }>>;
  readonly standing: Readonly<
    Record<"counts" | "span" | "day" | "undated" | "lately" | "gravest" | "warmest" | "latest", string>
  > & {
    readonly balance: Table;
    readonly trend: Table;
  };
  readonly contested: Readonly<Record<"line" | "update" | "reversal" | "side" | "about", string>> & {
    readonly attributes: Table;
    readonly values: Table;
  };
  readonly words: Lists;
  readonly issues: Lists;
  readonly order: readonly string[];
  readonly sectors: Table;
  readonly ledger: LedgerWords;
}

const parts = [
  "phrases",
  "plain",
  "certainty",
  "voice",
  "quoted",
  "project",
  "place",
  "figures",
  "figure",
  "atLeast",
  "between",
  "and",
  "reports",
  "said",
  "beforeDate",
  "pronouns",
  "determiners",
  "bound",
  "owner",
  "article",
  "articled",
  "dates",
  "sections",
  "count",
  "standing",
  "contested",
  "words",
  "issues",
  "order",
  "sectors",
  "ledger",
] as const satisfies readonly (keyof BriefWords)[];

/** Reads `brief.yaml` of a language; a missing part is a `LexiconFault`. */
export const loadBriefWords = (language = "en"): BriefWords =>
  readWords<BriefWords>(language, "brief.yaml", parts);

/** A template with its {slots} filled; a slot without a value stays empty. */
export const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ""));

/** Names as they stand in a sentence: "the United States". */
export const inSentences =
  (names: (code: string) => string, words: BriefWords) =>
  (code: string): string => {
    const name = names(code);
    return words.articled.includes(name) ? fill(words.article, { name }) : name;
  };

/** "Russia's military", "the United States' military". */
export const owned = (form: string, country: string): string =>
  form
    .replace("{country}'s", country.endsWith("s") ? `${country}'` : `${country}'s`)
    .replace("{country}", country);

/** "1 report", "3 reports". */
export function counted(kind: string, n: number, words: BriefWords): string {
  const forms = words.count[kind]!;
  return n === 1 ? forms.one : fill(forms.many, { n });
}

/** "Russia, Turkey and Iran". */
export const listed = (items: readonly string[], words: BriefWords): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${words.and} ${items.at(-1)}`;
