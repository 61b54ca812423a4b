import { contentId } from "../text/id.ts";
import type { Span } from "../text/span.ts";

/** An event's id: of the report, the rule that made it, and the place of its trigger. */
export const eventId = (document: string, rule: string, trigger: Span): string =>
  contentId("e", document, rule, String(trigger.start), String(trigger.end));

/** The id under which a title given apart from the text is read. */
export const titleId = (document: string): string => `${document}#title`;
