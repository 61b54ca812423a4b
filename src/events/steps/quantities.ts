import { type Sentence, subtree, type Token, tokenAt } from "../../language/sentence.ts";
import { oncePer } from "../../text/once.ts";
import { cover, quote } from "../../text/span.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { Quantity, QuantityKind } from "../event.ts";
import { type Count, countOf, type Figures, numberOf } from "../figures.ts";

/** Ties figures to events: those killed, hurt, held; troops; money; things counted. */
export const quantities: Step = {
  name: "quantities",
  apply: (drafts, reading) => {
    const found: (readonly Figure[])[] = [];
    return drafts.map(draft => {
      found[draft.sentence] ??= figuresIn(reading.analysis.sentences[draft.sentence]!, reading);
      const mine = found[draft.sentence]!.filter(q => belongs(draft, q, reading));
      return { ...draft, quantities: mine.map(q => q.quantity) };
    });
  },
};

/** A figure with the verb or noun that it hangs on. */
interface Figure {
  readonly anchor: number;
  readonly quantity: Quantity;
}

function figuresIn(s: Sentence, reading: Reading): readonly Figure[] {
  const found: Figure[] = [];
  for (const t of s.tokens)
    for (const read of readers) {
      const figures = read(s, t, reading);
      if (figures.length > 0) found.push(...figures);
    }
  return found;
}

/** What reads figures at a word, in the order in which they are told. */
const readers = [casualties, troops, money, items];

/** People killed, injured, held or driven out, by the verb that says so. */
function casualties(s: Sentence, verb: Token, reading: Reading): readonly Figure[] {
  const f = reading.lexicons.figures;
  const lemma = verb.lemma.toLowerCase();
  const kind = kindOf(lemma, f);
  if (kind === undefined || !/^(?:VERB|ADJ|NOUN)$/.test(verb.upos)) return [];
  const sufferer = f.died.has(lemma) || lemma === "flee" ? "agent" : "patient";
  const who = reading.arguments[s.index]![verb.id]!.find(a => a.role === sufferer)?.token;
  const own = who === undefined ? undefined : countAt(s, tokenAt(s, who), f);
  const bare = bareBefore(s, verb, f) ?? (verb.upos === "VERB" ? undefined : countOf(s, verb, f));
  const count =
    (who !== undefined && tokenAt(s, who).deprel !== "conj" && isShared(s, verb, who)
      ? (bare ?? undefined)
      : (own ?? bare)) ?? undefined;
  return count === undefined
    ? []
    : [figure(verb.id, kind, "person", "recipient", count, `quantities/${kind}`, reading)];
}

/** Whether a verb only shares another's object ("three were killed and ten wounded"). */
const isShared = (s: Sentence, verb: Token, who: number): boolean =>
  verb.deprel === "conj" && tokenAt(s, who).head !== verb.id;

/** A count on a noun, or on the noun that an "of"-phrase counts ("dozens of civilians"). */
const countAt = (s: Sentence, noun: Token, f: Figures): Count | undefined => countOf(s, noun, f);

/** A numeral right before the verb ("… and ten wounded"). */
function bareBefore(s: Sentence, verb: Token, f: Figures): Count | undefined {
  const before = [s.tokens[verb.id - 2], s.tokens[verb.id - 3]].find(
    t => t !== undefined && t.upos === "NUM",
  );
  const value = before && numberOf(before.form, f);
  if (before === undefined || value === undefined) return undefined;
  const between =
    before.id === verb.id - 1 ||
    s.tokens[verb.id - 2]!.upos === "AUX" ||
    s.tokens[verb.id - 2]!.upos === "NOUN";
  return between ? { value, low: value, high: value, span: cover([before, verb]) } : undefined;
}

const kindOf = (lemma: string, f: Figures): QuantityKind | undefined => kindsOf(f).get(lemma);

/** What befell people by the word that tells it; of a word in several lists the first counts. */
const kindsOf = oncePer((f: Figures): ReadonlyMap<string, QuantityKind> => {
  const lists: readonly (readonly [QuantityKind, ReadonlySet<string>])[] = [
    ["killed", f.killed],
    ["killed", f.died],
    ["killed", f.deadNouns],
    ["injured", f.injured],
    ["injured", f.injuredNouns],
    ["captured", f.captured],
    ["arrested", f.arrested],
    ["displaced", f.displaced],
  ];
  return new Map(lists.toReversed().flatMap(([kind, words]) => [...words].map(w => [w, kind] as const)));
});

