import { expect, test } from "vitest";
import { analyzer } from "../../src/language/analyze.ts";
import { loadEngine } from "../../src/language/engine.ts";
import type { Timex } from "../../src/language/mention.ts";

const analyze = analyzer(loadEngine());
const read = (text: string, published?: string): readonly Timex[] =>
  analyze({ id: "t", text, ...(published ? { published } : {}) }).timexes;
const times = (text: string, published?: string): readonly string[] =>
  read(text, published).map(t => `${text.slice(t.start, t.end)}=${t.value}`);

/** A Saturday. */
const report = "2016-11-26";

const cases = (name: string, rows: readonly (readonly [text: string, ...wanted: readonly string[]])[]) =>
  test.each(rows)(`${name}: %s`, (text, ...wanted) => expect(times(text, report)).toEqual(wanted));

cases("dates", [
  ["The envoys signed the deal in October 2016.", "October 2016=2016-10"],
  ["The troops left on 24 November 2015.", "24 November 2015=2015-11-24"],
  ["ANKARA, Nov. 24 (Agency) - Ministers met.", "Nov. 24=2016-11-24"],
  ["Tuesday, March 8, 2011", "Tuesday, March 8, 2011=2011-03-08"],
  ["They fled on Thursday, 24 November.", "Thursday, 24 November=2016-11-24"],
  ["The plant was built in 2013.", "2013=2013"],
  ["The army shelled the port on December 4.", "December 4=2015-12-04"],
  ["The truce expires on January 9.", "January 9=2017-01-09"],
  ["The dispute results from a ruling on July 9.", "July 9=2016-07-09"],
  ["The court will rule on January 9.", "January 9=2017-01-09"],
  ["Parliament ratified it on 2016-11-02.", "2016-11-02=2016-11-02"],
  ["The truce began on 13.11.2016.", "13.11.2016=2016-11-13"],
  ["The visit came in November last year.", "November last year=2015-11"],
  ["The plant will open by mid-2017.", "mid-2017=2017"],
  ["Turkey's 2014 ban still holds.", "2014=2014"],
  ["The bridge fell on 29 February.", "29 February=2016-02-29"],
  ["The bridge fell on 31 November 2015.", "November 2015=2015-11"],
  ["The survey asked 1709 farmers.", ...[]],
  ["The council passed Resolution 1973 by ten votes.", ...[]],
  ["Exports fell below 1990 levels.", "1990=1990"],
]);

cases("months", [
  ["The ban was imposed last November.", "last November=2015-11"],
  ["Rebels took the town in August.", "August=2016-08"],
  ["Rebels took the town in December.", "December=2015-12"],
  ["The loan is due in March.", "March=2017-03"],
  ["The pact will expire next May.", "next May=2017-05"],
  ["Rebels took the town in mid-July.", "mid-July=2016-07"],
  ["The troops may march on the capital.", ...[]],
]);

cases("weekdays", [
  ["The ministers met on Friday.", "Friday=2016-11-25"],
  ["The ministers met on Saturday.", "Saturday=2016-11-26"],
  ["They will meet on Thursday.", "Thursday=2016-12-01"],
  ["They agreed to meet on Thursday.", "Thursday=2016-12-01"],
  ["They were forced to flee on Thursday.", "Thursday=2016-11-24"],
  ["The envoys are to meet on Monday.", "Monday=2016-11-28"],
  ["Talks are scheduled for Tuesday.", "Tuesday=2016-11-29"],
  ["The court postponed the hearing until Monday.", "Monday=2016-11-28"],
  ["Moscow condemned Thursday's attack.", "Thursday=2016-11-24"],
  ["Moscow will investigate Thursday's attack.", "Thursday=2016-11-24"],
  ["The minister will attend Monday's summit.", "Monday=2016-11-28"],
  ["Ahead of Sunday's referendum, police closed roads.", "Sunday=2016-11-27"],
  ["The vote is on Sunday.", "Sunday=2016-11-27"],
  ["He may have left on Sunday.", "Sunday=2016-11-20"],
  ["He was believed to have been shot on Sunday.", "Sunday=2016-11-20"],
  ["The siege has lasted since Monday.", "Monday=2016-11-21"],
  ["The envoy arrived on Monday last week.", "Monday last week=2016-11-14"],
]);

