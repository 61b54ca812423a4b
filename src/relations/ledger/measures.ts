import type { Event } from "../../events/event.ts";
import type { Incident } from "../../record/incident.ts";
import { counts } from "../relation.ts";
import type { BriefWords } from "../words.ts";
import { type Found, type LedgerRequest, onesided } from "./entry.ts";
import { listsIn, named, told } from "./wording.ts";

/** Bans, sanctions and closures of one of a pair on the other: imposed, eased, lifted. */
export function measures(incident: Incident, event: Event, request: LedgerRequest): readonly Found[] {
  const { words } = request;
  const state = measureState(event, words);
  const sides = onesided(event, request);
  if (state === undefined || sides === undefined) return [];
  return subjectsOf(event, words).map(subject => ({
    kind: "measure" as const,
    key: ["measure", sides.actor, sides.recipient, subject].join("|"),
    subject,
    ...sides,
    state,
    event,
    incident,
  }));
}

/** CAMEO codes of what is no measure on trade or travel: relations cut; of restrictions that are laws and not force. */
const relationsCut = /^161/;
const lawful = /^172/;

const easing: readonly Event["event"][] = ["CONCEDE", "AGREE", "RETREAT"];

/** Whether an event imposes or eases a measure; `undefined` for all others. */
export function measureState(e: Event, words: BriefWords): string | undefined {
  const ahead = !counts(e);
  const imposes = ahead ? "planned" : "imposed";
  const about = matching(e, words).length > 0;
  const { measures, closures } = words.ledger;
  const said = (list: readonly string[]) => listsIn(e.evidence.text, { list }).length > 0;
  const lays =
    e.event === "SANCTION" &&
    (about || said(measures)) &&
    !e.mode.includes("convict") &&
    !relationsCut.test(e.cameo);
  if (lays && e.project === undefined) return imposes;
  if (e.event === "COERCE" && lawful.test(e.cameo) && about && said([...measures, ...closures]))
    return imposes;
  if (e.event === "THREATEN" && e.mode.includes("restrict") && about) return "planned";
  if (!easing.includes(e.event)) return undefined;
  const deed = told(e, words);
  if (deed?.state === "lifted" || deed?.state === "eased")
    return named({ ...deed, ahead: deed.ahead || ahead || e.event === "AGREE" }, words);
  return /^08[15]/.test(e.cameo)
    ? named({ state: "eased", ahead: ahead || e.event === "AGREE" }, words)
    : undefined;
}

/** What a measure bears on, by the words of its sentence; a whole is not told beside its part. */
function matching(e: Event, words: BriefWords): readonly string[] {
  const found = listsIn(e.evidence.text, words.ledger.objects);
  const wholes = new Set(found.map(name => words.ledger.partOf[name]));
  return found.filter(name => !wholes.has(name));
}

function subjectsOf(e: Event, words: BriefWords): readonly string[] {
  const found = matching(e, words);
  return found.length > 0 ? found : [words.ledger.other];
}
