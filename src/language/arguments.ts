import type { ArgumentWords } from "./argument-words.ts";
import { children, hasRelation, plainRelation, type Sentence, type Token, tokenAt } from "./sentence.ts";
import { caseOf, isPassive } from "./voice.ts";

/**
 * Somebody or something that takes part in what a word reports.
 *
 * `role` is `agent` or `patient` whatever the voice, `recipient` (indirect object), `clause` (what is said, wanted,
 * planned), `poss`, `mod` (adjective or noun before a noun), `served` (who acts at the word's bidding), `time`, or a preposition ("with", "because of");
 * `path` says how it was reached, for explanations.
 */
export interface Argument {
  readonly role: string;
  readonly token: number;
  readonly path: string;
}

/** The arguments of each token of a sentence, by its id; index 0 is empty. */
export type Arguments = readonly (readonly Argument[])[];

/** The deep arguments of every word of a sentence: through voice, control, raising, relative clauses, lists and support verbs. */
export function argumentsOf(sentence: Sentence, words: ArgumentWords): Arguments {
  const finder = new Finder(sentence, words);
  return [[], ...sentence.tokens.map(t => finder.of(t, 0))];
}

/** Of two objects the first is also a recipient ("gave *Kenya* an undertaking"), where the tree calls both by one name. */
function dative(found: readonly Argument[]): readonly Argument[] {
  const objects = found.filter(a => a.role === "patient" && a.path === "obj");
  if (objects.length !== 2 || found.some(a => a.role === "recipient")) return none;
  const { token, path } = objects[0]!;
  return [{ role: "recipient", token, path }];
}

const none: readonly Argument[] = [];

/** Follows at most so many governors for a missing subject. */
const maximumDepth = 6;

class Finder {
  readonly sentence: Sentence;
  readonly words: ArgumentWords;
  readonly known: (readonly Argument[] | undefined)[];
  readonly carriers: readonly Token[];

  constructor(sentence: Sentence, words: ArgumentWords) {
    this.sentence = sentence;
    this.words = words;
    this.known = new Array(sentence.tokens.length + 1);
    this.carriers = sentence.tokens.filter(t => t.upos === "VERB" && words.support.has(t.lemma));
  }

  of(token: Token, depth: number): readonly Argument[] {
    const known = this.known[token.id];
    if (known !== undefined) return known;
    if (depth > maximumDepth) return none;
    this.known[token.id] = none;
    const found = this.find(token, depth);
    this.known[token.id] = found;
    return found;
  }

  find(token: Token, depth: number): readonly Argument[] {
    if (isNominal(token) && !hasSubject(this.sentence, token)) return this.nominal(token, depth);
    // Most words of a sentence are small ones with nothing below them and nothing to take from above.
    if (!clausal.has(plainRelation(token)) && children(this.sentence, token).length === 0) return none;
    return this.verbal(token, depth);
  }

  verbal(verb: Token, depth: number): readonly Argument[] {
    const passive = isPassive(this.sentence, verb) || this.listedPassive(verb);
    const out: Argument[] = [];
    for (const c of children(this.sentence, verb)) {
      const found = this.edge(c, passive);
      if (found !== undefined) out.push(this.replaced(verb, found, depth));
    }
    if (passive) out.push(...this.caused(verb, out, depth));
    const subject = passive ? "patient" : "agent";
    if (!out.some(a => a.role === subject)) {
      const inherited = this.subject(verb, depth, passive);
      if (inherited) out.push({ role: subject, token: inherited.token, path: inherited.path });
    }
    if (passive && !out.some(a => a.role === "agent")) out.push(...this.doer(out, 0));
    if (!passive) out.push(...this.gap(verb, out), ...this.shared(verb, out), ...dative(out));
    if (passive) out.push(...this.given(verb, out));
    out.push(...this.inserted(verb, out));
    if (this.words.objectControl.has(verb.lemma)) out.push(...this.told(out));
    return out;
  }

  /** Whether a past form in a list goes on a passive: "was found guilty and *led* off to prison". */
  listedPassive(verb: Token): boolean {
    if (verb.deprel !== "conj" || verb.xpos !== "VBD" || this.words.intransitive.has(verb.lemma))
      return false;
    const head = tokenAt(this.sentence, verb.head);
    if (children(this.sentence, head, "aux:pass").length === 0) return false;
    return children(this.sentence, verb).every(c => !/^(?:nsubj|obj|iobj|ccomp|xcomp|aux)/.test(c.deprel));
  }

