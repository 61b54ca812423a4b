import {
  type Correction,
  type Event,
  type EventType,
  eventTypes,
  type Participant,
} from "../events/event.ts";
import { goldsteinOf, intensityOf, type Ontology } from "../events/ontology.ts";
import { isDay } from "../intake/day.ts";
import { type Sector, sectors } from "../world/actor.ts";
import type { World } from "../world/world.ts";
import { UsageFault } from "./fault.ts";
import { codeOf } from "./pair.ts";

/** What an analyst writes in place of the coder's values, by name of the field. */
export const fieldNames = ["event", "mode", "actor", "recipient", "date"] as const;
export type FieldName = (typeof fieldNames)[number];

/** A correction as the user writes it: `event=AID`, `actor=TUR,RUS.MIL`, `recipient=`, `date=2016-11-24` (or `none`). */
export function parseCorrection(
  words: readonly string[],
  event: Event,
  world: World,
  ontology: Ontology,
): Correction {
  if (words.length === 0)
    throw new UsageFault("say what is right: event=AID, mode=, actor=TUR, recipient=RUS, date=2016-11-24");
  const given = new Map(words.map(fieldOf));
  const typed = given.has("event") || given.has("mode") ? codingOf(given, event, ontology) : {};
  const parties = (name: "actor" | "recipient") =>
    given.has(name) ? { [name]: partiesOf(given.get(name)!, world) } : {};
  const date = given.get("date");
  return {
    ...typed,
    ...parties("actor"),
    ...parties("recipient"),
    ...(given.get("recipient") ? { reciprocal: false } : {}),
    ...(date === undefined ? {} : { date: dateOf(date) }),
  };
}

function fieldOf(word: string): readonly [FieldName, string] {
  const [name, ...value] = word.split("=");
  const known = fieldNames.find(n => n === name);
  if (known === undefined || value.length === 0)
    throw new UsageFault(`"${word}": write a field and its value, one of ${fieldNames.join(", ")}`);
  return [known, value.join("=").trim()];
}

/** A type with all that follows from it; the modes of another type go with it. */
function codingOf(given: ReadonlyMap<FieldName, string>, event: Event, ontology: Ontology): Correction {
  const type = typeOf(given.get("event") ?? event.event);
  const facts = ontology.types[type];
  const mode = listed(given.get("mode") ?? (type === event.event ? event.mode.join() : ""));
  const unknown = mode.find(m => facts.modes[m] === undefined);
  if (unknown !== undefined)
    throw new UsageFault(
      `"${unknown}" is no mode of ${type}; one of ${Object.keys(facts.modes).join(", ") || "none"}`,
    );
  const cameo = type === event.event ? event.cameo : facts.cameo;
  return {
    event: type,
    mode,
    cameo,
    quad: facts.quad,
    goldstein: goldsteinOf(ontology, cameo),
    intensity: intensityOf(ontology, type, mode),
  };
}

function typeOf(word: string): EventType {
  const type = eventTypes.find(t => t === word.toUpperCase());
  if (type === undefined)
    throw new UsageFault(`"${word}" is no type of event; one of ${eventTypes.join(", ")}`);
  return type;
}

const listed = (value: string): readonly string[] =>
  value
    .split(",")
    .map(word => word.trim())
    .filter(Boolean);

function partiesOf(value: string, world: World): readonly Participant[] {
  return listed(value).map(word => {
    const [, name, sector] = /^(.*?)(?:\.([A-Z]{3}))?$/.exec(word)!;
    const code = codeOf(name!, world);
    const group = world.actors.find(a => a.group === code);
    const country = group === undefined ? code : group.country;
    const known = sector === undefined ? undefined : sectorOf(sector);
    return {
      text: "",
      start: 0,
      end: 0,
      ...(country ? { country } : {}),
      ...(group === undefined ? {} : { group: code }),
      ...(known === undefined ? {} : { sector: known }),
      sectors: known === undefined ? [] : [known],
      name: world.nameOf(code),
      by: "review",
    };
  });
}

function sectorOf(word: string): Sector {
  const sector = sectors.find(s => s === word);
  if (sector === undefined) throw new UsageFault(`"${word}" is no sector; one of ${sectors.join(", ")}`);
  return sector;
}

function dateOf(value: string): Correction["date"] & (object | null) {
  if (value === "none") return null;
  const [start, end = start] = value.split("/") as [string, string?];
  if (!isDay(start) || !isDay(end) || end < start)
    throw new UsageFault(`"${value}" is no day; write it as 2016-11-26, 2016-11-01/2016-11-30, or none`);
  const precision = start === end ? "day" : "range";
  return { start, end, precision, basis: "implied", text: "", spans: [], by: "review" };
}
