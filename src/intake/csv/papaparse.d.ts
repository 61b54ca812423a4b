/** What this package uses of papaparse, which brings no types: the parser inside its streams. */
declare module "papaparse" {
  interface Step {
    /** One row. */
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly { readonly code: string }[];
    /** Where the row ends, in UTF-16 units. */
    readonly meta: { readonly cursor: number };
  }
  interface Config {
    readonly delimiter: string;
    readonly newline: "\n";
    readonly step: (step: Step) => void;
  }
  class Parser {
    constructor(config: Config);
    parse(text: string, baseIndex: number, ignoreLastRow: boolean): void;
    abort(): void;
  }
  const papa: { readonly Parser: typeof Parser };
  export default papa;
}
