import type { World } from "../world.ts";
import type { ClassRow, WikidataTable } from "./classes.ts";
import { type Position, positionOf, type Seat, seatOf } from "./position.ts";
import { type OfficeList, TermLists } from "./terms.ts";
import type { Held, Item } from "./wikidata.ts";

/** What a dump gives, as lines of `actors/` and `offices/`. */
export interface FromWikidata {
  readonly actors: readonly object[];
  readonly offices: readonly OfficeList[];
}

const human = "Q5";
type Row = readonly string[];

/**
 * Turns a dump into our entries in two passes: `learn` every item, then `take` every item, then `result`.
 *
 * What is held between them is what comes out, and one short row for each land, body and office of the dump; people without a dated
 * office and bodies of other classes leave nothing behind but a count.
 */
export class WikidataImport {
  readonly #world: World;
  readonly #table: WikidataTable;
  readonly #skip: (reason: string) => undefined;
  readonly #lands = new Map<string, Seat>();
  readonly #named = new Map<string, string>();
  readonly #positions = new Map<string, { readonly label: string; readonly of: readonly string[] }>();
  readonly #below = new Map<string, ClassRow>();
  readonly #actors: object[] = [];
  readonly #extended = new Map<
    string,
    { readonly aliases: readonly string[]; readonly roles: readonly Row[] }
  >();
  readonly #terms = new TermLists();

  constructor(world: World, table: WikidataTable, skip: (reason: string) => undefined) {
    this.#world = world;
    this.#table = table;
    this.#skip = skip;
  }

  /** Whether a line of the dump can hold anything for a pass, told without reading it: most of a dump cannot. */
  concerns(line: string, pass: "learn" | "take"): boolean {
    if (pass === "take") return line.includes('"P39"') || this.#mentionsClass(line);
    return (
      line.includes('"P297"') ||
      line.includes('"P298"') ||
      line.includes('"P1001"') ||
      this.#mentionsClass(line)
    );
  }

  #mentionsClass(line: string): boolean {
    for (const [id] of line.matchAll(/(?<=")Q\d+(?=")/g))
      if (this.#table.classes.has(id) || this.#below.has(id)) return true;
    return false;
  }

