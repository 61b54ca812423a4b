import { Fault, get } from "./api.ts";

/** An answer that is on its way, has come, or did not. The last of several questions counts. */
export class Loaded<T> {
  value = $state.raw<T | undefined>(undefined);
  fault = $state("");
  waiting = $state(false);
  #asked = 0;

  async ask(path: string): Promise<void> {
    const turn = ++this.#asked;
    this.waiting = true;
    this.fault = "";
    try {
      const value = await get<T>(path);
      if (turn === this.#asked) this.value = value;
    } catch (thrown) {
      if (turn === this.#asked) this.fault = thrown instanceof Fault ? thrown.message : String(thrown);
    } finally {
      if (turn === this.#asked) this.waiting = false;
    }
  }
}
