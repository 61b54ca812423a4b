import { dirname, relative, sep } from "node:path";
import { lexiconRoot } from "../../text/lexicon.ts";
import type { Source } from "../../world/actor.ts";

/** Where a lexicon says something, for people and JSON: `lexicons/world/offices/europe.yaml:14`; a user's own file as he named its folder. */
export function sourceName({ file, line }: Source): string {
  const inside = relative(dirname(lexiconRoot), file);
  return `${inside.startsWith("..") ? file : inside.split(sep).join("/")}:${line}`;
}
