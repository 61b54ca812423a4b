import type { Event } from "../../events/event.ts";
import type { BriefWords } from "../words.ts";
import type { ChangeDate } from "./entry.ts";
import { triggerWords } from "./wording.ts";

/**
 * The date of a change: the event's own; else what it is said to have followed ("imposed *after* the jet was shot down last
 * November", "halted *after* the downing of the jet"), where the report dates that.
 */
export function dateOf(
  e: Event,
  report: readonly Event[],
  words: BriefWords,
  published: string | undefined,
): ChangeDate | undefined {
  if (e.date !== undefined) return { start: e.date.start, end: e.date.end, precision: e.date.precision };
  const before = cause(e, report, words);
  if (before?.date === undefined) return undefined;
  const { start, end, precision } = before.date;
  const last = published !== undefined && published > end ? published : end;
  return { start, end: last, precision: "range", after: { start, end, precision } };
}

/** Letters and words of a cause that are compared with triggers, and how far behind its event it may begin. */
const leastLetters = 4;
const longestCause = 14;

function cause(e: Event, report: readonly Event[], words: BriefWords): Event | undefined {
  const rest = e.evidence.text.slice(e.trigger.end - e.evidence.start);
  const lead = new RegExp(`^\\s*(?:${words.ledger.following.join("|")})\\s+`, "iu").exec(rest);
  if (lead === null) return undefined;
  const from = e.trigger.end + lead[0].length;
  const dated = report.filter(o => o !== e && o.date !== undefined && o.status === "occurred");
  const same = dated.find(o => o.evidence.start === e.evidence.start && o.trigger.start >= from);
  if (same !== undefined) return same;
  const said =
    rest
      .slice(lead[0].length)
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, longestCause) ?? [];
  const alike = dated.filter(o =>
    triggerWords(o).some(
      t => t.length >= leastLetters && said.some(w => w.startsWith(t.slice(0, leastLetters))),
    ),
  );
  return new Set(alike.map(o => o.date!.start)).size === 1 ? alike[0] : undefined;
}
