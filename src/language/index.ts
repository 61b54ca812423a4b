export type { Document } from "../text/document.ts";
export { InputFault, LexiconFault, ModelFault } from "../text/fault.ts";
export type { Span } from "../text/span.ts";
export type { Analysis, GazetteerEntry, Knowledge, Note } from "./analysis.ts";
export { analyzer, annotateWords, maximumWords, sentencesOf, type Word } from "./analyze.ts";
export { type ArgumentWords, loadArgumentWords } from "./argument-words.ts";
export { type Argument, type Arguments, argumentsOf } from "./arguments.ts";
export { type ConlluSentence, type ConlluWord, parseConllu, writeConllu } from "./conllu.ts";
export { type Engine, type EngineOptions, loadEngine, type ModelName } from "./engine.ts";
export { type GivenSentence, readGiven } from "./given.ts";
export { bareRules, type Language, type LanguageRules } from "./languages/language.ts";
export { languages } from "./languages/languages.ts";
export type { Chain, Mention, MentionKind, MentionType, Timex } from "./mention.ts";
export { type Items, type Pool, type PoolOptions, pool } from "./pool.ts";
export { type AnalyzeOptions, analyze } from "./ready.ts";
export {
  children,
  feature,
  headOf,
  type Multiword,
  type Sentence,
  type Standing,
  subtree,
  type Token,
  tokenAt,
} from "./sentence.ts";
export { type StreamedSentence, type StreamOptions, streamSentences, type TextSource } from "./stream.ts";
export type { Outcome, Task, TaskMaker } from "./task.ts";
