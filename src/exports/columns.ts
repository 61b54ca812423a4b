import type { Attribution, Event, Participant, Quantity } from "../events/event.ts";
import type { ToPoints } from "../text/points.ts";
import { dayOf } from "./dates.ts";
import { figureOf } from "./figures.ts";
import { flagsOf } from "./keep.ts";
import { codeOf } from "./pairs.ts";
import type { Told, Unit } from "./telling.ts";

/** Kinds of columns: `day` is `YYYY-MM-DD`; those of several hold a value for each party, speaker or figure, in order. */
export type ColumnType = "text" | "whole" | "number" | "yes" | "day" | "texts" | "wholes" | "numbers";
export type Value = string | number | boolean | readonly (string | number | null)[] | undefined;

/** A column of the flat table: an absent value is an empty cell. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly about: string;
  readonly value: (row: FlatRow) => Value;
}

/** A row of the flat table; `party` and `other` where it tells one party, or one pair; `number` counts them within the event. */
export interface FlatRow extends Told {
  readonly number?: number;
  readonly side?: "actor" | "recipient";
  readonly party?: Participant | undefined;
  readonly other?: Participant | undefined;
}

const column = (name: string, type: ColumnType, about: string, value: (row: FlatRow) => Value): Column => ({
  name,
  type,
  about,
  value,
});

const own = (name: string, type: ColumnType, about: string, value: (e: Event) => Value): Column =>
  column(name, type, about, row => value(row.event));

/** The columns of a table of a unit, in their order. */
export const columnsOf = (unit: Unit): readonly Column[] => [...front[unit], ...common];

const happening: readonly Column[] = [
  column("incident_id", "text", "the happening", r => r.incident?.id),
  column(
    "reports",
    "whole",
    "independent reports of the happening, copies counted once",
    r => r.incident?.reports,
  ),
  column("mentions", "whole", "events of the happening, in all reports", r => r.incident?.events.length),
];
const party = (
  name: "party" | "other" | "source" | "target",
  of: (r: FlatRow) => Participant | undefined,
) => [
  column(`${name}_code`, "text", "code of the group, else of the country", r => codeOf(of(r))),
  column(
    `${name}_country`,
    "text",
    "ISO 3166-1 alpha-3, or PLOVER's UNO EUR NGO IGO IMG ISM MNC",
    r => of(r)?.country,
  ),
  column(`${name}_group`, "text", "code of the group or body", r => of(r)?.group),
  column(`${name}_sector`, "text", "PLOVER's primary sector", r => of(r)?.sector),
  column(`${name}_name`, "text", "resolved name", r => of(r)?.name),
];
const number = column("number", "whole", "counts the rows of one event, from 0", r => r.number);

const front: Readonly<Record<Unit, readonly Column[]>> = {
  event: [],
  incident: happening,
  actor: [
    number,
    column("side", "text", "`actor` or `recipient`", r => r.side),
    ...party("party", r => r.party),
  ],
  pair: [number, ...party("source", r => r.party), ...party("target", r => r.other)],
};

const parties = (name: "actor" | "recipient"): readonly Column[] => {
  const each = (about: string, key: string, value: (p: Participant) => string | undefined) =>
    own(`${name}_${key}`, "texts", about, e => e[name].map(p => value(p) ?? null));
  const spot = (key: "start" | "end") =>
    column(`${name}_${key}`, "wholes", "offset in the text, code points", r =>
      r.event[name].map(p => r.at(p[key])),
    );
  return [
    each("code of the group, else of the country", "code", codeOf),
    each("ISO 3166-1 alpha-3, or PLOVER's UNO EUR NGO IGO IMG ISM MNC", "country", p => p.country),
    each("code of the group or body", "group", p => p.group),
    each("PLOVER's primary sector", "sector", p => p.sector),
    each("all sectors, joined by +", "sectors", p => p.sectors.join("+") || undefined),
    each("resolved name", "name", p => p.name),
    each("id of the actor list", "id", p => p.id),
    each("who is said to back it, joined by +", "backers", p => p.backers?.join("+")),
    each("the report's words", "text", p => p.text),
    spot("start"),
    spot("end"),
  ];
};

const speakers = (): readonly Column[] => {
  const each = (key: string, about: string, value: (a: Attribution, at: ToPoints) => string | undefined) =>
    column(`speaker_${key}`, "texts", about, r => r.event.attribution.map(a => value(a, r.at) ?? null));
  return [
    each("country", "who vouches for it, nearest first; none where the report does", a => a.country),
    each("group", "code of the group or body", a => a.group),
    each("sector", "PLOVER's primary sector", a => a.sector),
    each("text", "the report's words", a => a.text),
    each("cue", "the word that says so", a => a.cue.text),
    each("factuality", "how sure each speaker is", a => a.factuality),
  ];
};

const quantities = (): readonly Column[] => {
  const each = (
    key: string,
    type: "texts" | "numbers",
    about: string,
    value: (q: Quantity) => string | number | undefined,
  ) => own(`quantity_${key}`, type, about, e => e.quantities.map(q => value(q) ?? null));
  return [
    each(
      "kind",
      "texts",
      "killed, injured, captured, arrested, displaced, troops, money, items",
      q => q.kind,
    ),
    each("value", "numbers", "the figure", q => q.value),
    each("low", "numbers", "its lower bound", q => q.low),
    each("high", "numbers", "its upper bound, absent where it is open", q => q.high),
    each("unit", "texts", "person, USD, ...", q => q.unit),
    each("side", "texts", "whom it befalls: actor, recipient, other", q => q.side),
    each("text", "texts", "the report's words", q => q.text),
  ];
};

