import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputFault } from "../../text/fault.ts";
import { lexiconRoot } from "../../text/lexicon.ts";
import { readWikidataTable } from "../../world/import/classes.ts";
import { readCodeTable } from "../../world/import/codes.ts";
import { fromPetrarch } from "../../world/import/from-petrarch.ts";
import { WikidataImport } from "../../world/import/from-wikidata.ts";
import { type Dictionary, readDictionary } from "../../world/import/petrarch.ts";
import { isEntityLine, readItem } from "../../world/import/wikidata.ts";
import { listFile } from "../../world/import/yaml.ts";
import type { World } from "../../world/world.ts";
import type { Call } from "../command.ts";
import type { Door } from "../door.ts";
import { UsageFault } from "../fault.ts";
import { jsonLine } from "../json/offsets.ts";
import { worldOf } from "../reading.ts";
import { linesOf } from "./lines.ts";

const tables = join(lexiconRoot, "import");

/** A file of the folder to write: its place, its head, its entries. */
interface Written {
  readonly path: string;
  readonly head: readonly string[];
  readonly entries: readonly object[];
}

/** `attache actors import FILES --out DIR`: Wikidata dumps and PETRARCH dictionaries as a folder that `--lexicon` reads. */
export async function importActors({ arguments: paths, options }: Call, door: Door): Promise<void> {
  const { out, lexicon = [] } = options;
  if (out === undefined) throw new UsageFault("import: where to? --out DIR");
  if (paths.length === 0 || paths.includes("-"))
    throw new UsageFault("import wants files: a dump is read twice, so that a pipe cannot be");
  const world = worldOf(lexicon);
  const skipped = new Map<string, number>();
  const skip = (reason: string): undefined => {
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  };
  const { dumps, dictionaries } = await sorted(paths, door);
  const files = [
    ...(await ofDumps(dumps, { world, skip, door })),
    ...(await ofDictionaries(dictionaries, { world, skip, door })),
  ].filter(f => f.entries.length > 0);
  for (const { path, head, entries } of files) {
    const file = join(out, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, listFile(head, entries));
  }
  // What was written must be read: a slip of ours shows here, not at the user's next command.
  if (files.length > 0) worldOf([...lexicon, out]);
  door.out(
    jsonLine({
      written: Object.fromEntries(files.map(f => [f.path, f.entries.length])),
      skipped: Object.fromEntries([...skipped].sort(([a], [b]) => (a < b ? -1 : 1))),
    }),
  );
}

/** Dumps and dictionaries apart, by their first words; what cannot be read is refused. */
async function sorted(paths: readonly string[], door: Door) {
  const dumps: string[] = [];
  const dictionaries: string[] = [];
  for (const path of paths)
    await refusing(door, async () => {
      let kind: "dump" | "dictionary" | undefined;
      for await (const line of linesOf(path)) {
        if (line?.trim() === "") continue;
        kind = line === undefined || /^\s*(?:\[\s*(?:\{|$)|\{")/.test(line) ? "dump" : "dictionary";
        break;
      }
      if (kind === undefined) throw new InputFault(path, undefined, "an empty file");
      (kind === "dump" ? dumps : dictionaries).push(path);
    });
  return { dumps, dictionaries };
}

interface Means {
  readonly world: World;
  readonly skip: (reason: string) => undefined;
  readonly door: Door;
}

async function ofDumps(paths: readonly string[], { world, skip, door }: Means): Promise<readonly Written[]> {
  const maker = new WikidataImport(world, readWikidataTable(tables), skip);
  let readable = paths;
  for (const pass of ["learn", "take"] as const) {
    const whole: string[] = [];
    for (const path of readable)
      await refusing(door, async () => {
        let at = 0;
        for await (const line of linesOf(path)) {
          at++;
          door.progress(at, `lines, ${pass === "learn" ? "offices and lands" : "people and bodies"}`);
          read(line, pass, `${path}:${at}`, maker, door);
        }
        whole.push(path);
      });
    readable = whole;
  }
  const { actors, offices } = maker.result();
  const head = headOf(paths, "CC0 1.0 (Wikidata)");
  return [
    { path: join("actors", "wikidata.yaml"), head, entries: actors },
    { path: join("offices", "wikidata.yaml"), head, entries: offices },
  ];
}

/** One line into the import; one that holds no entity is told once, in the first pass. */
function read(
  line: string | undefined,
  pass: "learn" | "take",
  place: string,
  maker: WikidataImport,
  door: Door,
): void {
  const slip = take(line, pass, maker);
  if (slip !== undefined && pass === "learn") door.warn(`${place}: ${slip}; left out`);
}

/** What is wrong with a line; `undefined` where it was taken, or holds nothing for us. */
function take(line: string | undefined, pass: "learn" | "take", maker: WikidataImport): string | undefined {
  if (line === undefined) return "a line too long to read";
  if (!isEntityLine(line)) return "no entity of Wikidata";
  if (!maker.concerns(line, pass)) return undefined;
  try {
    const item = readItem(line);
    if (item) maker[pass](item);
    return undefined;
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return `no JSON (${fault.message.slice(0, 80)})`;
  }
}

async function ofDictionaries(
  paths: readonly string[],
  { world, skip, door }: Means,
): Promise<readonly Written[]> {
  const read: Dictionary[] = [];
  for (const path of paths)
    await refusing(door, async () => {
      const lines: string[] = [];
      for await (const line of linesOf(path)) lines.push(line ?? "");
      read.push(
        readDictionary(lines, (line, message): undefined => {
          door.warn(`${path}:${line}: ${message}; left out`);
        }),
      );
    });
  const all = { actors: read.flatMap(d => d.actors), agents: read.flatMap(d => d.agents) };
  const { actors, countries, roles } = fromPetrarch(all, { world, table: readCodeTable(tables), skip });
  const head = headOf(paths, "that of the dictionaries");
  return [
    { path: join("actors", "petrarch.yaml"), head, entries: actors },
    { path: "countries.yaml", head, entries: countries },
    { path: "roles.yaml", head, entries: roles },
  ];
}

const headOf = (paths: readonly string[], licence: string): readonly string[] => [
  `source: ${paths.map(p => basename(p)).join(", ")}, by attache actors import`,
  `licence: ${licence}`,
];

/** Does a piece of work on a named file; where it cannot be read it is refused, and the rest is done. */
async function refusing(door: Door, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (!(fault instanceof InputFault)) throw fault;
    door.refuse(fault.message);
  }
}
