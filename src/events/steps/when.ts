import { timexesIn } from "../../language/analysis.ts";
import type { Timex } from "../../language/mention.ts";
import { children, type Sentence, type Token, tokenAt } from "../../language/sentence.ts";
import { bounds } from "../../language/timex/calendar.ts";
import { quote } from "../../text/span.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { When } from "../event.ts";
import { apart, background, follows, isLongGone, lasting, retold, state } from "../story.ts";
import type { StoryWords } from "../story-words.ts";

/** Dates each event: by the time its clause tells, else by the day of the report where it is told as news. */
export const when: Step = {
  name: "when",
  apply: (drafts, reading) => {
    const out: Draft[] = [];
    for (const draft of drafts) out.push(inStory(dated(draft, drafts, reading), out, reading));
    return out.map(draft => afterwards(draft, out, reading));
  },
};

/**
 * Between what it came after and the report: "a ban imposed after they shot down a jet last November".
 *
 * Only for what happened and has no time of its own.
 */
function afterwards(draft: Draft, drafts: readonly Draft[], reading: Reading): Draft {
  const published = reading.analysis.document.published?.slice(0, 10);
  if (draft.date !== undefined || published === undefined || draft.status !== "occurred") return draft;
  const s = reading.analysis.sentences[draft.sentence]!;
  const clauses = children(s, tokenAt(s, draft.predicate), "advcl").filter(clause =>
    children(s, clause, "mark").some(m => reading.lexicons.story.thereafter.has(m.lemma.toLowerCase())),
  );
  const before = drafts.find(
    d => d.sentence === draft.sentence && d.date !== undefined && clauses.some(c => c.id === d.predicate),
  )?.date;
  if (before === undefined || before.by === byReport || before.start >= published) return draft;
  const date: When = {
    ...before,
    end: published,
    precision: "range",
    basis: "implied",
    by: "when/after-clause",
  };
  return { ...draft, date, why: [...draft.why, `when: after ${before.start} (${date.by})`] };
}

/** The day of the report taken from what goes on with a story of an earlier day. */
function inStory(draft: Draft, before: readonly Draft[], reading: Reading): Draft {
  if (draft.date?.by !== byReport) return draft;
  return retold(draft, before, reading) || follows(draft, before, reading) ? undated(draft) : draft;
}

function dated(draft: Draft, drafts: readonly Draft[], reading: Reading): Draft {
  const date = told(draft, drafts, reading) ?? ofReport(draft, reading);
  return date === undefined
    ? draft
    : { ...draft, date, why: [...draft.why, `when: ${date.start} (${date.by})`] };
}

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
  const here = timexesIn(reading.analysis, s.index).filter(
    t => (t.type === "DATE" || t.type === "TIME") && bounds(t.value),
  );
  const owner = (t: Timex) =>
    earlier(s, t, ownerOf(s, t, owners), drafts, reading.analysis.document.published);
  const own =
    here.find(t => owner(t) === predicate.id) ??
    here.find(t => predicate.upos === "NOUN" && carried(owner(t))) ??
    here.find(t => reaches(s, owner(t), predicate, reading.lexicons.story));
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
  if (!isLongGone(timex.value, published)) return owner;
  const between = drafts.filter(
    d =>
      d.sentence === s.index &&
      d.predicate > owner &&
      tokenAt(s, d.predicate).end <= timex.start &&
      tokenAt(s, d.predicate).upos === "NOUN",
  );
  return between.at(-1)?.predicate ?? owner;
}

const insideOf = (timex: Timex, t: Token): boolean => t.start >= timex.start && t.end <= timex.end;

/** Whether an event is told in the clause of a time's owner: below it without a clause of another time between. */
function reaches(s: Sentence, owner: number, predicate: Token, words: StoryWords): boolean {
  let t = predicate;
  for (let steps = 0; steps < 5; steps++) {
    if (t.id === owner) return true;
    if (t.head === 0 || apart(s, t, words)) return false;
    t = tokenAt(s, t.head);
  }
  return false;
}

const byReport = "when/document-date";

/** The report's own day, for what it tells as news in its own clause; not for background, states, plans or what did not happen. */
function ofReport(draft: Draft, reading: Reading): When | undefined {
  const { analysis, lexicons } = reading;
  const published = analysis.document.published?.slice(0, 10);
  if (published === undefined || notNews.has(draft.status)) return undefined;
  const s = analysis.sentences[draft.sentence]!;
  const predicate = tokenAt(s, draft.predicate);
  const { quad } = lexicons.ontology.types[draft.coding.event];
  const here = timexesIn(analysis, s.index);
  if (
    background(s, predicate, lexicons.story) ||
    lasting(s, predicate, here, lexicons.story) ||
    state(s, predicate, quad % 2 === 0, lexicons.story)
  )
    return undefined;
  return {
    start: published,
    end: published,
    precision: "day",
    basis: "implied",
    text: "",
    spans: [],
    by: byReport,
  };
}

const notNews: ReadonlySet<Draft["status"]> = new Set(["planned", "hypothetical", "standing"]);
