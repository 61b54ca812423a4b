import type { Document } from "../text/document.ts";
import { fromPoints, toPoints } from "../text/points.ts";
import type { Taken } from "./ingest.ts";

/** A report as the document line that `ingest` takes. Absent keys are left out: JSON knows no `undefined`. */
export const documentJson = ({ id, text, title, published, publisher, url, language }: Document): object => ({
  id,
  text,
  title,
  date: published,
  publisher,
  url,
  language,
});

/** What was found in a report in the form that a record keeps, but all offsets in code points. */
export const keptJson = ({ events, tellings }: Taken, document: Document): object => {
  const [inText, inTitle] = [toPoints(document.text), toPoints(document.title ?? "")];
  return {
    events: events.map(e => moved(e, e.inTitle ? inTitle : inText)),
    tellings: moved(tellings, inText),
  };
};

/** The way back of `keptJson`, its shape unchecked; throws where an offset is no whole number. */
export function keptFrom(value: unknown, document: Document): unknown {
  const [inText, inTitle] = [fromPoints(document.text), fromPoints(document.title ?? "")];
  const { events, ...rest } = Object(value) as { readonly events?: unknown };
  const isTitled = (e: unknown): boolean => (Object(e) as { readonly inTitle?: unknown }).inTitle === true;
  const back = Array.isArray(events) ? events.map(e => moved(e, isTitled(e) ? inTitle : inText)) : events;
  return { events: back, ...(moved(rest, inText) as object) };
}

/** A value with every `start` and `end` in it that is a number moved. */
function moved(value: unknown, move: (offset: number) => number): unknown {
  if (Array.isArray(value)) return value.map(each => moved(each, move));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      (key === "start" || key === "end") && typeof each === "number" ? move(whole(each)) : moved(each, move),
    ]),
  );
}

function whole(offset: number): number {
  if (!Number.isSafeInteger(offset)) throw new RangeError(`${offset} is no offset`);
  return offset;
}
