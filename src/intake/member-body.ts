import { crc32, createInflateRaw, type Gunzip, type InflateRaw } from "node:zlib";
import type { Feed } from "./member-feed.ts";

/** How much compressed data is given to the inflater at once. */
const pieceBytes = 16 << 10;
/** What `fault` says of a member that ends before it should. */
export const cut = "cut";

/** The deflated body of one member as it is inflated. */
export class Body {
  crc = 0;
  size = 0;
  /** Why it could not be read to its end: `cut`, or what the inflater says. */
  fault: string | undefined;

  async *read(feed: Feed): AsyncGenerator<Buffer> {
    const inflater = createInflateRaw({ chunkSize: 64 << 10 });
    const out: Buffer[] = [];
    const state: { fault?: Error; ended: boolean } = { ended: false };
    inflater.on("data", (bytes: Buffer) => out.push(bytes));
    inflater.on("end", () => {
      state.ended = true;
    });
    inflater.on("error", error => {
      state.fault ??= error;
    });
    let given = 0;
    try {
      while (!state.ended && !state.fault) {
        if ((await feed.fill(1)) === 0) {
          this.fault = cut;
          return;
        }
        const piece = Buffer.from(feed.take(pieceBytes));
        given += piece.length;
        await write(inflater, piece);
        for (const bytes of out.splice(0)) yield this.#counted(bytes);
      }
    } finally {
      inflater.destroy();
    }
    if (state.fault) this.fault = state.fault.message;
    else feed.goTo(feed.at - (given - inflater.bytesWritten));
  }

  #counted(bytes: Buffer): Buffer {
    this.crc = crc32(bytes, this.crc);
    this.size += bytes.length;
    return bytes;
  }
}

/** Waits until a piece is used up, the data has come to its end or has proved bad: only then is the writer called back. */
export const write = (inflater: InflateRaw | Gunzip, piece: Buffer): Promise<void> =>
  new Promise(done => {
    const finish = (): void => {
      inflater.off("end", finish).off("error", finish);
      done();
    };
    inflater.once("end", finish).once("error", finish).write(piece, finish);
  });
