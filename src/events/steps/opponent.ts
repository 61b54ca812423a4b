import { tokenAt } from "../../language/sentence.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { EventType, Participant } from "../event.ts";
import { pronounOwner } from "./belongings.ts";
import { participantsAt } from "./resolve.ts";

/**
 * Gives an act against somebody, or a giving way to somebody, the one other party that its sentence names: "Russia halted work
 * on the plant in *Turkey*". Where several are named, or none, the side stays open. Forces that are moved within their own land
 * are moved against nobody: "posted police in the *capital*".
 */
export const opponent: Step = {
  name: "opponent",
  apply: (drafts, reading) =>
    drafts.map(draft => {
      const bare = withoutOwn(draft, reading);
      const known = thwarted(provoked(bare, drafts, reading), reading);
      const found = opposed(sharing(known, drafts), drafts, reading);
      const after = rivalled(found === bare ? draft : found, drafts, reading);
      return atHome(spokenTo(after, drafts, reading));
    }),
};

/** Types that are of little meaning without an other side. */
const twoSided: ReadonlySet<EventType> = new Set([
  "SANCTION",
  "REJECT",
  "ACCUSE",
  "CONCEDE",
  "THREATEN",
  "REQUEST",
  "SUPPORT",
  "AID",
]);

/** A measure against one's own ("called *its ambassador* home") is against somebody else. */
function withoutOwn(draft: Draft, reading: Reading): Draft {
  const mine = codesOf(draft.actor);
  const own = draft.recipient.every(
    r => mine.has(r.country) && r.country !== undefined && draft.actor.every(a => a.start !== r.start),
  );
  const by = draft.recipientHeads.some(h => pronounOwner(draft, h, reading));
  return draft.coding.event === "SANCTION" && by && own ? { ...draft, recipient: [] } : draft;
}

/** Types that answer what another did. */
const answering: ReadonlySet<EventType> = new Set(["SANCTION", "REJECT", "ACCUSE", "REQUEST"]);

/** Whether a draft has a doer and nobody to whom it is done. */
const open = ({ coding, actor, recipient }: Draft): boolean =>
  !coding.reciprocal &&
  recipient.length === 0 &&
  actor.length > 0 &&
  actor.every(a => a.country !== undefined);

/** Who is answered is he of whom the sentence, or the one before it, tells that he wronged the one who answers: "Israel stormed a Turkish ship, and Ankara recalled its ambassador". */
function provoked(draft: Draft, all: readonly Draft[], { lexicons }: Reading): Draft {
  if (!answering.has(draft.coding.event) || !open(draft)) return draft;
  const mine = codesOf(draft.actor);
  const wrongs = all.filter(
    d =>
      d !== draft &&
      lexicons.ontology.types[d.coding.event].quad > 2 &&
      draft.sentence - d.sentence >= 0 &&
      draft.sentence - d.sentence <= 1 &&
      d.actor.length > 0 &&
      d.actor.every(a => a.country !== undefined && !mine.has(a.country)) &&
      d.recipient.some(r => mine.has(r.country)),
  );
  const nearest = wrongs.toSorted((a, b) => apart(a, draft) - apart(b, draft))[0];
  if (nearest === undefined) return draft;
  return met(draft, nearest.actor, "is answered for what he did");
}

/** Whose act is told to yield to an objection is whom it was made to: "*Kenya* dropped the plan due to opposition from Uganda". */
function thwarted(draft: Draft, reading: Reading): Draft {
  const s = reading.analysis.sentences[draft.sentence]!;
  const word = tokenAt(s, draft.predicate);
  if (
    draft.coding.event !== "REJECT" ||
    word.upos !== "NOUN" ||
    !open(draft) ||
    !word.deprel.startsWith("obl")
  )
    return draft;
  let verb = tokenAt(s, word.head);
  while (verb.head !== 0 && /^(?:xcomp|acl|advcl)$/.test(verb.deprel)) verb = tokenAt(s, verb.head);
  const mine = codesOf(draft.actor);
  const agents = [verb, tokenAt(s, word.head)].flatMap(v =>
    reading.arguments[s.index]![v.id]!.filter(a => a.role === "agent").flatMap(a =>
      participantsAt(s.index, a.token, reading).filter(p => p.country !== undefined && !mine.has(p.country)),
    ),
  );
  return agents.length === 0 ? draft : met(draft, agents.slice(0, 1), "yields to what is raised against it");
}