  /** First pass: lands, bodies and offices, which others refer to. */
  learn(item: Item): void {
    const { classes } = this.#table;
    const parent = item.parents.map(p => classes.get(p)).find(c => c !== undefined);
    if (parent) this.#below.set(item.id, parent);
    if (item.label === undefined) return;
    const kind = this.#rowOf(item)?.kind;
    const iso = this.#world.countries.find(
      c => c.code === item.iso3 || (c.iso2 !== undefined && c.iso2 === item.iso2),
    );
    if (iso) this.#lands.set(item.id, { country: iso.code });
    else if (kind !== undefined && kind !== "position") this.#named.set(item.id, item.label);
    if (
      kind === "position" ||
      item.jurisdictions.length > 0 ||
      (parent?.kind === "position" && kind === undefined)
    )
      this.#positions.set(item.id, {
        label: item.label,
        of: [...item.jurisdictions, ...item.lands],
      });
  }

  #rowOf(item: Item): ClassRow | undefined {
    const { classes } = this.#table;
    return item.classes.map(c => classes.get(c) ?? this.#below.get(c)).find(row => row !== undefined);
  }

  #seat(id: string): Seat | undefined {
    const name = this.#named.get(id);
    return this.#lands.get(id) ?? (name === undefined ? undefined : seatOf(name, this.#world));
  }

  /** Second pass: people with offices, and bodies. */
  take(item: Item): void {
    if (item.classes.includes(human)) this.#person(item);
    else this.#body(item);
  }

  #person(item: Item): undefined {
    if (item.positions.length === 0) return this.#skip("people without an office");
    if (item.label === undefined) return this.#skip("people without an English name");
    const held = item.positions.flatMap(h => {
      const position = this.#position(h);
      return position ? [{ position, held: h }] : [];
    });
    if (held.length === 0) return this.#skip("people without an office that can be placed");
    const home =
      held.find(h => h.position.group === undefined)?.position.country ?? held[0]!.position.country;
    const aliases = [...new Set(item.aliases.filter(usable))].filter(a => a !== item.label);
    const whole = [item.label, ...aliases.filter(a => a.includes(" ") && !a.includes("|"))];
    const roles = distinct(
      held
        .filter(h => !h.position.single)
        .map(({ position: p, held: h }) => [p.office, dated(h, "from"), dated(h, "to"), p.sector, p.country]),
    );
    for (const h of held) if (h.position.single) this.#term(whole, h);
    const known = this.#world
      .bearers(item.label)
      .find(b => !("code" in b) && b.kind === "person" && b.country === home && b.name.includes(" "));
    const more = { aliases, ...(roles.length > 0 ? { roles } : {}) };
    if (known && !("code" in known)) {
      const spelled = known.name === item.label ? aliases : [item.label, ...aliases];
      this.#extend(known.id, { aliases: spelled.filter(a => a !== known.name), roles });
    } else this.#actors.push({ id: item.id, name: item.label, country: home, ...more });
  }

  /** Adds to somebody whom we know; two of a dump that are he are taken as one, and counted. */
  #extend(id: string, more: { readonly aliases: readonly string[]; readonly roles: readonly Row[] }): void {
    const old = this.#extended.get(id);
    if (old !== undefined) this.#skip("people of one name taken as one");
    this.#extended.set(id, {
      aliases: [...new Set([...(old?.aliases ?? []), ...more.aliases])],
      roles: distinct([...(old?.roles ?? []), ...more.roles]),
    });
  }

  #position(held: Held): Position | undefined {
    const told = this.#positions.get(held.value);
    if (told === undefined) return this.#skip("terms in an office that the dump does not describe");
    const seat = [...(held.of === undefined ? [] : [held.of]), ...told.of]
      .map(id => this.#seat(id))
      .find(Boolean);
    const position = positionOf(told.label, seat, this.#world, this.#table);
    if (position === undefined) this.#skip("terms in an office of no land or body that is known");
    return position;
  }

  #term(
    names: readonly string[],
    { position, held }: { readonly position: Position; readonly held: Held },
  ): undefined {
    if (held.from === undefined) return this.#skip("terms without a beginning");
    if (held.to !== undefined && held.to < held.from.slice(0, held.to.length))
      return this.#skip("terms that end before they begin");
    this.#terms.add(position, {
      names,
      from: held.from,
      ...(held.to ? { to: held.to } : {}),
      unsure: held.unsure,
    });
  }

  #body(item: Item): undefined {
    const row = this.#rowOf(item);
    if (row === undefined || row.kind === "position" || row.kind === "land") return;
    if (item.label === undefined) return this.#skip("bodies without an English name");
    const country = [...item.lands, ...item.jurisdictions]
      .map(id => this.#lands.get(id)?.country)
      .find(Boolean);
    if ((country ?? row.country) === undefined) return this.#skip("bodies of no known land");
    if (this.#world.bearers(item.label).length > 0) return this.#skip("bodies whose name is known already");
    const aliases = [...new Set(item.aliases.filter(usable))].filter(
      a => a !== item.label && this.#world.bearers(a).length === 0,
    );
    this.#actors.push({
      id: item.id,
      name: item.label,
      country: country ?? row.country,
      kind: row.kind,
      sectors: row.sectors,
      aliases,
    });
  }

  result(): FromWikidata {
    const extended = [...this.#extended].map(([extend, { aliases, roles }]) => ({
      extend,
      aliases,
      ...(roles.length > 0 ? { roles } : {}),
    }));
    return { actors: [...extended, ...this.#actors], offices: this.#terms.lists(this.#skip) };
  }
}

const distinct = (rows: readonly Row[]): readonly Row[] =>
  rows.filter((row, i) => rows.findIndex(r => r.join("|") === row.join("|")) === i);

/** A name fit for finding in text: more than two letters, with a capital. */
const usable = (name: string): boolean => name.length > 2 && /\p{Lu}/u.test(name);

const dated = (held: Held, end: "from" | "to"): string => {
  const date = held[end];
  return date === undefined ? "" : `${date}${held.unsure ? "?" : ""}`;
};
