/** What a reader of input could not use: names the input, the place in it, what was wrong and what to do. */
export class InputFault extends Error {
  readonly input: string;
  readonly place: string | undefined;
  /** What was wrong, without the place. */
  readonly reason: string;
  constructor(input: string, place: string | undefined, message: string) {
    super(place === undefined ? `${input}: ${message}` : `${input}:${place}: ${message}`);
    this.name = "InputFault";
    this.input = input;
    this.place = place;
    this.reason = message;
  }
}

/** A lexicon file that does not say what its schema wants: file, line, what was expected. */
export class LexiconFault extends Error {
  constructor(file: string, line: number | undefined, message: string) {
    super(line === undefined ? `${file}: ${message}` : `${file}:${line}: ${message}`);
    this.name = "LexiconFault";
  }
}

/** Model weights that are missing, damaged or of another version. */
export class ModelFault extends Error {
  constructor(file: string, message: string) {
    super(`${file}: ${message}`);
    this.name = "ModelFault";
  }
}