/** What one does to another in the same breath he does to him too: "cut the hotline and warned *the South*". */
function sharing(draft: Draft, all: readonly Draft[]): Draft {
  if (!twoSided.has(draft.coding.event) || !open(draft)) return draft;
  const mine = codesOf(draft.actor);
  const others = all.filter(
    d =>
      d !== draft &&
      d.sentence === draft.sentence &&
      d.actor.some(a => mine.has(a.country)) &&
      d.recipient.some(r => r.country !== undefined && !mine.has(r.country)),
  );
  const lands = new Set(others.flatMap(d => d.recipient.map(r => r.country)));
  return lands.size === 1 ? met(draft, others[0]!.recipient, "is dealt with in the same sentence") : draft;
}

const codesOf = (parties: readonly Participant[]): ReadonlySet<string | undefined> =>
  new Set(parties.map(p => p.country));

const apart = (a: Draft, b: Draft): number =>
  Math.abs(b.sentence - a.sentence) * 1000 + Math.abs(a.predicate - b.predicate);

function met(draft: Draft, recipient: readonly Participant[], how: string): Draft {
  const names = recipient.map(p => `"${p.text}"`).join(", ");
  return { ...draft, recipient, why: [...draft.why, `opponent: ${names} ${how}`] };
}

/** Acts that are done to nobody who is blamed in the same sentence, or does violence there. */
const friendly: ReadonlySet<EventType> = new Set(["SUPPORT", "AID", "CONCEDE"]);

/** Lands that a sentence blames, threatens or shows at their misdeeds. */
function foes(draft: Draft, all: readonly Draft[], { lexicons }: Reading): ReadonlySet<string | undefined> {
  if (!friendly.has(draft.coding.event)) return new Set();
  const told = all.filter(d => d !== draft && d.sentence === draft.sentence);
  const { types } = lexicons.ontology;
  return new Set(
    told.flatMap(d => {
      if (types[d.coding.event].quad === 4) return codes(d.actor);
      return d.coding.event === "ACCUSE" || d.coding.event === "THREATEN" ? codes(d.recipient) : [];
    }),
  );
}

const codes = (parties: readonly Participant[]) => parties.map(p => p.country);

function opposed(draft: Draft, all: readonly Draft[], reading: Reading): Draft {
  const { coding, actor, recipient, attribution } = draft;
  if (!twoSided.has(coding.event) || coding.reciprocal || recipient.length > 0 || actor.length === 0)
    return draft;
  if (actor.some(a => a.country === undefined)) return draft;
  const mine = new Set(actor.map(a => a.country));
  const hated = foes(draft, all, reading);
  const others = named(draft, reading).filter(
    p =>
      !mine.has(p.country) &&
      !hated.has(p.country) &&
      !attribution.some(a => a.start <= p.start && p.end <= a.end),
  );
  const [other] = others;
  if (other === undefined || new Set(others.map(p => `${p.country} ${p.group}`)).size > 1) return draft;
  const why = `opponent: "${other.text}" is the one other party that the sentence names`;
  return { ...draft, recipient: [other], why: [...draft.why, why] };
}

/** Types that may be done to the one with whom a report tells somebody to be at odds. */
const atOdds: ReadonlySet<EventType> = new Set([...twoSided, "MOBILIZE", "COERCE", "AGREE", "RETREAT"]);

/** How many of a report's acts must show a party to deal with one other, and in what share of all. */
const leastDealings = 3;
const leastShare = 0.75;

