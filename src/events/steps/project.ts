import { mentionsIn } from "../../language/analysis.ts";
import type { Mention } from "../../language/mention.ts";
import { children, feature, type Sentence, subtree, type Token, tokenAt } from "../../language/sentence.ts";
import { quote, type Span } from "../../text/span.ts";
import type { Draft, Reading, Step } from "../draft.ts";

/** Names the undertaking (pipeline, plant, treaty, operation) that an event's clause speaks of. */
export const project: Step = {
  name: "project",
  apply: (drafts, reading) => drafts.map(draft => about(draft, reading)),
};

function about(draft: Draft, reading: Reading): Draft {
  const s = reading.analysis.sentences[draft.sentence]!;
  const word = tokenAt(s, draft.predicate);
  const told = word.deprel === "acl:relcl" && word.head !== 0 ? tokenAt(s, word.head) : word;
  const inside = subtree(s, told);
  const found = namedIn(s, inside, reading) ?? ofKind(s, inside, reading);
  if (found === undefined) return draft;
  const { span, name, id } = found;
  return {
    ...draft,
    project: { ...span, text: quote(reading.analysis.document.text, span), name, id },
    why: [...draft.why, `project: ${name}${found.by}`],
  };
}

/** An undertaking, the words that speak of it, and how they do so where they do not name it. */
interface Found {
  readonly span: Span;
  readonly name: string;
  readonly id: string;
  readonly by: string;
}

function namedIn(s: Sentence, inside: readonly Token[], reading: Reading): Found | undefined {
  const known = mentionsIn(reading.analysis, s.index).filter(isUndertaking);
  if (known.length === 0) return undefined;
  const ids = new Set(inside.map(t => t.id));
  const mention = known.find(m => ids.has(m.head));
  const named = mention && reading.world.keyed(mention.entry!);
  if (mention === undefined || named?.id === undefined) return undefined;
  return { span: { start: mention.start, end: mention.end }, name: named.name, id: named.id, by: "" };
}

const isUndertaking = (m: Mention): boolean => m.type === "PROJECT" && m.entry !== undefined;

/**
 * The one undertaking of the report whose name has the noun by which the clause speaks of it: "the plant", "a power plant in Turkey"
 * where Akkuyu is named. A noun without an article that points back must tell the land where it lies.
 */
function ofKind(s: Sentence, inside: readonly Token[], reading: Reading): Found | undefined {
  const noun = inside.find(t => t.upos === "NOUN" && reading.lexicons.story.works.has(t.lemma.toLowerCase()));
  if (noun === undefined) return undefined;
  const kind = new RegExp(`\\b${noun.lemma.toLowerCase()}\\b`);
  const all = new Map(
    reading.analysis.mentions.filter(isUndertaking).flatMap(m => {
      const named = reading.world.keyed(m.entry!);
      return named?.id !== undefined && kind.test(named.name.toLowerCase())
        ? [[named.id, named] as const]
        : [];
    }),
  );
  const [named] = all.values();
  if (all.size !== 1 || named === undefined) return undefined;
  const phrase = [noun, ...children(s, noun, "det", "amod", "compound", "nummod")];
  const pointed = phrase.some(t => t.deprel === "det" && feature(t, "Definite") === "Def");
  if (!pointed && !lands(s, noun, reading).has(named.country)) return undefined;
  return {
    span: {
      start: Math.min(noun.start, ...phrase.filter(t => t.id < noun.id).map(t => t.start)),
      end: noun.end,
    },
    name: named.name,
    id: named.id!,
    by: " (the one of its kind that the report names)",
  };
}

/** The lands that a noun's own phrases name. */
function lands(s: Sentence, noun: Token, reading: Reading): ReadonlySet<string> {
  const below = new Set(children(s, noun, "nmod").flatMap(t => subtree(s, t).map(x => x.id)));
  return new Set(
    mentionsIn(reading.analysis, s.index)
      .filter(m => below.has(m.head) && m.entry !== undefined)
      .flatMap(m => reading.world.keyed(m.entry!)?.country ?? []),
  );
}
