import { expect, test } from "vitest";
import { identified, isEnglish } from "../../src/intake/language.ts";

const languageOf = async (text: string, language?: string): Promise<string | undefined> =>
  (await identified({ id: "x", text, ...(language === undefined ? {} : { language }) })).language;

const english =
  "The foreign ministers of both countries met in Ankara on Friday and agreed to reopen the border, which had been closed since the autumn, officials said.";

test.each([
  [
    "tr",
    "Dışişleri Bakanı cuma günü Ankara'da mevkidaşıyla görüştü ve sınır kapılarının yeniden açılmasına karar verildiğini açıkladı. Görüşmede ticaret ve enerji konuları da ele alındı.",
  ],
  [
    "ru",
    "Министр иностранных дел в пятницу встретился в Анкаре со своим коллегой и заявил, что граница будет вновь открыта. На переговорах обсуждались торговля и энергетика.",
  ],
  [
    "uk",
    "Міністр закордонних справ у п'ятницю зустрівся в Анкарі зі своїм колегою і заявив, що кордон буде знову відкрито. На переговорах обговорювали торгівлю та енергетику.",
  ],
  [
    "ar",
    "التقى وزير الخارجية نظيره في أنقرة يوم الجمعة وأعلن أن الحدود ستفتح من جديد، وناقش الجانبان التجارة والطاقة.",
  ],
  [
    "fa",
    "وزیر امور خارجه روز جمعه در آنکارا با همتای خود دیدار کرد و گفت که مرز دوباره باز خواهد شد و دو طرف درباره انرژی گفتگو کردند.",
  ],
  [
    "de",
    "Der Außenminister traf am Freitag in Ankara seinen Amtskollegen und teilte mit, dass die Grenze wieder geöffnet werde. Auch über Handel und Energie wurde gesprochen.",
  ],
  [
    "fr",
    "Le ministre des affaires étrangères a rencontré vendredi son homologue à Ankara et a annoncé la réouverture de la frontière. Le commerce et l'énergie ont aussi été abordés.",
  ],
  [
    "es",
    "El ministro de Asuntos Exteriores se reunió el viernes en Ankara con su homólogo y anunció que la frontera volverá a abrirse. También se habló de comercio y de energía.",
  ],
  [
    "nl",
    "De minister van Buitenlandse Zaken sprak vrijdag in Ankara met zijn ambtgenoot en maakte bekend dat de grens weer opengaat. Ook handel en energie kwamen aan de orde.",
  ],
  ["zh", "外交部长星期五在安卡拉会见了对方外长,宣布边境将重新开放,双方还讨论了贸易和能源问题。"],
])("a report in %s is marked so", async (language, text) => expect(await languageOf(text)).toBe(language));

test("English stays as it is, with or without a declaration", async () => {
  expect(await languageOf(english)).toBeUndefined();
  expect(await languageOf(english, "en-GB")).toBe("en-GB");
});

test("the text goes before a declaration that it belies", async () => {
  expect(await languageOf(english, "tr")).toBe("en");
  expect(
    await languageOf(
      "Dışişleri Bakanı cuma günü Ankara'da mevkidaşıyla görüştü ve sınır kapılarının yeniden açılmasına karar verildiğini açıkladı.",
      "en-US",
    ),
  ).toBe("tr");
});

test("a short or doubtful text is left to its declaration, and without one to English", async () => {
  expect(await languageOf("Erdoğan, Putin, Davutoğlu, Lavrov, Çavuşoğlu")).toBeUndefined();
  expect(await languageOf("Talks in Ankara.", "de")).toBe("de");
  expect(await languageOf("")).toBeUndefined();
  expect(isEnglish({ language: "de" })).toBe(false);
  for (const language of ["en", "EN_us", "eng", "und", "", "Englisch, deutsch"])
    expect(isEnglish({ language })).toBe(true);
  expect(isEnglish({})).toBe(true);
});

test("a long English report with a foreign beginning is not lost", async () => {
  const oath = "Дорогие друзья, сегодня мы начинаем новую работу. ".repeat(25);
  expect(await languageOf(oath + `${english} `.repeat(40))).toBeUndefined();
  expect(await languageOf(oath)).toBe("ru");
});