/** With whom alone a report keeps telling a party to deal is meant where the sentence or the one before it names him. */
function rivalled(draft: Draft, all: readonly Draft[], reading: Reading): Draft {
  const lands = codesOf(draft.actor);
  const [mine] = lands;
  if (!atOdds.has(draft.coding.event) || !open(draft) || lands.size !== 1 || mine === undefined) return draft;
  const others = all.flatMap(d => (d === draft ? [] : otherSide(d, mine)));
  const counts = new Map<string, number>();
  for (const p of others) counts.set(p.country!, (counts.get(p.country!) ?? 0) + 1);
  const [most, times] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ["", 0];
  if (times < leastDealings || times < leastShare * others.length) return draft;
  const near = [draft.sentence, draft.sentence - 1].flatMap(i =>
    named({ ...draft, sentence: i }, reading).filter(p => p.country === most),
  );
  return near.length === 0 ? draft : met(draft, near.slice(0, 1), "is whom the report tells it to deal with");
}

/** Types of what is said to somebody's face. */
const addressed: ReadonlySet<EventType> = new Set([
  "AGREE",
  "REQUEST",
  "SUPPORT",
  "CONCEDE",
  "REJECT",
  "ACCUSE",
  "THREATEN",
]);

/** How many sentences of a report go on with the talks that it has told; a government's own paper on talks is of them to its end. */
const talksReach = 4;

/** What one of two says after a report has told of their talks is said to the other, where no third is named: "met Minister *Okello*. He pledged to help". */
function spokenTo(draft: Draft, all: readonly Draft[], reading: Reading): Draft {
  const lands = codesOf(draft.actor);
  const [mine] = lands;
  if (!addressed.has(draft.coding.event) || !open(draft) || lands.size !== 1 || mine === undefined) return draft;
  const reach = reading.official === undefined ? talksReach : Number.POSITIVE_INFINITY;
  const talks = all.filter(
    d =>
      d.coding.event === "CONSULT" &&
      d.status === "occurred" &&
      d.sentence <= draft.sentence &&
      draft.sentence - d.sentence <= reach,
  );
  const others = talks.flatMap(d => otherSide(d, mine));
  const [other] = others;
  if (other === undefined || new Set(others.map(p => p.country)).size > 1) return draft;
  const third = named(draft, reading).some(p => p.country !== mine && p.country !== other.country);
  return third ? draft : met(draft, [other], "is whom the report tells it to have talked with");
}

/** The parties that a draft sets over against a land, one a land; `[]` where it is about others. */
function otherSide({ actor, recipient, coding }: Draft, mine: string): readonly Participant[] {
  const all = coding.reciprocal ? [...actor, ...recipient] : undefined;
  const [ours, theirs] = actor.some(a => a.country === mine) ? [actor, recipient] : [recipient, actor];
  if (!ours.some(p => p.country === mine)) return [];
  return (all ?? theirs)
    .filter(p => p.country !== undefined && p.country !== mine)
    .filter((p, i, found) => found.findIndex(o => o.country === p.country) === i);
}

/** Leaves out the mere ground on which a state's own forces are moved. */
function atHome(draft: Draft): Draft {
  if (draft.coding.event !== "MOBILIZE") return draft;
  const own = (r: Participant) =>
    r.sector === undefined &&
    r.group === undefined &&
    draft.actor.some(a => a.country !== undefined && a.country === r.country);
  const recipient = draft.recipient.filter(r => !own(r));
  return recipient.length === draft.recipient.length
    ? draft
    : { ...draft, recipient, why: [...draft.why, "opponent: forces moved in their own land"] };
}

/** The states and groups that a sentence names. */
function named(draft: Draft, { analysis, world }: Reading): readonly Participant[] {
  const { text, published } = analysis.document;
  return analysis.mentions
    .filter(
      m => m.sentence === draft.sentence && m.kind === "NAM" && m.entry !== undefined && m.type !== "PER",
    )
    .flatMap(({ start, end, entry }) => {
      const who = world.keyed(entry!, published);
      if (who === undefined || who.country === "" || who.sectors.includes("JRN")) return [];
      const { country, group, sectors, name, id } = who;
      return [
        {
          start,
          end,
          text: text.slice(start, end),
          country,
          ...(group === undefined ? {} : { group }),
          ...(sectors[0] === undefined ? {} : { sector: sectors[0] }),
          sectors,
          name,
          ...(id === undefined ? {} : { id }),
          by: "opponent/sentence",
        },
      ];
    });
}
