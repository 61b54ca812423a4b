import compromise from "compromise";
import model from "wink-eng-lite-web-model";
import wink from "wink-nlp";

/** A public library for English text that runs in Node, doing the most that it does: how many words it found. */
export interface Peer {
  readonly name: string;
  readonly does: string;
  readonly read: (text: string) => number;
}

/** The peers, loaded. */
export function peers(): readonly Peer[] {
  const nlp = wink(model);
  return [
    {
      name: "wink-nlp 2.4.0",
      does: "sentences, tokens, tags, entities",
      read: text => nlp.readDoc(text).tokens().length(),
    },
    {
      name: "compromise 14.17.0",
      does: "sentences, tokens, tags, chunks",
      read: text => compromise(text).wordCount(),
    },
  ];
}
