import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { type Entry, readEntries } from "../text/lexicon.ts";
import { type EventType, eventTypes } from "./event.ts";
import type { Ontology } from "./ontology.ts";

/** One of PLOVER's contexts, as an entry of `contexts.yaml` has it. */
export interface Context {
  readonly name: string;
  /** Sectors of parties that make an event one of this context. */
  readonly sectors: ReadonlySet<string>;
  /** Types that its words count for. */
  readonly types: ReadonlySet<EventType>;
}

/** A sentence with the contexts that its event must have, or `name`, which it must not have. */
export interface ContextExample {
  readonly text: string;
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
  readonly line: number;
}

/** The words of `contexts.yaml`. */
export interface Contexts {
  /** In the order of the file, which is PLOVER's. */
  readonly all: readonly Context[];
  /** Phrases (lemmas) by their first word, each with the context that it speaks of. */
  readonly phrases: ReadonlyMap<
    string,
    readonly { readonly rest: readonly string[]; readonly of: Context }[]
  >;
  readonly examples: readonly ContextExample[];
}

/** Reads `contexts.yaml` of a language's lexicon folder; a slip is a `LexiconFault` that names file and line. */
export function loadContexts(folder: string, ontology: Ontology): Contexts {
  const phrases = new Map<string, { rest: readonly string[]; of: Context }[]>();
  const all: Context[] = [];
  const examples: ContextExample[] = [];
  for (const entry of readEntries(join(folder, "contexts.yaml"))) {
    const of = contextOf(entry, ontology);
    all.push(of);
    for (const phrase of list(entry, "words")) {
      const [first, ...rest] = phrase.split(" ");
      const same = phrases.get(first!) ?? [];
      same.push({ rest, of });
      phrases.set(first!, same);
    }
    examples.push(...examplesOf(entry, of));
  }
  return { all, phrases, examples };
}

function contextOf(entry: Entry, ontology: Ontology): Context {
  const name = String((entry.value as { readonly context?: unknown }).context);
  if (!ontology.contexts.has(name))
    throw new LexiconFault(
      entry.file,
      entry.line,
      `unknown context "${name}"; one of ${[...ontology.contexts].join(", ")}`,
    );
  const types = list(entry, "types");
  const unknown = types.find(t => !(eventTypes as readonly string[]).includes(t));
  if (unknown !== undefined) throw new LexiconFault(entry.file, entry.line, `unknown type "${unknown}"`);
  return {
    name,
    sectors: new Set(list(entry, "sectors")),
    types: new Set(types.length > 0 ? (types as EventType[]) : eventTypes),
  };
}

function examplesOf(entry: Entry, of: Context): readonly ContextExample[] {
  const { line } = entry;
  return [
    ...list(entry, "examples").map(example => {
      const [text, wanted] = example.split(" => ");
      if (wanted === undefined)
        throw new LexiconFault(entry.file, line, `"${example}" lacks " => " and its contexts`);
      return { text: text!, wanted: wanted.split(", "), unwanted: [], line };
    }),
    ...list(entry, "not").map(text => ({ text, wanted: [], unwanted: [of.name], line })),
  ];
}

/** A list of strings under a key; empty without it. */
function list(entry: Entry, key: string): readonly string[] {
  const value = (entry.value as Readonly<Record<string, unknown>>)[key] ?? [];
  if (!Array.isArray(value) || value.some(v => typeof v !== "string"))
    throw new LexiconFault(entry.file, entry.line, `expected a list of strings under "${key}"`);
  return value as readonly string[];
}
