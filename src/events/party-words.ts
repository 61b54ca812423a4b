import { join } from "node:path";
import { loadWordSets } from "../language/names.ts";

/** The words of `parties.yaml`. */
export interface PartyWords {
  /** Nouns that count or gather those after "of". */
  readonly measures: ReadonlySet<string>;
  /** Words before an office whose holder of the day is not meant. */
  readonly elsewhere: ReadonlySet<string>;
  /** Prepositions that set people in a land. */
  readonly within: ReadonlySet<string>;
  /** Verbs whose object is asked, told or blamed. */
  readonly addressed: ReadonlySet<string>;
  /** Words of quantity: with one a plural of a people's name speaks of its people. */
  readonly quantities: ReadonlySet<string>;
  /** Participles by which a land stands behind those they describe. */
  readonly backing: ReadonlySet<string>;
  /** Prepositions between a measure and what it counts. */
  readonly partitive: ReadonlySet<string>;
  /** Capitals that stand for the European Union where they act. */
  readonly unionSeats: ReadonlySet<string>;
  /** Nouns of those who are not of their possessor's land. */
  readonly companions: ReadonlySet<string>;
  /** Prepositions between which and "and" two stand against each other. */
  readonly dividing: ReadonlySet<string>;
  /** Nouns of those told of before as two or more. */
  readonly sides: ReadonlySet<string>;
}

/** Reads `parties.yaml` of a language's lexicon folder. */
export function loadPartyWords(folder: string): PartyWords {
  const sets = loadWordSets(join(folder, "parties.yaml"));
  return {
    measures: sets("measures"),
    elsewhere: sets("elsewhere"),
    within: sets("within"),
    addressed: sets("addressed"),
    quantities: sets("quantities"),
    backing: sets("backing"),
    partitive: sets("partitive"),
    unionSeats: sets("unionSeats"),
    companions: sets("companions"),
    dividing: sets("dividing"),
    sides: sets("sides"),
  };
}
