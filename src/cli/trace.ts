import { steps } from "../events/code.ts";
import type { Draft, Reading } from "../events/draft.ts";
import type { Event } from "../events/event.ts";
import type { Sentence } from "../language/sentence.ts";
import { quote } from "../text/span.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { printable } from "./printable.ts";
import { loadReader } from "./reading.ts";

/** `attache trace`: one sentence, floor by floor, for people. */
export async function run(call: Call, door: Door): Promise<void> {
  const { date } = call.options;
  const reader = loadReader(call.options);
  const document = { id: "sentence", text: call.arguments.join(" "), ...(date ? { published: date } : {}) };
  const reading = reader.read(document);
  const floors = [
    ...reading.analysis.sentences.map(s => tree(s, reading)),
    names(reading),
    times(reading),
    statements(reading),
    events(reader.code(document)),
    dropped(reading),
  ];
  door.out(printable(`${floors.join("\n\n")}\n`));
}

/** Words with tags and tree, and the deep arguments of each predicate. */
function tree(s: Sentence, reading: Reading): string {
  const all = reading.arguments[s.index]!;
  const rows = s.tokens.map(t => {
    const roles = all[t.id]!.map(a => `${a.role}=${s.tokens[a.token - 1]!.form}`).join(" ");
    return [String(t.id), t.form, t.lemma, t.upos, t.xpos, String(t.head), t.deprel, roles];
  });
  return `1 words and tree${s.standing === "body" ? "" : ` (${s.standing})`}\n${table(rows)}`;
}

function names(reading: Reading): string {
  const { mentions, document } = reading.analysis;
  const rows = mentions.map(m => {
    const who = m.entry === undefined ? undefined : reading.world.keyed(m.entry, document.published);
    const of =
      who === undefined
        ? ""
        : `${who.name}: ${[who.country, who.group, ...who.sectors].filter(Boolean).join(" ")} (${who.by})`;
    return [quote(document.text, m), m.kind, m.type, m.chain === undefined ? "" : `chain ${m.chain}`, of];
  });
  return titled("2 names and what stands for them", rows);
}

function times(reading: Reading): string {
  const { timexes, document } = reading.analysis;
  return titled(
    "3 times",
    timexes.map(t => [
      quote(document.text, t),
      t.type,
      t.value,
      `${t.basis} (${t.by})${t.note ? `: ${t.note}` : ""}`,
    ]),
  );
}

function statements(reading: Reading): string {
  const { text } = reading.analysis.document;
  const rows = reading.statements.map(s => [
    s.speaker ? quote(text, s.speaker.span) : "nobody named",
    quote(text, s.cue),
    s.kind,
    s.content.map(c => quote(text, c)).join(" … "),
  ]);
  return titled("4 who says what", rows);
}

function events(found: readonly Event[]): string {
  const heading = `5 events (${steps.map(s => s.name).join(", ")})`;
  return found.length === 0 ? `${heading}\n  none` : `${heading}\n${found.map(told).join("\n")}`;
}

/** Words that a rule took and a later step let go, with the rule and the step. */
function dropped(reading: Reading): string {
  const rows: (readonly string[])[] = [];
  let before: readonly Draft[] = [];
  const word = (d: Draft) => `${d.sentence}:${d.predicate}`;
  for (const step of steps) {
    const after = step.apply(before, reading);
    const kept = new Set(after.map(word));
    for (const d of before)
      if (!kept.has(word(d)))
        rows.push([
          quote(reading.analysis.document.text, d.trigger),
          d.coding.rule,
          `let go by ${step.name}`,
        ]);
    before = after;
  }
  return titled("6 taken by a rule and let go", rows);
}

/** An event in one line of codes, then why. */
function told(e: Event): string {
  const side = (all: Event["actor"]): string =>
    all.map(p => [p.group ?? p.country ?? `"${p.text}"`, p.sector].filter(Boolean).join(" ")).join(" + ") ||
    "nobody known";
  const parties = e.reciprocal ? side(e.actor) : `${side(e.actor)} > ${side(e.recipient)}`;
  const facts = [
    [e.event, ...e.mode].join(" "),
    parties,
    `${e.factuality} ${e.status}`,
    e.date
      ? `on ${e.date.start === e.date.end ? e.date.start : `${e.date.start} to ${e.date.end}`} (${e.date.basis}, ${e.date.by})`
      : "undated",
    ...(e.place ? [`at ${e.place.name} (${e.place.by})`] : []),
    ...e.attribution.map(a => `said by ${a.text} ("${a.cue.text}")`),
    ...e.quantities.map(q => `${q.kind} ${q.value}`),
    `by ${e.rule}, confidence ${e.confidence.toFixed(2)}`,
  ];
  return [`  ${facts.join(" · ")}`, ...e.why.map(w => `      ${w}`)].join("\n");
}

const titled = (heading: string, rows: readonly (readonly string[])[]): string =>
  `${heading}\n${rows.length === 0 ? "  none" : table(rows)}`;

/** Columns padded to their widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.min(40, Math.max(...rows.map(r => r[i]!.length))));
  return rows
    .map(r =>
      `  ${r.map((cell, i) => (i === r.length - 1 ? cell : cell.padEnd(widths[i]!))).join("  ")}`.trimEnd(),
    )
    .join("\n");
}
