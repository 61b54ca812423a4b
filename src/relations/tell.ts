import type { Event, Participant } from "../events/event.ts";
import type { Incident } from "../record/incident.ts";
import type { BriefWords } from "./words.ts";

/** Names of countries and groups by code. */
export type Names = (code: string) => string;

/** The event that tells an incident best: that counts, is dated, names both sides, is surest, and told first. */
export function bestOf(incident: Incident): Event {
  const worth = (e: Event) =>
    (e.factuality.endsWith("-") ? 0 : 8) + (e.status === "planned" || e.status === "hypothetical" ? 0 : 4) + (e.date?.basis === "stated" ? 2 : e.date ? 1 : 0) + (e.actor.length > 0 ? 2 : 0) + (e.recipient.length > 0 || e.reciprocal ? 2 : 0) + (e.quantities.length > 0 ? 2 : 0) + (e.place ? 1 : 0) + e.confidence;
  return incident.events.reduce((best, e) => (worth(e) > worth(best) ? e : best));
}

/** One line about an incident: what was done by whom to whom, where, with which figures, how sure, who says so; then the report's words. */
export function tell(incident: Incident, names: Names, words: BriefWords): string {
  const e = bestOf(incident);
  const place = e.place && e.place.precision !== "country" ? `, ${e.place.name}` : "";
  const figures = e.quantities.filter(q => q.kind === "killed" || q.kind === "injured").map(q => `${q.high === undefined ? "at least " : ""}${q.value} ${q.kind}`);
  const project = e.project ? `, on ${e.project.name}` : "";
  const sum = figures.length > 0 ? ` (${figures.join(", ")})` : "";
  return `${qualified(e, deed(e, names, words))}${project}${place}${sum}${voice(e, names)}: “${excerpt(e)}”`;
}

/** The deed in words, by type and mode. */
function deed(e: Event, names: Names, words: BriefWords): string {
  const keys = [...e.mode.map(m => `${e.event}/${m}`), e.event];
  const forms = keys.map(k => words.phrases[k]).find(f => f !== undefined) ?? {};
  const [actor, recipient] = [list(e.actor, names, words), list(e.recipient, names, words)];
  const form = e.reciprocal && e.actor.length > 1 ? forms.reciprocal : e.actor.length === 0 ? forms.recipient : e.recipient.length === 0 ? forms.actor : forms.full;
  const text = (form ?? e.event.toLowerCase()).replaceAll("{both}", actor).replaceAll("{actor}", actor).replaceAll("{recipient}", recipient);
  return text[0]!.toUpperCase() + text.slice(1);
}

/** How sure, in a word; what did not happen or lies ahead is never told as done. */
function qualified(e: Event, text: string): string {
  if (e.factuality.endsWith("-")) return `Denied or not done: ${text}`;
  if (e.status === "planned") return `Planned: ${text}`;
  if (e.status === "hypothetical") return `Not established: ${text}`;
  if (e.factuality.startsWith("PR")) return `Probably: ${text}`;
  if (e.factuality.startsWith("PS")) return `Possibly: ${text}`;
  return e.factuality === "Uu" ? `Not established: ${text}` : text;
}

/** ", according to the Turkish military". */
export function voice(e: Event, _names: Names): string {
  const speaker = e.attribution[0];
  return speaker === undefined ? "" : `, according to ${lower(speaker.text)}`;
}

const lower = (text: string): string => (/^(?:The|A|An|His|Her|Its|Their|Both|Sources?|Officials?) /.test(`${text} `) ? text[0]!.toLowerCase() + text.slice(1) : text);

/** Parties by name: "Russia's military and Syria". */
function list(parties: readonly Participant[], names: Names, words: BriefWords): string {
  const all = [...new Set(parties.map(p => nameOf(p, names, words)))];
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

function nameOf(p: Participant, names: Names, words: BriefWords): string {
  if (p.group !== undefined) return names(p.group);
  if (p.country === undefined) return lower(p.text);
  const form = p.sector === undefined ? undefined : words.sectors[p.sector];
  return form === undefined ? names(p.country) : form.replace("{country}", names(p.country));
}

const excerptWords = 16;

/** The report's words around the trigger, whole sentence if short. */
function excerpt(e: Event): string {
  const text = e.evidence.text.replace(/\s+/g, " ");
  const all = text.split(" ");
  if (all.length <= excerptWords + 4) return text;
  const before = e.evidence.text.slice(0, e.trigger.start - e.evidence.start).replace(/\s+/g, " ").trim();
  const at = before === "" ? 0 : before.split(" ").length;
  const from = Math.max(0, Math.min(at - 5, all.length - excerptWords));
  const part = all.slice(from, from + excerptWords).join(" ");
  return `${from > 0 ? "… " : ""}${part}${from + excerptWords < all.length ? " …" : ""}`;
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** An ISO date in words, cut to what is known: "24 November 2016". */
export function dateWords(e: Pick<Event, "date">): string {
  const d = e.date;
  if (d === undefined) return "undated";
  const [year, month, day] = d.start.split("-");
  if (d.precision === "year") return year!;
  if (d.precision === "month") return `${months[Number(month) - 1]} ${year}`;
  const whole = (iso: string) => dayWords(iso);
  return d.precision === "day" || d.precision === "time" ? `${Number(day)} ${months[Number(month) - 1]} ${year}` : `${whole(d.start)} to ${whole(d.end)}`;
}

/** An ISO day in words. */
export function dayWords(iso: string): string {
  const [year, month, day] = iso.split("-");
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
}
