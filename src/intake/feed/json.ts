import type { Slice, Sliced } from "./sliced.ts";

/** Whether a text begins as a JSON Feed does: an object that names the format's version, in its first letters. */
export const isJsonFeed = (text: string): boolean =>
  /^\s*\{/.test(text) &&
  /"version"\s*:\s*"https?:(?:\\?\/){2}jsonfeed\.org\\?\/version/i.test(text.slice(0, 4000));

/** The items of a JSON Feed by their braces alone: one pass. `undefined` where it has no list of items. */
export function sliceJson(source: string): Sliced | undefined {
  const items: Slice[] = [];
  let [depth, list, listEnd, start] = [0, -1, -1, -1];
  for (let at = 0; at < source.length; at++) {
    const letter = source[at];
    if (letter === '"') {
      const end = stringEnd(source, at);
      if (depth === 1 && list < 0 && source.slice(at, end) === '"items"') list = listAt(source, end);
      at = end - 1;
    } else if (letter === "{" || letter === "[") {
      if (depth === 2 && letter === "{" && list >= 0 && listEnd < 0) start = at;
      depth++;
    } else if (letter === "}" || letter === "]") {
      depth--;
      if (depth === 2 && start >= 0) {
        items.push({ start, end: at + 1 });
        start = -1;
      } else if (depth === 1 && list >= 0 && listEnd < 0) listEnd = at;
      else if (depth === 0) break;
    }
  }
  if (list < 0) return undefined;
  return {
    about: `${source.slice(0, list)}[]${listEnd < 0 || depth > 0 ? "}" : source.slice(listEnd + 1)}`,
    items,
    unclosed: [],
    wrap: some => `{"version":"https://jsonfeed.org/version/1.1","items":[${some.join(",")}]}`,
    ...(depth > 0 ? { cutAt: start < 0 ? source.length : start } : {}),
  };
}

/** Past the quote that ends the string which opens here; the end of the text where none does. */
function stringEnd(source: string, open: number): number {
  for (let at = source.indexOf('"', open + 1); at >= 0; at = source.indexOf('"', at + 1)) {
    let slashes = 0;
    while (source[at - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return source.length;
}

/** Where the list begins that is the value of the key before `from`; -1 where it is no list. */
function listAt(source: string, from: number): number {
  const opening = /^\s{0,1000}:\s{0,1000}\[/.exec(source.slice(from, from + 2100));
  return opening === null ? -1 : from + opening[0].length - 1;
}
