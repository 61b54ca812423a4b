import { hashText } from "../words.ts";
import { apposedNames, sortNumber } from "./candidates.ts";
import type { Entity } from "./entity.ts";
import type { Ground } from "./ground.ts";
import { bestMatch } from "./match.ts";
import { type Phrase, pronounNumber } from "./phrase.ts";
import { nearestRelation, relationOf, sameGovernor } from "./relation.ts";
import { type Traits, traitsOf } from "./traits.ts";
import { slotOf } from "./weights.ts";

/** Pieces of evidence on one decision, at most. */
const capacity = 128;

/** Turns a decision into slots of the weights: `slots` holds those of the last question asked. */
export class Evidence {
  readonly slots = new Int32Array(capacity);
  readonly #ground: Ground;
  readonly #traits: (Traits | undefined)[] = [];
  readonly #counts: ({ readonly uses: number; readonly whole: number } | undefined)[] = [];
  #count = 0;
  /** Mentions of the candidate that has most. */
  #largest = 0;
  /** How often each head word occurs in the document. */
  readonly #uses = new Map<string, number>();

  constructor(ground: Ground) {
    this.#ground = ground;
    for (const phrase of ground.phrases)
      if (phrase.kind !== "PRO") {
        this.#uses.set(phrase.key, (this.#uses.get(phrase.key) ?? 0) + 1);
        const whole = wholeOf(phrase);
        this.#uses.set(whole, (this.#uses.get(whole) ?? 0) + 1);
      }
  }

  #put(question: number, a: number, b = 0, c = 0): void {
    this.slots[this.#count++] = slotOf(question, a, b, c);
  }

  /** Evidence that a phrase speaks of something new; gives the number of slots. */
  ofNew(phrase: Phrase, candidates: readonly Entity[]): number {
    return this.#alone(phrase, candidates, 100);
  }

  /** Evidence that a phrase refers to nothing ("with respect to", "it rains"); gives the number of slots. */
  ofNothing(phrase: Phrase, candidates: readonly Entity[]): number {
    return this.#alone(phrase, candidates, 200);
  }

