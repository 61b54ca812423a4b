import type { Participant } from "../events/event.ts";
import { jsonText } from "../text/json-line.ts";
import { eventIri, reportIri } from "./iri.ts";
import { flagsOf } from "./keep.ts";
import { codeOf } from "./pairs.ts";
import type { Pass, Told } from "./telling.ts";

/** Code points of the text on either side that a quote is found again by. */
const contextPoints = 32;

/** An AnnotationPage of W3C's Web Annotation model: each event on the sentence that tells it, by its words and by its place. */
export const annotationText = (): readonly Pass[] => {
  let some = false;
  const item = (told: Told): string => {
    const comma = some ? ",\n" : "\n";
    some = true;
    return `${comma}${jsonText(annotationOf(told))}`;
  };
  return [
    {
      begin:
        '{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:attache:annotations","type":"AnnotationPage","startIndex":0,"items":[',
      take: ({ told }) => told.map(item).join(""),
      end: () => "\n]}\n",
    },
  ];
};

function annotationOf(told: Told): object {
  const { event: e, report } = told;
  const { document, run } = report;
  return {
    id: eventIri(e.id),
    type: "Annotation",
    motivation: "classifying",
    ...(run ? { generator: { type: "Software", name: `attache ${run.program}` } } : {}),
    body: [
      { type: "TextualBody", purpose: "classifying", value: e.event },
      { type: "TextualBody", purpose: "assessing", value: e.factuality },
      { type: "TextualBody", purpose: "tagging", value: e.rule },
      {
        type: "TextualBody",
        purpose: "describing",
        format: "application/json",
        value: jsonText(described(told)),
      },
    ],
    target: {
      source: {
        id: `${reportIri(document.id)}${e.inTitle ? "#title" : ""}`,
        type: "Text",
        format: "text/plain",
        ...(document.language ? { language: document.language } : {}),
        ...(document.url ? { "dcterms:source": { id: document.url } } : {}),
        ...(document.publisher ? { "dcterms:publisher": document.publisher } : {}),
        ...(document.published ? { "dcterms:issued": document.published } : {}),
      },
      selector: selectors(told),
    },
  };
}

/** Both selectors of the sentence: exact words with what stands around them, and its place in code points. */
function selectors({ event: { evidence, inTitle }, report: { document }, at }: Told): readonly object[] {
  const text = inTitle ? (document.title ?? "") : document.text;
  const before = [...text.slice(Math.max(0, evidence.start - 2 * contextPoints), evidence.start)];
  const after = [...text.slice(evidence.end, evidence.end + 2 * contextPoints)];
  return [
    {
      type: "TextQuoteSelector",
      exact: text.slice(evidence.start, evidence.end),
      prefix: before.slice(-contextPoints).join(""),
      suffix: after.slice(0, contextPoints).join(""),
    },
    { type: "TextPositionSelector", start: at(evidence.start), end: at(evidence.end) },
  ];
}

/** What the event says, with the places of its words. */
function described({ event: e, at }: Told): object {
  const party = (p: Participant) => ({
    code: codeOf(p) ?? null,
    sector: p.sector ?? null,
    text: p.text,
    start: at(p.start),
    end: at(p.end),
  });
  return {
    event: e.event,
    mode: e.mode,
    cameo: e.cameo,
    actor: e.actor.map(party),
    recipient: e.recipient.map(party),
    reciprocal: e.reciprocal,
    start: e.date?.start ?? null,
    end: e.date?.end ?? null,
    place: e.place?.name ?? null,
    factuality: e.factuality,
    authorFactuality: e.authorFactuality,
    status: e.status,
    ...flagsOf(e),
    trigger: { text: e.trigger.text, start: at(e.trigger.start), end: at(e.trigger.end) },
    rule: e.rule,
    confidence: Math.round(e.confidence * 1000) / 1000,
  };
}
