import { fold } from "../text/fold.ts";

const short: Readonly<Record<string, string>> = { st: "saint", ste: "sainte", mt: "mount", ft: "fort" };
const simple = /^[a-z]+(?: [a-z]+)*$/;

/**
 * A name as places are looked up and sorted by: folded, lower case, hyphens as spaces, without article, dots, quotes.
 *
 * `St. Marc`, `Saint-Marc` and `saint marc` have one key; a name of other letters than Latin keeps them.
 */
export function placeKey(name: string): string {
  const lower = fold(name).toLowerCase();
  const bare = simple.test(lower)
    ? lower
    : lower
        .replace(/[-–—_/]/g, " ")
        .replace(/['’‘`´ʿʾʹʺ".]/g, "")
        .replace(/\s+/g, " ")
        .trim();
  const first = bare.indexOf(" ");
  if (first < 0) return bare;
  if (bare.startsWith("the ")) return bare.slice(4);
  const long = short[bare.slice(0, first)];
  return long === undefined ? bare : long + bare.slice(first);
}