  /** What a phrase is in itself; `from` is the number of the first question. */
  #alone(phrase: Phrase, candidates: readonly Entity[], from: number): number {
    this.#count = 0;
    this.#largest = 2;
    for (const e of candidates) this.#largest = Math.max(this.#largest, e.phrases.length);
    const t = this.#of(phrase);
    const { what, role, opening } = t;
    this.#put(from, what);
    this.#put(from + 1, what, role);
    this.#put(from + 2, what, phrase.number, phrase.words.length > 1 ? 1 : 0);
    this.#put(from + 3, what, t.fine);
    this.#put(from + 4, what, t.key);
    this.#put(from + 5, what, Math.min(phrase.sentence.index, 4), t.quote > 0 ? 1 : 0);
    this.#put(from + 6, what, t.governor, role);
    this.#put(from + 7, what, Math.min(candidates.length, 8));
    this.#put(from + 8, opening, t.coarse, phrase.number);
    this.#put(from + 9, what, t.size, phrase.listed ? 1 : 0);
    this.#put(from + 10, what, phrase.last > phrase.token.id ? 1 : 0, role);
    this.#put(from + 11, what, sortNumber.get(phrase.sort)!);
    this.#put(from + 30, what, t.preposition);
    this.#put(from + 31, what, t.preposition, t.governor);
    this.#put(from + 38, what, t.role, t.subject);
    if (phrase.kind === "PRO") this.#surroundings(phrase, what, from);
    else {
      this.#put(from + 32, t.determiner, t.modifier);
      this.#put(from + 33, opening, t.modifier);
      this.#put(from + 34, t.determiner, phrase.number, t.role);
      this.#put(from + 35, t.key, t.role, opening);
      this.#put(from + 36, t.key, t.governor);
      this.#put(from + 37, t.fine, t.role, opening);
      const { uses, whole } = this.#usesOf(phrase);
      this.#put(from + 16, what, uses, whole);
      this.#put(from + 17, what, uses, Math.min(candidates.length, 8));
      this.#put(from + 18, what, phrase.sentence.standing === "body" ? 0 : 1, whole);
      this.#put(from + 19, t.fine, opening, whole > 1 ? 1 : 0);
      this.#put(from + 20, opening * 16 + role, t.size, uses);
      this.#put(from + 21, t.key, opening);
      this.#put(from + 22, what, phrase.modifiers.length, uses);
    }
    return this.#count;
  }

  /** How often a head word, and a phrase's words together, occur in the document, by doubling. */
  #usesOf(phrase: Phrase): { readonly uses: number; readonly whole: number } {
    const kept = this.#counts[phrase.order];
    if (kept !== undefined) return kept;
    const of = (words: string): number => logOf(this.#uses.get(words) ?? 0);
    const found = { uses: of(phrase.key), whole: of(wholeOf(phrase)) };
    this.#counts[phrase.order] = found;
    return found;
  }

  /** Words around a pronoun: what tells "it rains" from "it fell". */
  #surroundings(phrase: Phrase, what: number, from: number): void {
    const { tokens } = phrase.sentence;
    const id = phrase.token.id;
    const [before, next, after] = [tokens[id - 2], tokens[id], tokens[id + 1]];
    this.#put(from + 12, what, before === undefined ? 0 : hashText(before.form.toLowerCase()));
    this.#put(from + 13, what, next === undefined ? 0 : hashText(next.lemma));
    this.#put(
      from + 14,
      what,
      next === undefined ? 0 : hashText(next.xpos),
      after === undefined ? 0 : hashText(after.xpos),
    );
    const verb = phrase.token.head;
    const clause = tokens.some(t => t.head === verb && /^(?:csubj|ccomp|xcomp|advcl)/.test(t.deprel));
    this.#put(from + 15, what, clause ? 1 : 0, verb === 0 ? 0 : hashText(tokens[verb - 1]!.xpos));
  }

  /** Evidence that a phrase speaks of an entity, the `rank`th of the candidates; gives the number of slots. */
  ofLink(phrase: Phrase, entity: Entity, rank: number): number {
    this.#count = 0;
    const t = this.#of(phrase);
    const u = this.#of(entity.last);
    const sentences = Math.min(phrase.sentence.index - entity.last.sentence.index, 12);
    const far = sentences < 4 ? sentences : sentences < 6 ? 4 : sentences < 12 ? 5 : 6;
    this.#shared(phrase, entity, t, u, far, rank);
    if (phrase.kind === "PRO") this.#ofPronoun(phrase, entity, t, u, far, rank);
    else this.#ofDescription(phrase, entity, t, u, far);
    return this.#count;
  }

  #shared(phrase: Phrase, entity: Entity, t: Traits, u: Traits, far: number, rank: number): void {
    const { what } = t;
    const sort = sortNumber.get(entity.sort)!;
    const size = Math.min(entity.phrases.length, 6);
    this.#put(0, what, u.what, far);
    this.#put(1, what, sort, entity.number);
    this.#put(2, what, Math.min(rank, 8));
    this.#put(3, what, size, far);
    this.#put(4, what, t.role, u.role);
    this.#put(5, what, this.#voices(phrase, entity, t, u), entity.last.kind === "PRO" ? 1 : 0);
    this.#put(6, what, relationOf(phrase, entity.last), u.role);
    this.#put(7, what, phrase.sentence.paragraph === entity.last.sentence.paragraph ? 1 : 0, far);
    this.#put(8, what, sort, sortNumber.get(phrase.sort)! * 4 + phrase.number);
    this.#put(9, what, entity.named ? 1 : 0, size > 1 ? 1 : 0);
    const near = nearestRelation(phrase, entity);
    this.#put(12, what, near, t.role);
    this.#put(13, what, near, t.preposition);
    this.#put(14, near, phrase.number, entity.number);
    this.#put(15, what, near, sort);
    const turns = Math.min(5, phrase.sentence.paragraph - entity.last.sentence.paragraph);
    this.#put(10, what, turns, u.what);
    this.#put(11, what, logOf(entity.phrases.length), entity.phrases.length === this.#largest ? 1 : 0);
  }

  #ofPronoun(phrase: Phrase, entity: Entity, t: Traits, u: Traits, far: number, rank: number): void {
    const sort = pronounNumber(phrase);
    const described = entity.described.at(-1);
    const d = described === undefined ? undefined : this.#of(described);
    const near = Math.min(7, Math.floor(Math.log2(Math.max(1, phrase.place - entity.last.place))));
    this.#put(20, sort, d?.fine ?? -1, d === undefined ? 0 : 1);
    this.#put(21, sort, d?.key ?? -1);
    this.#put(22, sort, near, t.role);
    this.#put(23, sort, (entity.pronouns >> sort) & 1, far);
    this.#put(24, sort, entity.pronouns);
    this.#put(25, t.role, u.role, far);
    this.#put(26, sort, u.role, far);
    this.#put(27, sort, Math.min(rank, 4), u.role);
    this.#put(28, sort, d?.coarse ?? -1, t.governorCoarse * 16 + t.role);
    this.#put(29, sort, phrase.reflexive ? 1 : 0, entity.last.token.head === phrase.token.head ? 1 : far + 2);
    this.#put(30, sort, d?.opening ?? -1, entity.number);
    this.#put(31, sort, entity.last.listed ? 1 : 0, entity.number);
    this.#put(32, sort, Math.min(entity.last.token.id, 4), far);
    this.#put(33, sort, sameGovernor(phrase, entity.last) ? 1 : 0, t.role * 16 + u.role);
    this.#put(34, sort, Math.min(3, recent(entity, phrase)), far);
  }

  #ofDescription(phrase: Phrase, entity: Entity, t: Traits, u: Traits, far: number): void {
    const { what, opening } = t;
    const found = bestMatch(phrase, entity);
    const match = found.rank;
    const other = found.with ?? entity.described.at(-1);
    const d = other === undefined ? undefined : this.#of(other);
    const apart = other === undefined ? 9 : Math.min(8, phrase.sentence.index - other.sentence.index);
    const number = phrase.number * 3 + (other?.number ?? entity.number);
    this.#put(50, what, match);
    this.#put(51, what, match, apart);
    this.#put(52, match, d?.opening ?? -1, opening);
    this.#put(53, match, number, opening);
    this.#put(54, match, t.fine, opening === 1 || opening === 3 ? 1 : 0);
    this.#put(55, match, t.key);
    this.#put(56, what, match, u.what);
    this.#put(57, match, t.role, d?.role ?? -1);
    this.#put(58, match, this.#owners(phrase, other), opening);
    this.#put(
      59,
      match,
      phrase.last > phrase.token.id ? 1 : 0,
      other !== undefined && other.last > other.token.id ? 1 : 0,
    );
    this.#put(60, what, match, relationOf(phrase, entity.last));
    this.#put(61, match, Math.min(entity.phrases.length, 5), far);
    if (match <= 3) {
      this.#put(62, what, d?.fine === t.fine ? 1 : 0, far);
      this.#put(63, t.coarse, d?.coarse ?? -1, number);
      this.#put(64, t.fine, sortNumber.get(entity.sort)!, opening);
      this.#put(65, t.key, d?.key ?? -1);
      this.#put(66, what, number, far);
    }
    const { uses, whole } = this.#usesOf(phrase);
    const old = entity.described[0] === undefined ? -1 : this.#of(entity.described[0]).opening;
    this.#put(71, match * 16 + opening, (d?.opening ?? -1) * 16 + old, Math.min(apart, 4));
    this.#put(72, match * 16 + opening, whole, uses);
    this.#put(73, match * 16 + opening, number, whole);
    this.#put(74, match * 16 + opening, t.role, Math.min(apart, 3));
    this.#put(75, match * 16 + what, t.coarse, Math.min(apart, 2));
    this.#put(76, match, logOf(entity.phrases.length) * 8 + uses, opening);
    this.#put(77, match * 16 + opening, entity.phrases[0]!.sentence.index === 0 ? 1 : 0, uses);
    this.#put(78, match * 16 + opening, phrase.modifiers.length, other?.modifiers.length ?? 0);
    this.#put(80, match * 16 + opening, t.key);
    this.#put(81, match, t.key, d?.opening ?? -1);
    this.#put(82, match * 16 + opening, t.modifier);
    this.#put(83, match, t.determiner, d?.determiner ?? -1);
    this.#put(84, match * 16 + opening, t.preposition);
    this.#put(85, match * 16 + opening, other && sameGovernor(phrase, other) ? 1 : 0, t.role);
    this.#put(68, match, uses, what);
    this.#put(69, match, uses, entity.phrases.length > 1 ? 1 : 0);
    this.#put(70, match, old, opening);
    this.#put(67, match, this.#apposition(phrase, entity), what);
  }

  /** How the name in apposition to a phrase matches an entity. */
  #apposition(phrase: Phrase, entity: Entity): number {
    if (phrase.apposed.length === 0) return 0;
    let best = 0;
    for (const name of apposedNames(phrase, this.#ground))
      best = Math.max(best, bestMatch(name, entity).rank);
    return best;
  }

  /** Whether two phrases are possessed by one and the same, by two, or by nobody. */
  #owners(a: Phrase, b: Phrase | undefined): number {
    const x = this.#owner(a);
    const y = b && this.#owner(b);
    if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? 1 : 2;
    return x === y ? 3 : 4;
  }

  #owner(phrase: Phrase): Entity | undefined {
    if (phrase.possessor === undefined) return undefined;
    const owner = this.#ground.phraseAt.get(phrase.place - phrase.token.id + phrase.possessor.id);
    return owner && this.#ground.entityOf[owner.order];
  }

  /** Who speaks: both outside quotations, one inside, both in one, or the entity says the words the phrase stands in. */
  #voices(phrase: Phrase, entity: Entity, t: Traits, u: Traits): number {
    const speaker = this.#ground.quotes.speakers[t.quote];
    if (speaker !== undefined && this.#ground.entityOf[speaker.order] === entity) return 1;
    if (t.quote === u.quote) return t.quote === 0 ? 2 : 3;
    if (t.quote === 0) return 4;
    const heard = this.#ground.quotes.speakers[u.quote];
    if (u.quote === 0) return speaker === undefined ? 5 : 6;
    return phrase.pronoun !== undefined && heard !== undefined && heard === speaker ? 7 : 8;
  }

  #of(phrase: Phrase): Traits {
    const kept = this.#traits[phrase.order];
    if (kept !== undefined) return kept;
    const found = traitsOf(phrase, this.#ground);
    this.#traits[phrase.order] = found;
    return found;
  }
}

/** Mentions of an entity in the phrase's sentence and the two before. */
function recent(entity: Entity, phrase: Phrase): number {
  let n = 0;
  for (let i = entity.phrases.length - 1; i >= 0 && n < 3; i--) {
    if (phrase.sentence.index - entity.phrases[i]!.sentence.index > 2) break;
    n++;
  }
  return n;
}

/** 0, 1, 2, then by doubling: 3 for 3 and 4, 4 up to 8, 5 up to 16, 6 beyond. */
const logOf = (n: number): number => (n < 3 ? n : Math.min(6, 1 + Math.ceil(Math.log2(n))));

/** The words of a phrase as one. */
const wholeOf = ({ words }: Pick<Phrase, "words">): string => `${words.join(" ")}.`;
