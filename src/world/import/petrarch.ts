/** A code with the days on which it counts, ISO, both inclusive as the dictionaries have them; none where it always does. */
export interface DatedCode {
  readonly code: string;
  readonly from?: string;
  readonly through?: string;
}

/** An entry of an actors dictionary: its phrases, the first the primary one, and its codes in the file's order. */
export interface DictionaryActor {
  readonly line: number;
  readonly names: readonly string[];
  readonly codes: readonly DatedCode[];
}

/** An entry of an agents dictionary, its plurals and sets written out. */
export interface DictionaryAgent {
  readonly line: number;
  readonly words: readonly string[];
  readonly code: string;
}

export interface Dictionary {
  readonly actors: readonly DictionaryActor[];
  readonly agents: readonly DictionaryAgent[];
}

type Warn = (line: number, message: string) => undefined;

interface Open {
  readonly line: number;
  readonly names: string[];
  readonly codes: DatedCode[];
}

/**
 * Reads an actors or agents dictionary of PETRARCH or TABARI; both kinds of line may stand in one file.
 *
 * Actors: `NAME_ [CODE]`, then lines of `+SYNONYM_` and of indented `[CODE 920101-950101]`, `[CODE <920101]`, `[CODE >950101]`, or
 * the same codes on the name's own line. Agents: `WORD {PLURAL} [~CODE]`. `!SET! = A, B` and `&SET` with lines of `+WORD` are put in
 * wherever they stand. `#` and `;` open a comment, as does `<!--`. A line that is none of these is told to `warn` and left out.
 */
export function readDictionary(lines: Iterable<string>, warn: Warn): Dictionary {
  const reader = new Reader(warn);
  for (const line of lines) if (!reader.take(line)) break;
  return reader.end();
}

class Reader {
  readonly #warn: Warn;
  readonly #sets = new Map<string, string[]>();
  readonly #actors: DictionaryActor[] = [];
  readonly #agents: DictionaryAgent[] = [];
  #line = 0;
  #open: Open | undefined;
  #set: string[] | undefined;
  #comment = false;

  constructor(warn: Warn) {
    this.#warn = warn;
  }

