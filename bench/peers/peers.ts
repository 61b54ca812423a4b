/** A public library for English text that runs in Node, doing the most that it does; loading gives its reader. */
export interface Peer {
  readonly name: string;
  readonly does: string;
  readonly load: () => Promise<(text: string) => unknown>;
}

/** The peers; each is loaded when it is measured. */
export const peers: readonly Peer[] = [
  {
    name: "wink-nlp 2.4.0",
    does: "sentences, tokens, tags, entities; no trees",
    load: async () => {
      const [{ default: wink }, { default: model }] = await Promise.all([
        import("wink-nlp"),
        import("wink-eng-lite-web-model"),
      ]);
      const nlp = wink(model);
      return text => nlp.readDoc(text).tokens().length();
    },
  },
  {
    name: "compromise 14.17.0",
    does: "sentences, tokens, tags, chunks; no trees",
    load: async () => {
      const { default: compromise } = await import("compromise");
      return text => compromise(text).wordCount();
    },
  },
];
