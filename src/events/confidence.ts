import type { ConfidenceWeights } from "./confidence-weights.ts";
import type { Draft } from "./draft.ts";
import type { Participant } from "./event.ts";

/** How likely an event of such signs is one that a reader has too, with its parties: 0 to 1. */
export function confidenceOf(draft: Draft, words: number, weights: ConfidenceWeights): number {
  const sum = signsOf(draft, words).reduce((n, sign) => n + (weights[sign] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** What speaks for or against an event; `words` is the length of its sentence in tokens. */
export function signsOf(draft: Draft, words: number): readonly string[] {
  const { coding, actor, recipient, factuality, status, attribution } = draft;
  const kinds = [side("actor", actor), side("recipient", recipient)];
  const sides = coding.reciprocal ? [`reciprocal, ${Math.min(3, actor.length)} parties`] : kinds;
  return [
    "any",
    `told by ${draft.told}`,
    `type ${coding.event}`,
    ...sides,
    ...[...actor, ...recipient].filter(inferred).map(p => `inferred by ${p.by.split("/")[0]}`),
    ...(coding.weak ? ["weak rule"] : []),
    ...(factuality === "CT+"
      ? []
      : [factuality === "Uu" ? "not committed" : "less than certain or negative"]),
    ...(status === "occurred" ? [] : [`status ${status}`]),
    ...(attribution.length > 0 ? ["said by somebody"] : []),
    words <= 15 ? "short sentence" : words > 35 ? "long sentence" : "middling sentence",
  ];
}

function side(name: string, parties: readonly Participant[]): string {
  if (parties.length === 0) return `no ${name}`;
  const known = parties.every(p => p.country !== undefined || p.group !== undefined);
  return known ? `${name} known` : `${name} known by kind`;
}

/** Whether a party was not named where the event is told but concluded. */
const inferred = (p: Participant): boolean => /^(?:recall|opponent|home|belongings|pledge)\//.test(p.by);
