import { fold } from "../text/fold.ts";
import type { Role } from "./actor.ts";
import { overlap } from "./dates.ts";
import { fault } from "./fields.ts";
import { type Office, officeKey, readOffices, type Tenure } from "./offices.ts";
import { type Bearer, slug } from "./people.ts";
import { type Change, readChanges } from "./read-actors.ts";

/** What folders say of actors and offices, taken together. */
export interface Layers {
  readonly actors: readonly Bearer[];
  readonly offices: readonly Office[];
}

/** What a folder says of who held an office: a line of `offices/` or a person's role. */
type Claim = Tenure;

/**
 * Reads folders of knowledge in order, the package's first: what a later one says goes before what an earlier one says.
 *
 * An actor with a known id takes its place; a person with the whole name of one of the same land, or `extend`, adds to it;
 * `remove` takes one away. A list of holders (`held`) takes the place of the earlier one; `add` and people's roles are laid
 * over it: for their time the earlier holders give way, and without an end they last until the next holder. A slip is a
 * `LexiconFault` with file and line.
 */
export function readLayers(folders: readonly string[]): Layers {
  let layers: Layers = { actors: [], offices: [] };
  for (const folder of folders) layers = lay(layers, readChanges(folder), readOffices(folder));
  return layers;
}

function lay(before: Layers, changes: readonly Change[], fresh: readonly Office[]): Layers {
  if (before.actors.length + before.offices.length === 0 && changes.every(c => c.does === "name"))
    return { actors: changes.flatMap(c => (c.does === "name" ? [c.actor] : [])), offices: fresh };
  const single = new Set([...before.offices, ...fresh].map(officeKey));
  const known = new Map(before.actors.map(a => [a.id, a]));
  const settled = changes.map(c => withLands(c, known, [...before.offices, ...fresh]));
  const claims = closed([...fresh.flatMap(o => o.tenures), ...settled.flatMap(claimsOf)], before, single);
  const give = (role: Role, names: readonly string[]) =>
    cut({ names, role }, claims.get(officeKey(role)) ?? [], single.has(officeKey(role)));
  const yielded = before.actors.map(a =>
    a.roles.length === 0 ? a : { ...a, roles: a.roles.flatMap(r => give(r, [a.name, ...a.aliases])) },
  );
  const actors = changed(
    yielded,
    settled.map(c => withClaims(c, claims)),
    [...before.offices, ...fresh],
  );
  return { actors, offices: officesOf(before.offices, fresh, give, claims) };
}

/** Roles of an `extend` without a land of their own are of the land of the person that it extends. */
function withLands(change: Change, known: ReadonlyMap<string, Bearer>, offices: readonly Office[]): Change {
  if (change.does !== "extend" || change.more.roles === undefined) return change;
  const country = (known.get(change.id) ?? holder(change.id, offices))?.country ?? "";
  const roles = change.more.roles.map(r => (r.country === "" ? { ...r, country } : r));
  return { ...change, more: { ...change.more, roles } };
}

function claimsOf(change: Change): readonly Claim[] {
  if (change.does === "remove") return [];
  const { name, aliases = [], roles = [] } = change.does === "name" ? change.actor : change.more;
  const names = [...(name === undefined ? [slugged(change)] : [name]), ...aliases];
  return roles.map(role => ({ names, role }));
}

const slugged = (change: Change): string => (change.does === "name" ? change.actor.id : change.id);

/** Claims by office; one without an end lasts until the next holder of an office that one holds at a time. */
function closed(
  claims: readonly Claim[],
  before: Layers,
  single: ReadonlySet<string>,
): ReadonlyMap<string, readonly Claim[]> {
  const out = new Map<string, Claim[]>();
  if (before.actors.length === 0 && before.offices.length === 0) return out;
  const starts = new Map<string, Claim[]>();
  for (const c of [...before.offices.flatMap(o => o.tenures), ...claims])
    starts.set(officeKey(c.role), [...(starts.get(officeKey(c.role)) ?? []), c]);
  for (const claim of claims) {
    const key = officeKey(claim.role);
    const next = single.has(key) ? nextStart(claim, starts.get(key)!) : undefined;
    const role = next === undefined ? claim.role : { ...claim.role, to: next, implied: true as const };
    out.set(key, [...(out.get(key) ?? []), { ...claim, role }]);
  }
  return out;
}

function nextStart({ names, role }: Claim, all: readonly Claim[]): string | undefined {
  if (role.to !== undefined || role.from === undefined) return undefined;
  const later = all.flatMap(c =>
    c.role.from !== undefined && c.role.from > role.from! && !same(c.names, names) ? [c.role.from] : [],
  );
  return later.sort()[0];
}

const same = (a: readonly string[], b: readonly string[]): boolean => {
  const keys = new Set(a.map(nameKey));
  return b.some(n => keys.has(nameKey(n)));
};

const nameKey = (name: string): string => slug(fold(name));

/** What is left of an older role beside newer claims: of one's own nothing where they overlap, of others' the time outside. */
function cut(old: Claim, newer: readonly Claim[], single: boolean): readonly Role[] {
  let left: readonly Role[] = [old.role];
  for (const claim of newer) {
    if (same(claim.names, old.names)) left = left.filter(r => !overlap(r, claim.role));
    else if (single) left = left.flatMap(r => subtract(r, claim.role));
  }
  return left;
}