  /** Takes a line; false once the dictionary says that it ends here. */
  take(raw: string): boolean {
    this.#line++;
    const line = this.#bare(raw);
    if (line.includes("---STOP---")) return false;
    if (line.trim() === "") return true;
    if (/^\s+\[/.test(line) || (line.startsWith("[") && this.#open)) this.#more(line);
    else if (line.trim().startsWith("+")) this.#synonym(line.trim().slice(1));
    else if (line.startsWith("&")) this.#define(`&${phrase(line.slice(1))}`, []);
    else if (/^!([^!]+)!\s*=/.test(line)) this.#marker(line);
    else this.#entry(line);
    return true;
  }

  end(): Dictionary {
    this.#close();
    return { actors: this.#actors, agents: this.#agents };
  }

  #bare(raw: string): string {
    let line = raw.replace(/\r$/, "");
    if (this.#comment) {
      const end = line.indexOf("-->");
      if (end < 0) return "";
      this.#comment = false;
      line = line.slice(end + 3);
    }
    line = line.replace(/<!--.*?-->/g, "");
    const begin = line.search(/<!--/);
    if (begin >= 0) {
      this.#comment = true;
      line = line.slice(0, begin);
    }
    return line.startsWith("<!") ? "" : line.replace(/[#;].*$/, "").trimEnd();
  }

  #define(name: string, words: string[]): void {
    this.#close();
    this.#set = words;
    this.#sets.set(name, words);
  }

  #marker(line: string): void {
    const [name, list] = [line.slice(0, line.indexOf("=")).trim(), line.slice(line.indexOf("=") + 1)];
    this.#define(
      name,
      list
        .split(",")
        .map(w => w.trim())
        .filter(Boolean),
    );
    this.#set = undefined;
  }

  #synonym(text: string): void {
    const name = phrase(text.replace(/\[.*$/, ""));
    if (name === "") this.#warn(this.#line, "a synonym without words");
    else if (this.#set) this.#set.push(name);
    else if (this.#open) this.#open.names.push(...this.#spread(name));
    else this.#warn(this.#line, `synonym "${name}" belongs to no entry`);
  }

  #more(line: string): void {
    if (this.#open) this.#open.codes.push(...this.#codes(line));
    else this.#warn(this.#line, "a code that belongs to no name");
  }

  #entry(line: string): void {
    this.#close();
    const at = line.indexOf("[");
    const head = at < 0 ? line : line.slice(0, at);
    const agent = /\[\s*(~[A-Z]+|[A-Z]+~)\s*\]/.exec(line);
    if (agent) {
      this.#agent(head, agent[1]!.replace("~", ""));
      return;
    }
    const name = phrase(head);
    if (name === "" || !/^[\p{L}\p{N}]/u.test(name.replace(/^[&!]/, ""))) {
      this.#warn(this.#line, `neither a name nor a code: "${line.trim().slice(0, 60)}"`);
      return;
    }
    this.#open = {
      line: this.#line,
      names: [...this.#spread(name)],
      codes: [...(at < 0 ? [] : this.#codes(line))],
    };
  }

  #agent(head: string, code: string): undefined {
    const braces = /\{([^}]*)\}/.exec(head);
    if (head.includes("{") && !braces) return this.#warn(this.#line, "a { without its }");
    const word = phrase(head.replace(/\{.*$/, ""));
    if (word === "") return this.#warn(this.#line, "a code without words");
    const set = /[&!]/.test(word);
    const plural = braces ? phrase(braces[1]!) : set ? "" : pluralOf(word);
    const words = [...this.#spread(word), ...(plural === "" ? [] : [plural])];
    if (words.length > 0) this.#agents.push({ line: this.#line, words: [...new Set(words)], code });
  }

  /** A phrase with each set in it replaced by each of its words. */
  #spread(text: string): readonly string[] {
    const mark = /![^!]+!|&[A-Z0-9]+/.exec(text)?.[0];
    if (mark === undefined) return [text];
    const words = this.#sets.get(mark);
    if (words === undefined) {
      this.#warn(this.#line, `the set ${mark} is not defined above`);
      return [];
    }
    return words.flatMap(w => this.#spread(text.replace(mark, () => w)));
  }

  #codes(line: string): readonly DatedCode[] {
    const rows = [...line.matchAll(/\[([^\]]*)(\]|$)/g)];
    return rows.flatMap(([, inside, end]) => {
      const code = end === "" ? undefined : datedCode(inside!);
      if (code === undefined)
        this.#warn(this.#line, `expected a code as [CODE 920101-950101], got "[${inside}${end}"`);
      return code ?? [];
    });
  }

  #close(): void {
    if (this.#open && this.#open.names.length > 0) {
      if (this.#open.codes.length === 0) this.#warn(this.#open.line, `"${this.#open.names[0]}" has no code`);
      else this.#actors.push(this.#open);
    }
    this.#open = undefined;
    this.#set = undefined;
  }
}

/** Words with single spaces, without the underscores that join and end them. */
const phrase = (text: string): string => text.replace(/_/g, " ").replace(/\s+/g, " ").trim();

const pluralOf = (word: string): string =>
  word.endsWith("Y") ? `${word.slice(0, -1)}IES` : word.endsWith("S") ? `${word}ES` : `${word}S`;

function datedCode(inside: string): DatedCode | undefined {
  const found = /^\s*([A-Z]+|-+)\s*(?:([<>])\s*(\d+)|(\d+)\s*-\s*(\d+))?\s*$/.exec(inside);
  if (!found) return undefined;
  const [, code, sign, limit, first, last] = found;
  if (sign === undefined && first === undefined) return { code: code! };
  const [from, through] =
    sign === undefined ? [day(first!), day(last!)] : sign === ">" ? [day(limit!)] : [undefined, day(limit!)];
  const bad = sign === undefined ? !from || !through || through < from : !(from ?? through);
  if (bad) return undefined;
  return { code: code!, ...(from ? { from } : {}), ...(through ? { through } : {}) };
}

/** YYYYMMDD, or YYMMDD with years to 30 in this century; `undefined` for no day. */
function day(digits: string): string | undefined {
  const all = digits.length === 6 ? `${Number(digits.slice(0, 2)) <= 30 ? "20" : "19"}${digits}` : digits;
  if (!/^\d{8}$/.test(all)) return undefined;
  const iso = `${all.slice(0, 4)}-${all.slice(4, 6)}-${all.slice(6)}`;
  const time = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso) ? iso : undefined;
}

/** The day after, for ends that we hold exclusive. */
export const dayAfter = (iso: string): string =>
  new Date(new Date(`${iso}T00:00:00Z`).getTime() + 86_400_000).toISOString().slice(0, 10);
