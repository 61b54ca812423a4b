import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { fromBytes } from "./helpers.ts";

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

test("a document line gives all its fields", async () => {
  const { documents } = await fromBytes(
    line({
      id: "a",
      text: "Talks began.",
      title: "Talks",
      date: "2016-11-26",
      publisher: "Courier",
      url: "https://x.example",
      language: "en",
    }),
  );
  expect(documents).toEqual([
    {
      id: "a",
      text: "Talks began.",
      title: "Talks",
      published: "2016-11-26",
      publisher: "Courier",
      url: "https://x.example",
      language: "en",
    },
  ]);
});

test("bad lines are named by number and field, good ones kept", async () => {
  const { documents, warnings, refusals } = await fromBytes(
    [
      line({ id: "a", text: "One." }),
      '{"id": "b", "text": \n',
      line({ id: "c", text: 7 }),
      line(["d"]),
      line({ id: "e" }),
      "\n",
      line({ id: "f", text: "Six." }),
    ].join(""),
  );
  expect(documents.map(d => d.id)).toEqual(["a", "f"]);
  expect(warnings.map(w => w.replace("standard input:", ""))).toEqual([
    "2: not a JSON object; line skipped",
    '3: field "text": expected a string, found a number; line skipped',
    "4: not a JSON object; line skipped",
    '5: field "text" is missing; line skipped',
  ]);
  expect(refusals).toEqual([]);
});

test("ids beyond 2^53 keep their digits", async () => {
  const { documents } = await fromBytes(
    '{"about":{"id":1},"id":9007199254740993,"text":"x","more":[{"id":2}]}\n{"id":12,"text":"y"}\n',
  );
  expect(documents.map(d => d.id)).toEqual(["9007199254740993", "12"]);
});

test("__proto__ and constructor are words like others", async () => {
  const { documents } = await fromBytes(
    '{"__proto__":{"title":"no","text":"no"},"constructor":{"prototype":{"x":1}},"id":"a","text":"yes"}\n',
  );
  expect(documents).toEqual([{ id: "a", text: "yes" }]);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test("a line over the cap is skipped by number and its neighbours are kept", async () => {
  const { documents, warnings } = await fromBytes(
    line({ id: "a", text: "One." }) +
      line({ id: "b", text: "x".repeat(5000) }) +
      line({ id: "c", text: "Three." }),
    { limits: { lineBytes: 1000 } },
  );
  expect(documents.map(d => d.id)).toEqual(["a", "c"]);
  expect(warnings[0]).toContain("2: line longer");
});

test("a gzip stream cut short keeps the whole lines and says so", async () => {
  const whole = gzipSync(
    Array.from({ length: 4000 }, (_, i) => line({ id: `d${i}`, text: `Report ${i * 7919} of ${i}.` })).join(
      "",
    ),
  );
  const { documents, warnings, refusals } = await fromBytes(whole.subarray(0, whole.length >> 1));
  expect(documents.length).toBeGreaterThan(500);
  expect(documents.at(-1)!.id).toBe(`d${documents.length - 1}`);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain(`after line ${documents.length}: `);
  expect(refusals).toEqual([]);
});

test("a gzip stream whose checksum is wrong ends, and says so", async () => {
  const whole = gzipSync(line({ id: "a", text: "One." }));
  whole.writeUInt32LE(7, whole.length - 8);
  expect((await fromBytes(whole)).refusals[0]).toContain("cut short or damaged (incorrect data check)");
});

test("a gzip bomb is refused", async () => {
  const { documents, refusals } = await fromBytes(gzipSync(Buffer.alloc(64 << 20, 32)));
  expect(documents).toEqual([]);
  expect(refusals[0]).toContain("grows more than 200 times");
});

test("gzip in gzip is refused", async () => {
  expect((await fromBytes(gzipSync(gzipSync("Talks began.")))).refusals[0]).toContain("compressed twice");
});

test("a document without an id is named by its content", async () => {
  const { documents } = await fromBytes('{"text":"x"}\n{"text":"x"}\n{"text":"x","publisher":"Courier"}\n');
  expect(documents[0]!.id).toMatch(/^sha256:[0-9a-f]{16}$/);
  expect(documents[1]!.id).toBe(documents[0]!.id);
  expect(documents[2]!.id).not.toBe(documents[0]!.id);
});

test("a date that is none is told and left out; the caller's date stands in", async () => {
  const { documents, warnings } = await fromBytes(
    '{"id":"a","text":"x","date":"2016-02-31"}\n{"id":"b","text":"x","date":"2016-02-29T10:00:00Z"}\n',
    { date: "2016-03-01" },
  );
  expect(documents.map(d => d.published)).toEqual(["2016-03-01", "2016-02-29"]);
  expect(warnings[0]).toContain("1: ");
});

test("NUL and lone surrogates become U+FFFD one for one", async () => {
  const { documents, warnings } = await fromBytes('{"id":"a","text":"a\\u0000b\\ud800c\\ud83d\\ude00"}\n');
  expect(documents[0]!.text).toBe("a\uFFFDb\uFFFDc😀");
  expect(warnings[0]).toContain("2 unusable characters");
});
