import type { Mention } from "../../language/mention.ts";
import { children, feature, type Sentence, type Token, tokenAt } from "../../language/sentence.ts";
import { caseOf } from "../../language/voice.ts";
import type { Resolved } from "../../world/actor.ts";
import type { Reading } from "../draft.ts";
import { besideOwners } from "./owners.ts";
import type { Walk } from "./walk.ts";

/** A state, seat or people as its place in the sentence makes it: a capital that acts is its government, counted people are people. */
export function inSentence(reading: Reading, sentence: Sentence, token: Token, known: Resolved): Resolved {
  if (known.sectors.length > 0) return known;
  if (known.by === "world/seat" && acts(reading, sentence, token))
    return unionIn(reading, token) ?? { ...known, sectors: ["GOV"] };
  if (known.by === "world/demonym" && isPeople(reading, sentence, token))
    return { ...known, sectors: ["CVL"], by: "resolve/people" };
  return known;
}

/** The union that sits in a capital and is meant by it: "*Brussels* protested". */
const unionIn = ({ lexicons, world }: Reading, token: Token): Resolved | undefined =>
  lexicons.parties.unionSeats.has(token.form.toLowerCase())
    ? world.named(world.nameOf("EUR")).find(r => r.country === "EUR")
    : undefined;

/** Whether a capital stands for those who govern in it: it does something, owns something, or is dealt with. */
function acts(reading: Reading, s: Sentence, token: Token): boolean {
  if (token.head === 0) return false;
  const governor = tokenAt(s, token.head);
  if (token.deprel === "conj") return acts(reading, s, governor);
  if (token.deprel.startsWith("nsubj")) return governor.upos === "VERB";
  if (token.deprel === "obj" || token.deprel === "iobj")
    return reading.lexicons.parties.addressed.has(governor.lemma.toLowerCase());
  if (token.deprel === "nmod:poss") return true;
  return reading.lexicons.places.parties.has(caseOf(s, token)) && acting.has(caseOf(s, token));
}

/** Of the prepositions after which a name may be a party, those after which a place never is one. */
const acting: ReadonlySet<string> = new Set(["with", "between", "by"]);

/** Whether a people's name speaks of some of it ("168 Kenyans", "a Kenyan", "Kenyans marched"), not of the nation ("the Kenyans"). */
function isPeople(reading: Reading, s: Sentence, token: Token): boolean {
  if (/^(?:amod|compound|flat|nmod:desc)/.test(token.deprel)) return false;
  const { quantities } = reading.lexicons.parties;
  const below = children(s, token);
  if (below.some(t => t.deprel === "nummod" || quantities.has(t.lemma.toLowerCase()))) return true;
  const article = below.find(t => t.deprel === "det");
  if (article) return /Definite=Ind/.test(article.feats);
  if (token.upos !== "NOUN" && token.upos !== "PROPN") return false;
  if (token.deprel === "conj" || below.some(t => t.deprel === "conj")) return false;
  return feature(token, "Number") === "Plur" && /^(?:nsubj|obj)/.test(token.deprel);
}

/** The land of a people without a state of its name: its one land, else the only one of its lands that the report names. */
export function landOfPeople(reading: Reading, sentence: Sentence, token: Token): string | undefined {
  const lands = peopleAt(reading, sentence, token);
  if (lands.length < 2) return lands[0];
  const named = new Set(
    reading.analysis.mentions.flatMap(m =>
      m.entry !== undefined && (m.type === "GPE" || m.type === "NORP")
        ? (reading.world.keyed(m.entry)?.country ?? [])
        : [],
    ),
  );
  const spoken = lands.filter(l => named.has(l));
  return spoken.length === 1 ? spoken[0] : undefined;
}

/** The lands of the people that a word names, with the word before it where both are its name. */
export function peopleAt(reading: Reading, sentence: Sentence, token: Token): readonly string[] {
  const before = sentence.tokens[token.id - 2];
  const whole = before ? reading.world.landsOf(`${before.form} ${token.form}`) : [];
  return whole.length > 0 ? whole : reading.world.landsOf(token.form);
}

/** A place in the land that the noun over it names: "the Kenyan town of *Wajir*". */
export function ofKind(walk: Walk, s: Sentence, token: Token, mention: Mention): readonly Resolved[] {
  if (token.head === 0 || !/^(?:nmod|appos|flat|compound)/.test(token.deprel)) return [];
  const kind = tokenAt(s, token.head);
  if (!walk.reading.lexicons.places.kinds.has(kind.lemma.toLowerCase())) return [];
  const name = walk.reading.analysis.document.text.slice(mention.start, mention.end);
  return besideOwners(walk, s, kind)
    .filter(r => r.id === r.country)
    .slice(0, 1)
    .map(r => ({ country: r.country, sectors: [], name, by: "resolve/kind-of-place" }));
}
