import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import type { Place } from "../../src/intake/input.ts";
import { packed, page, record, sha1 } from "../helpers/warc.ts";
import { fromBytes, type Outcome, outcome } from "./helpers.ts";

const folder = mkdtempSync(join(tmpdir(), "attache-warc-"));
afterAll(() => rmSync(folder, { recursive: true }));

const titles = ({ documents }: Outcome): readonly (string | undefined)[] =>
  documents.map(d => d.title ?? d.text.split("\n")[0]);
const four = [1, 2, 3, 4].map(n => record(n));
const info = record(0, { type: "warcinfo", http: "", body: "software: none\r\n" });

test("a page becomes a report with the address and day of its record", async () => {
  const { documents, warnings } = await fromBytes(Buffer.concat([info, record(1)]));
  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({
    url: "https://courier.example/1",
    published: "2016-07-02",
    publisher: "Courier",
  });
  expect(documents[0]!.text).toContain("Story 1, paragraph 3");
  expect(warnings).toEqual([]);
});

test.each([
  ["before the crawl", "2016-06-30", "2016-06-30"],
  ["after the crawl", "2016-08-30", "2016-07-02"],
  ["written in words", "June 30, 2016", "2016-07-02"],
])("a page's own day %s", async (_, own, day) => {
  const body = page(1, `<meta property="article:published_time" content="${own}">`);
  const { documents, warnings } = await fromBytes(record(1, { body }));
  expect([documents[0]!.published, warnings]).toEqual([day, []]);
});

describe.each([
  ["plain", (records: readonly Buffer[]) => Buffer.concat(records)],
  ["gzip, a member a record", (records: readonly Buffer[]) => Buffer.concat(packed(records))],
  ["gzip, all in one member", (records: readonly Buffer[]) => gzipSync(Buffer.concat(records))],
])("%s", (_, join) => {
  test("all pages are read from standard input", async () => {
    const done = await fromBytes(join([info, ...four]));
    expect(titles(done)).toEqual(["Talks 1", "Talks 2", "Talks 3", "Talks 4"]);
    expect([done.warnings, done.refusals]).toEqual([[], []]);
  });

  test("cut in the last record, the whole ones are kept and the place is named", async () => {
    const whole = join([1, 2, 3, 4].map(n => record(n, { body: page(n) + noise(n) })));
    const done = await fromBytes(whole.subarray(0, -60));
    expect(titles(done)).toEqual(["Talks 1", "Talks 2", "Talks 3"]);
    expect(done.warnings[0]).toMatch(/record 4 \(byte \d+\): .*(ends|cut)/);
    expect(done.refusals).toEqual([]);
  });

  test("a record with the same page is told once", async () => {
    const done = await fromBytes(join([four[0]!, four[0]!, four[1]!, four[0]!]));
    expect(titles(done)).toEqual(["Talks 1", "Talks 2"]);
    expect(done.warnings[0]).toContain("copies of a record (2)");
  });

  test.each([
    ["short", "200"],
    ["nought", "0"],
    ["long", "4000"],
    ["huge", "999999999999"],
    ["beyond all numbers", "99999999999999999999999"],
    ["negative", "-5"],
    ["hexadecimal", "0x20"],
    ["no number", "many"],
  ])("a Content-Length that is %s costs no other record", async (_, claim) => {
    const liar = record(2, { headers: { "Content-Length": claim } });
    for (const records of [
      [four[0]!, liar, four[2]!, four[3]!],
      [four[0]!, liar],
    ]) {
      const done = await fromBytes(join(records));
      expect(titles(done)).toEqual(["Talks 1", "Talks 2", "Talks 3", "Talks 4"].slice(0, records.length));
      expect(done.documents[1]!.text).toContain("Story 2, paragraph 3");
      expect(done.documents[1]!.text).not.toContain("WARC/");
      expect(done.warnings[0]).toMatch(/record 2 \(byte \d+\): its Content-Length/);
    }
  });

  test("where one stopped another goes on, with the same bytes named", async () => {
    const bytes = join([info, ...four]);
    const places: Place[] = [];
    const all = await fromBytes(bytes, { met: place => places.push(place) });
    expect(places.map(p => p.number)).toEqual([2, 3, 4, 5]);
    for (const [i, { number, byte }] of places.entries()) {
      const range = byte === undefined ? { start: number + 1 } : { offset: byte, start: 2 };
      const rest = await fromBytes(bytes, { range });
      expect(rest.documents).toEqual(all.documents.slice(i + 1));
      if (byte === undefined || i === 3) continue;
      const again: Place[] = [];
      await fromBytes(bytes, { range, met: place => again.push(place) });
      expect(again[0]!.byte).toBe(places[i + 1]!.byte);
    }
  });

  test("a range is read by the numbers of records", async () => {
    const bytes = join([info, ...four]);
    const parts = [1, 3, 5, 7].map(start => fromBytes(bytes, { range: { start, count: 2 } }));
    const [first, second, third, beyond] = await Promise.all(parts);
    expect([first, second, third].map(p => titles(p!))).toEqual([
      ["Talks 1"],
      ["Talks 2", "Talks 3"],
      ["Talks 4"],
    ]);
    expect(beyond!.warnings).toEqual(["standard input: has 5 records; none was read from 7 on"]);
  });
});