  /** Who has something done to somebody does it: "Kenya *had* the roads closed", "*ordered* the internet cut". */
  caused(verb: Token, found: readonly Argument[], depth: number): readonly Argument[] {
    if (!/^VB[ND]$/.test(verb.xpos) || !/^(?:acl|xcomp|ccomp|amod)$/.test(verb.deprel)) return [];
    if (found.some(a => a.role === "agent" || this.words.agents.has(a.role))) return [];
    let object = tokenAt(this.sentence, verb.head);
    while (object.deprel === "nmod" && object.head !== 0) object = tokenAt(this.sentence, object.head);
    const isObject = object.deprel === "obj" && object.head !== 0;
    const cause = isObject ? tokenAt(this.sentence, object.head) : object;
    if (cause.id >= verb.id || !this.words.causative.has(cause.lemma) || isPassive(this.sentence, cause))
      return [];
    const thing = isObject ? object : children(this.sentence, cause, "obj")[0];
    if (thing !== undefined && children(this.sentence, thing, "nmod:poss").some(p => p.upos === "PRON"))
      return [];
    const agent = this.of(cause, depth + 1).find(a => a.role === "agent");
    if (agent === undefined) return [];
    const done = { role: "agent", token: agent.token, path: `${agent.path}^${cause.lemma}` };
    const own = found.some(a => a.role === "patient") || thing === undefined || thing.id === verb.head;
    return own ? [done] : [done, { role: "patient", token: thing.id, path: `obj^${cause.lemma}` }];
  }

  /** The doer of a passive that the tree hangs on another phrase ("was given to Nepal by Japan"). */
  doer(found: readonly Argument[], depth: number): readonly Argument[] {
    for (const a of found.filter(f => this.words.transparent.has(f.role))) {
      const inner = children(this.sentence, tokenAt(this.sentence, a.token), "nmod", "obl").map(c => ({
        role: caseOf(this.sentence, c),
        token: c.id,
        path: `${a.path}>${c.deprel}`,
      }));
      const by = inner.find(i => this.words.agents.has(i.role));
      if (by) return [{ role: "agent", token: by.token, path: by.path }];
      const deeper = depth < 1 ? this.doer(inner, depth + 1) : [];
      if (deeper.length > 0) return deeper;
    }
    return [];
  }

  /** Who is given what in the passive: "Haiti was granted *a loan*", the thing an object or, after some verbs, taken for a predicate ("was given *shelter*"). */
  given(verb: Token, found: readonly Argument[]): readonly Argument[] {
    if (!this.words.giving.has(verb.lemma.toLowerCase())) return [];
    const subject = found.find(a => a.role === "patient" && a.token < verb.id);
    const thing = children(this.sentence, verb, "obj", "xcomp").find(
      c => c.id > verb.id && c.upos === "NOUN" && !hasSubject(this.sentence, c),
    );
    if (subject === undefined || thing === undefined || found.some(a => a.role === "recipient")) return [];
    const own = thing.deprel === "xcomp" ? [{ role: "patient", token: thing.id, path: "xcomp" }] : [];
    const by = found.some(a => a.role === "agent")
      ? undefined
      : children(this.sentence, thing, "nmod").find(c => this.words.agents.has(caseOf(this.sentence, c)));
    const doer = by ? [{ role: "agent", token: by.id, path: `${thing.deprel}>nmod` }] : [];
    return [{ role: "recipient", token: subject.token, path: subject.path }, ...own, ...doer];
  }

  /** What somebody says whose verb the tree hangs below his words: "Kenya broke the treaty, Uganda *alleged*". */
  inserted(verb: Token, found: readonly Argument[]): readonly Argument[] {
    if (verb.deprel !== "parataxis" || !this.words.sayings.has(verb.lemma.toLowerCase())) return [];
    if (verb.head === 0 || found.some(a => a.role === "clause" || a.role === "patient")) return [];
    return [{ role: "clause", token: verb.head, path: "<parataxis" }];
  }

