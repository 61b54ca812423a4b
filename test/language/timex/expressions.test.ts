import { expect, test } from "vitest";
import { analyzer } from "../../../src/language/analyze.ts";
import { loadEngine } from "../../../src/language/engine.ts";

const analyze = analyzer(loadEngine());

/** The expressions of a text with their values, the whole of a range behind `@`. */
function times(text: string, published: string | undefined): readonly string[] {
  const { timexes } = analyze({ id: "t", text, ...(published ? { published } : {}) });
  return timexes.map(t => `${text.slice(t.start, t.end)}=${t.value}${t.range ? `@${t.range}` : ""}`);
}

type Row = readonly [text: string, ...wanted: readonly string[]];

/** One table of sentences read in a report of one day. */
const table = (name: string, published: string | undefined, rows: readonly Row[]) =>
  test.each(rows)(`${name}: %s`, (text, ...wanted) => expect(times(text, published)).toEqual(wanted));

/** A Saturday. */
const saturday = "2016-11-26";
/** A Monday. */
const monday = "2017-03-06";

table("dates in full", saturday, [
  ["The envoys met on November 24th, 2016.", "November 24th, 2016=2016-11-24"],
  ["The envoys met on the 24th of November, 2016.", "the 24th of November, 2016=2016-11-24"],
  ["The envoys met on 24th November 2016.", "24th November 2016=2016-11-24"],
  ["The envoys met on the twenty-fourth of November.", "the twenty-fourth of November=2016-11-24"],
  ["The envoys met on the first of May.", "the first of May=2016-05-01"],
  ["The envoys met on the 21st of June.", "the 21st of June=2016-06-21"],
  ["The envoys met on May 1st.", "May 1st=2016-05-01"],
  ["The envoys met on 1st May 2014.", "1st May 2014=2014-05-01"],
  ["The envoys met on Nov. 3, 2015.", "Nov. 3, 2015=2015-11-03"],
  ["The envoys met on Wednesday, the 2nd of November.", "Wednesday, the 2nd of November=2016-11-02"],
  ["The envoys met on Tuesday, 8 November 2016.", "Tuesday, 8 November 2016=2016-11-08"],
  ["The envoys met on 2016-02-29.", "2016-02-29=2016-02-29"],
  ["The envoys met at 2016-11-02T14:30Z in Oslo.", "2016-11-02T14:30Z=2016-11-02T14:30Z"],
  ["The envoys met on 11/24/2016.", "11/24/2016=2016-11-24"],
  ["The envoys met on 24/11/2016.", "24/11/2016=2016-11-24"],
  ["The envoys met on 24.11.2016.", "24.11.2016=2016-11-24"],
  ["The envoys met on 04/03/2015.", "04/03/2015=2015"],
  ["The envoys met on 15 August last year.", "15 August last year=2015-08-15"],
  ["The envoys met on the 10th of this month.", "the 10th of this month=2016-11-10"],
  ["The envoys met on the 15th of last month.", "the 15th of last month=2016-10-15"],
  ["The envoys met on the first Sunday of May.", "the first Sunday of May=2016-05-01"],
  ["The envoys met on the last Friday in October.", "the last Friday in October=2016-10-28"],
  ["The envoys met on the second Tuesday of March 2015.", "the second Tuesday of March 2015=2015-03-10"],
]);

