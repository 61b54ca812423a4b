import type { Unit } from "../exports/telling.ts";
import type { ModelName } from "../language/engine.ts";
import type { Scale } from "../relations/passage.ts";
import type { Step } from "../relations/periods.ts";
import type { Door } from "./door.ts";

/** An option as the user writes it: `--date <day>`. `parse` checks its value (a `UsageFault` for a bad one). */
export interface OptionSpec {
  readonly flags: string;
  readonly about: string;
  readonly choices?: readonly string[];
  readonly parse?: (value: string) => string | number | readonly string[] | Readonly<Record<string, string>>;
  /** May be given more than once; its values are a list. */
  readonly many?: boolean;
  readonly required?: boolean;
}

/** What the user gave: option values by name, arguments in order. */
export interface Call {
  readonly arguments: readonly string[];
  readonly options: Options;
}

/** All options of all commands; each command looks at its own. */
export interface Options {
  readonly input?: string;
  readonly date?: string;
  readonly publisher?: string;
  /** Columns of a table by the field they hold. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly model?: ModelName;
  readonly lexicon?: readonly string[];
  readonly jobs?: number;
  readonly all?: boolean;
  readonly explain?: boolean;
  readonly minConfidence?: number;
  readonly limit?: number;
  readonly start?: number;
  readonly count?: number;
  readonly offset?: number;
  readonly lines?: boolean;
  /** With `lines`: all that a record keeps. */
  readonly whole?: boolean;
  /** Parquet files, or folders of them, of reports that were coded elsewhere. */
  readonly events?: readonly string[];
  readonly record?: string;
  readonly once?: boolean;
  /** A file of views that alert. */
  readonly alert?: string;
  readonly progress?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format?: string;
  readonly documents?: boolean;
  readonly rebuild?: boolean;
  /** Seconds, and MiB, that coding one report may take. */
  readonly timeout?: number;
  readonly memory?: number;
  readonly repair?: boolean;
  readonly list?: boolean;
  readonly author?: string;
  readonly reason?: string;
  readonly compact?: boolean;
  readonly accept?: readonly string[];
  readonly reject?: readonly string[];
  readonly correct?: string;
  readonly undo?: string;
  readonly agreement?: boolean;
  /** Codes of countries, in capitals. */
  readonly country?: readonly string[];
  readonly out?: string;
  readonly minPopulation?: number;
  readonly classes?: string;
  readonly by?: Unit | Step;
  /** Days. */
  readonly halfLife?: number;
  readonly host?: string;
  readonly port?: number;
  readonly token?: string;
  /** Names by which others may call this server. */
  readonly name?: readonly string[];
  readonly scale?: Scale;
  readonly output?: string;
  /** A number of journal entries. */
  readonly since?: number;
  readonly changes?: string;
  readonly gdelt?: "1.0" | "2.0";
}

/** A command: what its help says, and the module that runs it, loaded when it is called. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
  readonly examples: readonly string[];
  readonly options: readonly OptionSpec[];
  readonly load: () => Promise<{ readonly run: Run }>;
}

export type Run = (call: Call, door: Door) => Promise<void>;
