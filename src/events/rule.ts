import { join, relative } from "node:path";
import { compile, type Node, type PatternWords } from "../language/pattern.ts";
import { LexiconFault } from "../text/fault.ts";
import { type Entry, lexiconFiles, readEntries, readLexicon } from "../text/lexicon.ts";
import { isWorldFile } from "../world/files.ts";
import type { Coding } from "./coding.ts";
import { type EventType, eventTypes } from "./event.ts";
import type { Ontology } from "./ontology.ts";

/** A rule of the coder as one word triggers it, with one of its patterns: what it codes and where the parties are. */
export interface Rule {
  readonly coding: Coding;
  /** Particle or fixed second word that must hang on the trigger ("shoot down"), "" for none. */
  readonly particle: string;
  readonly pattern: Node;
  readonly noun: boolean;
  /** The more a pattern demands the earlier it is tried. */
  readonly weight: number;
  readonly file: string;
  readonly line: number;
}

/** Rules by the lemma of their trigger, verbs, nouns and adjectives apart; all examples, to be run as tests. */
export interface Rules {
  /** The lists of `lists.yaml` by name. */
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
  readonly verbs: ReadonlyMap<string, readonly Rule[]>;
  readonly nouns: ReadonlyMap<string, readonly Rule[]>;
  readonly adjectives: ReadonlyMap<string, readonly Rule[]>;
  readonly examples: readonly Example[];
  readonly predicates: Readonly<Record<string, number>>;
}

/** A sentence with what must come of it; `wanted` empty where nothing may. */
export interface Example {
  readonly rule: string;
  readonly text: string;
  readonly wanted: string;
  readonly file: string;
  readonly line: number;
}

interface Frame {
  readonly verb?: readonly string[];
  readonly noun?: readonly string[];
}

/** A rule as its YAML entry has it. @see CONTRIBUTING.md */
interface Source {
  readonly id: string;
  readonly event: EventType;
  readonly mode?: readonly string[];
  readonly context?: readonly string[];
  readonly cameo?: string;
  readonly reciprocal?: boolean;
  readonly weak?: boolean;
  readonly things?: boolean;
  readonly negated?: boolean;
  readonly needs?: Coding["needs"];
  readonly status?: Coding["status"];
  readonly verbs?: readonly string[];
  readonly nouns?: readonly string[];
  readonly adjectives?: readonly string[];
  readonly frame?: string;
  readonly objects?: readonly string[];
  readonly patterns?: readonly string[];
  readonly nounPatterns?: readonly string[];
  readonly examples?: readonly string[];
  readonly not?: readonly string[];
}

const keys = new Set([
  "id",
  "event",
  "mode",
  "context",
  "cameo",
  "reciprocal",
  "weak",
  "needs",
  "things",
  "negated",
  "status",
  "verbs",
  "nouns",
  "adjectives",
  "frame",
  "objects",
  "patterns",
  "nounPatterns",
  "examples",
  "not",
]);

/** Reads all rules below the folders (a rule takes the place of one with its id in an earlier folder), with frames and lists from a language's folder, the files in name order; a slip is a `LexiconFault` that names file and line. */
export function loadRules(folders: readonly string[], folder: string, ontology: Ontology): Rules {
  const frames = readLexicon(join(folder, "frames.yaml")) as Readonly<Record<string, Frame>>;
  const lists = new Map(
    Object.entries(readLexicon(join(folder, "lists.yaml")) as Readonly<Record<string, readonly string[]>>),
  );
  const index = {
    verb: new Map<string, Rule[]>(),
    noun: new Map<string, Rule[]>(),
    adjective: new Map<string, Rule[]>(),
  };
  const examples: Example[] = [];
  const predicates: Record<string, number> = {};
  for (const [entry, source] of sourcesOf(folders, ontology, frames)) {
    const coding = codingOf(source, ontology);
    const add = (word: string, kind: keyof typeof index, patterns: readonly Node[]) => {
      const [lemma, ...rest] = word.split(" ");
      const words = index[kind];
      const rules = patterns.map(pattern => ({
        coding,
        particle: rest.join(" "),
        noun: kind === "noun",
        file: entry.file,
        line: entry.line,
        pattern,
        weight: (rest.length > 0 || coding.negated ? 6 : 0) + demands(pattern),
      }));
      words.set(
        lemma!,
        [...(words.get(lemma!) ?? []), ...rules].sort((a, b) => b.weight - a.weight),
      );
      predicates[source.event] = (predicates[source.event] ?? 0) + 1;
    };
    const { verbs = [], adjectives = [], nouns = [] } = source;
    const patterns = (kind: "verb" | "noun") => patternsOf(source, kind, entry, frames, lists);
    const ofVerbs = verbs.length + adjectives.length > 0 ? patterns("verb") : [];
    for (const word of verbs) add(word, "verb", ofVerbs);
    for (const word of adjectives) add(word, "adjective", ofVerbs);
    const ofNouns = nouns.length > 0 ? patterns("noun") : [];
    for (const word of nouns) add(word, "noun", ofNouns);
    examples.push(
      ...(source.examples ?? []).map(e => example(e, source.id, entry)),
      ...(source.not ?? []).map(text => ({
        rule: source.id,
        text,
        wanted: "",
        file: entry.file,
        line: entry.line,
      })),
    );
  }
  return {
    lists: new Map([...lists].map(([name, words]) => [name, new Set(words)])),
    verbs: index.verb,
    nouns: index.noun,
    adjectives: index.adjective,
    examples,
    predicates,
  };
}