table("months and years", saturday, [
  ["The dam was opened in August.", "August=2016-08"],
  ["The dam was opened in November 2015.", "November 2015=2015-11"],
  ["The dam was opened last November.", "last November=2015-11"],
  ["The dam was opened last March.", "last March=2016-03"],
  ["The dam will be opened next March.", "next March=2017-03"],
  ["The dam was opened this November.", "this November=2016-11"],
  ["The dam was opened in early May.", "early May=2016-05"],
  ["The dam was opened in late October 2015.", "late October 2015=2015-10"],
  ["The dam was opened in mid-2015.", "mid-2015=2015"],
  ["The dam was opened in early 2015.", "early 2015=2015"],
  ["The dam was opened in late 2014.", "late 2014=2014"],
  ["The dam was opened at the end of 2014.", "the end of 2014=2014"],
  ["The dam was opened at the beginning of March.", "the beginning of March=2016-03"],
  ["The dam was opened in the middle of June 2013.", "the middle of June 2013=2013-06"],
  ["The dam will be opened by the end of 2018.", "the end of 2018=2018-12-31"],
  ["The dam will be opened by the end of March.", "the end of March=2017-03-31"],
  ["The dam will be opened by the end of next year.", "the end of next year=2017-12-31"],
  ["The dam will be opened by early 2018.", "early 2018=2018"],
  ["The dam was opened in May and June 2014.", "May=2014-05", "June 2014=2014-06"],
  ["The castle fell in 1453.", "1453=1453"],
  ["The temple was burnt in 356 BC.", "356 BC=BC0356"],
  ["The town was buried in 79 AD.", "79 AD=0079"],
  ["The bank lost money in fiscal 2015.", "fiscal 2015=2015"],
  ["The bank lost money in the fiscal year 2015.", "the fiscal year 2015=2015"],
  ["The bank lost money in fiscal year 2014-15.", "fiscal year 2014-15=2014/2015"],
]);

table("quarters, halves and parts of a year", saturday, [
  ["Exports fell in the third quarter of 2014.", "the third quarter of 2014=2014-Q3"],
  ["Exports fell in the third quarter.", "the third quarter=2016-Q3"],
  ["Exports fell in the first quarter of this year.", "the first quarter of this year=2016-Q1"],
  ["Exports fell in the second half of 2015.", "the second half of 2015=2015-H2"],
  ["Exports fell last quarter.", "last quarter=2016-Q3"],
  ["Exports fell in Q2 2016.", "Q2 2016=2016-Q2"],
  ["Exports fell in Q2 of 2016.", "Q2 of 2016=2016-Q2"],
  ["Exports fell in the first nine months of 2016.", "the first nine months of 2016=2016-01/2016-09"],
  ["Exports fell in the first six months of the year.", "the first six months of the year=2016-01/2016-06"],
  ["Exports fell in the last two months of 2015.", "the last two months of 2015=2015-11/2015-12"],
  ["Exports fell in the summer of 2014.", "the summer of 2014=2014-06-01/2014-08-31"],
  ["Exports fell in spring.", "spring=2016-03-01/2016-05-31"],
]);

table("decades and centuries", saturday, [
  ["The art of the 1990s was shown.", "the 1990s=1990-01-01/1999-12-31"],
  ["The war began in the early 1990s.", "the early 1990s=1990-01-01/1999-12-31"],
  ["The war began in the late 1980s.", "the late 1980s=1980-01-01/1989-12-31"],
  ["The war began in the mid-1970s.", "the mid-1970s=1970-01-01/1979-12-31"],
  ["The war began in the eighties.", "the eighties=1980-01-01/1989-12-31"],
  ["The fort was built in the 1800s.", "the 1800s=1800-01-01/1899-12-31"],
  ["Oil was found there in the 2000s.", "the 2000s=2000-01-01/2009-12-31"],
  ["The fort was built in the 17th century.", "the 17th century=1600-01-01/1699-12-31"],
  ["The fort was built in the early 20th century.", "the early 20th century=1900-01-01/1999-12-31"],
  ["The fort was built in the nineteenth century.", "the nineteenth century=1800-01-01/1899-12-31"],
  ["The temple was built in the 5th century BC.", "the 5th century BC=BC04"],
  ["Exports doubled last century.", "last century=1900-01-01/1999-12-31"],
  ["Exports doubled last decade.", "last decade=2000-01-01/2009-12-31"],
]);

