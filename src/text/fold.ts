const singles: Readonly<Record<string, string>> = {
  ı: "i",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ß: "ss",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ð: "d",
  þ: "th",
};
const plain = /^[\x20-\x7e]*$/;

/** The same letters without diacritics (`Erdoğan` → `Erdogan`, `İ` → `I`); case is kept. */
export function fold(text: string): string {
  if (plain.test(text)) return text;
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[ıøØłŁđĐßæÆœŒðþ]/g, c => singles[c] ?? c)
    .replace(/[’‘ʻʼ]/g, "'");
}
