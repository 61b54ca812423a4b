import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

/** A page with an article of its own, as tests of archives need it. */
export const page = (n: number, head = ""): string =>
  `<!doctype html><html><head><title>Talks ${n}</title><meta property="og:site_name" content="Courier">${head}</head><body><article><h1>Talks ${n}</h1>${[
    1, 2, 3,
  ]
    .map(
      i =>
        `<p>Story ${n}, paragraph ${i}: the ministers of both countries met in Sochi on Friday, officials said, and they agreed to go on with the talks.</p>`,
    )
    .join("\n")}</article></body></html>`;

export interface RecordSpec {
  readonly type?: string;
  readonly url?: string;
  readonly date?: string;
  readonly http?: string;
  readonly body?: string | Buffer;
  /** Headers that stand instead of, or besides, those that are right. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One record of a WARC file. */
export function record(n: number, spec: RecordSpec = {}): Buffer {
  const { type = "response", url = `https://courier.example/${n}`, date = "2016-07-02T10:00:00Z" } = spec;
  const http = spec.http ?? "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
  const block = Buffer.concat([Buffer.from(http), Buffer.from(spec.body ?? page(n))]);
  const headers = {
    "WARC-Type": type,
    "WARC-Record-ID": `<urn:uuid:00000000-0000-0000-0000-${String(n).padStart(12, "0")}>`,
    "WARC-Target-URI": url,
    "WARC-Date": date,
    "Content-Length": String(block.length),
    ...spec.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${lines.join("")}\r\n`), block, Buffer.from("\r\n\r\n")]);
}

/** Records each in a gzip member of its own. */
export const packed = (records: readonly Buffer[]): readonly Buffer[] => records.map(r => gzipSync(r));

export const sha1 = (bytes: string | Buffer): string => createHash("sha1").update(bytes).digest("hex");
