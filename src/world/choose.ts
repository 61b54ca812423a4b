import { join, sep } from "node:path";
import type { Actor, Role } from "./actor.ts";
import { record, strings } from "./fields.ts";
import { linesOf } from "./offices.ts";
import type { Bearer } from "./people.ts";
import type { Country } from "./read.ts";

/** How high an office stands, by its lower-case name: 0 the highest; offices that no line names stand below all. */
export type Prominence = ReadonlyMap<string, number>;

/** Reads `prominence.yaml`, offices by height; a later folder's word counts. */
export function readProminence(folders: readonly string[]): Prominence {
  const out = new Map<string, number>();
  for (const folder of folders)
    for (const [height, entry] of linesOf(join(folder, "prominence.yaml")).entries())
      for (const office of strings(entry, record(entry, ["offices"]).offices, "offices"))
        out.set(office.toLowerCase(), height);
  return out;
}

/** What decides between those who bear one name. */
export interface Choice {
  readonly date?: string | undefined;
  /** Lands that the text speaks of. */
  readonly company: readonly string[];
  readonly prominence: Prominence;
  /** The package's folder: whoever stands in another is the user's own. */
  readonly base: string;
}

/** The rules that decide who is meant by a shared name, in their order; the number that counts is the greater. */
export const choices = [
  { name: "office on the day", score: (w, c) => standing(w, c.date) },
  { name: "the user's own", score: (w, c) => (w.source?.file.startsWith(c.base + sep) === false ? 1 : 0) },
  { name: "land the text speaks of", score: (w, c) => (c.company.includes(landOf(w, c.date)) ? 1 : 0) },
  { name: "best known", score: w => ("best" in w && w.best ? 1 : 0) },
  { name: "higher office", score: (w, c) => -height(w, c) },
] as const satisfies readonly {
  readonly name: string;
  readonly score: (w: Bearer | Country, choice: Choice) => number;
}[];

/** Those who bear a name, likeliest first: by `choices`, then whose office began later, then by id. */
export function inOrder(all: readonly (Bearer | Country)[], choice: Choice): readonly (Bearer | Country)[] {
  if (all.length < 2) return all;
  const rows = all.map(w => ({ w, scores: choices.map(rule => rule.score(w, choice)) }));
  return rows
    .sort((a, b) => {
      const at = a.scores.findIndex((score, i) => score !== b.scores[i]);
      return at >= 0 ? b.scores[at]! - a.scores[at]! : last(a.w, b.w, choice.date);
    })
    .map(row => row.w);
}

/** The name of the rule by which the first goes before the second. */
export function decidedBy(a: Bearer | Country, b: Bearer | Country, choice: Choice): string {
  const rule = choices.find(r => r.score(a, choice) !== r.score(b, choice));
  if (rule) return rule.name;
  return begun(a, choice.date) === begun(b, choice.date) ? "order of ids" : "later office";
}

function last(a: Bearer | Country, b: Bearer | Country, date: string | undefined): number {
  const [x, y] = [begun(a, date), begun(b, date)];
  if (x !== y) return x < y ? 1 : -1;
  return idOf(a) < idOf(b) ? -1 : 1;
}

const idOf = (w: Bearer | Country): string => ("code" in w ? w.code : w.id);

/** On a date those in office go before states and bodies, these before all others. */
function standing(w: Bearer | Country, date: string | undefined): number {
  if ("code" in w || w.kind !== "person") return 1;
  return date !== undefined && roleOn(w, date) ? 2 : 0;
}

function landOf(w: Bearer | Country, date: string | undefined): string {
  if ("code" in w) return w.code;
  return (date === undefined ? undefined : roleOn(w, date))?.country ?? w.country;
}

/** The height of the office that counts: the one held on the day, else the highest ever held. */
function height(w: Bearer | Country, { date, prominence }: Choice): number {
  if ("code" in w) return 0;
  const held = date === undefined ? undefined : roleOn(w, date);
  const of = (r: Role) => prominence.get((r.office ?? "").toLowerCase()) ?? prominence.size;
  return held ? of(held) : Math.min(prominence.size, ...w.roles.map(of));
}

function begun(w: Bearer | Country, date: string | undefined): string {
  if ("code" in w) return "";
  return ((date === undefined ? undefined : roleOn(w, date)) ?? w.roles.at(-1))?.from ?? "";
}

/** The role held on a date, the latest begun where several are; who governs and commands, governs. */
export const roleOn = (actor: Actor, date: string): Role | undefined =>
  foremost(actor.roles.filter(r => covers(r, date)));

/** The latest of some roles; commands are left out beside a government's. */
export const foremost = (roles: readonly Role[]): Role | undefined => {
  const governs = roles.some(r => r.sectors[0] === "GOV");
  return roles.findLast(r => !governs || r.sectors[0] !== "MIL");
};

/** Whether a role is held on a date; dates cut short count as their first day. */
export const covers = (r: Role, date: string): boolean =>
  (r.from === undefined || r.from <= date) && (r.to === undefined || date < r.to);
