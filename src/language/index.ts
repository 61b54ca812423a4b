export type { Analysis, Knowledge, Note } from "./analysis.ts";
export { analyzer, annotateWords, sentencesOf } from "./analyze.ts";
export { type Argument, type Arguments, argumentsOf } from "./arguments.ts";
export { type ConlluSentence, parseConllu, writeConllu } from "./conllu.ts";
export { type Engine, loadEngine } from "./engine.ts";
export type { Chain, Mention, MentionKind, MentionType, Timex } from "./mention.ts";
export {
  children,
  feature,
  headOf,
  type Multiword,
  type Sentence,
  subtree,
  type Token,
  tokenAt,
} from "./sentence.ts";
