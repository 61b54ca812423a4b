import type { Event, Participant } from "../events/event.ts";
import type { Actor, Membership } from "../world/actor.ts";

/** One side of a pair: states and bodies by code, each from a day to a day (ISO, cut to what is known); absent is always. */
export interface Side {
  readonly code: string;
  readonly name: string;
  readonly members: readonly (Pick<Membership, "member" | "to"> & { readonly from?: string })[];
}

/** A side of one state or body. */
export const sideOf = (code: string, name: string): Side => ({ code, name, members: [{ member: code }] });

/** A body as a side: itself and those who belong to it on the day; `undefined` where its members are not known. */
export function bodySide(code: string, name: string, actors: readonly Actor[]): Side | undefined {
  const body = actors.find(a => a.group === code && a.members !== undefined);
  if (body === undefined) return undefined;
  return { code: `${code}+`, name, members: [{ member: code }, ...body.members!] };
}

/** Several sides as one. */
export const joinSides = (sides: readonly Side[], and: string): Side =>
  sides.length === 1
    ? sides[0]!
    : {
        code: sides.map(s => s.code).join(","),
        name: sides.map(s => s.name).join(and),
        members: sides.flatMap(s => s.members),
      };

/**
 * The two sides without what belongs to both: who is named on one and only a member on the other (`DEU` against `EU+`) is the
 * former's, all others are nobody's. `shared` are those others.
 */
export function apart(
  a: Side,
  b: Side,
): { readonly a: Side; readonly b: Side; readonly shared: readonly string[] } {
  const [ofA, ofB] = [codesOfSide(a), codesOfSide(b)];
  const both = [...ofA].filter(code => ofB.has(code));
  const owns = (side: Side, other: Side, code: string) => names(side, code) && !names(other, code);
  const without = (side: Side, other: Side) => ({
    ...side,
    members: side.members.filter(m => !both.includes(m.member) || owns(side, other, m.member)),
  });
  const shared = both.filter(code => !owns(a, b, code) && !owns(b, a, code));
  return { a: without(a, b), b: without(b, a), shared };
}

/** Whether a side names a code outright, not as a member of a body. */
const names = (side: Side, code: string): boolean =>
  side.members.some(m => m.member === code && m.from === undefined);

/** All codes that a side has at any time. */
export const codesOfSide = (side: Side): ReadonlySet<string> => new Set(side.members.map(m => m.member));

/** Whether one of the parties is of a side on a day. */
export const ofSide = (parties: Event["actor"], side: Side, day: string): boolean =>
  parties.some(p => side.members.some(m => bears(p, m.member) && lasts(m, day)));

const bears = (p: Participant, code: string): boolean => p.country === code || p.group === code;

/** Days are compared as far as the membership is known: from "2020-01" covers all of that month, to "2020-01" ends before it. */
const lasts = (m: Side["members"][number], day: string): boolean =>
  (m.from === undefined || day.slice(0, m.from.length) >= m.from) &&
  (m.to === undefined || day.slice(0, m.to.length) < m.to);