describe("damaged gzip", () => {
  const zeros = (bytes: Buffer, from: number, length: number): Buffer =>
    Buffer.concat([bytes.subarray(0, from), Buffer.alloc(length), bytes.subarray(from + length)]);
  const members = packed([1, 2, 3, 4].map(n => record(n, { body: page(n) + noise(n) })));
  const second = members[0]!.length;

  test.each([
    ["a middle member", zeros(Buffer.concat(members), second + 300, 200)],
    ["a middle member's header", zeros(Buffer.concat(members), second, 40)],
    [
      "bytes between members",
      Buffer.concat([members[0]!, Buffer.from("garbage".repeat(50)), ...members.slice(2)]),
    ],
    ["zeros between members", Buffer.concat([members[0]!, Buffer.alloc(5000), ...members.slice(2)])],
  ])("%s: the later records are read, the damaged one counts", async (_, bytes) => {
    const done = await fromBytes(bytes);
    expect(titles(done)).toEqual(["Talks 1", "Talks 3", "Talks 4"]);
    expect(done.warnings[0]).toMatch(new RegExp(`record 2 \\(byte ${second}\\): .*skipped$`));
    expect(done.warnings.at(-1)).toContain("damaged records (1)");
    const last = await fromBytes(bytes, { range: { start: 4 } });
    expect(titles(last)).toEqual(["Talks 4"]);
  });

  test("a member cut in the middle of the file", async () => {
    const done = await fromBytes(
      Buffer.concat([members[0]!, members[1]!.subarray(0, 500), ...members.slice(2)]),
    );
    expect(titles(done)).toEqual(["Talks 1", "Talks 3", "Talks 4"]);
  });

  test("a wrong checksum is told and the record read", async () => {
    const bytes = Buffer.concat(members);
    bytes.writeUInt32LE(7, second + members[1]!.length - 8);
    const done = await fromBytes(bytes);
    expect(titles(done)).toHaveLength(4);
    expect(done.warnings).toEqual([
      `standard input:byte ${second}: the checksum of its gzip data is wrong; what it holds is unverified`,
    ]);
  });

  test("cut in the header of the last member", async () => {
    const done = await fromBytes(Buffer.concat(members).subarray(0, -members[3]!.length + 6));
    expect(titles(done)).toEqual(["Talks 1", "Talks 2", "Talks 3"]);
    expect(done.warnings[0]).toContain("record 4 (byte");
  });

  test("cut where a record has ended, only its checksum is missing", async () => {
    const done = await fromBytes(Buffer.concat(members).subarray(0, -3));
    expect(titles(done)).toHaveLength(4);
    expect(done.warnings[0]).toContain("before it should");
  });
});

/** Text that gzip cannot make small, so that there is something to damage. */
function noise(n: number): string {
  return `<p>${Array.from({ length: 200 }, (_, i) => ((i + 1) * (n + 7919) * 104729).toString(36)).join(" ")}</p>`;
}

test("a zero hole in a plain file costs what it covers", async () => {
  const bytes = Buffer.concat(four);
  const at = four[0]!.length + four[1]!.length - 100;
  bytes.fill(0, at, at + 400);
  const done = await fromBytes(bytes);
  expect(titles(done)).toEqual(["Talks 1", "Talks 2", "Talks 4"]);
  expect(done.documents[1]!.text).not.toContain("Story 3");
});