const common: readonly Column[] = [
  own("event_id", "text", "id of the event; of a happening the event that tells it best", e => e.id),
  own("document", "text", "id of the report", e => e.document),
  own("event", "text", "PLOVER's type", e => e.event),
  own("mode", "texts", "PLOVER's modes", e => e.mode),
  own("context", "texts", "PLOVER's contexts", e => e.context),
  own("cameo", "text", "CAMEO 1.1b3 code; keep it text, it may begin with 0", e => e.cameo),
  own("quad", "whole", "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict", e => e.quad),
  own("goldstein", "number", "Goldstein score of the CAMEO code", e => e.goldstein),
  own("intensity", "number", "PLOVER's score of mode or type", e => e.intensity),
  own("day", "day", "the day, where it is known to the day", dayOf),
  own("date_start", "text", "first day that the date may mean, ISO 8601", e => e.date?.start),
  own("date_end", "text", "last such day, inclusive", e => e.date?.end),
  own("date_precision", "text", "day, week, month, year, ...", e => e.date?.precision),
  own("date_basis", "text", "stated or implied", e => e.date?.basis),
  own("date_text", "text", "the report's words", e => e.date?.text || undefined),
  own("date_by", "text", "the rule that read it", e => e.date?.by),
  ...parties("actor"),
  ...parties("recipient"),
  own("reciprocal", "yes", "all parties stand in actor and did it with each other", e => e.reciprocal),
  own("place_name", "text", "resolved name", e => e.place?.name),
  own("place_country", "text", "ISO 3166-1 alpha-3", e => e.place?.country),
  own("latitude", "number", "degrees", e => e.place?.latitude),
  own("longitude", "number", "degrees", e => e.place?.longitude),
  own(
    "place_precision",
    "text",
    "point, town, region, country: what the point stands for",
    e => e.place?.precision,
  ),
  own("place_basis", "text", "stated or implied", e => e.place?.basis),
  own("place_text", "text", "the report's words", e => e.place?.text || undefined),
  own("place_by", "text", "the rule that read it", e => e.place?.by),
  own("geonameid", "whole", "GeoNames id", e => e.place?.geonameid),
  own("factuality", "text", "of the nearest speaker: CT+ PR+ PS+ CT- PR- PS- CTu Uu", e => e.factuality),
  own("author_factuality", "text", "of the report itself", e => e.authorFactuality),
  own("status", "text", "occurred, ongoing, planned, hypothetical, standing", e => e.status),
  own(
    "counted",
    "yes",
    "neither headline nor negated, planned or hypothetical",
    e => !Object.values(flagsOf(e)).includes(true),
  ),
  own("headline", "yes", "found in a headline", e => flagsOf(e).headline),
  own("in_title", "yes", "offsets count in the title", e => e.inTitle),
  own("negated", "yes", "said not to have happened", e => flagsOf(e).negated),
  own("planned", "yes", "said to lie ahead", e => flagsOf(e).planned),
  own("hypothetical", "yes", "only thought of", e => flagsOf(e).hypothetical),
  ...speakers(),
  own("killed", "number", "the largest figure of the killed", e => figureOf(e, "killed")),
  own("injured", "number", "the largest figure of the injured", e => figureOf(e, "injured")),
  own("arrested", "number", "the largest figure of the arrested", e => figureOf(e, "arrested")),
  ...quantities(),
  own("project_name", "text", "pipeline, plant, treaty, embargo it is about", e => e.project?.name),
  own("project_id", "text", "its id of the actor list", e => e.project?.id),
  own("trigger", "text", "the word that tells it", e => e.trigger.text),
  column("trigger_start", "whole", "offset, code points", r => r.at(r.event.trigger.start)),
  column("trigger_end", "whole", "offset, code points, exclusive", r => r.at(r.event.trigger.end)),
  own("evidence", "text", "the sentence", e => e.evidence.text),
  column("evidence_start", "whole", "offset, code points", r => r.at(r.event.evidence.start)),
  column("evidence_end", "whole", "offset, code points, exclusive", r => r.at(r.event.evidence.end)),
  own("rule", "text", "the rule that coded it", e => e.rule),
  own("confidence", "number", "calibrated share, 0 to 1", e => Math.round(e.confidence * 1000) / 1000),
  column("publisher", "text", "of the report", r => r.report.document.publisher),
  column("published", "day", "day of publication", r => r.report.document.published),
  column("title", "text", "title given apart from the text", r => r.report.document.title),
  column("url", "text", "of the report", r => r.report.document.url),
  column("language", "text", "of the report", r => r.report.document.language),
  column("coder", "text", "versions of program, models and lexicons", r => coderOf(r)),
];

function coderOf({ report: { run } }: FlatRow): string | undefined {
  return run && `${run.program}+${run.models}+${run.lexicons}`;
}
