import { caseOf } from "../../language/arguments.ts";
import type { Timex } from "../../language/mention.ts";
import { children, type Sentence, type Token, tokenAt } from "../../language/sentence.ts";
import { bounds } from "../../language/timex/calendar.ts";
import { quote } from "../../text/span.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { When } from "../event.ts";

/** Dates each event: by the time its clause tells, else by the day of the report where it is told as news. */
export const when: Step = {
  name: "when",
  apply: (drafts, reading) => {
    const all = drafts.map(draft => dated(draft, drafts, reading));
    return all.map((draft, i) => (retold(draft, all.slice(0, i), reading) ? undated(draft) : draft));
  },
};

function dated(draft: Draft, drafts: readonly Draft[], reading: Reading): Draft {
  const date = told(draft, drafts, reading) ?? ofReport(draft, reading);
  return date === undefined
    ? draft
    : { ...draft, date, why: [...draft.why, `when: ${date.start} (${date.by})`] };
}

/** How many sentences a story of an earlier day may go on. */
const storySentences = 8;
/** Seven days in milliseconds. */
const week = 7 * 86_400_000;

/**
 * Whether an event without a time of its own goes on with a story of an earlier day: the last event of the same lands that
 * has one lies more than a week before the report, and a pronoun stands for them here ("They *signed* a deal").
 */
function retold(draft: Draft, before: readonly Draft[], reading: Reading): boolean {
  const { published } = reading.analysis.document;
  if (published === undefined || draft.date?.by !== "when/document-date") return false;
  const lands = landsOf(draft);
  const tokens = reading.analysis.sentences[draft.sentence]!.tokens;
  const referred = [...draft.actor, ...draft.recipient].some(
    p => tokens.find(t => t.start === p.start)?.upos === "PRON",
  );
  if (lands.size < 2 || !referred) return false;
  const last = before.findLast(
    d =>
      draft.sentence - d.sentence <= storySentences &&
      (d.date?.spans.length ?? 0) > 0 &&
      [...lands].every(c => landsOf(d).has(c)),
  );
  return last !== undefined && Date.parse(published) - Date.parse(last.date!.end) > week;
}

const landsOf = (d: Draft): ReadonlySet<string | undefined> =>
  new Set([...d.actor, ...d.recipient].map(p => p.country));

const undated = (d: Draft): Draft => ({
  ...d,
  date: undefined,
  why: [...d.why, "when: goes on with a story of an earlier day"],
});

/** The time expression whose nearest event or clause is this one. */
function told(draft: Draft, drafts: readonly Draft[], reading: Reading): When | undefined {
  const s = reading.analysis.sentences[draft.sentence]!;
  const predicate = tokenAt(s, draft.predicate);
  const party = (d: Draft) => d === draft || d.actor.length + d.recipient.length > 0;
  const owners = new Set(drafts.filter(d => d.sentence === draft.sentence && party(d)).map(d => d.predicate));
  const carried = (verb: number) =>
    reading.arguments[s.index]![verb]?.some(a => a.role === "patient" && a.token === predicate.id) ?? false;
  const here = reading.analysis.timexes.filter(
    t => t.sentence === s.index && (t.type === "DATE" || t.type === "TIME") && bounds(t.value),
  );
  const owner = (t: Timex) =>
    earlier(s, t, ownerOf(s, t, owners), drafts, reading.analysis.document.published);
  const own =
    here.find(t => owner(t) === predicate.id) ??
    here.find(t => predicate.upos === "NOUN" && carried(owner(t))) ??
    here.find(t => reaches(s, owner(t), predicate));
  if (own === undefined) return undefined;
  const { text } = reading.analysis.document;
  return {
    ...(bounds(own.range ?? own.value) ?? bounds(own.value)!),
    basis: own.basis,
    text: quote(text, own),
    spans: [{ start: own.start, end: own.end }],
    by: own.by,
  };
}

/** The event word or verb that a time expression hangs on. */
function ownerOf(s: Sentence, timex: Timex, owners: ReadonlySet<number>): number {
  let t =
    s.tokens.find(
      x =>
        x.start >= timex.start &&
        x.start < timex.end &&
        (x.head === 0 || !insideOf(timex, tokenAt(s, x.head))),
    ) ?? s.tokens[0]!;
  while (t.head !== 0) {
    t = tokenAt(s, t.head);
    if (owners.has(t.id) || t.upos === "VERB") return t.id;
  }
  return t.id;
}

/**
 * A time long before the report's day belongs to the last event noun before it, not to the news that the clause tells:
 * "apologised for the downing of a jet last November".
 */
function earlier(
  s: Sentence,
  timex: Timex,
  owner: number,
  drafts: readonly Draft[],
  published: string | undefined,
): number {
  const end = bounds(timex.value)?.end;
  if (published === undefined || end === undefined || Date.parse(published) - Date.parse(end) < longBefore)
    return owner;
  const between = drafts.filter(
    d =>
      d.sentence === s.index &&
      d.predicate > owner &&
      tokenAt(s, d.predicate).end <= timex.start &&
      tokenAt(s, d.predicate).upos === "NOUN",
  );
  return between.at(-1)?.predicate ?? owner;
}

/** Thirty-five days in milliseconds. */
const longBefore = 35 * 86_400_000;

const insideOf = (timex: Timex, t: Token): boolean => t.start >= timex.start && t.end <= timex.end;

/** Whether an event is told in the clause of a time's owner: below it without a clause of another time between. */
function reaches(s: Sentence, owner: number, predicate: Token): boolean {
  let t = predicate;
  for (let steps = 0; steps < 5; steps++) {
    if (t.id === owner) return true;
    if (t.head === 0 || apart(s, t)) return false;
    t = tokenAt(s, t.head);
  }
  return false;
}

/** A clause or phrase that tells of another time than its governor. */
function apart(s: Sentence, t: Token): boolean {
  if (/^(?:acl|advcl|parataxis|conj)/.test(t.deprel) && t.upos === "VERB") return true;
  if (t.deprel === "ccomp") return false;
  return (t.deprel.startsWith("obl") || t.deprel.startsWith("nmod")) && before.has(caseOf(s, t));
}

const before = new Set([
  "after",
  "following",
  "since",
  "before",
  "despite",
  "over",
  "because of",
  "amid",
  "until",
]);

/** The report's own day, for what it tells as news in its own clause; not for background, plans or what did not happen. */
function ofReport(draft: Draft, reading: Reading): When | undefined {
  const { published } = reading.analysis.document;
  if (
    published === undefined ||
    draft.status === "planned" ||
    draft.status === "hypothetical" ||
    draft.status === "standing"
  )
    return undefined;
  const s = reading.analysis.sentences[draft.sentence]!;
  const predicate = tokenAt(s, draft.predicate);
  if (background(s, predicate)) return undefined;
  return {
    start: published,
    end: published,
    precision: "day",
    basis: "implied",
    text: "",
    spans: [],
    by: "when/document-date",
  };
}

/** Told as something earlier: past perfect, or below a word of another time. */
function background(s: Sentence, predicate: Token): boolean {
  for (let t = predicate; ; t = tokenAt(s, t.head)) {
    if (t.upos === "VERB" && children(s, t, "aux").some(a => a.lemma === "have" && a.xpos === "VBD"))
      return true;
    if (t.head === 0) return false;
    if (apart(s, t)) return true;
  }
}
