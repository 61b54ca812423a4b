import { join } from "node:path";
import { loadWordSets } from "../language/names.ts";
import { children, type Sentence, type Token } from "../language/sentence.ts";
import { LexiconFault } from "../text/fault.ts";
import { readLexicon } from "../text/lexicon.ts";
import { cover, type Span } from "../text/span.ts";

type Sets =
  | "killed"
  | "died"
  | "injured"
  | "captured"
  | "arrested"
  | "displaced"
  | "deadNouns"
  | "injuredNouns"
  | "troops"
  | "deploy"
  | "atLeast"
  | "atMost"
  | "items";
const names: readonly Sets[] = [
  "killed",
  "died",
  "injured",
  "captured",
  "arrested",
  "displaced",
  "deadNouns",
  "injuredNouns",
  "troops",
  "deploy",
  "atLeast",
  "atMost",
  "items",
];

/** The words of `figures.yaml`. */
export type Figures = Readonly<Record<Sets, ReadonlySet<string>>> & {
  readonly numbers: ReadonlyMap<string, number>;
  readonly vague: ReadonlyMap<string, number>;
  readonly currencies: ReadonlyMap<string, string>;
};

/** Reads `figures.yaml` of a language's lexicon folder; a missing list is a `LexiconFault`. */
export function loadFigures(folder: string): Figures {
  const file = join(folder, "figures.yaml");
  const sets = loadWordSets(file);
  const raw = readLexicon(file) as Readonly<
    Record<"numbers" | "vague" | "currencies", Readonly<Record<string, never>>>
  >;
  const map = <T>(name: "numbers" | "vague" | "currencies") => {
    if (raw[name] === undefined)
      throw new LexiconFault(file, undefined, `expected a mapping under "${name}"`);
    return new Map<string, T>(Object.entries(raw[name]));
  };
  const all = Object.fromEntries(names.map(n => [n, sets(n)])) as Record<Sets, ReadonlySet<string>>;
  return {
    ...all,
    numbers: map<number>("numbers"),
    vague: map<number>("vague"),
    currencies: map<string>("currencies"),
  };
}

/** A count as read: bounds (`high` absent: open above) and the words it stands in. */
export interface Count {
  readonly value: number;
  readonly low: number;
  readonly high?: number;
  readonly span: Span;
}

/** The number that counts a noun ("at least 15", "15 to 20", "dozens of"), or that a token is; `undefined` for none. */
export function countOf(s: Sentence, noun: Token, f: Figures): Count | undefined {
  const numbers = children(s, noun, "nummod").filter(
    t => t.upos === "NUM" || f.numbers.has(t.lemma.toLowerCase()),
  );
  const first = numbers[0] ?? (noun.upos === "NUM" ? noun : undefined);
  if (first !== undefined) return exact(s, first, noun, f);
  const vague = f.vague.get(noun.lemma.toLowerCase());
  if (vague !== undefined && noun.form.toLowerCase().endsWith("s"))
    return { value: vague, low: vague, span: noun };
  const none = children(s, noun, "det").find(d => d.lemma === "no");
  return none ? { value: 0, low: 0, high: 0, span: cover([none, noun]) } : undefined;
}

function exact(s: Sentence, number: Token, noun: Token, f: Figures): Count | undefined {
  const parts = [
    ...children(s, number, "compound", "nummod", "flat").filter(t => t.upos === "NUM" && t.id < number.id),
    number,
  ];
  const value = parts.reduce<number | undefined>((sum, t) => combine(sum, numberOf(t.form, f)), undefined);
  if (value === undefined) return undefined;
  const range = children(s, number, "nmod", "conj", "obl").find(
    t => t.upos === "NUM" && t.id > number.id && t.id - number.id <= 3,
  );
  const other = range && numberOf(range.form, f);
  const span = cover([...parts, ...(range ? [range] : []), ...(noun.id >= parts[0]!.id ? [noun] : [])]);
  if (other !== undefined && other > value) return { value: other, low: value, high: other, span };
  const qualifiers = s.tokens
    .slice(Math.max(0, parts[0]!.id - 4), parts[0]!.id - 1)
    .map(t => t.lemma.toLowerCase());
  if (qualifiers.some(q => f.atLeast.has(q))) return { value, low: value, span };
  return qualifiers.some(q => f.atMost.has(q))
    ? { value, low: 0, high: value, span }
    : { value, low: value, high: value, span };
}

/** "20 billion" multiplies, "two hundred" too. */
function combine(sum: number | undefined, next: number | undefined): number | undefined {
  if (next === undefined) return sum;
  if (sum === undefined) return next;
  return next >= 100 ? sum * next : sum + next;
}

/** The value of a numeral or number word. */
export function numberOf(form: string, f: Figures): number | undefined {
  const plain = form.toLowerCase().replace(/,/g, "");
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  return f.numbers.get(plain);
}