table("weekdays", saturday, [
  ["Rebels stormed the port on Thursday.", "Thursday=2016-11-24"],
  ["Rebels stormed the port last Tuesday.", "last Tuesday=2016-11-22"],
  ["The parties will meet next Tuesday.", "next Tuesday=2016-11-29"],
  ["The parties will meet this Tuesday.", "this Tuesday=2016-11-29"],
  ["Rebels stormed the port early Tuesday.", "early Tuesday=2016-11-22"],
  ["Rebels stormed the port late on Wednesday.", "Wednesday=2016-11-23"],
  ["Rebels stormed the port on Thursday morning.", "Thursday morning=2016-11-24TMO"],
  ["Rebels stormed the port late Thursday night.", "late Thursday night=2016-11-24TNI"],
  ["The parties will meet on Thursday.", "Thursday=2016-12-01"],
  ["The parties plan to meet on Thursday.", "Thursday=2016-12-01"],
  ["Rebels stormed the port on Tuesday of last week.", "Tuesday of last week=2016-11-15"],
  ["Rebels stormed the port in the early hours of Friday.", "the early hours of Friday=2016-11-25TMO"],
]);

table("parts of days and hours", saturday, [
  ["The bomb went off at 10:30 local time on Friday.", "10:30 local time on Friday=2016-11-25T10:30"],
  ["The bomb went off at noon.", "noon=2016-11-26T12:00"],
  ["The bomb went off at midnight on Thursday.", "midnight on Thursday=2016-11-24T24:00"],
  ["The bomb went off at 9.15 p.m. on Monday.", "9.15 p.m. on Monday=2016-11-21T21:15"],
  ["The bomb went off at 1400 GMT.", "1400 GMT=2016-11-26T14:00Z"],
  ["The bomb went off at five o'clock.", "five o'clock=2016-11-26T05:00"],
  ["The bomb went off at 6 a.m. on 24 November.", "6 a.m. on 24 November=2016-11-24T06:00"],
  ["The bomb went off on the morning of 24 November.", "the morning of 24 November=2016-11-24TMO"],
  ["The bomb went off yesterday evening.", "yesterday evening=2016-11-25TEV"],
  ["The bomb went off this morning.", "this morning=2016-11-26TMO"],
  ["The bomb went off last night.", "last night=2016-11-25TNI"],
  ["Jets bombed the port overnight.", "overnight=2016-11-25TNI"],
  ["The envoys will meet tonight.", "tonight=2016-11-26TNI"],
  ["The envoys will meet tomorrow morning.", "tomorrow morning=2016-11-27TMO"],
  ["The envoys will meet the day after tomorrow.", "the day after tomorrow=2016-11-28"],
  ["The bomb went off at dawn on Friday.", "dawn on Friday=2016-11-25TDW"],
  [
    "The bomb went off on Friday. In the evening crowds gathered.",
    "Friday=2016-11-25",
    "the evening=2016-11-25TEV",
  ],
]);

table("counted from the report", saturday, [
  ["The envoy left two days ago.", "two days ago=2016-11-24"],
  ["The envoy left a week ago.", "a week ago=2016-11-14/2016-11-20"],
  ["The envoy left three months ago.", "three months ago=2016-08"],
  ["The envoy left a year ago.", "a year ago=2015"],
  ["The envoy left 10 years ago.", "10 years ago=2006"],
  ["The envoy left last month.", "last month=2016-10"],
  ["The envoy left earlier this month.", "earlier this month=2016-11"],
  ["The envoy left earlier this week.", "earlier this week=2016-11-21/2016-11-27"],
  ["The envoy will leave next week.", "next week=2016-11-28/2016-12-04"],
  ["The envoy will leave next month.", "next month=2016-12"],
  ["The envoy will leave later this year.", "later this year=2016"],
  ["The envoy will leave in two days.", "two days=2016-11-28"],
  ["The envoy will leave in two weeks' time.", "two weeks' time=2016-12-05/2016-12-11"],
  ["Hundreds fled in the past three months.", "the past three months=2016-08/2016-11"],
  ["Hundreds fled in the past 24 hours.", "the past 24 hours=2016-11-25/2016-11-26"],
  ["Hundreds fled in the last two weeks.", "the last two weeks=2016-11-12/2016-11-26"],
  ["Hundreds fled over the past year.", "the past year=2015/2016"],
  ["Hundreds will flee in the coming days.", "the coming days=2016-11-26/.."],
  ["Exports will grow over the next ten years.", "the next ten years=2016/2026"],
  ["Crowds will march this weekend.", "this weekend=2016-11-26/2016-11-27"],
  ["Crowds will march next weekend.", "next weekend=2016-12-03/2016-12-04"],
]);