test.each([
  ["WARC-Block-Digest", `sha1:${sha1("another")}`],
  ["WARC-Payload-Digest", "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
])("a %s that does not fit is told", async (name, value) => {
  const done = await fromBytes(record(1, { headers: { [name]: value } }));
  expect(titles(done)).toEqual(["Talks 1"]);
  expect(done.warnings[0]).toContain(`${name} does not fit`);
});

test("digests that fit, in base 32 or hex, and unknown ones are silent", async () => {
  const headers = { "WARC-Payload-Digest": `sha1:${sha1(page(1))}`, "WARC-Block-Digest": "xyz:123" };
  expect((await fromBytes(record(1, { headers }))).warnings).toEqual([]);
});

describe("bombs", () => {
  const http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n";
  const bomb = gzipSync(Buffer.alloc(64 << 20, 32));
  test.each([
    ["in the page's own encoding", record(2, { http, body: bomb })],
    ["in the member", record(2, { body: Buffer.alloc(40 << 20, 32) })],
  ])("%s: skipped and named, the neighbours read", async (_, bytes) => {
    const done = await fromBytes(Buffer.concat(packed([four[0]!, bytes, four[2]!])));
    expect(titles(done)).toEqual(["Talks 1", "Talks 3"]);
    expect(done.warnings[0]).toMatch(/record 2 .*16 MiB; skipped \(https:\/\/courier\.example\/2\)/);
  });
});

test("chunked and compressed answers are read", async () => {
  const body = gzipSync(page(1));
  const chunks = [body.subarray(0, 100), body.subarray(100)].map(part =>
    Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from("\r\n")]),
  );
  const http =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n";
  const bytes = record(1, { http, body: Buffer.concat([...chunks, Buffer.from("0\r\n\r\n")]) });
  expect(titles(await fromBytes(bytes))).toEqual(["Talks 1"]);
  // A crawler that undid both and left the headers.
  expect(titles(await fromBytes(record(1, { http })))).toEqual(["Talks 1"]);
});

test("the charset that the server named is used", async () => {
  const http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n";
  const russian = Buffer.from([0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0]);
  const [before, after] = page(1).split("</article>") as [string, string];
  const body = Buffer.concat([
    Buffer.from(`${before}<p>In `),
    russian,
    Buffer.from(` they met at last, and signed.</p></article>${after}`),
  ]);
  expect((await fromBytes(record(1, { http, body }))).documents[0]!.text).toContain("Москва");
});

test("revisits, failures and pictures give no report", async () => {
  const records = [
    record(1, { type: "revisit" }),
    record(2, { http: "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" }),
    record(3, { http: "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" }),
    four[3]!,
  ];
  const done = await fromBytes(Buffer.concat(records));
  expect(titles(done)).toEqual(["Talks 4"]);
  expect(done.warnings).toEqual([
    "standard input: left out: visits to a page that had not changed (1), answers other than success (1)",
  ]);
});

test.each([
  "2016-13-45T00:00:00Z",
  "0000-00-00",
  "2999-01-01T00:00:00Z",
  "yesterday",
  "1601-01-01T00:00:00Z",
])("a day that cannot be (%s) is told and left out, the report kept", async date => {
  const { documents, warnings } = await fromBytes(record(1, { date }), { today: "2020-01-01" });
  expect(documents).toHaveLength(1);
  expect(documents[0]!.published).toBeUndefined();
  expect(warnings[0]).toContain("WARC-Date");
});

test.each(["javascript:alert(1)", "file:///etc/passwd"])("an address like %s is text", async url => {
  expect((await fromBytes(record(1, { url }))).documents[0]!.url).toBe(url);
});

test("a file is known by its name though its first member is damaged", async () => {
  const path = join(folder, "crawl.warc.gz");
  const members = packed(four);
  members[0]!.fill(0, 20, 60);
  writeFileSync(path, Buffer.concat(members));
  expect(titles(await outcome([path]))).toEqual(["Talks 2", "Talks 3", "Talks 4"]);
});

test.each([
  ["nothing", ""],
  ["text", "The two met in Sochi.\n".repeat(100)],
  ["gzip of text", gzipSync("The two met in Sochi.\n")],
])("%s is refused as a WARC file", async (_, bytes) => {
  const done = await fromBytes(bytes, { format: "warc" });
  expect(done.refusals).toEqual(["standard input: no WARC record in it; refused"]);
});

test("a range of what is no WARC file is refused", async () => {
  const done = await fromBytes("The two met.", { range: { start: 2 } });
  expect(done.refusals[0]).toContain("--start and --count");
});
