import type { Mention } from "../language/mention.ts";
import { quote } from "../text/span.ts";
import type { Resolved } from "../world/actor.ts";
import type { Reading } from "./draft.ts";

/**
 * Whom a person's name means on the report's day, of several who bear it the one that the text's company speaks for.
 * @see CODEBOOK.md#names-borne-by-several
 */
export function personMeant(reading: Reading, mention: Mention): Resolved | undefined {
  const { document } = reading.analysis;
  const name = quote(document.text, mention);
  const several = reading.world.bearers(name).length > 1;
  return reading.world.named(name, document.published, several ? companyOf(reading, mention) : [])[0];
}

/** The lands that the sentence names, else those of the report. */
function companyOf(reading: Reading, { sentence }: Mention): readonly string[] {
  const lands = (near: boolean) =>
    reading.analysis.mentions.flatMap(m =>
      m.entry !== undefined && m.type !== "PER" && (!near || m.sentence === sentence)
        ? (reading.world.keyed(m.entry)?.country ?? [])
        : [],
    );
  const here = lands(true);
  return here.length > 0 ? here : lands(false);
}
