import type { Sentence, Token } from "../sentence.ts";

/** Whether a quotation was open when a sentence ended, and in which paragraph. */
export interface Quotation {
  readonly open: boolean;
  readonly paragraph: number;
}

/** Which words of a sentence stand in somebody's mouth, and what is open after it; a new paragraph begins anew. */
export function quoted(
  s: Sentence,
  tokens: readonly Token[],
  before: Quotation,
): { readonly inside: readonly boolean[]; readonly after: Quotation } {
  let open = before.open && before.paragraph === s.paragraph;
  const inside = tokens.map(t => {
    if (/^[“„«]$|^``$/.test(t.form)) open = true;
    else if (/^[”»]$|^''$/.test(t.form)) open = false;
    else if (t.form === '"') open = !open;
    return open;
  });
  return { inside, after: { open, paragraph: s.paragraph } };
}
