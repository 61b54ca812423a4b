/**
 * One report as published. `text` never changes after intake: every span of its analysis and events indexes it.
 *
 * `published` is the publication date (the DCT of TimeML), ISO 8601 `YYYY-MM-DD`; absent when unknown.
 * `title` is a headline given apart from `text`; absent when there is none or when `text` begins with it.
 */
export interface Document {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly published?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly language?: string;
}
