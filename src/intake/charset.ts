/** The encoding that an XML declaration names, by the first bytes; `undefined` where there is none. */
export function xmlEncoding(bytes: Buffer): string | undefined {
  return /^[^<]{0,10}<\?xml[^>]{0,200}?encoding\s{0,10}=\s{0,10}["']\s{0,10}([\w.:-]{1,40})/i.exec(
    bytes.subarray(0, 400).toString("latin1"),
  )?.[1];
}
