import type { Mention } from "../../language/mention.ts";
import type { Sentence, Token } from "../../language/sentence.ts";
import { quote, type Span } from "../../text/span.ts";
import type { Resolved } from "../../world/actor.ts";
import { rankAlone } from "../../world/company.ts";
import type { Reading } from "../draft.ts";
import { personMeant } from "../namesakes.ts";
import { distinct } from "./walk.ts";

/** A name by itself: a person by the office of the day, others by their entry. */
export function nameAlone(reading: Reading, mention: Mention): Resolved | undefined {
  const { document } = reading.analysis;
  if (mention.entry === undefined && mention.type === "PER") return withoutInitials(reading, mention);
  if (mention.entry === undefined || mention.type === "PROJECT" || inRegion(reading, mention))
    return undefined;
  if (mention.type !== "PER") return reading.world.keyed(mention.entry, document.published);
  return personMeant(reading, mention) ?? withoutInitials(reading, mention);
}

/** Whether a land's name ends that of a region of several ("Central *America*", "Latin *American*"). */
function inRegion({ analysis, world }: Reading, { start, end }: Span): boolean {
  const { text } = analysis.document;
  const before = /\p{Lu}\p{Ll}+ $/u.exec(text.slice(Math.max(0, start - 20), start))?.[0];
  if (before === undefined) return false;
  const found = world.places(`${before}${text.slice(start, end)}`);
  return found.length > 0 && found.every(p => p.place.country === undefined || p.place.country === "");
}

/** Somebody known by the first and last of his names, written with an initial between ("John F. Kennedy"). */
function withoutInitials(reading: Reading, mention: Mention): Resolved | undefined {
  const { document } = reading.analysis;
  const name = quote(document.text, mention);
  const plain = name.replace(/(?<=\p{L}) \p{Lu}\.(?= \p{Lu})/gu, "");
  return plain === name || !plain.includes(" ")
    ? undefined
    : reading.world.named(plain, document.published)[0];
}

/** A town or region stands for the land it lies in ("shelled Aleppo"). */
export function ofPlace(reading: Reading, mention: Mention): readonly Resolved[] {
  if (mention.type !== "GPE" && mention.type !== "LOC" && mention.type !== "MISC") return [];
  const name = quote(reading.analysis.document.text, mention);
  // "The North", "the East": some province bears each of these names.
  if (reading.lexicons.places.kinds.has(name.toLowerCase().replace(/^the /, ""))) return [];
  const [best] = rankAlone(reading.world.places(name));
  const place = best?.place;
  const large = mention.type !== "MISC" && (place?.population ?? 0) > 100_000;
  const sure = best !== undefined && (best.by !== "gazetteer" || large);
  return sure && place?.country !== undefined
    ? [{ country: place.country, sectors: [], name, by: "resolve/place" }]
    : [];
}

/** "The North" where the report speaks of Korea: of the lands that it names, the one of that side. */
export function ofSide(reading: Reading, token: Token): Resolved | undefined {
  const { world, analysis, lexicons } = reading;
  if (!/^\p{Lu}/u.test(token.form) || !lexicons.places.parts.has(token.form.toLowerCase())) return undefined;
  const date = analysis.document.published;
  const lands = new Set(
    analysis.mentions.flatMap(m =>
      m.entry && m.type !== "PER" ? (world.keyed(m.entry, date)?.country ?? []) : [],
    ),
  );
  for (const land of lands) {
    const words = world.nameOf(land).split(" ");
    const rest =
      words.length > 1 && lexicons.places.parts.has(words[0]!.toLowerCase()) ? words.slice(1) : words;
    const found = world.named([token.form, ...rest].join(" "), date).find(r => r.by === "world/country");
    if (found) return { ...found, by: "resolve/side" };
  }
  return undefined;
}

/** The land of a region by its name inside a longer one ("West *Darfur* State"). */
export function ofRegion(reading: Reading, token: Token): readonly Resolved[] {
  if (token.upos !== "PROPN") return [];
  const [best] = rankAlone(reading.world.places(token.form));
  const place = best?.place;
  return place?.country !== undefined && best!.by !== "gazetteer"
    ? [{ country: place.country, sectors: [], name: place.name, by: "resolve/place" }]
    : [];
}

/** A country by one of its words inside a longer name ("Turkish" in "Turkish Foreign Ministry"), or by two ("*South Sudan* Embassy"). */
export function ofWord(reading: Reading, s: Sentence, token: Token): Resolved | undefined {
  if (!/^\p{Lu}/u.test(token.form) || token.upos === "VERB") return undefined;
  const land = (name: string) =>
    reading.world.named(name, reading.analysis.document.published).find(r => r.by === "world/country");
  const before = s.tokens[token.id - 2];
  const joined = before !== undefined && before.head === token.id && /^\p{Lu}/u.test(before.form);
  return (
    (joined ? land(`${before.form} ${token.form}`) : undefined) ??
    (inRegion(reading, token) ? undefined : land(token.form))
  );
}

/** A group by its name before those who are of it ("*Houthi* fighters"). */
export function ofGroup(reading: Reading, token: Token): Resolved | undefined {
  if (!/^\p{Lu}\p{Ll}{3}/u.test(token.form) || token.upos === "VERB") return undefined;
  return reading.world
    .named(token.form, reading.analysis.document.published)
    .find(r => r.group !== undefined && r.sectors.some(s => s === "REB" || s === "UAF" || s === "PRM"));
}

/** Two lands in one word: "a *Kenyan-Ugandan* war". */
export function paired(reading: Reading, s: Sentence, token: Token): readonly Resolved[] {
  const hyphen = s.tokens[token.id - 2];
  const first = s.tokens[token.id - 3];
  if (
    first === undefined ||
    hyphen === undefined ||
    !/^[-–]$/.test(hyphen.form) ||
    hyphen.start !== first.end
  )
    return [];
  if (hyphen.end !== token.start) return [];
  const both = [first, token].flatMap(t => ofWord(reading, s, t) ?? []);
  return both.length === 2 ? distinct(both) : [];
}