cases("parts of days and the clock", [
  ["The convoy left on Monday evening.", "Monday evening=2016-11-21TEV"],
  ["The convoy left late on Monday.", "Monday=2016-11-21"],
  ["The convoy was hit last night.", "last night=2016-11-25TNI"],
  ["The convoy arrived this morning.", "this morning=2016-11-26TMO"],
  ["The blast came at 10:30 a.m. on Friday.", "10:30 a.m. on Friday=2016-11-25T10:30"],
  ["The polls closed at 22:30 GMT on Thursday.", "22:30 GMT on Thursday=2016-11-24T22:30Z"],
  ["The raid began on Thursday. At 9 p.m. it was over.", "Thursday=2016-11-24", "9 p.m.=2016-11-24T21:00"],
  [
    "Jets struck at noon on Friday. Two hours later they returned.",
    "noon on Friday=2016-11-25T12:00",
    "Two hours later=2016-11-25T14:00",
  ],
  [
    "The border was shut between 9 a.m. and 5 p.m. on Tuesday.",
    "9 a.m.=2016-11-22T09:00",
    "5 p.m. on Tuesday=2016-11-22T17:00",
  ],
  ["He spoke on the evening of 15 July.", "the evening of 15 July=2016-07-15TEV"],
]);

cases("counted from the report", [
  ["The envoy arrived yesterday.", "yesterday=2016-11-25"],
  ["The envoy arrived the day before yesterday.", "the day before yesterday=2016-11-24"],
  ["The envoy arrived three days ago.", "three days ago=2016-11-23"],
  ["The mine opened two decades ago.", "two decades ago=1996"],
  ["The mine opened over two years ago.", "over two years ago".slice(5).concat("=../2014")],
  ["The envoy arrived last week.", "last week=2016-11-14/2016-11-20"],
  ["Exports fell this month.", "this month=2016-11"],
  ["Exports fell late last year.", "late last year=2015"],
  ["Exports will grow next year.", "next year=2017"],
  ["The plant will open in three weeks.", "three weeks=2016-12-12/2016-12-18"],
  ["Exports fell over the past three years.", "the past three years=2013/2016"],
  ["Hundreds fled in the past few days.", "the past few days=../2016-11-26"],
  ["They must leave by the end of the year.", "the end of the year=2016-12-31"],
  ["Crowds marched last weekend.", "last weekend=2016-11-19/2016-11-20"],
]);

cases("counted from what was told", [
  [
    "The jet crashed on 3 May. The next day the pilot was found.",
    "3 May=2016-05-03",
    "The next day=2016-05-04",
  ],
  ["The jet crashed on 3 May, a day earlier than planned.", "3 May=2016-05-03", "a day earlier=2016-05-02"],
  ["The jet crashed on 3 May. He resigned two days after.", "3 May=2016-05-03", "two days after=2016-05-05"],
  [
    "Troops left in May 2014. They returned later that month.",
    "May 2014=2014-05",
    "later that month=2014-05",
  ],
  [
    "Troops left in May 2014. They returned three months later.",
    "May 2014=2014-05",
    "three months later=2014-08",
  ],
  ["Prices fell in 2013. The following year they rose.", "2013=2013", "The following year=2014"],
]);

cases("longer times", [
  ["The art of the 1960s was shown.", "the 1960s=1960-01-01/1969-12-31"],
  ["The border was drawn in the 19th century.", "the 19th century=1800-01-01/1899-12-31"],
  ["The truce broke last summer.", "last summer=2016-06-01/2016-08-31"],
  ["Exports grew in the first quarter of 2016.", "the first quarter of 2016=2016-Q1"],
  ["Farmers grew winter wheat.", ...[]],
]);

cases("durations, sets and vague times", [
  ["The siege lasted three days.", "three days=P3D"],
  ["The talks lasted half an hour.", "half an hour=PT30M"],
  ["They signed a two-year deal.", "two-year=P2Y"],
  ["The siege lasted several months.", "several months=PXM"],
  ["He scored a second goal.", ...[]],
  ["They meet every Friday.", "every Friday=XXXX-WXX-5"],
  ["They meet every two years.", "every two years=P2Y"],
  ["They meet twice a year.", "twice a year=P1Y"],
  ["The party has recently split.", "recently=PAST_REF"],
  ["The camp is now empty.", "now=PRESENT_REF"],
  ["They fought every now and then.", ...[]],
]);

