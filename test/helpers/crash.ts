import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readJournal } from "../../src/record/journal.ts";
import { reportsOf } from "../../src/record/memory.ts";
import { deskOf } from "../../src/record/review.ts";
import { verify } from "../../src/record/verify.ts";
import { generator } from "./chance.ts";

const program = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "bin", "attache.js");

/** What is killed, in turn; half of it ingests. */
const turns = ["ingest", "recode", "ingest", "review", "ingest", "index"] as const;
type Work = (typeof turns)[number];

/** Lines after which, or milliseconds, a process is killed. */
interface Moment {
  readonly acks?: number | undefined;
  readonly within?: number;
}

/** Milliseconds within which a process is killed where it does not acknowledge anything before. */
const latest = 2500;

/** What a run of killings found. */
export interface Crashed {
  readonly kills: Readonly<Record<Work, number>>;
  readonly acknowledged: number;
  readonly decided: number;
}

/**
 * Kills commands on one record at moments that follow from `seed`, so many times, and looks after each whether everything
 * acknowledged is there once; throws where it is not. In the end everything is run to its end.
 */
export async function crashLoop(times: number, seed: number): Promise<Crashed> {
  const place = mkdtempSync(join(tmpdir(), "attache-crash-"));
  try {
    return await new Loop(place, times * 6, generator(seed)).run(times);
  } finally {
    rmSync(place, { recursive: true });
  }
}

class Loop {
  readonly #place: string;
  readonly #reports: number;
  readonly #below: (n: number) => number;
  readonly #acks = new Set<string>();
  readonly #decisions = new Set<string>();
  readonly #kills = { ingest: 0, recode: 0, review: 0, index: 0 };

  constructor(place: string, reports: number, below: (n: number) => number) {
    this.#place = place;
    this.#reports = reports;
    this.#below = below;
    const lines = Array.from({ length: reports }, (_, i) =>
      JSON.stringify({ id: `r${i}`, text: `Kenya accused Chad of ${i} lies.`, date: "2020-05-02" }),
    );
    writeFileSync(join(place, "reports.jsonl"), lines.join("\n"));
    for (const name of ["a", "b"]) {
      mkdirSync(join(place, name));
      writeFileSync(join(place, name, "note.yaml"), `# ${name}\n`);
    }
  }

  async run(times: number): Promise<Crashed> {
    await this.#once(["ingest", "--progress=acks", ...fast, join(this.#place, "reports.jsonl")], { acks: 1 });
    for (let i = 0; i < times; i++) {
      const work = turns[i % turns.length]!;
      const killed = await this.#once(this.#words(work), this.#moment(work));
      if (killed) this.#kills[work]++;
      this.#check(`${work} ${i}`);
    }
    for (const work of ["ingest", "recode", "index"] as const) await this.#once(this.#words(work));
    this.#check("the end");
    if (this.#acks.size !== this.#reports)
      throw new Error(`${this.#acks.size} of ${this.#reports} acknowledged`);
    await this.#once(["verify"]);
    return { kills: this.#kills, acknowledged: this.#acks.size, decided: this.#decisions.size };
  }

  #words(work: Work): readonly string[] {
    if (work === "ingest") return ["ingest", "--progress=acks", ...fast, join(this.#place, "reports.jsonl")];
    if (work === "index") return ["index", "--rebuild"];
    if (work === "recode")
      return ["recode", ...fast, "--lexicon", join(this.#place, this.#below(2) === 0 ? "a" : "b")];
    const ids = [...deskOf(this.#entries()).items.keys()];
    const verdict = ["--accept", "--reject"][this.#below(2)]!;
    const author = `analyst ${this.#below(1000)}`;
    return ["review", verdict, ids[this.#below(ids.length)]!, "--author", author];
  }

  #entries() {
    return readJournal(join(this.#place, "desk"), () => {});
  }

  /** When to kill: after so many lines of an ingest, or at a moment of its own. */
  #moment(work: Work): Moment {
    const acks = this.#below(12);
    return work === "ingest" && acks > 3
      ? { acks }
      : { within: this.#below(work === "review" ? 2 * latest : latest) };
  }

  /** Runs a command up to a moment, or to its end; tells whether it was killed. */
  async #once(words: readonly string[], { acks, within }: Moment = {}): Promise<boolean> {
    const child = spawn(process.execPath, [program, ...words, "--record", join(this.#place, "desk")], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const timer = within === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), within);
    const { code, errors } = await this.#heard(child, acks);
    clearTimeout(timer);
    if (code !== null && code !== 0) throw new Error(`${words[0]} ended with ${code}: ${errors}`);
    return code === null;
  }

  #heard(
    child: ChildProcess,
    acks: number | undefined,
  ): Promise<{ readonly code: number | null; readonly errors: string }> {
    let [rest, seen, errors] = ["", 0, ""];
    child.stderr!.setEncoding("utf8").on("data", (text: string) => (errors += text));
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop()!;
      for (const line of lines) this.#note(line);
      seen += lines.length;
      if (acks !== undefined && seen >= acks) child.kill("SIGKILL");
    });
    return new Promise(done => child.on("close", code => done({ code, errors })));
  }

  #note(line: string): void {
    if (line.startsWith("ACK ")) this.#acks.add(line.slice(4));
    if (line.startsWith("d:")) this.#decisions.add(line.split(" ")[0]!);
  }

  #check(when: string): void {
    const entries = this.#entries();
    const ids = reportsOf(entries).map(r => r.document.id);
    const lines = entries.flatMap(e => (e.kind === "report" ? [e.id] : []));
    const decided = entries.flatMap(e => (e.kind === "decision" ? [e.id] : []));
    const faults = [
      ...[...this.#acks].filter(id => !ids.includes(id)).map(id => `${id} is lost`),
      ...[...this.#decisions].filter(id => !decided.includes(id)).map(id => `${id} is lost`),
      ...(new Set(lines).size === lines.length ? [] : ["a report is there twice"]),
      ...(new Set(decided).size === decided.length ? [] : ["a decision is there twice"]),
      ...verify(entries).faults,
    ];
    if (faults.length > 0) throw new Error(`after ${when}: ${faults.slice(0, 5).join("; ")}`);
  }
}

const fast = ["--model", "fast"];