table("counted from the report, on a Monday", monday, [
  ["Crowds marched over the weekend.", "the weekend=2017-03-04/2017-03-05"],
  ["Crowds marched on Sunday.", "Sunday=2017-03-05"],
  ["Crowds marched on Monday.", "Monday=2017-03-06"],
  ["Crowds will march on Friday.", "Friday=2017-03-10"],
  ["The pact ended last year.", "last year=2016"],
  ["The pact ended in December.", "December=2016-12"],
  ["The pact ends in June.", "June=2017-06"],
  ["The pact ended on 28 December.", "28 December=2016-12-28"],
  ["The pact will end on 28 December.", "28 December=2017-12-28"],
  ["The pact ended last March.", "last March=2016-03"],
  ["The pact ended last winter.", "last winter=2016-12-01/2017-02-28"],
]);

table("counted from what was told", saturday, [
  ["The mine shut on 3 May. The next day it burnt.", "3 May=2016-05-03", "The next day=2016-05-04"],
  ["The mine shut on 3 May. It burnt the same day.", "3 May=2016-05-03", "the same day=2016-05-03"],
  ["The mine shut on 3 May. Two days later it burnt.", "3 May=2016-05-03", "Two days later=2016-05-05"],
  ["The mine shut on 3 May. It had burnt the day before.", "3 May=2016-05-03", "the day before=2016-05-02"],
  ["The mine shut on 3 May. It burnt that night.", "3 May=2016-05-03", "that night=2016-05-03TNI"],
  [
    "The mine shut on 3 May. The following week it burnt.",
    "3 May=2016-05-03",
    "The following week=2016-05-09/2016-05-15",
  ],
  [
    "The mine shut in May 2014. The following month it burnt.",
    "May 2014=2014-05",
    "The following month=2014-06",
  ],
  [
    "The mine shut in May 2014. Six months earlier it had burnt.",
    "May 2014=2014-05",
    "Six months earlier=2013-11",
  ],
  ["The mine shut in 2009. Ten years later it burnt.", "2009=2009", "Ten years later=2019"],
  ["The mine shut in 2009. It had burnt the previous year.", "2009=2009", "the previous year=2008"],
  ["The mine shut in 2009. Later that year it burnt.", "2009=2009", "Later that year=2009"],
  [
    "The mine closed on Friday. The next morning it burnt.",
    "Friday=2016-11-25",
    "The next morning=2016-11-26TMO",
  ],
  [
    "The mine shut on 3 May. The following Tuesday it burnt.",
    "3 May=2016-05-03",
    "The following Tuesday=2016-05-10",
  ],
  [
    "Police fired on the crowd on 3 May. It was the third raid of the day.",
    "3 May=2016-05-03",
    "the day=2016-05-03",
  ],
  ["It was the first missile test of the year.", "the year=2016"],
]);

