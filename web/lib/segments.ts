import type { Annotation, Event } from "./api.ts";

/** What a stretch of text is: words of the kinds that are marked, and the event whose trigger it is. */
export interface Segment {
  readonly text: string;
  readonly kinds: readonly string[];
  readonly event?: string;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly event?: string;
}

/** A text, or a title, cut where marks begin and end. Places count code points; marks beyond the text are left out. */
export function segments(
  text: string,
  events: readonly Event[],
  annotation: Annotation | undefined,
  chosen: string | undefined,
  where?: "title",
): readonly Segment[] {
  const points = Array.from(text);
  const marks = [
    ...marksOf(
      events.filter(e => e.in === where),
      chosen,
    ),
    ...named(annotation),
  ].filter(m => m.start < m.end && m.end <= points.length);
  const cuts = [...new Set([0, points.length, ...marks.flatMap(m => [m.start, m.end])])].sort(
    (x, y) => x - y,
  );
  const opening = [...marks].sort((x, y) => x.start - y.start);
  const found: Segment[] = [];
  let next = 0;
  let open: Mark[] = [];
  for (let i = 0; i < cuts.length - 1; i++) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!];
    open = open.filter(m => m.end > start);
    while (next < opening.length && opening[next]!.start <= start) open.push(opening[next++]!);
    const trigger = open.find(m => m.event !== undefined);
    found.push({
      text: points.slice(start, end).join(""),
      kinds: [...new Set(open.map(m => m.kind))],
      ...(trigger?.event === undefined ? {} : { event: trigger.event }),
    });
  }
  return found;
}

function marksOf(events: readonly Event[], chosen: string | undefined): readonly Mark[] {
  const triggers = events.map(e => ({
    start: e.trigger.start,
    end: e.trigger.end,
    kind: "trigger",
    event: e.id,
  }));
  const one = events.find(e => e.id === chosen);
  if (one === undefined) return triggers;
  const spans = (all: readonly (readonly [number, number])[], kind: string) =>
    all.map(([start, end]) => ({ start, end, kind }));
  return [
    ...triggers,
    { start: one.evidence.start, end: one.evidence.end, kind: "sentence" },
    ...[...one.actor, ...one.recipient].map(p => ({ start: p.start, end: p.end, kind: "party" })),
    ...one.attribution.map(a => ({ start: a.start, end: a.end, kind: "voice" })),
    ...spans(one.date?.spans ?? [], "time"),
    ...spans(one.place?.spans ?? [], "time"),
    ...one.quantities.flatMap(q => spans(q.spans, "time")),
  ];
}

function named(annotation: Annotation | undefined): readonly Mark[] {
  if (annotation === undefined) return [];
  return [
    ...annotation.mentions.map(m => ({ start: m.start, end: m.end, kind: "party" })),
    ...annotation.timexes.map(t => ({ start: t.start, end: t.end, kind: "time" })),
    ...annotation.attributions.flatMap(a => a.source.map(([start, end]) => ({ start, end, kind: "voice" }))),
  ];
}
