import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { lexiconRoot, readLexicon } from "../text/lexicon.ts";
import { type Sector, sectors } from "../world/actor.ts";

/** What other schemes call our sectors. */
interface SectorCodes {
  readonly cameo?: string;
  readonly icews: readonly string[];
}

/** A body in CAMEO: its whole code, known group and role. */
interface BodyCodes {
  readonly code: string;
  readonly known?: string;
  readonly type?: string;
}

/** What other schemes call what we know: sectors, bodies, states, CAMEO's codes in words. */
export interface Codes {
  readonly sectors: Readonly<Record<Sector, SectorCodes>>;
  readonly bodies: Readonly<Record<string, BodyCodes>>;
  /** By our code: FIPS 10-4, number of Correlates of War. */
  readonly countries: Readonly<Record<string, { readonly fips?: string; readonly cow?: number }>>;
  readonly cameo: Readonly<Record<string, string>>;
}

/** Reads `lexicons/exports`; a sector without an entry is a `LexiconFault`. */
export function loadCodes(folder: string = join(lexiconRoot, "exports")): Codes {
  const file = join(folder, "sectors.yaml");
  const known = readLexicon(file) as Codes["sectors"];
  for (const sector of sectors)
    if (!Array.isArray(known?.[sector]?.icews))
      throw new LexiconFault(file, undefined, `expected an entry for ${sector} with a list under \`icews\``);
  return {
    sectors: known,
    bodies: readLexicon(join(folder, "bodies.yaml")) as Codes["bodies"],
    countries: readLexicon(join(folder, "countries.yaml")) as Codes["countries"],
    cameo: readLexicon(join(folder, "cameo.yaml")) as Codes["cameo"],
  };
}

/** What a CAMEO code is about, by its longest known beginning; empty for none. */
export function cameoWords(codes: Codes, cameo: string): string {
  for (let n = cameo.length; n >= 2; n--) {
    const words = codes.cameo[cameo.slice(0, n)];
    if (words !== undefined) return words;
  }
  return "";
}