table("ranges", saturday, [
  ["The talks were held between 3 and 5 May.", "3 and 5 May=2016-05-03/2016-05-05"],
  ["The talks were held on 3 and 9 May.", "3=2016-05-03", "9 May=2016-05-09"],
  ["The talks ran from 3 to 5 May 2014.", "3 to 5 May 2014=2014-05-03/2014-05-05"],
  [
    "The drill will run from January to March 2017.",
    "January=2017-01@2017-01/2017-03",
    "March 2017=2017-03@2017-01/2017-03",
  ],
  [
    "The fair ran from 30 June to 2 July.",
    "30 June=2016-06-30@2016-06-30/2016-07-02",
    "2 July=2016-07-02@2016-06-30/2016-07-02",
  ],
  [
    "The fair (30 June-2 July) was a success.",
    "30 June=2016-06-30@2016-06-30/2016-07-02",
    "2 July=2016-07-02@2016-06-30/2016-07-02",
  ],
  [
    "The shop was shut from Monday to Wednesday.",
    "Monday=2016-11-21@2016-11-21/2016-11-23",
    "Wednesday=2016-11-23@2016-11-21/2016-11-23",
  ],
  ["He ruled from 2003 until 2011.", "2003=2003@2003/2011", "2011=2011@2003/2011"],
  ["The war of 1939-45 ruined the port.", "1939-45=1939/1945"],
  ["He ruled in 2010-2014.", "2010=2010@2010/2014", "2014=2014@2010/2014"],
  ["The truce has held since last week.", "last week=2016-11-14/2016-11-20"],
  ["The truce has held since 2014.", "2014=2014@2014/.."],
  ["The talks were held on Nov. 14-16.", "Nov. 14-16=2016-11-14/2016-11-16"],
]);

table("feasts and days with a name", saturday, [
  ["The truce broke on Christmas Day.", "Christmas Day=2015-12-25"],
  ["The troops will be home by Christmas.", "Christmas=2016-12-25"],
  ["The raid came at Christmas 2014.", "Christmas 2014=2014-12-25"],
  ["The raid came on New Year's Eve.", "New Year's Eve=2015-12-31"],
  ["The raid came on New Year's Day 2014.", "New Year's Day 2014=2014-01-01"],
  ["The raid came on Easter Sunday.", "Easter Sunday=2016-03-27"],
  ["The raid came on Good Friday.", "Good Friday=2016-03-25"],
  ["The raid came last Easter.", "last Easter=2016-03-27"],
  ["The raid came on Easter Monday 2015.", "Easter Monday 2015=2015-04-06"],
  ["The raid came during Ramadan.", "Ramadan=2016-06-06/2016-07-05"],
  ["The raid came on Thanksgiving.", "Thanksgiving=2016-11-24"],
  ["The raid came on May Day.", "May Day=2016-05-01"],
  ["The raid came on Bastille Day.", "Bastille Day=2016-07-14"],
  ["The raid came on Yom Kippur.", "Yom Kippur=2016-10-12"],
  ["The law was passed after 9/11.", "9/11=2001-09-11"],
  ["The law was passed after the September 11 attacks.", "September 11=2001-09-11"],
]);

table("durations", saturday, [
  ["The siege lasted for two years.", "two years=P2Y"],
  ["They held a two-hour meeting.", "two-hour=PT2H"],
  ["He began a three-day visit.", "three-day=P3D"],
  ["The siege lasted a fortnight.", "a fortnight=P2W"],
  ["The siege lasted a few days.", "a few days=PXD"],
  ["The siege lasted a couple of weeks.", "a couple of weeks=P2W"],
  ["The siege lasted two and a half hours.", "two and a half hours=PT2.5H"],
  ["The siege lasted a year and a half.", "a year and a half=P1.5Y"],
  ["The siege lasted 45 minutes.", "45 minutes=PT45M"],
  ["The feud has lasted half a century.", "half a century=P50Y"],
  ["The feud has lasted a quarter of a century.", "a quarter of a century=P25Y"],
  ["The feud has lasted for decades.", "decades=PXY"],
  ["A 20-year-old man was shot.", ...[]],
  ["The girl is nine years old.", ...[]],
  ["He left home at the age of 16 years.", ...[]],
]);

table("sets", saturday, [
  ["They meet every Friday.", "every Friday=XXXX-WXX-5"],
  ["They meet on Fridays.", "Fridays=XXXX-WXX-5"],
  ["They meet twice a week.", "twice a week=P1W"],
  ["They meet three times a year.", "three times a year=P1Y"],
  ["They meet once a month.", "once a month=P1M"],
  ["They meet every other day.", "every other day=P2D"],
  ["They meet every two weeks.", "every two weeks=P2W"],
  ["They meet daily.", "daily=P1D"],
  ["They meet every morning.", "every morning=XXXX-XX-XXTMO"],
  ["They meet every Monday morning.", "every Monday morning=XXXX-WXX-1TMO"],
  ["They meet every weekend.", "every weekend=XXXX-WXX-WE"],
  ["They meet every spring.", "every spring=XXXX-SP"],
]);

