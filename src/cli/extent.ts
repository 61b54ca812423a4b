import { stat } from "node:fs/promises";
import { findFiles } from "../intake/folder.ts";

/** How much of the files of a run has been read. */
export class Extent {
  #passed = 0;
  readonly #whole: number | undefined;

  private constructor(whole: number | undefined) {
    this.#whole = whole;
  }

  /** Measures the files behind some paths; what comes through a pipe or cannot be read has no known size. */
  static async of(paths: readonly string[]): Promise<Extent> {
    if (paths.includes("-")) return new Extent(undefined);
    let whole = 0;
    for (const path of paths) {
      const files = await findFiles(path, () => {}).catch(() => []);
      for (const file of files) whole += (await stat(file.path)).size;
    }
    return new Extent(whole);
  }

  readonly passed = (bytes: number): void => {
    this.#passed += bytes;
  };

  /** From 0 to 1; absent where the whole is not known. */
  get share(): number | undefined {
    return this.#whole ? this.#passed / this.#whole : undefined;
  }
}
