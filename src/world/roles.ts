import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import type { Entry } from "../text/lexicon.ts";
import { sectors as all, type Sector } from "./actor.ts";
import { readLines } from "./flow.ts";
import type { RoleWords } from "./read.ts";

/** What a noun phrase says of the sector of those it names. */
export interface RoleMatch {
  readonly sectors: readonly Sector[];
  /** Whether the words name somebody by themselves ("rebels"). */
  readonly actor: boolean;
  /** The words of the phrase that are the role: `defence minister` in "the new defence minister". */
  readonly words: string;
  /** Whether he has the sector of the body he stands with, where it has one ("a spokesman of the army"), and the phrase did not tell it. */
  readonly carrier: boolean;
  /** Whether the office is told as held before ("the former minister"). */
  readonly former: boolean;
}

/** The role of those whom a list of lower-case lemmas names, by the longest role at its end; `undefined` if it ends in none. */
export type RoleFinder = (words: readonly string[]) => RoleMatch | undefined;

/** The words of `qualifiers.yaml`. */
interface Qualifiers {
  readonly carriers: ReadonlySet<string>;
  readonly domains: ReadonlyMap<string, readonly Sector[]>;
  readonly turns: readonly Turn[];
}

/** Words before a role that give it another sector, where it is of one of `over`: "opposition lawmakers". */
interface Turn {
  readonly sectors: readonly Sector[];
  readonly over: ReadonlySet<string>;
  readonly words: readonly string[];
}

/** Longest role in words. */
const longest = 4;

/** A finder of roles; a broken `qualifiers.yaml` in the folder is a `LexiconFault`. */
export function roleFinder(folder: string, lists: readonly RoleWords[]): RoleFinder {
  const { carriers, domains, turns } = readQualifiers(folder);
  const roles = new Map<string, RoleWords>();
  for (const r of lists) for (const w of r.words) if (!roles.has(w)) roles.set(w, r);
  const domainOf = (words: readonly string[]) =>
    lastPhrase(words, w => domains.get(w) ?? (carriers.has(w) ? undefined : roles.get(w)?.sectors));
  const known = (words: readonly string[]) =>
    starts(words.length).some(i => roles.has(words.slice(i).join(" ")));
  return written => {
    const words = known(written) ? written : [...written.slice(0, -1), singular(written.at(-1) ?? "")];
    const from = starts(words.length).find(i => roles.has(words.slice(i).join(" ")));
    if (from === undefined) return undefined;
    const phrase = words.slice(from).join(" ");
    const before = words.slice(0, from);
    const role = roles.get(phrase)!;
    const carrier = carriers.has(phrase);
    const domain = carrier ? domainOf(before) : undefined;
    const plain = domain ?? role.sectors;
    const turn = turns.find(t => t.over.has(plain[0]!) && t.words.some(w => holds(before, w)));
    return {
      sectors: turn?.sectors ?? plain,
      actor: role.actor || domain !== undefined || turn?.sectors[0] === "REB",
      words: phrase,
      carrier: carrier && domain === undefined && turn === undefined,
      former: turn?.sectors[0] === "ELI",
    };
  };
}

/** A name's plural keeps its letters as a lemma ("Forces"). */
const singular = (word: string): string => word.replace(/(?<=[^s])s$/, "");

/** Where a phrase at the end of so many words may begin, the longest first. */
const starts = (length: number): readonly number[] =>
  Array.from({ length: Math.min(length, longest) }, (_, i) => Math.max(0, length - longest) + i);

/** What the last phrase means that means anything. */
function lastPhrase<T>(words: readonly string[], find: (phrase: string) => T | undefined): T | undefined {
  for (let end = words.length; end > 0; end--)
    for (const from of starts(end)) {
      const found = find(words.slice(from, end).join(" "));
      if (found !== undefined) return found;
    }
  return undefined;
}

const holds = (words: readonly string[], phrase: string): boolean =>
  ` ${words.join(" ")} `.includes(` ${phrase} `);

/** Reads `qualifiers.yaml`: entries of `carriers`, of `domains` with their sectors, or of `before` with `sectors` and `over`. */
function readQualifiers(folder: string): Qualifiers {
  const carriers = new Set<string>();
  const domains = new Map<string, readonly Sector[]>();
  const turns: Turn[] = [];
  for (const entry of readLines(join(folder, "qualifiers.yaml"))) {
    const v = (entry.value ?? {}) as Readonly<Record<string, unknown>>;
    if (v.carriers !== undefined) for (const w of words(entry, v.carriers)) carriers.add(w);
    else if (v.domains !== undefined)
      for (const w of words(entry, v.domains)) domains.set(w, sectorsOf(entry, v.sectors));
    else if (v.before !== undefined)
      turns.push({
        sectors: sectorsOf(entry, v.sectors),
        over: new Set(sectorsOf(entry, v.over)),
        words: words(entry, v.before),
      });
    else throw new LexiconFault(entry.file, entry.line, "expected `carriers`, `domains` or `before`");
  }
  return { carriers, domains, turns };
}

function words(entry: Entry, value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.some(v => typeof v !== "string"))
    throw new LexiconFault(entry.file, entry.line, "expected a list of words");
  return value as string[];
}

function sectorsOf(entry: Entry, value: unknown): readonly Sector[] {
  const list = words(entry, value);
  const odd = list.find(s => !(all as readonly string[]).includes(s));
  if (odd !== undefined)
    throw new LexiconFault(entry.file, entry.line, `unknown sector "${odd}"; one of ${all.join(", ")}`);
  return list as readonly Sector[];
}
