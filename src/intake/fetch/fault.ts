/** What could not be fetched: the address, what happened, and how long the server asks to wait, in milliseconds. */
export class FetchFault extends Error {
  readonly url: string;
  readonly waitMs: number | undefined;
  constructor(url: string, message: string, waitMs?: number) {
    super(`${url}: ${message}`);
    this.name = "FetchFault";
    this.url = url;
    this.waitMs = waitMs;
  }
}
