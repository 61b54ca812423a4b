/** The encoding that an XML declaration names, by the first bytes; `undefined` where there is none. */
export function xmlEncoding(bytes: Buffer): string | undefined {
  return /^[^<]{0,10}<\?xml[^>]{0,200}?encoding\s{0,10}=\s{0,10}["']\s{0,10}([\w.:-]{1,40})/i.exec(
    bytes.subarray(0, 400).toString("latin1"),
  )?.[1];
}

/** The encoding that a page declares in its first 1,024 bytes, by a `meta` element or its XML declaration. */
export function pageEncoding(bytes: Buffer): string | undefined {
  const meta = /<meta[^>]{0,200}?charset\s{0,10}=\s{0,10}["']?\s{0,10}([\w.:-]{1,40})/i;
  return meta.exec(bytes.subarray(0, 1024).toString("latin1"))?.[1] ?? xmlEncoding(bytes);
}

/** Patterns of labels and the encoding each means, after the WHATWG Encoding Standard; labels that no text of the web bears are left out. */
const labels: readonly (readonly [RegExp, string])[] = [
  [/^(?:unicode-1-1-utf-8|utf-?8)$/, "utf-8"],
  [
    /^(?:windows-1252|x?-?cp-?1252|(?:us-)?ascii|ansi_x3\.4-1968|iso[-_]?8859-?1(?:5)?|latin-?1|l1)$/,
    "windows-1252",
  ],
  [/^(?:windows-1254|x?-?cp-?1254|iso[-_]?8859-?9|latin5|l5)$/, "windows-1254"],
  [/^(?:windows-874|iso[-_]?8859-?11|dos-874|tis-620)$/, "windows-874"],
  [/^(?:gb18030|gbk|x-gbk|gb_?2312(?:-80)?|chinese|csgb2312)$/, "gb18030"],
  [/^(?:big5(?:-hkscs)?|x-x-big5|cn-big5)$/, "big5"],
  [/^(?:shift[-_]jis|x-sjis|sjis|ms_kanji|ms932|cp932|windows-31j)$/, "shift_jis"],
  [/^(?:euc-kr|ks_c_5601-19(?:87|89)|korean|windows-949|cp949)$/, "euc-kr"],
  [/^(?:x-)?euc-jp$/, "euc-jp"],
  [/^(?:macintosh|mac|mac-?roman|x-mac-roman)$/, "macintosh"],
  [/^(?:x-mac-cyrillic|x-mac-ukrainian|maccyrillic)$/, "maccyrillic"],
  [/^koi8?(?:-?r)?$/, "koi8-r"],
  [/^koi8-(?:u|ru)$/, "koi8-u"],
  [/^(?:ibm866|cp866|866)$/, "cp866"],
  [/^utf-?16-?(?:le)?$/, "utf-16le"],
  [/^utf-?16-?be$/, "utf-16be"],
];

/** The encoding that a label means, as iconv spells it; `undefined` for one that is not read (UTF-7, `x-user-defined`, nonsense). */
export function encodingNamed(label: string | undefined): string | undefined {
  const name = label?.trim().toLowerCase() ?? "";
  const windows = /^(?:windows-|x?-?cp-?)(125[0135678])$/.exec(name)?.[1];
  if (windows !== undefined) return `windows-${windows}`;
  const iso = /^iso[-_]?8859-?(2|3|4|5|6|7|8|10|13|14|16)(?:-[ei])?$/.exec(name)?.[1];
  if (iso !== undefined) return `iso-8859-${iso}`;
  return labels.find(([pattern]) => pattern.test(name))?.[1];
}
