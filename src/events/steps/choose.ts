import { mentionsIn } from "../../language/analysis.ts";
import { tokenAt } from "../../language/sentence.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { Participant } from "../event.ts";
import { numberOf } from "../figures.ts";

/** Of the readings of one word keeps the first whose parties are as its rule demands. */
export const choose: Step = {
  name: "choose",
  apply: (drafts, reading) => {
    const done = new Set<string>();
    return drafts.filter(d => {
      const word = `${d.sentence}:${d.predicate}`;
      if (done.has(word) || !complete(d, reading)) return false;
      done.add(word);
      return true;
    });
  },
};

/** Whether a draft has the parties without which its words are no event between actors. */
function complete(d: Draft, reading: Reading): boolean {
  if (d.coding.needs.some(side => absent(d, side) && !(side === "recipient" && byForce(d, reading))))
    return false;
  if (toPress(d) || withItself(d) || alone(d)) return false;
  return bySomebody(d, reading) && bothSides(d, reading);
}

/** Those who bear arms or make arrests: what they shell, seize or storm need be nobody's. */
const armed: ReadonlySet<string> = new Set(["MIL", "COP", "REB", "UAF", "PRM", "CRM", "SPY"]);

/** Whether armed hands do violence to a thing ("the army shelled a convoy", "police seized two tonnes of cocaine"). */
function byForce(d: Draft, reading: Reading): boolean {
  if (d.coding.event !== "ASSAULT" && d.coding.event !== "COERCE") return false;
  if (!d.actor.some(p => p.sectors.some(s => armed.has(s)))) return false;
  const s = reading.analysis.sentences[d.sentence]!;
  if (tokenAt(s, d.predicate).upos !== "VERB") return false;
  const objects = reading.arguments[d.sentence]![d.predicate]!.filter(
    a => a.role === "patient" && a.path !== "obj^conj",
  );
  return objects.some(a => {
    const token = tokenAt(s, a.token);
    if (!/^(?:NOUN|PROPN|NUM|PRON)$/.test(token.upos)) return false;
    return (
      d.coding.event !== "ASSAULT" || token.upos !== "NOUN" || isTarget(token.lemma.toLowerCase(), reading)
    );
  });
}

/** The lists of what can be attacked ("hit a convoy"); a number in the plural counts nobody ("hit eleven fours"). */
const targets = [
  "sites",
  "property",
  "victims",
  "troops",
  "weapons",
  "houses",
  "ways",
  "fighters",
  "crowd",
] as const;

const isTarget = (lemma: string, { lexicons }: Reading): boolean =>
  numberOf(lemma, lexicons.figures) === undefined &&
  targets.some(name => lexicons.rules.lists.get(name)?.has(lemma));

/** A state does not meet, visit or trade with itself: two of one land are two only by their kinds. */
function withItself(d: Draft): boolean {
  if (d.coding.event !== "CONSULT" && d.coding.event !== "COOPERATE") return false;
  const all = [...d.actor, ...d.recipient];
  const lands = new Set(all.map(p => `${p.country} ${p.group}`));
  if (all.length < 2 || lands.size > 1 || all[0]!.country === undefined) return false;
  const visited = d.recipient.length > 0 && d.recipient.every(p => p.sector === undefined);
  return visited || new Set(all.map(p => p.sector)).size < 2;
}

/** "We" who publish a report, and nobody else, do nothing together nor praise anybody ("as we work together", "we honour all who died"). */
const alone = (d: Draft): boolean =>
  (d.coding.reciprocal || d.coding.event === "SUPPORT") &&
  d.recipient.length === 0 &&
  d.actor.length === 1 &&
  d.actor[0]!.by === "resolve/publisher";

/** Talking to the press is a statement, no consultation. */
const toPress = (d: Draft): boolean =>
  d.coding.event === "CONSULT" && [...d.actor, ...d.recipient].some(p => p.sector === "JRN");

/** A name of which nothing is told makes no event ("Smith left"). */
const told = (p: Participant): boolean => p.by !== "resolve/stranger";

/** Whether a side is empty; both sides of a reciprocal event stand in `actor`. */
const absent = (d: Draft, side: "actor" | "recipient"): boolean =>
  side === "recipient" && d.coding.reciprocal ? d.actor.length < 2 : !d[side].some(told);

/** A doer that is named must be somebody, unless the rule lets things do it ("a bomb killed two soldiers"). */
function bySomebody(d: Draft, reading: Reading): boolean {
  if (d.coding.things || d.actor.some(told) || d.actorHeads.length === 0) return true;
  const sentence = reading.analysis.sentences[d.sentence]!;
  return d.actorHeads.some(h => {
    const head = tokenAt(sentence, h);
    const named = mentionsIn(reading.analysis, d.sentence).some(
      m => m.head === h && m.kind === "NAM" && m.type !== "PROJECT",
    );
    return named || head.upos === "PRON" || head.upos === "PROPN" || bearsArms(d, h, reading);
  });
}

/** Whether an unknown doer of violence is one who can will it, or his arm ("officers toppled the president", "jets pounded the town"). */
function bearsArms(d: Draft, head: number, reading: Reading): boolean {
  if (d.coding.event !== "ASSAULT" && d.coding.event !== "COERCE") return false;
  const s = reading.analysis.sentences[d.sentence]!;
  if (tokenAt(s, d.predicate).upos !== "VERB" || d.recipient.length === 0) return false;
  return reading.lexicons.cues.arms.has(tokenAt(s, head).lemma.toLowerCase());
}

/** A meeting or fight merely mentioned needs both of its sides. */
function bothSides(d: Draft, reading: Reading): boolean {
  const word = tokenAt(reading.analysis.sentences[d.sentence]!, d.predicate);
  if (!d.coding.reciprocal || word.upos === "VERB") return true;
  const carried = reading.arguments[d.sentence]![d.predicate]!.some(a => a.path.includes("^"));
  return carried || d.actor.length + d.recipient.length > 1;
}
