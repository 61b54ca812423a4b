/** IRIs of what a record holds; ids may have any characters. */
export const reportIri = (id: string): string => `urn:attache:report:${encodeURIComponent(id)}`;
export const eventIri = (id: string): string =>
  `urn:attache:event:${encodeURIComponent(id.replace(/^e:/, ""))}`;
