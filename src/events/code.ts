import { type Analysis, mentionsIn } from "../language/analysis.ts";
import { argumentsOf } from "../language/arguments.ts";
import { quote } from "../text/span.ts";
import type { World } from "../world/world.ts";
import { confidenceOf } from "./confidence.ts";
import { type Draft, laidOut, type Reading, type Step } from "./draft.ts";
import type { Event } from "./event.ts";
import { eventId } from "./event-id.ts";
import type { Lexicons } from "./lexicons.ts";
import { goldsteinOf, intensityOf } from "./ontology.ts";
import { regrafted } from "./regraft.ts";
import { findStatements } from "./statement.ts";
import { allege } from "./steps/allege.ts";
import { answer } from "./steps/answer.ts";
import { attribution } from "./steps/attribution.ts";
import { belongings } from "./steps/belongings.ts";
import { choose } from "./steps/choose.ts";
import { claim } from "./steps/claim.ts";
import { context } from "./steps/context.ts";
import { ease } from "./steps/ease.ts";
import { factuality } from "./steps/factuality.ts";
import { home } from "./steps/home.ts";
import { join } from "./steps/join.ts";
import { lone } from "./steps/lone.ts";
import { opponent } from "./steps/opponent.ts";
import { participants } from "./steps/participants.ts";
import { pledge } from "./steps/pledge.ts";
import { project } from "./steps/project.ts";
import { prune } from "./steps/prune.ts";
import { quantities } from "./steps/quantities.ts";
import { recall } from "./steps/recall.ts";
import { repeat } from "./steps/repeat.ts";
import { resolve } from "./steps/resolve.ts";
import { trigger } from "./steps/trigger.ts";
import { when } from "./steps/when.ts";
import { where } from "./steps/where.ts";
import { works } from "./steps/works.ts";
import { withSubjects } from "./subjects.ts";

/** What coding needs besides a document's analysis; loaded once. */
export interface Coder {
  readonly world: World;
  readonly lexicons: Lexicons;
}

/** The steps of the coder in the order in which they run. */
export const steps: readonly Step[] = [
  trigger,
  participants,
  resolve,
  belongings,
  choose,
  recall,
  attribution,
  factuality,
  pledge,
  when,
  where,
  home,
  claim,
  quantities,
  project,
  works,
  allege,
  ease,
  answer,
  opponent,
  lone,
  join,
  prune,
  repeat,
  context,
];

/** What the steps look at: the analysis with arguments, statements and the dateline's country. */
export function readingOf(read: Analysis, { world, lexicons }: Coder): Reading {
  const analysis = regrafted(read, lexicons);
  const all = analysis.sentences.map(s =>
    withSubjects(s, argumentsOf(s, lexicons.arguments), mentionsIn(analysis, s.index)),
  );
  const official = officialLand(analysis.document.publisher, { world, lexicons });
  const home = official ?? datelineCountry(analysis, world);
  return {
    analysis,
    arguments: all,
    statements: findStatements(analysis, all, lexicons.cues),
    world,
    lexicons,
    ...(home === undefined ? {} : { home }),
    ...(official === undefined ? {} : { official }),
  };
}

/** The events of a document, in text order; those without any resolved party have `actor` and `recipient` empty. */
export const codeEvents = (analysis: Analysis, coder: Coder): readonly Event[] =>
  eventsIn(readingOf(analysis, coder));

/** The events of a reading, in text order. */
export function eventsIn(reading: Reading): readonly Event[] {
  return draftsIn(reading)
    .map(d => toEvent(d, reading))
    .sort((a, b) => a.trigger.start - b.trigger.start || (a.rule < b.rule ? -1 : 1));
}

/** What the steps leave of a document's drafts, in text order. */
export const draftsIn = (reading: Reading): readonly Draft[] =>
  steps.reduce<readonly Draft[]>((found, step) => step.apply(found, reading).map(laidOut), []);

/** The land whose government publishes a report: "U.S. Department of State (Office of the Spokesperson)", "Ministry of Defence of Ukraine". */
function officialLand(publisher: string | undefined, { world, lexicons }: Coder): string | undefined {
  if (publisher === undefined) return undefined;
  const name = publisher.replace(/\s{0,9}\(.{0,300}\)\s{0,9}$/, "").trim();
  const [known] = world.named(name);
  if (known !== undefined)
    return known.sectors.some(s => s === "GOV" || s === "MIL") ? known.country : undefined;
  const words = name.split(/\s+/);
  if (!words.some(w => lexicons.cues.offices.has(w.toLowerCase()))) return undefined;
  for (let length = Math.min(3, words.length); length > 0; length--)
    for (let i = 0; i + length <= words.length; i++) {
      const [land] = world.named(
        words
          .slice(i, i + length)
          .join(" ")
          .replace(/(?:'s|,)$/, ""),
      );
      if (land?.by === "world/country" || land?.by === "world/demonym") return land.country;
    }
  return undefined;
}

/** The country of the capitals that open a report: "ANKARA, Nov 25 (Reuters) -". */
function datelineCountry(analysis: Analysis, world: World): string | undefined {
  const line = analysis.sentences.find(
    s => s.standing === "heading" && /[-–—:]$/.test(quote(analysis.document.text, s)),
  );
  const m =
    line === undefined ? null : /^(\p{Lu}[\p{Lu} .']{2,30})/u.exec(quote(analysis.document.text, line));
  return m === null ? undefined : world.place(titled(m[1]!.trim()))?.country;
}

const titled = (name: string): string =>
  name.toLowerCase().replace(/(^|[\s.])(\p{L})/gu, (_, a: string, b: string) => a + b.toUpperCase());

/** A draft as the event that it has become. */
export function toEvent(d: Draft, reading: Reading): Event {
  const { document, sentences } = reading.analysis;
  const sentence = sentences[d.sentence]!;
  const { event, mode, context, cameo, rule, reciprocal } = d.coding;
  const { ontology } = reading.lexicons;
  return {
    id: eventId(document.id, rule, d.trigger),
    document: document.id,
    headline: sentence.standing === "headline",
    inTitle: false,
    event,
    mode,
    context,
    cameo,
    quad: ontology.types[event].quad,
    goldstein: goldsteinOf(ontology, cameo),
    intensity: intensityOf(ontology, event, mode),
    actor: d.actor,
    recipient: d.recipient,
    reciprocal,
    date: d.date,
    place: d.place,
    factuality: d.factuality,
    authorFactuality: d.authorFactuality,
    status: d.status,
    attribution: d.attribution,
    quantities: d.quantities,
    project: d.project,
    trigger: { start: d.trigger.start, end: d.trigger.end, text: quote(document.text, d.trigger) },
    evidence: { start: sentence.start, end: sentence.end, text: quote(document.text, sentence) },
    rule,
    confidence: confidenceOf(d, sentence.tokens.length, reading.lexicons.confidence),
    why: d.why,
  };
}
