import { inflateSync } from "node:zlib";
import { InputFault } from "../../text/fault.ts";

/** A run of letters where it stands on a page, in points from the lower left corner. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of its letters. */
  readonly height: number;
}

/** A page that is read. */
export interface Page {
  readonly height: number;
  readonly runs: readonly Run[];
}

/** What a file holds; `pages` of `count` were read. */
export interface Pdf {
  readonly title?: string;
  readonly count: number;
  readonly pages: readonly Page[];
}

/** What this file needs of the library's types. */
interface Item {
  readonly str?: string;
  readonly transform?: readonly number[];
  readonly width?: number;
  readonly height?: number;
}

/** Pages of one file that are read. */
const mostPages = 2000;
/** The most that one stream of a file may unpack to. */
const streamBytes = 256 << 20;

/** The text of a PDF file with its places. One that is encrypted, damaged or a bomb is an `InputFault`. Nothing in it is run. */
export async function pagesOf(bytes: Buffer, name: string): Promise<Pdf> {
  refuseBombs(bytes, name);
  const { getDocumentProxy } = await import("unpdf");
  const file = await getDocumentProxy(new Uint8Array(bytes), {
    isEvalSupported: false,
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  }).catch((cause: Error) => {
    throw new InputFault(name, undefined, faultOf(cause));
  });
  try {
    const { info } = await file.getMetadata().catch(() => ({ info: {} }));
    const title = "Title" in info && typeof info.Title === "string" ? info.Title.trim() : "";
    const pages: Page[] = [];
    for (let n = 1; n <= Math.min(file.numPages, mostPages); n++) {
      const page = await file.getPage(n);
      const { items } = await page.getTextContent();
      pages.push({
        height: page.getViewport({ scale: 1 }).height,
        runs: items.flatMap(item => ("str" in item ? runOf(item) : [])),
      });
      page.cleanup();
    }
    return { ...(title === "" ? {} : { title }), count: file.numPages, pages };
  } catch (cause) {
    throw new InputFault(name, undefined, faultOf(cause as Error));
  } finally {
    await file.destroy();
  }
}

function faultOf({ name, message }: Error): string {
  if (name === "PasswordException")
    return "an encrypted PDF file; save it without its password and try again";
  return `a PDF file that cannot be read (${message}); fetch it anew, or save its text`;
}

/** Runs along the page; those that stand upright on its margin are none of its text. */
function runOf({ str = "", transform = [], width = 0, height = 0 }: Item): readonly Run[] {
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform;
  if (str.trim() === "" || Math.abs(b) > Math.abs(a)) return [];
  return [{ text: str, x, y, width, height: height || Math.abs(d) || 1 }];
}

const opening = Buffer.from("stream");

/** The library unpacks streams without a limit, so each is tried here with one. */
function refuseBombs(bytes: Buffer, name: string): void {
  for (let at = bytes.indexOf(opening); at >= 0; at = bytes.indexOf(opening, at + 6)) {
    const start = at + 6 + (bytes[at + 6] === 13 ? 1 : 0) + 1;
    if (((bytes[start] ?? 0) & 15) !== 8) continue;
    try {
      inflateSync(bytes.subarray(start), { maxOutputLength: streamBytes });
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== "ERR_BUFFER_TOO_LARGE") continue;
      const message = `a PDF file that unpacks to more than ${streamBytes >> 20} MiB in one part is not read`;
      throw new InputFault(name, `byte ${at}`, message);
    }
  }
}
