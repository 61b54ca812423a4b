import type { Event, Participant } from "../../src/events/event.ts";

/** An event as examples and case files write it: `SUPPORT EGY>LBY`, `CONSULT KEN+UGA`, `ASSAULT >SOM`; parties by country, else group, else sector. */
export function written(event: Event): string {
  const list = (all: readonly Participant[]) =>
    [...new Set(all.map(p => p.country ?? p.group ?? p.sector ?? "?"))].join("+");
  const recipient = list(event.recipient);
  return `${event.event} ${list(event.actor)}${recipient === "" ? "" : `>${recipient}`}`;
}

/** The same with the nearest speaker's country and certainty: `SUPPORT EGY>LBY @RUS CT+`. */
export function writtenWhole(event: Event): string {
  const speaker = event.attribution[0];
  return [
    written(event),
    ...(speaker ? [`@${speaker.country ?? speaker.text}`] : []),
    event.factuality,
    ...(event.status === "occurred" ? [] : [event.status]),
  ].join(" ");
}