  /** What the object of "forced the traders to leave" is to do, where the tree hangs it on the object. */
  told(found: readonly Argument[]): readonly Argument[] {
    if (found.some(a => a.role === "clause")) return [];
    const objects = found
      .filter(a => a.role === "patient" && a.path === "obj")
      .map(a => tokenAt(this.sentence, a.token));
    return objects.flatMap(o =>
      children(this.sentence, o, "acl")
        .filter(c => c.deprel !== "acl:relcl" && infinitive(this.sentence, c))
        .map(c => ({ role: "clause", token: c.id, path: "obj>acl" })),
    );
  }

  /** One dependent of a verb as an argument. */
  edge(child: Token, passive: boolean): Argument | undefined {
    const role = this.roleOf(child, passive);
    return role === undefined ? undefined : { role, token: child.id, path: child.deprel };
  }

  roleOf(child: Token, passive: boolean): string | undefined {
    const relation = plainRelation(child);
    if (relation === "nsubj") return this.subjectRole(child, passive);
    if (relation === "obj") return "patient";
    if (relation === "iobj") return "recipient";
    if (relation === "ccomp" || relation === "xcomp") return "clause";
    if (relation === "advcl") return "advcl";
    if ((relation !== "obl" && relation !== "nmod") || child.deprel === "nmod:desc") return undefined;
    const preposition = this.weekday(child) ? "" : caseOf(this.sentence, child);
    if (child.deprel === "obl:tmod" || (child.deprel === "obl:unmarked" && !this.object(child)))
      return "time";
    if (child.deprel === "obl:unmarked" || (child.deprel === "obl" && this.bare(child) && this.object(child)))
      return "patient";
    if (child.deprel === "obl:agent" || (passive && this.words.agents.has(preposition))) return "agent";
    return preposition === "" ? "time" : preposition;
  }

  subjectRole(child: Token, passive: boolean): string {
    if (this.words.times.has(child.lemma.toLowerCase())) return "time";
    if (passive) return "patient";
    return child.deprel === "nsubj:outer" && !bound(this.sentence, child.head) ? "outer" : "agent";
  }

  /** Whether a phrase has no preposition nor the like ("called off *a march*"). */
  bare(child: Token): boolean {
    return children(this.sentence, child, "case", "mark").length === 0;
  }

  /** Whether a phrase is but a day of the week or a month ("on Sunday", "in May"): it never is a party. */
  weekday(child: Token): boolean {
    return child.upos === "PROPN" && this.words.times.has(child.lemma.toLowerCase());
  }

  /** Whether a bare noun after a verb that has no object is its object, whatever the tree calls it ("turned down the request"). */
  object(child: Token): boolean {
    const verb = tokenAt(this.sentence, child.head);
    if (
      child.id < verb.id ||
      (child.upos !== "NOUN" && child.upos !== "PROPN") ||
      this.words.times.has(child.lemma.toLowerCase())
    )
      return false;
    return (
      children(this.sentence, verb, "obj", "ccomp", "xcomp").length === 0 &&
      !children(this.sentence, child, "nummod").some(
        n => n.upos === "NUM" && this.words.times.has(child.lemma),
      )
    );
  }

  /** A relative pronoun's argument is the noun before the clause. */
  replaced(verb: Token, argument: Argument, depth = 0): Argument {
    const token = tokenAt(this.sentence, argument.token);
    if (!this.words.relatives.has(token.lemma.toLowerCase())) return argument;
    const noun = this.relativized(verb);
    if (noun === undefined) return argument;
    const author = argument.role === "agent" ? this.author(noun, depth) : undefined;
    return { role: argument.role, token: author?.token ?? noun.id, path: `${argument.path}<acl:relcl` };
  }

  relativized(verb: Token): Token | undefined {
    let clause = verb;
    for (let i = 0; i < maximumDepth && clause.head !== 0; i++) {
      if (clause.deprel === "acl:relcl") return tokenAt(this.sentence, clause.head);
      if (!hasRelation(clause, "conj") && !hasRelation(clause, "xcomp") && !hasRelation(clause, "ccomp"))
        return undefined;
      clause = tokenAt(this.sentence, clause.head);
    }
    return undefined;
  }

