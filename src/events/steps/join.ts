import { type Sentence, type Token, tokenAt } from "../../language/sentence.ts";
import type { Draft, Reading, Step } from "../draft.ts";

/** Joins results to the act that caused them ("killed … in an air strike" is the strike). */
export const join: Step = {
  name: "join",
  apply: (drafts, reading) => joinResults(drafts, reading),
};

/** "Killed in an air strike": the killing's victims and figures go to the strike. */
function joinResults(drafts: readonly Draft[], reading: Reading): readonly Draft[] {
  let out = [...drafts];
  for (const weak of drafts.filter(d => d.coding.weak)) {
    const act = out.find(
      d =>
        !d.coding.weak &&
        d.sentence === weak.sentence &&
        d.coding.event === weak.coding.event &&
        causes(d, weak, reading),
    );
    if (act === undefined) continue;
    out = out.filter(d => d !== weak).map(d => (d === act ? joined(d, weak, reading) : d));
  }
  return out;
}

/** Whether an act's word is an oblique of the result's, or the result's clause hangs on the act's. */
function causes(act: Draft, weak: Draft, reading: Reading): boolean {
  const s = reading.analysis.sentences[weak.sentence]!;
  const result = tokenAt(s, weak.predicate);
  const oblique = (id: number) =>
    reading.arguments[s.index]![id]!.some(
      a => a.token === act.predicate && a.role !== "patient" && a.role !== "clause",
    );
  if (oblique(result.id) || (result.deprel === "conj" && result.head !== 0 && oblique(result.head)))
    return true;
  if (/^(?:advcl|acl|conj)/.test(result.deprel) && result.head === act.predicate) return true;
  if (beneath(s, act.predicate, result.id)) return true;
  const next = listedWith(s, result, reading);
  return next !== undefined && (oblique(next.id) || beneath(s, act.predicate, next.id));
}

/** The result told in one breath with another, wherever the tree hangs it: "three were killed and ten *wounded* in a strike". */
function listedWith(s: Sentence, result: Token, reading: Reading): Token | undefined {
  const next = s.tokens.slice(result.id, result.id + 6).find(t => t.upos === "VERB" || t.upos === "ADJ");
  if (next === undefined || !reading.lexicons.figures.injured.has(next.lemma.toLowerCase())) return undefined;
  const between = s.tokens.slice(result.id, next.id - 1);
  const plain = between.every(
    t => /^(?:CCONJ|NUM|ADV|ADP|ADJ|NOUN|AUX|DET|PRON)$/.test(t.upos) || t.form === ",",
  );
  return plain && between.some(t => t.upos === "CCONJ") ? next : undefined;
}

/** Whether a noun hangs under a result's word by phrases and lists alone, no clause between ("killed and ten wounded … in a strike"). */
function beneath(s: Sentence, noun: number, top: number): boolean {
  for (let t = tokenAt(s, noun); t.head !== 0; t = tokenAt(s, t.head)) {
    if (t.head === top) return true;
    if (/^(?:acl:relcl|advcl|ccomp|xcomp|parataxis)/.test(t.deprel)) return false;
  }
  return false;
}

/** Those hurt, rather than the land where the act is set ("killed in a raid in northern Mali"). */
function victims(act: Draft, weak: Draft, reading: Reading): Draft["recipient"] {
  const { places } = reading.lexicons.cues;
  const set = reading.arguments[act.sentence]![act.predicate]!.some(
    a => places.has(a.role) && act.recipientHeads.includes(a.token),
  );
  if (set && weak.recipientHeads.length > 0) return weak.recipient;
  const same = act.recipient.every(r => weak.recipient.some(w => w.country === r.country));
  return act.recipient.length > 0 && !same
    ? act.recipient
    : weak.recipient.length > 0
      ? weak.recipient
      : act.recipient;
}

function joined(act: Draft, weak: Draft, reading: Reading): Draft {
  const kinds = new Set(act.quantities.map(q => q.kind));
  const own = (d: Draft) => (d.date?.spans.length ?? 0) > 0;
  const date = own(act) || !weak.date ? act.date : weak.date;
  return {
    ...act,
    actor: act.actor.length > 0 ? act.actor : weak.actor,
    recipient: victims(act, weak, reading),
    quantities: [...act.quantities, ...weak.quantities.filter(q => !kinds.has(q.kind))].sort(
      (a, b) => a.start - b.start,
    ),
    attribution: act.attribution.length > 0 ? act.attribution : weak.attribution,
    date,
    place: act.place ?? weak.place,
    why: [...act.why, `prune: joined with the result told by ${weak.coding.rule}`],
  };
}
