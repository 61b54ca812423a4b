/** A request that cannot be answered: the status and one sentence that says why and what to do. */
export class HttpFault extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