/** Soldiers that a verb of moving sends somewhere. */
function troops(s: Sentence, noun: Token, reading: Reading): readonly Figure[] {
  const f = reading.lexicons.figures;
  if (!f.troops.has(noun.lemma.toLowerCase()) || noun.head === 0) return [];
  const verb = tokenAt(s, noun.head);
  const count = countOf(s, noun, f);
  return count && f.deploy.has(verb.lemma)
    ? [figure(verb.id, "troops", "person", "actor", count, "quantities/troops", reading)]
    : [];
}

/** Sums of money with their currency. */
function money(s: Sentence, token: Token, reading: Reading): readonly Figure[] {
  const f = reading.lexicons.figures;
  const unit = f.currencies.get(token.lemma.toLowerCase()) ?? f.currencies.get(token.form);
  if (unit === undefined) return [];
  const digits = s.tokens
    .slice(Math.max(0, token.id - 4), token.id + 3)
    .filter(t => t.id !== token.id && numberOf(t.form, f) !== undefined);
  const near = digits.filter(
    t => Math.abs(t.id - token.id) <= 3 && (token.form.length > 1 ? t.id < token.id : t.id > token.id),
  );
  if (near.length === 0) return [];
  const value = near.reduce(
    (sum, t) =>
      numberOf(t.form, f)! >= 100 && sum > 0 ? sum * numberOf(t.form, f)! : sum + numberOf(t.form, f)!,
    0,
  );
  return [
    {
      ...figure(
        token.id,
        "money",
        unit,
        undefined,
        { value, low: value, high: value, span: cover([token, ...near]) },
        "quantities/money",
        reading,
      ),
    },
  ];
}

/** Things counted that matter between states: reactors, aircraft, tonnes. */
function items(s: Sentence, noun: Token, reading: Reading): readonly Figure[] {
  const f = reading.lexicons.figures;
  if (noun.upos !== "NOUN" || !f.items.has(noun.lemma.toLowerCase())) return [];
  const count = countOf(s, noun, f);
  return count
    ? [figure(noun.id, "items", noun.lemma.toLowerCase(), undefined, count, "quantities/items", reading)]
    : [];
}

function figure(
  anchor: number,
  kind: QuantityKind,
  unit: string,
  side: Quantity["side"] | undefined,
  count: Count,
  by: string,
  reading: Reading,
): Figure {
  const { span, ...bounds } = count;
  const text = quote(reading.analysis.document.text, span);
  return {
    anchor,
    quantity: {
      start: span.start,
      end: span.end,
      text,
      kind,
      ...bounds,
      unit,
      ...(side === undefined ? {} : { side }),
      by,
    },
  };
}

/** Whether a figure's anchor is the event's own word, hangs in its clause, or is the clause that its noun stands in. */
function belongs(draft: Draft, { anchor, quantity }: Figure, reading: Reading): boolean {
  if (anchor === draft.predicate) return true;
  const s = reading.analysis.sentences[draft.sentence]!;
  const predicate = tokenAt(s, draft.predicate);
  const violent = draft.coding.event === "ASSAULT" || draft.coding.event === "COERCE";
  const people = quantity.kind !== "money" && quantity.kind !== "items" && quantity.kind !== "troops";
  if (people && !violent) return false;
  const below = subtree(s, predicate).some(t => t.id === anchor);
  if (!people) return below && !clauseBetween(s, anchor, predicate);
  const verb = tokenAt(s, anchor);
  const caused =
    below &&
    (verb.deprel === "advcl" ||
      verb.deprel === "acl" ||
      verb.deprel === "conj" ||
      verb.deprel === "acl:relcl");
  const governs = reading.arguments[s.index]![anchor]!.some(
    a => a.token === draft.predicate && a.role !== "agent" && a.role !== "patient",
  );
  const beside =
    verb.deprel === "conj" && reading.arguments[s.index]![verb.head]!.some(a => a.token === draft.predicate);
  return caused || governs || beside || (verb.head === predicate.id && verb.deprel === "conj");
}

/** Whether another clause stands between a word and a predicate above it. */
function clauseBetween(s: Sentence, id: number, predicate: Token): boolean {
  for (let t = tokenAt(s, id); t.id !== predicate.id && t.head !== 0; t = tokenAt(s, t.head)) {
    if (/^(?:advcl|acl:relcl|ccomp|parataxis)/.test(t.deprel)) return true;
  }
  return false;
}
