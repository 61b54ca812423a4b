import type { Correction, Participant, Reviewed } from "../../events/event.ts";

/** What analysts decided on an event, as it is printed with it: the judgements side by side, and the coder's own values. */
export const reviewedJson = (r: Reviewed): Readonly<Record<string, unknown>> => ({
  decisions: r.decisions.map(d => ({
    author: d.author,
    at: d.at,
    verdict: d.verdict,
    ...(d.fields ? { fields: correctionJson(d.fields) } : {}),
  })),
  ...(r.coder ? { coder: correctionJson(r.coder) } : {}),
  ...(r.together ? { together: r.together } : {}),
  ...(r.apart ? { apart: r.apart } : {}),
});

/** Values that take others' place: type with modes and CAMEO code, parties by code, days. */
export const correctionJson = (c: Correction): Readonly<Record<string, unknown>> => ({
  ...(c.event ? { event: c.event, mode: c.mode ?? [], cameo: c.cameo } : {}),
  ...(c.actor ? { actor: c.actor.map(codeOf) } : {}),
  ...(c.recipient ? { recipient: c.recipient.map(codeOf) } : {}),
  ...(c.date === undefined
    ? {}
    : { date: c.date === null ? null : { start: c.date.start, end: c.date.end } }),
});

const codeOf = (p: Participant): string =>
  [p.group ?? p.country ?? p.text, p.sector].filter(x => x !== undefined).join(".");