  /** The noun before a relative clause that lacks an object ("the jet Turkey shot down"). */
  gap(verb: Token, found: readonly Argument[]): readonly Argument[] {
    if (
      verb.deprel !== "acl:relcl" ||
      found.some(a => a.role === "patient" || a.role === "clause") ||
      !found.some(a => a.role === "agent")
    )
      return [];
    const noun = tokenAt(this.sentence, verb.head);
    return found.some(a => a.token === noun.id)
      ? []
      : [{ role: "patient", token: noun.id, path: "<acl:relcl" }];
  }

  /** The object that verbs in a list have in common ("arrested and deported the traders"). */
  shared(verb: Token, found: readonly Argument[]): readonly Argument[] {
    if (found.some(a => a.role === "patient" || a.role === "clause")) return [];
    const first = verb.deprel === "conj" ? tokenAt(this.sentence, verb.head) : verb;
    const list = [first, ...children(this.sentence, first, "conj")].filter(
      v => v.upos === "VERB" && v.id !== verb.id,
    );
    const objects = list.flatMap(v => children(this.sentence, v, "obj")).filter(o => o.id > verb.id);
    const between = objects.filter(o =>
      this.sentence.tokens
        .slice(verb.id, o.id - 1)
        .every(t => !/^(?:obl|nsubj|ccomp|xcomp|advcl)/.test(t.deprel)),
    );
    return between.slice(0, 1).map(o => ({ role: "patient", token: o.id, path: "obj^conj" }));
  }

  /** The subject that a verb takes from its governor. */
  subject(verb: Token, depth: number, passive: boolean): Omit<Argument, "role"> | undefined {
    if (verb.head === 0) return undefined;
    const head = tokenAt(this.sentence, verb.head);
    const relation = plainRelation(verb);
    const found = (role: string) => this.of(head, depth + 1).find(a => a.role === role);
    const step = (a: Argument | undefined) => a && { token: a.token, path: `${a.path}^${verb.deprel}` };
    if (verb.deprel === "acl:relcl") return { token: head.id, path: "<acl:relcl" };
    if (relation === "acl") return this.ofAcl(verb, head, depth, passive);
    if (relation === "conj") {
      if (isNominal(head) && !hasSubject(this.sentence, head)) return undefined;
      return step(
        found("agent") && !isPassive(this.sentence, head)
          ? found("agent")
          : found(isPassive(this.sentence, head) ? "patient" : "agent"),
      );
    }
    if (relation === "xcomp" || relation === "advcl" || relation === "ccomp") {
      if (relation === "ccomp" && verb.xpos !== "VBG" && verb.xpos !== "VB") return undefined;
      const controlled =
        (relation === "xcomp" && this.words.objectControl.has(head.lemma)) || this.isDeed(verb, head)
          ? (found("patient") ?? found("recipient"))
          : undefined;
      const top = isPassive(this.sentence, head) ? found("patient") : found("agent");
      return step(controlled ?? top);
    }
    return undefined;
  }

  /** Whether a participle tells what the object of a verb did or is to leave: "accused Russia of *shelling* a town". */
  isDeed(deed: Token, verb: Token): boolean {
    if (deed.xpos !== "VBG") return false;
    const lemma = verb.lemma.toLowerCase();
    return children(this.sentence, deed, "mark", "case").some(m =>
      m.form === "of"
        ? this.words.deedOf.has(lemma)
        : /^(?:for|from|with|over|against)$/.test(m.form) && this.words.deedFor.has(lemma),
    );
  }

  ofAcl(verb: Token, noun: Token, depth: number, passive: boolean): Omit<Argument, "role"> | undefined {
    const author = passive || verb.xpos !== "VBG" ? undefined : this.author(noun, depth);
    if (author) return { token: author.token, path: `${author.path}<acl` };
    const marked = verb.xpos === "VBG" && children(this.sentence, verb, "mark").length > 0;
    if (!passive && noun.deprel === "obj" && this.isDeed(verb, tokenAt(this.sentence, noun.head)))
      return { token: noun.id, path: "<acl" };
    if (passive || (verb.xpos === "VBG" && !marked) || verb.xpos === "VBN" || verb.xpos === "VBD")
      return { token: noun.id, path: "<acl" };
    if (
      noun.deprel === "obj" &&
      infinitive(this.sentence, verb) &&
      this.words.objectControl.has(tokenAt(this.sentence, noun.head).lemma)
    )
      return { token: noun.id, path: "<acl" };
    if (marked && children(this.sentence, noun, "det").some(d => d.feats.includes("PronType=Neg")))
      return undefined;
    const owner = this.of(noun, depth + 1).find(
      a => a.role === "poss" || a.role === "agent" || a.role === "by" || a.role === "mod",
    );
    if (owner) return { token: owner.token, path: `${owner.path}<acl` };
    if (marked) return this.keeper(verb, noun, depth);
    const governor = noun.head === 0 ? undefined : tokenAt(this.sentence, noun.head);
    const top = governor && this.of(governor, depth + 1).find(a => a.role === "agent");
    return top && { token: top.token, path: `${top.path}^acl` };
  }

