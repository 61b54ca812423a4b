import { beforeAll, expect, test } from "vitest";
import { loadReader, type Reader } from "../../src/cli/reading.ts";
import type { Participant } from "../../src/events/event.ts";

let reader: Reader;
beforeAll(() => {
  reader = loadReader({});
});

/** The events of a text as `EVENT A+B>C`, in text order. */
function told(text: string, publisher?: string): readonly string[] {
  const side = (all: readonly Participant[]) => all.map(p => p.group ?? p.country ?? "?").join("+");
  return reader
    .code({ id: "t", text, published: "2020-03-03", ...(publisher === undefined ? {} : { publisher }) })
    .map(e => `${e.event} ${side(e.actor)}>${side(e.recipient)}`);
}

const ministry = "Ministry of Foreign Affairs of Kenya";

test.each([
  ["the government that publishes is we", "We condemn Uganda.", ministry, ["ACCUSE KEN>UGA"]],
  ["without a publisher nobody is", "We condemn Uganda.", undefined, ["ACCUSE >UGA"]],
  [
    "those who say who they are at the head are",
    "We, the foreign ministers of Peru, Chile and Norway, met today. We urge Uganda to withdraw.",
    ministry,
    ["REQUEST PER+CHL+NOR>UGA"],
  ],
  [
    "so are those by whom a paper says it was issued",
    "The following statement was issued by the governments of Peru and Chile. We condemn Uganda.",
    ministry,
    ["ACCUSE PER+CHL>UGA"],
  ],
  ["a question is nobody's", "Do we condemn Uganda?", ministry, []],
  [
    "in talk with turns it may be anybody",
    "MR. OKELLO: We condemn Uganda.\n\nMS. LUND: We condemn Peru.",
    ministry,
    ["ACCUSE >UGA", "ACCUSE >PER"],
  ],
  [
    "partners are not their possessor's",
    "We thank our Ugandan partners. We thank our partners.",
    ministry,
    ["SUPPORT KEN>UGA"],
  ],
  [
    "what will be met with force is threatened by who says so",
    "The Kenyan minister said that any attack by Uganda would be met with force and urged Peru to help.",
    undefined,
    ["THREATEN KEN>UGA", "REQUEST KEN>PER"],
  ],
])("%s", (_, text, publisher, wanted) => {
  expect(told(text, publisher).filter(e => !e.startsWith("CONSULT"))).toEqual(wanted);
});
