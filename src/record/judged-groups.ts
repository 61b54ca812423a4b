import type { Item } from "./alike.ts";

/** Groups of events as analysts see them: those they joined brought together, those they parted taken apart. */
export function asJudged(groups: readonly Item[][]): readonly Item[][] {
  if (groups.every(group => group.every(untouched))) return groups;
  return joined(groups).flatMap(parted);
}

const untouched = ({ event: { reviewed } }: Item): boolean =>
  reviewed?.together === undefined && reviewed?.apart === undefined;

const joins = (a: Item, b: Item): boolean => a.event.reviewed?.together?.includes(b.event.id) ?? false;
const parts = (a: Item, b: Item): boolean => a.event.reviewed?.apart?.includes(b.event.id) ?? false;

function joined(groups: readonly Item[][]): readonly Item[][] {
  const all: Item[][] = [];
  for (const group of groups) {
    const linked = all.filter(other => other.some(a => group.some(b => joins(a, b))));
    for (const other of linked) all.splice(all.indexOf(other), 1);
    all.push([...linked.flat(), ...group]);
  }
  return all;
}

/** Takes a group apart: each event stays with the first that nothing parts it from; those that were joined stay together. */
function parted(group: readonly Item[]): readonly Item[][] {
  const out: Item[][] = [];
  for (const cluster of clusters(group)) {
    const home = out.find(other => !other.some(a => cluster.some(b => parts(a, b))));
    if (home) home.push(...cluster);
    else out.push([...cluster]);
  }
  return out;
}

/** Events that analysts joined, and each other one by itself. */
function clusters(group: readonly Item[]): readonly Item[][] {
  const out: Item[][] = [];
  for (const item of group) {
    const linked = out.filter(other => other.some(a => joins(a, item)));
    for (const other of linked) out.splice(out.indexOf(other), 1);
    out.push([...linked.flat(), item]);
  }
  return out;
}
