import type { Reading } from "../../events/draft.ts";
import type { Participant } from "../../events/event.ts";
import { type Happening, happenings } from "../../events/happening.ts";
import type { Statement } from "../../events/statement.ts";
import { participantsAt, participantsOf } from "../../events/steps/resolve.ts";
import { type Toponym, toponyms } from "../../events/toponyms.ts";
import type { Mention, Timex } from "../../language/mention.ts";
import { pair, type ToPoints } from "./offsets.ts";

/** A document's annotation as contract.md prints it: sentences, mentions, timexes, places, attributions, happenings. */
export function annotationJson(reading: Reading, at: ToPoints): Readonly<Record<string, unknown>> {
  const { document, sentences, timexes } = reading.analysis;
  // Lands of one code, old and new, are told by the one that has a two-letter code.
  const iso2 = new Map(reading.world.countries.flatMap(c => (c.iso2 ? [[c.code, c.iso2] as const] : [])));
  return {
    id: document.id,
    sentences: sentences.map(s => ({ start: at(s.start), end: at(s.end) })),
    mentions: mentionsJson(reading, at),
    timexes: timexes.map(t => timexJson(t, at)),
    places: toponyms(reading).map(t =>
      placeJson(t, t.place.country === undefined ? undefined : iso2.get(t.place.country), at),
    ),
    attributions: reading.statements.map(s => attributionJson(s, at)),
    happenings: happenings(reading).map(h => happeningJson(h, at)),
  };
}

/** All names, the common nouns and pronouns that were resolved, and nouns that name an actor by themselves ("rebels"). */
function mentionsJson(reading: Reading, at: ToPoints): readonly object[] {
  const { mentions, sentences } = reading.analysis;
  const own = mentions.flatMap(m => mentionJson(m, m.members ? [] : participantsOf(m, reading), at) ?? []);
  const nouns = sentences.flatMap(s =>
    s.tokens
      .filter(
        t =>
          t.upos === "NOUN" &&
          !mentions.some(m => m.sentence === s.index && m.start <= t.start && t.end <= m.end),
      )
      .flatMap(t => participantsAt(s.index, t.id, reading).slice(0, 1))
      .filter(p => p.sector !== undefined)
      .flatMap(p => mentionJson({ start: p.start, end: p.end, kind: "NOM", type: "ORG" }, [p], at) ?? []),
  );
  return [...own, ...nouns].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A mention with whom it names; `undefined` for a common noun or pronoun that names nobody. */
export function mentionJson(
  m: Pick<Mention, "start" | "end" | "kind" | "type" | "chain">,
  found: readonly Participant[],
  at: ToPoints,
) {
  const who = found[0];
  if (m.kind !== "NAM" && who?.country === undefined && who?.sector === undefined) return undefined;
  return {
    start: at(m.start),
    end: at(m.end),
    named: m.kind === "NAM",
    type: m.type,
    ...(m.chain === undefined ? {} : { chain: m.chain }),
    ...(who?.country === undefined ? {} : { country: who.country }),
    ...(who?.group === undefined ? {} : { group: who.group }),
    ...(who?.sector === undefined ? {} : { sector: who.sector }),
    ...(who?.id === undefined ? {} : { actor: who.id }),
    ...(who?.backers === undefined ? {} : { backers: who.backers }),
  };
}

const timexJson = (t: Timex, at: ToPoints) => ({
  start: at(t.start),
  end: at(t.end),
  type: t.type,
  value: t.value,
  ...(t.range === undefined ? {} : { range: t.range }),
  basis: t.basis,
  ...(t.note === undefined ? {} : { note: t.note }),
});

const placeJson = (t: Toponym, countryCode: string | undefined, at: ToPoints) => ({
  start: at(t.start),
  end: at(t.end),
  name: t.place.name,
  lat: t.place.latitude,
  lon: t.place.longitude,
  countryCode: countryCode ?? null,
  ...(t.place.geonameid === undefined ? {} : { geonameid: t.place.geonameid }),
  metonym: t.metonym,
});

const attributionJson = (s: Statement, at: ToPoints) => ({
  source: s.speaker ? [pair(s.speaker.span, at)] : [],
  cue: [pair(s.cue, at)],
  content: s.content.map(c => pair(c, at)),
});

const happeningJson = (h: Happening, at: ToPoints) => ({
  start: at(h.start),
  end: at(h.end),
  factuality: h.factuality,
  certainty: h.certainty,
  polarity: h.polarity,
  time: h.time,
});
