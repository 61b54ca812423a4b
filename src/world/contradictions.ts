import type { Role, Source } from "./actor.ts";
import { covers, decidedBy } from "./choose.ts";
import { clash, overlap } from "./dates.ts";
import { officeKey } from "./offices.ts";
import type { Bearer } from "./people.ts";
import type { World } from "./world.ts";

/** Two sayings of the lexicons that cannot both hold, with where they stand. */
export interface Contradiction {
  readonly kind: "two holders" | "told twice" | "name undecided";
  readonly what: string;
  readonly places: readonly Source[];
}

interface Holding {
  readonly person: Bearer;
  readonly role: Role;
}

/**
 * What the lexicons say against themselves: two holders of one office on one day (beyond what dates cut to months leave open),
 * one person's time in an office told twice, and a name of two people of one land between whom no rule of `choices` decides.
 */
export function contradictions(world: World): readonly Contradiction[] {
  const people = (world.actors as readonly Bearer[]).filter(a => a.kind === "person");
  return [...ofOffices(people, world), ...ofNames(people, world)];
}

function ofOffices(people: readonly Bearer[], world: World): readonly Contradiction[] {
  const single = new Set(world.offices.map(officeKey));
  const held = new Map<string, Holding[]>();
  for (const person of people)
    for (const role of person.roles) {
      const key = officeKey(role);
      held.set(key, [...(held.get(key) ?? []), { person, role }]);
    }
  return [...held].flatMap(([key, all]) => pairs(all).flatMap(([a, b]) => between(a, b, single.has(key))));
}

function between(a: Holding, b: Holding, single: boolean): readonly Contradiction[] {
  const twice = a.person.id === b.person.id;
  if (twice ? !overlap(a.role, b.role) : !single || !clash(a.role, b.role)) return [];
  return [
    {
      kind: twice ? "told twice" : "two holders",
      what: `${a.role.office} of ${a.role.group ?? a.role.country}: ${told(a)}; ${told(b)}`,
      places: sources(a.role, b.role),
    },
  ];
}

const told = ({ person, role }: Holding): string =>
  `${person.name} ${role.from ?? ""} to ${role.to ?? "now"}`;

const sources = (...all: readonly { readonly source?: Source }[]): readonly Source[] =>
  all.flatMap(x => x.source ?? []);

function ofNames(people: readonly Bearer[], world: World): readonly Contradiction[] {
  const bearers = new Map<string, Bearer[]>();
  for (const p of people)
    for (const n of new Set([p.name, ...p.aliases])) bearers.set(n, [...(bearers.get(n) ?? []), p]);
  return [...bearers].flatMap(([name, all]) =>
    pairs(all).flatMap(([a, b]) => {
      const day = undecidedOn(a, b, world);
      return day === undefined
        ? []
        : [
            {
              kind: "name undecided" as const,
              what: `"${name}" on ${day}: ${a.name} (${a.id}) or ${b.name} (${b.id})? Give one \`best: true\`, or put the name among the shared ones`,
              places: sources(a, b),
            },
          ];
    }),
  );
}

/** A day on which two of one land hold offices of one height and none is the better known; those of two lands are told apart by the text. */
function undecidedOn(a: Bearer, b: Bearer, world: World): string | undefined {
  const days = a.roles.flatMap(r =>
    b.roles.flatMap(s => (clash(r, s) ? [[r.from ?? "", s.from ?? ""].sort()[1]!] : [])),
  );
  return days.find(date => {
    const choice = { date, company: [], prominence: world.prominence, base: "" };
    const [r, s] = [a, b].map(p => p.roles.findLast(role => covers(role, date)));
    const undecided = ["later office", "order of ids"].includes(decidedBy(a, b, choice));
    return r !== undefined && s !== undefined && r.country === s.country && undecided;
  });
}

const pairs = <T>(all: readonly T[]): readonly (readonly [T, T])[] =>
  all.flatMap((a, i) => all.slice(i + 1).map(b => [a, b] as const));