cases("ranges", [
  ["The summit ran from 3 to 5 May.", "3 to 5 May=2016-05-03/2016-05-05"],
  ["The summit ran May 3-5.", "May 3-5=2016-05-03/2016-05-05"],
  ["The army ruled in 2014-16.", "2014-16=2014/2016"],
]);

test.each([
  ["Exports fell between 2014 and 2016.", ["2014=2014 of 2014/2016", "2016=2016 of 2014/2016"]],
  ["The truce has held since July.", ["July=2016-07 of 2016-07/.."]],
  ["The court adjourned until Monday.", ["Monday=2016-11-28 of ../2016-11-28"]],
  [
    "The drill ran from November 20 to February 3 2015.",
    [
      "November 20=2014-11-20 of 2014-11-20/2015-02-03",
      "February 3 2015=2015-02-03 of 2014-11-20/2015-02-03",
    ],
  ],
])("each end of a range keeps its value and bears the whole: %s", (text, wanted) =>
  expect(read(text, report).map(t => `${text.slice(t.start, t.end)}=${t.value} of ${t.range}`)).toEqual(
    wanted,
  ),
);

test.each([
  ["The ministers met on Friday.", ["Friday=XXXX-WXX-5"]],
  ["Rebels took the town in August.", ["August=XXXX-08"]],
  ["Rebels took the town yesterday.", ["yesterday=XXXX-XX-XX"]],
  [
    "The jet crashed on 3 May 2014. The next day he resigned.",
    ["3 May 2014=2014-05-03", "The next day=2014-05-04"],
  ],
])("without a report's date what needs one stays open: %s", (text, wanted) =>
  expect(times(text)).toEqual(wanted),
);

test("what the words give is stated, what the report's date gave is implied", () => {
  const basis = (text: string) => read(text, report).map(t => t.basis);
  expect(basis("They met on 3 May 2014.")).toEqual(["stated"]);
  expect(basis("They met on 3 May.")).toEqual(["implied"]);
  expect(basis("They met on Friday.")).toEqual(["implied"]);
});

test.each([
  ["In mid-2015 they met.", "stated"],
  ["They met at Christmas 2014.", "stated"],
  ["They met last Easter.", "implied"],
  ["They met two days ago.", "implied"],
  ["They met for three days.", "stated"],
])("told from implied: %s", (text, wanted) => expect(read(text, report).map(t => t.basis)).toEqual([wanted]));

test("what stays open says why", () => {
  const notes = (text: string, published?: string) => read(text, published).map(t => t.note);
  expect(notes("They met on Thursday.")).toEqual(["unresolved: the report has no date"]);
  expect(notes("They met last week.")).toEqual(["unresolved: the report has no date"]);
  expect(notes("They met in March. They met again a day later.", report)).toEqual([
    undefined,
    "unresolved: what it counts from is not told",
  ]);
  expect(notes("They met on Thursday.", report)).toEqual([undefined]);
  expect(notes("They met on 3 May 2014. They meet every Friday for three days.")).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("a line near the top that is a date is the day that the report counts from", () => {
  const text = "Envoys meet\n\nFriday, 25 November 2016\n\nThe envoys met yesterday.";
  expect(times(text, "2016-11-26").at(-1)).toBe("yesterday=2016-11-24");
  expect(times(text).at(-1)).toBe("yesterday=2016-11-24");
  expect(times(text, "2017-11-26").at(-1)).toBe("yesterday=2017-11-25");
});

test("a speaker's today is no day that the report goes on from", () =>
  expect(
    times('The mine shut on 3 May. "It is worse today," he said. The next day it burnt.', report),
  ).toEqual(["3 May=2016-05-03", "today=2016-11-26", "The next day=2016-05-04"]));

test("neither the zone nor the clock of the machine matters", () => {
  const before = process.env.TZ;
  const text = "They met on Thursday, last night and during Ramadan.";
  const zones = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"].map(zone => {
    process.env.TZ = zone;
    return times(text, report);
  });
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
  expect(zones[0]).toEqual([
    "Thursday=2016-11-24",
    "last night=2016-11-25TNI",
    "Ramadan=2016-06-06/2016-07-05",
  ]);
  expect(zones[1]).toEqual(zones[0]);
  expect(zones[2]).toEqual(zones[0]);
});
