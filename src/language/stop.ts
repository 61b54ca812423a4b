import type { Cutting } from "./cutting.ts";

const initials = /^(?:\p{L}\.)+\p{L}$/u;

/** Whether the full stop at `stop` belongs to the word that begins at `from`: an abbreviation, an initial, a numbered thing. */
export function ownsStop(
  { text, words }: Pick<Cutting, "text" | "words">,
  from: number,
  stop: number,
): boolean {
  const form = text.slice(from, stop);
  if (form.length > 24) return false;
  const whole = form.toLowerCase();
  if (
    words.enders.has(whole) ||
    words.enders.has(`${text.slice(Math.max(0, from - 3), from)}${whole}`) ||
    words.abbreviations.has(whole) ||
    initials.test(form)
  )
    return true;
  const last = form.slice(Math.max(form.lastIndexOf("."), form.lastIndexOf("-"), form.lastIndexOf("/")) + 1);
  const lower = last.toLowerCase();
  if (words.abbreviations.has(lower) && last !== "v") return true;
  if (words.titles.has(lower) && /^\p{Lu}/u.test(last) && !words.numbered.has(lower)) return true;
  if (words.numbered.has(lower)) return /^\s?\d/.test(text.slice(stop + 1, stop + 3));
  if (/^\d+(?:a\.m|p\.m)$/.test(whole)) return true;
  return /^\p{Lu}$/u.test(form) && /^[ -]\p{Lu}/u.test(text.slice(stop + 1, stop + 3)) && form !== "I";
}