  /** Whose words or will a paper is, who says or does what it does: "issued a *statement* condemning the raid", "a bill banning trade was passed by". */
  author(paper: Token, depth: number): Argument | undefined {
    if (!this.words.papers.has(paper.lemma.toLowerCase())) return undefined;
    const own = this.of(paper, depth + 1);
    const owner = own.find(a => a.role === "poss" || a.role === "agent" || a.role === "by");
    const governor = paper.head === 0 ? undefined : tokenAt(this.sentence, paper.head);
    if (owner !== undefined || governor?.upos !== "VERB" || !/^(?:obj|obl|nsubj:pass)/.test(paper.deprel))
      return owner;
    return this.of(governor, depth + 1).find(a => a.role === "agent" && a.token !== paper.id);
  }

  /** Who does what a noun is about: "kept a policy *of turning* them back"; of whom it is said, where it is a charge: "was held on suspicion *of spying*". */
  keeper(verb: Token, noun: Token, depth: number): Omit<Argument, "role"> | undefined {
    const governor = noun.head === 0 ? undefined : tokenAt(this.sentence, noun.head);
    if (governor?.upos !== "VERB") return undefined;
    const role = noun.deprel === "obj" ? "agent" : "patient";
    const who = this.of(governor, depth + 1).find(a => a.role === role && a.token !== noun.id);
    return who && { token: who.token, path: `${who.path}^${verb.deprel}` };
  }

  nominal(noun: Token, depth: number): readonly Argument[] {
    const out: Argument[] = [];
    for (const c of children(this.sentence, noun)) {
      const role = this.nominalRole(c);
      if (role !== undefined) out.push({ role, token: c.id, path: c.deprel });
    }
    const carried = this.supported(noun, depth);
    if (carried.length > 0) out.push(...carried);
    const borne = this.borne(noun, depth);
    if (borne.length > 0) out.push(...borne);
    return out.length === 0 ? none : out;
  }

  nominalRole(child: Token): string | undefined {
    if (child.deprel === "nmod:poss") return "poss";
    const relation = plainRelation(child);
    if (relation === "nmod" || relation === "obl")
      return (!this.weekday(child) && caseOf(this.sentence, child)) || "time";
    if (relation === "amod" || relation === "compound") return "mod";
    return relation === "acl" && child.deprel !== "acl:relcl" ? "clause" : undefined;
  }

  /** What a noun takes from the verb that carries it: "an air strike carried out by the army on the town", "held *hours of talks*". */
  supported(noun: Token, depth: number): readonly Argument[] {
    const held = this.measured(noun);
    for (const verb of this.carriers) {
      if (!near(this.sentence, verb, held)) continue;
      const all = this.of(verb, depth + 1);
      if (!all.some(a => a.role === "patient" && a.token === held.id)) continue;
      return all
        .filter(a => a.token !== held.id && a.role !== "patient" && a.role !== "clause")
        .map(a => ({ role: a.role, token: a.token, path: `${a.path}^${verb.lemma}` }));
    }
    return none;
  }

  /** The noun by which another is measured out ("six *hours* of talks"), else the noun itself. */
  measured(noun: Token): Token {
    const head = noun.head === 0 ? undefined : tokenAt(this.sentence, noun.head);
    const counts = head !== undefined && this.words.measures.has(head.lemma.toLowerCase());
    return counts && noun.deprel === "nmod" && caseOf(this.sentence, noun) === "of" ? head : noun;
  }

