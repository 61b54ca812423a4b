import type { Event } from "../../events/event.ts";
import { counts } from "../relation.ts";
import type { BriefWords } from "../words.ts";

const tokens = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];

/** The words of an event's sentence behind its trigger, up to `most`; a clause's end stops them. */
export function wordsAfter(e: Event, most: number): readonly string[] {
  const rest = e.evidence.text.slice(e.trigger.end - e.evidence.start);
  return tokens(rest.split(/[,;:.!?”"]\s/)[0]!).slice(0, most);
}

/** The words that an event's trigger consists of. */
export const triggerWords = (e: Event): readonly string[] => tokens(e.trigger.text);

/** How far behind a trigger the verb of what was decided may stand: "decided *to lift*", "agreed in Ankara *to lift*". */
const reach = 4;

/** What an event's words say of a state of affairs; `ahead` where that is still to come. */
export interface Told {
  readonly state: string;
  readonly ahead: boolean;
}

/** What only says that something was decided: what was is told behind it. */
const deciding = "agreed";

/** What was decided ("decided *to lift* a ban"), or else the state that the trigger names. `undefined` where neither is told. */
export function told(e: Event, words: BriefWords): Told | undefined {
  const own = stateIn(triggerWords(e), words);
  if (own !== undefined && own !== deciding) return { state: own, ahead: !counts(e) };
  const after = wordsAfter(e, reach);
  const deed = after.find((_, i) => i > 0 && words.ledger.infinitive.includes(after[i - 1]!));
  const decided = deed === undefined ? undefined : stateIn([deed], words);
  if (decided !== undefined) return { state: decided, ahead: true };
  return own === undefined ? undefined : { state: own, ahead: !counts(e) };
}

/** The state that an event's trigger itself names: "agreed" of what was agreed to be done. */
export const stateOfTrigger = (e: Event, words: BriefWords): string | undefined =>
  stateIn(triggerWords(e), words);

const stateIn = (said: readonly string[], words: BriefWords): string | undefined =>
  Object.entries(words.ledger.verbs).find(([, stems]) =>
    said.some(w => stems.some(s => w.startsWith(s))),
  )?.[0];

/** A state that is still to come, where the lexicon has a name for it; else `planned`. */
export const named = ({ state, ahead }: Told, words: BriefWords): string =>
  ahead ? (words.ledger.ahead[state] ?? "planned") : state;

/** Names of the lists of which a word, or words side by side, stand in a text. */
export function listsIn(text: string, lists: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const said = ` ${tokens(text).join(" ")} `;
  return Object.entries(lists)
    .filter(([, list]) => list.some(w => said.includes(` ${w} `)))
    .map(([name]) => name);
}
