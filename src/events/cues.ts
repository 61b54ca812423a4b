import { join } from "node:path";
import { loadWordSets } from "../language/names.ts";
import { LexiconFault } from "../text/fault.ts";
import { readLexicon } from "../text/lexicon.ts";

/** What a modal verb does to what it governs: possible, unreal, future. */
export type Modal = "PS" | "U" | "F";

type Sets =
  | "report"
  | "factive"
  | "deny"
  | "believe"
  | "doubt"
  | "plan"
  | "intend"
  | "convictions"
  | "feelings"
  | "generic"
  | "grounds"
  | "request"
  | "fail"
  | "try"
  | "manage"
  | "plans"
  | "settled"
  | "journeys"
  | "sayings"
  | "hearsay"
  | "probable"
  | "possible"
  | "negation"
  | "future"
  | "conditions"
  | "accordingTo"
  | "occasions"
  | "sessions"
  | "errands"
  | "arms"
  | "suffered"
  | "doing"
  | "happen"
  | "company"
  | "owning"
  | "sent"
  | "bound"
  | "endings"
  | "patrons"
  | "actors"
  | "recipients"
  | "partners"
  | "inward"
  | "reasons"
  | "objects"
  | "places"
  | "occurrences"
  | "deverbal"
  | "ability"
  | "binding"
  | "permit"
  | "nearly"
  | "undone"
  | "forthcoming"
  | "prospects"
  | "temporal"
  | "foresee"
  | "tentative"
  | "seem"
  | "coming"
  | "undo"
  | "existing"
  | "attitudes"
  | "claiming"
  | "authorship"
  | "committing"
  | "offices"
  | "issuing"
  | "manifestos"
  | "announce"
  | "about";

/** The words of `cues.yaml`, each class a set of lemmas. */
export type Cues = Readonly<Record<Sets, ReadonlySet<string>>> & {
  readonly modals: ReadonlyMap<string, Modal>;
  /** Lemmas of irregular forms that the tables of the language miss. */
  readonly irregular: ReadonlyMap<string, string>;
};

const names: readonly Sets[] = [
  "report",
  "factive",
  "deny",
  "believe",
  "doubt",
  "plan",
  "intend",
  "convictions",
  "feelings",
  "generic",
  "grounds",
  "request",
  "fail",
  "try",
  "manage",
  "plans",
  "settled",
  "journeys",
  "sayings",
  "hearsay",
  "probable",
  "possible",
  "negation",
  "future",
  "conditions",
  "accordingTo",
  "occasions",
  "sessions",
  "errands",
  "arms",
  "suffered",
  "doing",
  "happen",
  "company",
  "owning",
  "sent",
  "bound",
  "endings",
  "patrons",
  "actors",
  "recipients",
  "partners",
  "inward",
  "reasons",
  "objects",
  "places",
  "occurrences",
  "deverbal",
  "ability",
  "binding",
  "permit",
  "nearly",
  "undone",
  "forthcoming",
  "prospects",
  "temporal",
  "foresee",
  "tentative",
  "seem",
  "coming",
  "undo",
  "existing",
  "attitudes",
  "claiming",
  "authorship",
  "committing",
  "offices",
  "issuing",
  "manifestos",
  "announce",
  "about",
];

/** Reads `cues.yaml` of a language's lexicon folder; a missing class is a `LexiconFault`. */
export function loadCues(folder: string): Cues {
  const file = join(folder, "cues.yaml");
  const sets = loadWordSets(file);
  const { modals, irregular } = readLexicon(file) as {
    readonly modals?: Readonly<Record<string, Modal>>;
    readonly irregular?: Readonly<Record<string, string>>;
  };
  if (modals === undefined) throw new LexiconFault(file, undefined, "expected a mapping under `modals`");
  const all = Object.fromEntries(names.map(n => [n, sets(n)])) as Record<Sets, ReadonlySet<string>>;
  return {
    ...all,
    modals: new Map(Object.entries(modals)),
    irregular: new Map(Object.entries(irregular ?? {})),
  };
}