  /** Of whom a sentence says that he was what a deed was aimed at: "*Lima* was the target of a raid". */
  aimed(deed: Token, butt: Token): readonly Argument[] {
    if (deed.deprel !== "nmod" || caseOf(this.sentence, deed) !== "of") return none;
    const subject = children(this.sentence, butt, "nsubj").find(c => c.deprel === "nsubj");
    if (subject === undefined) return none;
    const { token } = this.replaced(butt, { role: "against", token: subject.id, path: "" });
    return suffering.map(role => ({ role, token, path: `nsubj^${butt.lemma.toLowerCase()}` }));
  }

  /** What a noun takes from a verb that says of it that it happens, or to whom: "clashes *broke out* between", "faces sanctions *from*", "under a deal with Mali, Chad *will* …". */
  borne(noun: Token, depth: number): readonly Argument[] {
    const held = this.measured(noun);
    const verb = held.head === 0 ? undefined : tokenAt(this.sentence, held.head);
    if (verb !== undefined && this.words.butts.has(verb.lemma.toLowerCase())) return this.aimed(held, verb);
    if (verb?.upos !== "VERB") return none;
    const found = this.of(verb, depth + 1);
    const relation = plainRelation(held);
    if (relation !== "nsubj" && relation !== "obj" && relation !== "obl") return none;
    const lemma = verb.lemma.toLowerCase();
    const preposition = caseOf(this.sentence, held);
    const of = (a: Argument, role: string) => ({ role, token: a.token, path: `${a.path}^${lemma}` });
    const all = found.filter(a => a.token !== held.id);
    if (relation === "nsubj" && this.words.erupt.has(lemma))
      return all.filter(a => a.path.startsWith("obl") && a.role !== "time").map(a => of(a, a.role));
    const passive = isPassive(this.sentence, verb);
    if (passive && relation === "nsubj" && this.words.undergo.has(lemma))
      return all.filter(a => a.role === "agent").flatMap(a => suffering.map(role => of(a, role)));
    if (
      (relation === "obj" && this.words.undergo.has(lemma)) ||
      (relation === "obl" && preposition === "under" && this.words.beneath.has(lemma))
    )
      return all.flatMap(a => {
        if (a.role === "agent") return suffering.map(role => of(a, role));
        return /^(?:from|by)$/.test(a.role) ? [of(a, "agent")] : [];
      });
    if (relation !== "obl") return none;
    const as = (role: string, from: string, mark: string) =>
      all.filter(a => a.role === from).map(a => ({ role, token: a.token, path: `${a.path}${mark}${lemma}` }));
    return [
      ...(this.words.behests.has(preposition) ? as("served", "agent", "<") : []),
      ...(this.words.terms.has(preposition)
        ? all.filter(a => a.role === "agent").map(a => of(a, "agent"))
        : []),
      ...(this.words.aftermath.has(preposition) ? as("moved", passive ? "patient" : "agent", "~") : []),
      ...(this.words.midst.has(preposition) && passive ? as("midst", "patient", "~") : []),
    ];
  }
}

/** The roles of whom a noun befalls. */
const suffering = ["against", "to", "on", "for"] as const;

/** Whether a verb governs a noun or stands in a clause that depends on it. */
const near = (sentence: Sentence, verb: Token, noun: Token): boolean =>
  noun.head === verb.id ||
  verb.head === noun.id ||
  (verb.head !== 0 &&
    (tokenAt(sentence, verb.head).head === noun.id || tokenAt(sentence, verb.head).id === noun.head)) ||
  hasRelation(verb, "conj");

/** Relations of words that may take a doer from above though nothing hangs below them. */
const clausal: ReadonlySet<string> = new Set(["acl", "advcl", "amod", "ccomp", "conj", "parataxis", "xcomp"]);

const isNominal = (token: Token): boolean =>
  token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "PRON" || token.upos === "NUM";

const infinitive = (sentence: Sentence, verb: Token): boolean =>
  children(sentence, verb, "mark").some(m => m.xpos === "TO");

/** Whether a verb tells what somebody is to do ("the envoy *is to* leave"): its outer subject does it. */
const bound = (sentence: Sentence, id: number): boolean => {
  const verb = tokenAt(sentence, id);
  return (
    infinitive(sentence, verb) &&
    children(sentence, verb, "cop").length > 0 &&
    !children(sentence, verb, "nsubj").some(c => c.deprel === "nsubj")
  );
};

const hasSubject = (sentence: Sentence, token: Token): boolean =>
  children(sentence, token, "nsubj").length > 0;