/** The entries of all folders, without those that a later folder's take the place of. */
function sourcesOf(
  folders: readonly string[],
  ontology: Ontology,
  frames: Readonly<Record<string, Frame>>,
): readonly (readonly [Entry, Source])[] {
  const read = folders.map(folder =>
    ruleFiles(folder)
      .flatMap(readEntries)
      .map(entry => [entry, checked(entry, ontology, frames)] as const),
  );
  return read.flatMap((rules, i) => {
    const later = new Set(read.slice(i + 1).flatMap(more => more.map(([, s]) => s.id)));
    return rules.filter(([, s]) => !later.has(s.id));
  });
}

/** A folder's rules: every YAML file that does not tell of the world. */
const ruleFiles = (folder: string): readonly string[] =>
  lexiconFiles(folder).filter(file => !isWorldFile(relative(folder, file)));

/** How much a pattern asks for: each place where only certain words may stand counts two, each party that must be there one. */
const demands = (node: Node): number =>
  (node.words ? 2 : 0) +
  (node.capture ? 1 : 0) +
  node.edges.reduce((n, e) => n + (e.optional || e.absent ? 0 : demands(e.to)), 0);

function example(text: string, rule: string, entry: Entry): Example {
  const arrow = text.lastIndexOf("=>");
  if (arrow < 0)
    throw new LexiconFault(entry.file, entry.line, `example without "=> EVENT ACTOR>RECIPIENT": ${text}`);
  return {
    rule,
    text: text.slice(0, arrow).trim(),
    wanted: text.slice(arrow + 2).trim(),
    file: entry.file,
    line: entry.line,
  };
}

function patternsOf(
  source: Source,
  kind: "verb" | "noun",
  entry: Entry,
  frames: Readonly<Record<string, Frame>>,
  lists: PatternWords["lists"],
): readonly Node[] {
  const texts =
    (kind === "noun" ? source.nounPatterns : undefined) ?? source.patterns ?? frames[source.frame!]![kind];
  if (texts === undefined)
    throw new LexiconFault(entry.file, entry.line, `frame "${source.frame}" has no pattern for a ${kind}`);
  const named = (word: string) => (word.startsWith("%") ? lists.get(word.slice(1)) : [word]);
  const objects = (source.objects ?? []).flatMap(word => {
    const words = named(word);
    if (words === undefined)
      throw new LexiconFault(entry.file, entry.line, `no list "${word}" in lists.yaml`);
    return words;
  });
  return texts.map(text => compile(text, { objects: new Set(objects), lists }, entry.file, entry.line));
}

const codingOf = (s: Source, ontology: Ontology): Coding => ({
  rule: s.id,
  event: s.event,
  mode: s.mode ?? [],
  context: s.context ?? [],
  cameo: s.cameo ?? ontology.types[s.event].cameo,
  reciprocal: s.reciprocal === true,
  weak: s.weak === true,
  needs: s.needs ?? [],
  things: s.things === true,
  negated: s.negated === true,
  status: s.status,
});

function checked(entry: Entry, ontology: Ontology, frames: Readonly<Record<string, Frame>>): Source {
  const fail = (message: string): never => {
    throw new LexiconFault(entry.file, entry.line, message);
  };
  const s = entry.value as Source;
  if (typeof s?.id !== "string") return fail("expected `id`");
  for (const key of Object.keys(s))
    if (!keys.has(key)) fail(`unknown key "${key}"; one of ${[...keys].join(", ")}`);
  if (!(eventTypes as readonly string[]).includes(s.event))
    fail(`unknown event "${s.event}"; one of ${eventTypes.join(", ")}`);
  for (const mode of s.mode ?? [])
    if (ontology.types[s.event].modes[mode] === undefined) fail(`${s.event} has no mode "${mode}"`);
  for (const context of s.context ?? [])
    if (!ontology.contexts.has(context))
      fail(`unknown context "${context}"; one of ${[...ontology.contexts].join(", ")}`);
  if (s.cameo !== undefined && ontology.goldstein[s.cameo] === undefined)
    fail(`unknown CAMEO code "${s.cameo}"`);
  for (const side of s.needs ?? [])
    if (side !== "actor" && side !== "recipient") fail(`needs: expected actor or recipient, got "${side}"`);
  if (s.patterns === undefined && frames[s.frame ?? ""] === undefined)
    fail(`expected \`patterns\`, or \`frame\`, one of ${Object.keys(frames).join(", ")}`);
  return s;
}
