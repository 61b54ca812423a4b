import { participantsAt } from "../../events/steps/resolve.ts";
import type { Reading } from "../../events/draft.ts";
import { happenings } from "../../events/happening.ts";
import { toponyms } from "../../events/toponyms.ts";
import type { Mention } from "../../language/mention.ts";
import { tokenAt } from "../../language/sentence.ts";
import { pair, place, pointsOf } from "./points.ts";

/** What `attache annotate` prints of a document. */
export function annotationJson(reading: Reading): Readonly<Record<string, unknown>> {
  const { analysis } = reading;
  const points = pointsOf(analysis.document.text);
  const iso2 = new Map(reading.world.countries.filter(c => c.iso2).map(c => [c.code, c.iso2!]));
  return {
    id: analysis.document.id,
    sentences: analysis.sentences.map(s => place(s, points)),
    mentions: mentionsJson(reading, points),
    timexes: analysis.timexes.map(t => ({ ...place(t, points), type: t.type, value: t.value })),
    places: toponyms(reading).map(t => ({
      ...place(t, points), name: t.place.name, lat: t.place.latitude, lon: t.place.longitude,
      countryCode: (t.place.country && iso2.get(t.place.country)) ?? null, ...(t.place.geonameid === undefined ? {} : { geonameid: t.place.geonameid }), metonym: t.metonym,
    })),
    attributions: reading.statements.map(s => ({ source: s.speaker ? [pair(s.speaker.span, points)] : [], cue: [pair(s.cue, points)], content: s.content.map(c => pair(c, points)) })),
    happenings: happenings(reading).map(h => ({ ...place(h, points), factuality: h.factuality, certainty: h.certainty, polarity: h.polarity, time: h.time })),
  };
}

/** All names, and the common nouns and pronouns that were resolved; also nouns that name an actor by themselves ("rebels"). */
function mentionsJson(reading: Reading, points: (n: number) => number) {
  const { mentions, sentences } = reading.analysis;
  const own = mentions.flatMap(m => {
    const who = m.members ? [] : participantsAt(m.sentence, m.head, reading).slice(0, 1);
    const found = who[0];
    if (m.kind !== "NAM" && found?.country === undefined) return [];
    return [mentionJson(m, found, points)];
  });
  const nominal = sentences.flatMap(s =>
    s.tokens
      .filter(t => t.upos === "NOUN" && !mentions.some(m => m.sentence === s.index && m.start <= t.start && t.end <= m.end))
      .flatMap(t => participantsAt(s.index, t.id, reading).slice(0, 1).filter(p => p.sector !== undefined).map(p => mentionJson({ start: p.start, end: p.end, kind: "NOM", type: "ORG", sentence: s.index, head: tokenAt(s, t.id).id }, p, points))),
  );
  return [...own, ...nominal].sort((a, b) => a.start - b.start || b.end - a.end);
}

function mentionJson(m: Mention, p: ReturnType<typeof participantsAt>[number] | undefined, points: (n: number) => number) {
  return {
    ...place(m, points), named: m.kind === "NAM", type: m.type,
    ...(m.chain === undefined ? {} : { chain: m.chain }),
    ...(p?.country === undefined ? {} : { country: p.country }),
    ...(p?.group === undefined ? {} : { group: p.group }),
    ...(p?.sector === undefined ? {} : { sector: p.sector }),
    ...(p?.id === undefined ? {} : { actor: p.id }),
  };
}
