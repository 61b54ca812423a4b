import type { Sector } from "../actor.ts";
import { officeKey } from "../offices.ts";
import type { World } from "../world.ts";
import type { WikidataTable } from "./classes.ts";

/** The land or body of an office. */
export interface Seat {
  readonly country: string;
  readonly group?: string;
}

/** An office as our lists have it; `single` where one holds it at a time. */
export interface Position extends Seat {
  readonly office: string;
  readonly sector: Sector;
  readonly single: boolean;
}

/**
 * The office that a label tells: "Minister of Foreign Affairs of Norway" is the Foreign Minister of NOR.
 *
 * `seat` is the land or body that the item itself names; else the label's own words tell it ("… of Norway", "Norwegian …"). `undefined`
 * where neither does.
 */
export function positionOf(
  label: string,
  seat: Seat | undefined,
  world: World,
  table: WikidataTable,
): Position | undefined {
  const whole = label.replace(/\s{0,9}\([^()]{0,200}\)/g, "").trim();
  const { seat: own, head: cut } = partOf(whole, world, table);
  const parted = { seat: own, head: table.keep.some(k => whole.toLowerCase().startsWith(k)) ? whole : cut };
  const place = seat ?? parted.seat;
  if (place === undefined || parted.head === "") return undefined;
  const plain = rewritten(parted.head.toLowerCase(), table);
  const known = [plain, parted.head.toLowerCase()].flatMap(words => world.titles.get(words) ?? []);
  const names = new Map(world.offices.map(o => [officeKey(o), o]));
  const standing = [...known, parted.head, plain].flatMap(
    office => names.get(officeKey({ ...place, office })) ?? [],
  )[0];
  const row = table.offices.find(r => r.words.some(w => within(w, plain)));
  const many = row?.many === true && standing === undefined;
  return {
    ...place,
    office: standing?.office ?? known[0] ?? capitals(parted.head),
    sector: standing?.sector ?? row?.sector ?? "GOV",
    single: !many && (standing !== undefined || known.length > 0),
  };
}

const within = (words: string, label: string): boolean => ` ${label} `.includes(` ${words} `);

function rewritten(label: string, { rewrites }: WikidataTable): string {
  return rewrites.reduce((text, { pattern, as }) => text.replace(pattern, as), label);
}

/**
 * A label without its land: behind one of the words that join them, or an adjective before it.
 *
 * What is only of a land ("the Norwegian Parliament", the European Commission) tells the land and stays part of the office.
 */
function partOf(label: string, world: World, { joins, articles }: WikidataTable) {
  const words = label.split(" ");
  for (const [i, word] of words.entries()) {
    if (i === 0 || !joins.has(word)) continue;
    const rest = words.slice(articles.has(words[i + 1] ?? "") ? i + 2 : i + 1);
    // The land may stand in the midst: "Ambassador of Norway to Kenya".
    for (let length = rest.length; length > 0; length--) {
      const name = rest.slice(0, length).join(" ");
      const seat = seatOf(name, world);
      if (seat === undefined) continue;
      const cut = [...words.slice(0, i), ...rest.slice(length)].join(" ");
      return { head: isItself(name, world) ? cut : label, seat };
    }
  }
  for (const length of [3, 2, 1]) {
    const seat = length < words.length ? seatOf(words.slice(0, length).join(" "), world) : undefined;
    if (seat) return { head: words.slice(length).join(" "), seat };
  }
  return { head: label, seat: undefined };
}

/** Whether a name is that of a state or of a whole body, not of its people or of an organ. */
function isItself(name: string, world: World): boolean {
  const [first] = world.bearers(name);
  if (first === undefined) return false;
  if ("code" in first) return first.names.includes(name);
  return first.group === undefined || world.nameOf(first.group) === first.name;
}

/** The land or body that a name or adjective names; none for a person's. */
export function seatOf(name: string, world: World): Seat | undefined {
  const [first] = world.bearers(name);
  if (first === undefined) return undefined;
  if ("code" in first) return { country: first.code };
  if (first.kind !== "organisation" && first.kind !== "group") return undefined;
  return { country: first.country, ...(first.group === undefined ? {} : { group: first.group }) };
}

const capitals = (office: string): string => office.charAt(0).toUpperCase() + office.slice(1);