function subtract(role: Role, other: Role): readonly Role[] {
  if (!overlap(role, other)) return [role];
  const out: Role[] = [];
  const { implied: _, to: __, ...open } = role;
  if (other.from !== undefined && (role.from === undefined || role.from < other.from))
    out.push({ ...open, to: other.from, implied: true });
  if (other.to !== undefined && (role.to === undefined || other.to < role.to))
    out.push({ ...role, from: other.to });
  return out;
}

/** A change with its roles as they were closed. */
function withClaims(change: Change, claims: ReadonlyMap<string, readonly Claim[]>): Change {
  if (change.does === "remove" || claims.size === 0) return change;
  const close = (role: Role): Role =>
    claims.get(officeKey(role))?.find(c => c.role.source === role.source && c.role.from === role.from)
      ?.role ?? role;
  if (change.does === "extend")
    return change.more.roles === undefined
      ? change
      : { ...change, more: { ...change.more, roles: change.more.roles.map(close) } };
  return { ...change, actor: { ...change.actor, roles: change.actor.roles.map(close) } };
}

function officesOf(
  before: readonly Office[],
  fresh: readonly Office[],
  give: (role: Role, names: readonly string[]) => readonly Role[],
  claims: ReadonlyMap<string, readonly Claim[]>,
): readonly Office[] {
  const byKey = new Map(fresh.map(o => [officeKey(o), o]));
  const kept = before.map(o => {
    const mine = byKey.get(officeKey(o));
    byKey.delete(officeKey(o));
    if (mine?.whole) return mine;
    const older = o.tenures.flatMap(t => give(t.role, t.names).map(role => ({ ...t, role })));
    if (mine === undefined) return { ...o, tenures: older };
    const own = (claims.get(officeKey(o)) ?? []).filter(c =>
      mine.tenures.some(t => t.role.source === c.role.source),
    );
    return { ...o, ...mine, tenures: [...older, ...own].sort(byStart) };
  });
  return [...kept, ...byKey.values()];
}

const byStart = (a: Tenure, b: Tenure): number => {
  const [x, y] = [a.role.from ?? "", b.role.from ?? ""];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** The actors after a folder's changes; new ones stand first, so that their names are found before others'. */
function changed(
  known: readonly Bearer[],
  changes: readonly Change[],
  offices: readonly Office[],
): readonly Bearer[] {
  const all = new Map(known.map(a => [a.id, a]));
  const fresh: Bearer[] = [];
  for (const change of changes) {
    if (change.does === "remove") {
      if (!all.delete(change.id)) throw unknown(change, "remove");
    } else if (change.does === "extend") {
      const old = all.get(change.id) ?? holder(change.id, offices);
      if (old === undefined) throw unknown(change, "extend");
      all.set(old.id, extended(old, change.more));
    } else {
      const { actor } = change;
      const old = all.has(actor.id) ? undefined : samePerson(actor, known);
      if (old) all.set(old.id, joined(all.get(old.id) ?? old, actor));
      else if (all.has(actor.id)) all.set(actor.id, actor);
      else fresh.push(actor);
    }
  }
  return [...fresh, ...all.values()];
}

const unknown = (change: Exclude<Change, { does: "name" }>, field: string) =>
  fault(
    change.entry,
    `\`${field}\`: no actor has the id "${change.id}" in the folders before; attache actors NAME tells ids`,
  );

/** Somebody whom the offices alone know, by the id that the list gives him. */
function holder(id: string, offices: readonly Office[]): Bearer | undefined {
  for (const { tenures, country, source } of offices)
    for (const { names } of tenures)
      if (slug(names[0]!) === id)
        return {
          ...{ id, name: names[0]!, kind: "person", country, sectors: [], aliases: [] },
          ...{ roles: [], best: false, source },
        };
  return undefined;
}

function samePerson(actor: Bearer, known: readonly Bearer[]): Bearer | undefined {
  if (actor.kind !== "person") return undefined;
  const whole = wholeNames(actor);
  return known.find(
    a => a.kind === "person" && a.country === actor.country && wholeNames(a).some(n => whole.includes(n)),
  );
}

const wholeNames = (a: Bearer): readonly string[] =>
  [a.name, ...a.aliases].filter(n => n.includes(" ")).map(nameKey);

/** One person told by two folders: the earlier one's id and name, all spellings and roles. */
const joined = (old: Bearer, more: Bearer): Bearer =>
  extended(old, {
    ...more,
    name: old.name,
    aliases: [more.name, ...more.aliases],
    best: old.best || more.best,
  });

function extended(old: Bearer, more: Partial<Bearer>): Bearer {
  const aliases = [...old.aliases, ...(more.aliases ?? [])];
  return {
    ...old,
    ...(more.name === undefined ? {} : { name: more.name }),
    ...(more.country === undefined ? {} : { country: more.country }),
    ...(more.group === undefined ? {} : { group: more.group }),
    sectors: more.sectors?.length ? more.sectors : old.sectors,
    aliases: [...new Set(more.name === undefined ? aliases : [old.name, ...aliases])].filter(
      n => n !== (more.name ?? old.name),
    ),
    roles: [...old.roles, ...(more.roles ?? [])].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1)),
    ...(more.members === undefined
      ? {}
      : { members: [...(old.members ?? []), ...more.members].sort(inTime) }),
    best: more.best ?? old.best,
    ...(more.source === undefined ? {} : { source: more.source }),
  };
}

const inTime = (a: { readonly from: string }, b: { readonly from: string }): number =>
  a.from < b.from ? -1 : a.from > b.from ? 1 : 0;
