import type { Document } from "../text/document.ts";
import type { InputFault } from "../text/fault.ts";

/** Bytes to read, inflated already: a name for messages, the first of them to look at, and all of them in order. */
export interface Input {
  readonly name: string;
  readonly head: Buffer;
  readonly chunks: AsyncIterable<Buffer>;
  /** Whether `chunks` are gzip, though `head` shows what is inside: for a reader that takes it so. */
  readonly packed?: boolean;
  /** Whether `chunks` came out of gzip. */
  readonly inflated?: boolean;
  /** The file on disk that these bytes are, as they stand. */
  readonly path?: string;
  /** Lets go of the source, read to its end or not. */
  readonly close?: () => Promise<void>;
  /** The encoding that whoever sent it declares; it goes before what the text itself declares. */
  readonly charset?: string;
}

/** Caps on what untrusted bytes may cost; reaching one is said, never silent. */
export interface Limits {
  /** Longest line of JSON Lines, in bytes; a longer one is skipped by number. */
  readonly lineBytes: number;
  /** Plain text beyond this is read in parts by what can do so (`attache parse`), then without any largest size. */
  readonly wholeBytes: number;
  /** Largest file that is held and read as one report, in bytes after inflating. */
  readonly fileBytes: number;
  /** Largest page of HTML, in bytes after inflating. */
  readonly pageBytes: number;
  /** Most bytes that one byte of gzip may become, once `inflateGrace` bytes are out. */
  readonly inflateRatio: number;
  readonly inflateGrace: number;
  /** Deepest nesting of HTML elements; deeper tags are dropped, their text kept. */
  readonly nesting: number;
}

export const defaultLimits: Limits = {
  lineBytes: 32 << 20,
  wholeBytes: 8 << 20,
  fileBytes: 64 << 20,
  pageBytes: 16 << 20,
  inflateRatio: 200,
  inflateGrace: 16 << 20,
  nesting: 512,
};

/** What the caller says about the input, and where it hears what was left out. */
export interface ReadOptions {
  /** Name of a reader; absent: known by extension and content. */
  readonly format?: string;
  /** Publication date (ISO day) and publisher for reports that do not say theirs. */
  readonly date?: string;
  readonly publisher?: string;
  /** Which part of an input is read. */
  readonly range?: Range;
  /** The day of the run: what says that it is of a later one is not believed. */
  readonly today?: string;
  /** Names (or numbers, from 1) of a table's columns by the field they hold, where they are not the usual ones: `{ text: "story" }`. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly limits: Limits;
  /** Part of an input was left out or mended; the rest is read. */
  readonly warn: (fault: InputFault) => void;
  /** A whole input that the caller named was refused; the next is read. */
  readonly refuse: (fault: InputFault) => void;
  /** Hears where a report stands, before it is given out, from formats whose parts are numbered. */
  readonly met?: (place: Place) => void;
  /** Hears how many bytes of a file were read, as they are. */
  readonly passed?: (bytes: number) => void;
}

/** Records of a WARC file or lines of JSON Lines: the first that is read, counted from 1, and how many. */
export interface Range {
  readonly start: number;
  readonly count?: number;
  /** The byte of a WARC file where reading begins, the beginning of a record; records are counted from there. */
  readonly offset?: number;
}

/** Where a report stands in its input: the number of its record or line, and the byte where the record begins; absent where one member of gzip holds several. */
export interface Place {
  readonly input: string;
  readonly number: number;
  readonly byte?: number;
}

/** One format: how it is known and how its reports are read. A fault of the whole input is thrown (`InputFault`). */
export interface Reader {
  readonly name: string;
  /** With the dot, lower case; `.gz` after it is understood. */
  readonly extensions: readonly string[];
  /** Whether the beginning of an input looks like this format; asked in the order of `readers`. */
  readonly suits: (head: string) => boolean;
  readonly read: (input: Input, options: ReadOptions) => AsyncGenerator<Document>;
  /** Bytes, not text: whatever does not suit is refused, however it is named. */
  readonly binary?: true;
  /** Takes gzip as it stands: its members tell where records begin. */
  readonly packed?: true;
  /** For a format that is one text: how a beginning of it opens (id, and the body without front matter), and marks taken out of its parts. */
  readonly long?: {
    readonly open: (text: string) => { readonly id: string | undefined; readonly body: string };
    readonly clean: (parts: AsyncIterable<string>) => AsyncIterable<string>;
  };
}
