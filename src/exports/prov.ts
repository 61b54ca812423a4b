import type { Run } from "../record/provenance.ts";
import type { Report } from "../record/report.ts";
import { jsonText } from "../text/json-line.ts";
import { judgedWords } from "./judged.ts";
import { flagsOf } from "./keep.ts";
import type { Pass, Sheaf, Told } from "./telling.ts";

/** What one walk adds to a list of the file: ids with what is said of them. */
type Members = (sheaf: Sheaf) => readonly (readonly [id: string, value: object])[];

/**
 * PROV-JSON: reports and the quotes from them, the events that were derived from the quotes, and the run that coded them.
 *
 * Events that a format could not flag bear their flags. PROV-JSON keeps each kind of statement in a list of its own: a walk a list.
 */
export const provText = (): readonly Pass[] => {
  const lists: readonly (readonly [string, Members])[] = [
    ["entity", s => [reportEntity(s.report), ...s.told.flatMap(t => [quoteEntity(t), eventEntity(t)])]],
    ["activity", s => runOf(s.report).map(run => [activityId(run), activity(run)])],
    ["agent", s => runOf(s.report).map(run => [agentId(run), agent(run)])],
    [
      "wasAssociatedWith",
      s => runOf(s.report).map(run => [`_:${hashed(activityId(run))}`, association(run)]),
    ],
    ["used", s => runOf(s.report).map(run => [`_:u-${idOf(s.report.document.id)}`, usage(run, s.report)])],
    [
      "wasGeneratedBy",
      s => s.told.flatMap(t => runOf(t.report).map(run => [`_:g-${own(t)}`, generation(run, t)] as const)),
    ],
    [
      "wasDerivedFrom",
      s =>
        s.told.flatMap(t => [
          [`_:q-${own(t)}`, quotation(t)] as const,
          [`_:d-${own(t)}`, derivation(t)] as const,
        ]),
    ],
  ];
  return lists.map(([name, members], i) => listPass(name, members, i === 0, i === lists.length - 1));
};

/** One list of the file; an id that was said already (a run's) is not said again. */
function listPass(name: string, members: Members, first: boolean, last: boolean): Pass {
  const said = new Set<string>();
  let some = false;
  const member = ([id, value]: readonly [string, object]): string => {
    // Only runs come again; to hold the ids of all else would not be flat.
    if (/^attache:(?:run|program)\/|^_:a-/.test(id)) {
      if (said.has(id)) return "";
      said.add(id);
    }
    const comma = some ? ",\n" : "\n";
    some = true;
    return `${comma}${jsonText(id)}:${jsonText(value)}`;
  };
  const head = first ? '{"prefix":{"attache":"urn:attache:","dcterms":"http://purl.org/dc/terms/"},\n' : "";
  return {
    begin: `${head}"${name}":{`,
    take: sheaf => (sheaf.told.length === 0 ? "" : members(sheaf).map(member).join("")),
    end: () => (last ? "\n}}\n" : "\n},\n"),
  };
}

const idOf = (id: string): string =>
  encodeURIComponent(id).replace(/[^\w%-]/g, c => `%${c.charCodeAt(0).toString(16)}`);
const reportId = (r: Report): string => `attache:report/${idOf(r.document.id)}`;
const own = ({ event }: Told): string => idOf(event.id.replace(/^e:/, ""));
const eventId = (t: Told): string => `attache:event/${own(t)}`;
const quoteId = (t: Told): string => `attache:quote/${own(t)}`;
const activityId = (r: Run): string => `attache:run/${idOf(`${r.program}+${r.models}+${r.lexicons}`)}`;
const agentId = (r: Run): string => `attache:program/${idOf(r.program)}`;
const hashed = (id: string): string => `a-${id.slice("attache:run/".length)}`;
const runOf = (r: Report): readonly Run[] => (r.run === undefined ? [] : [r.run]);

function reportEntity(r: Report): readonly [string, object] {
  const { title, publisher, published, url, language } = r.document;
  return [
    reportId(r),
    {
      "prov:type": { $: "attache:Report", type: "prov:QUALIFIED_NAME" },
      "dcterms:identifier": r.document.id,
      ...(title ? { "dcterms:title": title } : {}),
      ...(publisher ? { "dcterms:publisher": publisher } : {}),
      ...(published ? { "dcterms:issued": { $: published, type: "xsd:date" } } : {}),
      ...(url ? { "dcterms:source": { $: url, type: "xsd:anyURI" } } : {}),
      ...(language ? { "dcterms:language": language } : {}),
    },
  ];
}

const quoteEntity = (t: Told): readonly [string, object] => [
  quoteId(t),
  {
    "prov:type": { $: "attache:Quote", type: "prov:QUALIFIED_NAME" },
    "prov:value": t.event.evidence.text,
    "attache:start": t.at(t.event.evidence.start),
    "attache:end": t.at(t.event.evidence.end),
    ...(t.event.inTitle ? { "attache:in": "title" } : {}),
  },
];

const eventEntity = (t: Told): readonly [string, object] => [
  eventId(t),
  {
    "prov:type": { $: "attache:Event", type: "prov:QUALIFIED_NAME" },
    "prov:label": t.event.event,
    "attache:factuality": t.event.factuality,
    "attache:status": t.event.status,
    ...Object.fromEntries(
      Object.entries(flagsOf(t.event)).flatMap(([k, is]) => (is ? [[`attache:${k}`, true]] : [])),
    ),
    ...Object.fromEntries(judgedWords(t.event).map(words => ["attache:reviewed", words])),
    "attache:rule": t.event.rule,
    "attache:confidence": Math.round(t.event.confidence * 1000) / 1000,
  },
];

const activity = (run: Run): object => ({
  "prov:type": { $: "attache:Coding", type: "prov:QUALIFIED_NAME" },
  "attache:program": run.program,
  "attache:models": run.models,
  "attache:lexicons": run.lexicons,
});

const agent = (run: Run): object => ({
  "prov:type": { $: "prov:SoftwareAgent", type: "prov:QUALIFIED_NAME" },
  "prov:label": `attache ${run.program}`,
});

const association = (run: Run): object => ({ "prov:activity": activityId(run), "prov:agent": agentId(run) });
const usage = (run: Run, r: Report): object => ({
  "prov:activity": activityId(run),
  "prov:entity": reportId(r),
});
const generation = (run: Run, t: Told): object => ({
  "prov:entity": eventId(t),
  "prov:activity": activityId(run),
});
const quotation = (t: Told): object => ({
  "prov:generatedEntity": quoteId(t),
  "prov:usedEntity": reportId(t.report),
  "prov:type": { $: "prov:Quotation", type: "prov:QUALIFIED_NAME" },
});
const derivation = (t: Told): object => ({
  "prov:generatedEntity": eventId(t),
  "prov:usedEntity": quoteId(t),
});
