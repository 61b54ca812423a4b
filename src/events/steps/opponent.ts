import type { Draft, Reading, Step } from "../draft.ts";
import type { EventType, Participant } from "../event.ts";

/**
 * Gives an act against somebody, or a giving way to somebody, the one other party that its sentence names: "Russia halted work
 * on the plant in *Turkey*". Where several are named, or none, the side stays open. Forces that are moved within their own land
 * are moved against nobody: "posted police in the *capital*".
 */
export const opponent: Step = {
  name: "opponent",
  apply: (drafts, reading) => drafts.map(draft => atHome(opposed(draft, reading))),
};

/** Types that are of little meaning without an other side. */
const twoSided: ReadonlySet<EventType> = new Set(["SANCTION", "REJECT", "ACCUSE", "CONCEDE", "THREATEN"]);

function opposed(draft: Draft, reading: Reading): Draft {
  const { coding, actor, recipient, attribution } = draft;
  if (!twoSided.has(coding.event) || coding.reciprocal || recipient.length > 0 || actor.length === 0)
    return draft;
  if (actor.some(a => a.country === undefined)) return draft;
  const mine = new Set(actor.map(a => a.country));
  const others = named(draft, reading).filter(
    p => !mine.has(p.country) && !attribution.some(a => a.start <= p.start && p.end <= a.end),
  );
  const [other] = others;
  if (other === undefined || new Set(others.map(p => `${p.country} ${p.group}`)).size > 1) return draft;
  const why = `opponent: "${other.text}" is the one other party that the sentence names`;
  return { ...draft, recipient: [other], why: [...draft.why, why] };
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
