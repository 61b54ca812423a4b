import type { Event, EventType, Participant, Quote, Status } from "../../src/events/event.ts";
import type { Report } from "../../src/record/report.ts";
import type { Sector } from "../../src/world/actor.ts";

/** An event in short: parties as "words = TUR.MIL" (or "words = TUR/PKK.REB"), `words` the trigger, dates ISO or ISO/ISO. */
export interface Told {
  readonly event: EventType;
  readonly words: string;
  readonly by?: readonly string[];
  readonly to?: readonly string[];
  readonly mode?: readonly string[];
  readonly cameo?: string;
  readonly quad?: Event["quad"];
  readonly intensity?: number;
  readonly on?: string;
  readonly reciprocal?: boolean;
  readonly sure?: Event["factuality"];
  readonly status?: Status;
  /** "the Kremlin = RUS.GOV | said" */
  readonly says?: string;
  readonly place?: string;
  readonly killed?: number;
  readonly injured?: number;
  readonly project?: string;
  readonly headline?: boolean;
}

/** A report with its events, each found by its words in the text. */
export function report(
  id: string,
  publisher: string,
  published: string,
  text: string,
  ...events: readonly Told[]
): Report {
  const document = { id, text, title: `${id} of ${published}`, published, publisher };
  return {
    document,
    sightings: [{ publisher, published }],
    events: events.map((told, i) => eventOf(told, id, i, text)),
  };
}

const quads: Readonly<Record<EventType, readonly [Event["quad"], number]>> = {
  AGREE: [1, 2.5],
  CONSULT: [1, 2.5],
  SUPPORT: [1, 5],
  CONCEDE: [1, 4.5],
  COOPERATE: [2, 9.5],
  AID: [2, 10],
  RETREAT: [2, 6.5],
  REQUEST: [3, 0],
  ACCUSE: [3, -3],
  REJECT: [3, -2],
  THREATEN: [3, -3.5],
  PROTEST: [4, -5],
  SANCTION: [4, -6],
  MOBILIZE: [4, -5.5],
  COERCE: [4, -7],
  ASSAULT: [4, -9],
};

function eventOf(told: Told, document: string, i: number, text: string): Event {
  const evidence = sentenceOf(text, told.words);
  const within = (words: string) => placeOf(text, words, evidence);
  const [quad, intensity] = quads[told.event];
  const day = told.on?.split("/");
  return {
    id: `e:${document}-${i}`,
    document,
    headline: told.headline ?? false,
    inTitle: false,
    event: told.event,
    mode: told.mode ?? [],
    context: [],
    cameo: told.cameo ?? "010",
    quad,
    goldstein: 0,
    intensity,
    actor: (told.by ?? []).map(p => partyOf(p, within)),
    recipient: (told.to ?? []).map(p => partyOf(p, within)),
    reciprocal: told.reciprocal ?? false,
    ...(day
      ? {
          date: {
            start: day[0]!,
            end: day[1] ?? day[0]!,
            precision: day[1] ? ("month" as const) : ("day" as const),
            basis: "stated" as const,
            text: "day",
            spans: [],
            by: "test",
          },
        }
      : {}),
    ...(told.place
      ? {
          place: {
            name: told.place,
            latitude: 0,
            longitude: 0,
            precision: "town" as const,
            basis: "stated" as const,
            text: told.place,
            spans: [within(told.place)],
            by: "test",
          },
        }
      : {}),
    factuality: told.sure ?? "CT+",
    authorFactuality: told.says ? "Uu" : (told.sure ?? "CT+"),
    status: told.status ?? "occurred",
    attribution: told.says ? [speakerOf(told.says, within, told.sure ?? "CT+")] : [],
    quantities: (["killed", "injured"] as const).flatMap(kind =>
      told[kind] === undefined
        ? []
        : [
            {
              ...evidence,
              kind,
              value: told[kind],
              low: told[kind],
              high: told[kind],
              unit: "person",
              side: "recipient" as const,
              by: "test",
            },
          ],
    ),
    ...(told.project ? { project: { ...evidence, name: told.project, id: told.project.toLowerCase() } } : {}),
    trigger: within(told.words),
    evidence,
    rule: "test",
    confidence: 0.8,
    why: [],
  };
}

function partyOf(told: string, within: (words: string) => Quote): Participant {
  const [words, code] = told.split(" = ") as [string, string];
  const [land, sector] = code.split(".") as [string, Sector | undefined];
  const [country, group] = land.split("/");
  return {
    ...within(words),
    ...(country ? { country } : {}),
    ...(group ? { group } : {}),
    ...(sector ? { sector } : {}),
    sectors: sector ? [sector] : [],
    name: words,
    by: "test",
  };
}

function speakerOf(
  told: string,
  within: (words: string) => Quote,
  factuality: Event["factuality"],
): Event["attribution"][number] {
  const [who, cue] = told.split(" | ") as [string, string];
  const { country, sector, text, start, end } = partyOf(who, within);
  return {
    text,
    start,
    end,
    ...(country ? { country } : {}),
    ...(sector ? { sector } : {}),
    cue: within(cue),
    factuality,
  };
}

function sentenceOf(text: string, words: string): Quote {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`"${words}" does not stand in the text`);
  const start = text.lastIndexOf(". ", at) < 0 ? 0 : text.lastIndexOf(". ", at) + 2;
  const stop = text.indexOf(". ", at);
  const end = stop < 0 ? text.length : stop + 1;
  return { start, end, text: text.slice(start, end) };
}

function placeOf(text: string, words: string, evidence: Quote): Quote {
  const at = text.indexOf(words, evidence.start);
  if (at < 0 || at >= evidence.end) throw new Error(`"${words}" does not stand in "${evidence.text}"`);
  return { start: at, end: at + words.length, text: words };
}
