export { type Coder, codeEvents } from "./events/code.ts";
export type {
  Attribution,
  Event,
  EventType,
  Factuality,
  Participant,
  Project,
  Quantity,
  Quote,
  Status,
  When,
  Where,
} from "./events/event.ts";
export { type Lexicons, loadLexicons } from "./events/lexicons.ts";
export { defaultLimits, type Limits, type ReadOptions } from "./intake/input.ts";
export { read } from "./intake/reader.ts";
export type { Analysis } from "./language/analysis.ts";
export { analyzer } from "./language/analyze.ts";
export { type Engine, loadEngine } from "./language/engine.ts";
export { fuseEvents } from "./record/fuse.ts";
export type { Incident } from "./record/incident.ts";
export type { Report } from "./record/report.ts";
export { type Brief, writeBrief } from "./relations/brief.ts";
export { renderMarkdown } from "./relations/render.ts";
export { type Series, type SeriesRequest, series } from "./relations/series.ts";
export { loadSeriesWords, type SeriesWords } from "./relations/series-words.ts";
export { bodySide, joinSides, type Side, sideOf } from "./relations/side.ts";
export { trendOf } from "./relations/trend.ts";
export { type BriefWords, loadBriefWords } from "./relations/words.ts";
export type { Document } from "./text/document.ts";
export { InputFault, LexiconFault, ModelFault } from "./text/fault.ts";
export type { Span } from "./text/span.ts";
export { loadWorld, type World } from "./world/world.ts";