table("vague times", saturday, [
  ["The camp is now full.", "now=PRESENT_REF"],
  ["The camp is currently full.", "currently=PRESENT_REF"],
  ["The camp was recently closed.", "recently=PAST_REF"],
  ["The camp will soon be closed.", "soon=FUTURE_REF"],
  ["The camp has filled in recent weeks.", "recent weeks=PAST_REF"],
  ["The camp was closed years ago.", "years ago=PAST_REF"],
  ["The camp was closed long ago.", "long ago=PAST_REF"],
  ["The camp has been shelled in the past.", "the past=PAST_REF"],
  ["The camp may be shelled in the future.", "the future=FUTURE_REF"],
]);

table("without a report's date", undefined, [
  ["Crowds marched on Thursday.", "Thursday=XXXX-WXX-4"],
  ["Crowds marched yesterday.", "yesterday=XXXX-XX-XX"],
  ["Crowds marched last week.", "last week=XXXX-WXX"],
  ["Crowds marched last month.", "last month=XXXX-XX"],
  ["Crowds marched last year.", "last year=XXXX"],
  ["Crowds marched in August.", "August=XXXX-08"],
  ["Crowds marched on 3 May.", "3 May=XXXX-05-03"],
  ["Crowds marched this morning.", "this morning=XXXX-XX-XXTMO"],
  ["Crowds marched two days ago.", "two days ago=XXXX-XX-XX"],
  ["Crowds marched three months ago.", "three months ago=XXXX-XX"],
  ["Crowds marched at noon on Friday.", "noon on Friday=XXXX-WXX-5T12:00"],
  ["Crowds marched over the weekend.", "the weekend=XXXX-WXX-WE"],
  ["Crowds marched on Christmas Day.", "Christmas Day=XXXX-12-25"],
  ["Crowds marched in May 2014.", "May 2014=2014-05"],
]);

table("more dates in news", saturday, [
  ["MOSCOW, Nov 24 (Agency) - Ministers met on Thursday.", "Nov 24=2016-11-24", "Thursday=2016-11-24"],
  ["The ship sank on the night of 12 to 13 March.", "12 to 13 March=2016-03-12/2016-03-13"],
  ["The ship sank on Sunday, July 31.", "Sunday, July 31=2016-07-31"],
  ["The ship sank on 1/12/2014.", "1/12/2014=2014"],
  ["The ship sank late in 2014.", "2014=2014"],
  ["The ship sank in the spring of last year.", "the spring of last year=2015-03-01/2015-05-31"],
  ["The ship sank in the winter of 2010.", "the winter of 2010=2010-12-01/2011-02-28"],
  ["The ship sank in December, a month after its launch.", "December=2015-12", "a month=P1M"],
  ["The ship sank shortly after midnight on Sunday.", "midnight on Sunday=2016-11-20T24:00"],
  [
    "The ship sank at around 3 a.m. (0100 GMT) on Sunday.",
    "3 a.m.=2016-11-20T03:00",
    "0100 GMT=2016-11-20T01:00Z",
    "Sunday=2016-11-20",
  ],
  ["The ship sank on Wednesday at 11:20.", "Wednesday=2016-11-23", "11:20=2016-11-23T11:20"],
  ["The ship sank five days ago.", "five days ago=2016-11-21"],
  ["The ship sank some three weeks ago.", "three weeks ago=2016-10-31/2016-11-06"],
  ["The ship sank just over a month ago.", "a month ago=../2016-10"],
  ["The ship sank more than a decade ago.", "a decade ago=../2006"],
  ["The ship sank half a century ago.", "half a century ago=1966"],
  ["The ship sank a week earlier.", "a week earlier=2016-11-19"],
  ["The ship sank in the first week of May.", "the first week of May=2016-05-01/2016-05-07"],
  ["The ship sank on the last day of October.", "the last day of October=2016-10-31"],
  ["The ship sank in the twenty-first century.", "the twenty-first century=2000-01-01/2099-12-31"],
  ["The ship sank in the '60s.", "the '60s=1960-01-01/1969-12-31"],
  ["The ship will sail on Dec. 1.", "Dec. 1=2016-12-01"],
  ["The ship will sail from 5 to 9 December.", "5 to 9 December=2016-12-05/2016-12-09"],
  ["The ship sails next Monday at 9 a.m.", "next Monday=2016-11-28", "9 a.m=2016-11-28T09:00"],
  ["The ship is expected in January.", "January=2017-01"],
  ["The ship should arrive within the next two weeks.", "the next two weeks=2016-11-26/2016-12-10"],
  ["The ship should arrive by 2020.", "2020=2020"],
  ["The ship should arrive before the end of the month.", "the end of the month=2016-11-30"],
  ["The ship must arrive by year-end.", "year-end=2016-12-31"],
  ["He promised to return in the new year.", ...[]],
  ["Elections are due in the second half of next year.", "the second half of next year=2017-H2"],
  ["Elections were held in both 2011 and 2015.", "2011=2011", "2015=2015"],
  ["Elections were held in 2008, 2012 and 2016.", "2008=2008", "2012=2012", "2016=2016"],
  ["The 2008 war and the 2014 truce were discussed.", "2008=2008", "2014=2014"],
  ["The ruler of 1801 to 1825 was mad.", "1801=1801@1801/1825", "1825=1825@1801/1825"],
  ["The base was used until 1945.", "1945=1945@../1945"],
]);

