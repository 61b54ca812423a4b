import { existsSync, mkdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { CutFault, lines, openFile } from "../intake/bytes.ts";
import { defaultLimits, type Input } from "../intake/input.ts";
import { isZip, zipEntries } from "../intake/zip.ts";
import { InputFault } from "../text/fault.ts";
import { type Keep, takeLine } from "../world/geonames.ts";
import { importedName, stampBytes, stampLine } from "../world/imported.ts";
import type { Options } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { type SortedFile, sortedFile } from "./sorted-file.ts";

/** The longest line that is read: GeoNames' longest are a quarter of it. */
const lineBytes = 64 << 10;

/** What was read of a dump. */
interface Tally {
  lines: number;
  bad: number;
  places: number;
}

/** `attache places import FILE... --lexicon DIR`: GeoNames dumps (text, gzip or zip, streamed) into a folder that `--lexicon` reads. */
export async function importPlaces(files: readonly string[], options: Options, door: Door): Promise<void> {
  const [folder, ...more] = options.lexicon ?? [];
  if (folder === undefined || more.length > 0)
    throw new UsageFault("say into which folder: attache places import FILE --lexicon DIR");
  if (files.length === 0)
    throw new UsageFault("name a file: attache places import allCountries.zip --lexicon DIR");
  const keep = keepOf(options);
  mkdirSync(folder, { recursive: true });
  door.finishOnSignal();
  const out = sortedFile(join(folder, importedName), stampBytes);
  const tally: Tally = { lines: 0, bad: 0, places: 0 };
  try {
    for (const file of files) await readDump(file, keep, out, tally, door);
    if (door.stopped !== undefined) return;
    if (tally.places === 0) throw nothing(files, tally);
    const { rows } = out.finish(counted => stampLine({ ...counted, asked: askedFor(keep) }));
    if (tally.bad > 0) door.warn(`${tally.bad} of ${tally.lines} lines were left out`);
    door.out(
      `${JSON.stringify({ folder, file: importedName, lines: tally.lines, places: tally.places, names: rows, leftOut: tally.bad })}\n`,
    );
  } finally {
    out.drop();
  }
}

const nothing = (files: readonly string[], tally: Tally): InputFault =>
  new InputFault(
    files.join(", "),
    undefined,
    tally.lines === 0
      ? "holds no lines; nothing was changed"
      : `no place in ${tally.lines} lines passed (${tally.bad} of them were bad); widen --min-population, --classes or --country. Nothing was changed`,
  );

/** What the options keep: towns and regions with people, by default. */
function keepOf({ minPopulation = 1, classes = "AP", country }: Options): Keep {
  return {
    classes: new Set(classes),
    minPopulation,
    ...(country === undefined ? {} : { countries: new Set(country) }),
  };
}

const askedFor = (keep: Keep): string =>
  [
    `classes=${[...keep.classes].sort().join("")}`,
    `min-population=${keep.minPopulation}`,
    `countries=${keep.countries === undefined ? "all" : [...keep.countries].sort().slice(0, 40).join(",")}`,
  ].join("\t");

/** Every dump in a file: itself, or the `.txt` files of a zip archive but its read-me. */
async function readDump(path: string, keep: Keep, out: SortedFile, tally: Tally, door: Door): Promise<void> {
  if (!existsSync(path)) throw new InputFault(path, undefined, "no such file");
  if (!(await beginsAsZip(path)))
    return readLines(await openFile(path, defaultLimits), keep, out, tally, door);
  for await (const { name, chunks } of zipEntries(path, defaultLimits))
    if (/\.txt$/i.test(name) && !/readme/i.test(name) && door.stopped === undefined)
      await readLines({ name: `${path}(${name})`, head: Buffer.alloc(0), chunks }, keep, out, tally, door);
}

async function beginsAsZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    if (!(await file.stat()).isFile()) throw new InputFault(path, undefined, "not a regular file");
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return isZip(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** Takes the lines of one dump; bad ones are told by number, and where it is cut short what came before is kept. */
async function readLines(input: Input, keep: Keep, out: SortedFile, tally: Tally, door: Door): Promise<void> {
  const bad = (number: number, what: string) => {
    tally.bad++;
    door.warn(`${input.name}:${number}: ${what}; left out`);
  };
  let last: { readonly number: number; readonly ended: boolean } | undefined;
  try {
    for await (const { number, bytes, ended } of lines(input, lineBytes)) {
      last = { number, ended };
      const line = bytes?.toString("utf8").replace(/^\uFEFF/, "");
      if (line === "") continue;
      tally.lines++;
      const taken = line === undefined ? { fault: `longer than ${lineBytes} bytes` } : takeLine(line, keep);
      if ("fault" in taken) bad(number, taken.fault);
      else if (taken.rows.length > 0) {
        tally.places++;
        out.add(taken.rows);
      }
      if (number % 10_000 === 0) {
        door.progress(number, "lines");
        // A turn of the loop, so that signals are heard.
        await new Promise(setImmediate);
        if (door.stopped !== undefined) return;
      }
    }
  } catch (fault) {
    if (!(fault instanceof CutFault)) throw fault;
    door.warn(
      `${fault.message}; the ${last?.number ?? 0} whole lines before it were kept; fetch the file anew for the rest`,
    );
  }
}