table("more counted and vague times", monday, [
  ["The strike began on Tuesday. By Thursday it was over.", "Tuesday=2017-02-28", "Thursday=2017-03-02"],
  [
    "The strike began on Friday night. Early the next day it ended.",
    "Friday night=2017-03-03TNI",
    "Early the next day=2017-03-04",
  ],
  ["The strike began in February. It ended a week later.", "February=2017-02", "a week later=XXXX-XX-XX"],
  [
    "The strike began on 1 February. It ended a week later.",
    "1 February=2017-02-01",
    "a week later=2017-02-08",
  ],
  [
    "The strike began on 1 February. The month before, wages fell.",
    "1 February=2017-02-01",
    "The month before=2017-01",
  ],
  ["The strike will begin in April and end a month later.", "April=2017-04", "a month later=2017-05"],
  ["The strike, now in its third week, goes on.", "now=PRESENT_REF"],
  ["For the first time in ten years, they struck.", "ten years=P10Y"],
  ["They have struck for nearly three weeks.", "three weeks=P3W"],
  ["They struck for a third day.", ...[]],
  ["They struck for 48 hours last month.", "48 hours=PT48H", "last month=2017-02"],
  ["They strike three times per week.", "three times per week=P1W"],
  ["They strike each summer.", "each summer=XXXX-SU"],
  ["They strike on the first Monday of every month.", "the first Monday of every month=P1M"],
  ["In the coming months they will strike.", "the coming months=2017-03/.."],
  ["At present they do not strike.", "At present=PRESENT_REF"],
  ["They may strike at any moment.", ...[]],
  ["In March, they struck twice.", "March=2017-03"],
  ["In April, they struck twice.", "April=2016-04"],
  ["They strike this Friday.", "this Friday=2017-03-10"],
  ["They struck on Easter Sunday 2012.", "Easter Sunday 2012=2012-04-08"],
  ["They will strike after Easter.", "Easter=2017-04-16"],
  [
    "The envoy arrived on Friday. The ban will begin on April 3, he said later the same day.",
    "Friday=2017-03-03",
    "April 3=2017-04-03",
    "later the same day=2017-03-03",
  ],
  ["The bank said in May the loan might be late.", "May=2016-05"],
  ["The Daily Gazette wrote that they struck on Thursday.", "Thursday=2017-03-02"],
  ["They bought a Christmas tree.", ...[]],
]);
